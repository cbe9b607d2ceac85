//! The places of cards on a page: two columns of four.

use std::collections::BTreeSet;

use crate::lesson::form::PaperSize;

const COLUMNS: usize = 2;
const ROWS: usize = 4;
/// The least space around the cards, in pixels: ten millimetres, which every printer leaves.
const MARGIN: f64 = 38.0;

/// How many places a card takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    rows: usize,
    columns: usize,
}

impl Span {
    /// The whole page.
    pub(super) const PAGE: Self = Self { rows: ROWS, columns: COLUMNS };
    /// One place, a row, half a page, a page.
    pub(super) const ALL: [Self; 4] = [
        Self { rows: 1, columns: 1 },
        Self { rows: 1, columns: COLUMNS },
        Self { rows: 2, columns: COLUMNS },
        Self::PAGE,
    ];
}

/// Where a card lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Its number in the list that was placed, from 0.
    pub(super) card: usize,
    pub(super) span: Span,
    row: usize,
    column: usize,
}

/// Gives each card its place, page by page, in their order.
pub(super) fn placed(spans: &[Span]) -> Vec<Vec<Place>> {
    let mut pages: Vec<Vec<Place>> = Vec::new();
    let (mut row, mut column) = (ROWS, 0);
    for (card, span) in spans.iter().enumerate() {
        if column + span.columns > COLUMNS {
            (row, column) = (row + 1, 0);
        }
        if row + span.rows > ROWS {
            pages.push(Vec::new());
            (row, column) = (0, 0);
        }
        pages.last_mut().expect("the first card begins one").push(Place { card, span: *span, row, column });
        // What takes a row or more ends it.
        match span.columns {
            COLUMNS => row += span.rows,
            columns => column += columns,
        }
    }
    pages
}

/// A paper with its places.
pub(super) struct Grid {
    /// The width and height of the paper.
    pub(super) paper: (f64, f64),
    /// Those of one place.
    cell: (f64, f64),
}

impl Grid {
    pub(super) fn of(size: PaperSize) -> Self {
        let paper = size.pixels();
        let cell = |side: f64, count: usize| ((side - 2.0 * MARGIN) / count as f64).floor();
        Self { paper, cell: (cell(paper.0, COLUMNS), cell(paper.1, ROWS)) }
    }

    /// The width and height of a card.
    pub(super) fn size(&self, span: Span) -> (f64, f64) {
        (self.cell.0 * span.columns as f64, self.cell.1 * span.rows as f64)
    }

    /// Its left top corner; what is left of the paper is the same on both sides, so that mirrored cards lie behind each other.
    pub(super) fn corner(&self, place: &Place) -> (f64, f64) {
        self.point(place.row, place.column)
    }

    /// The lines to cut along, each once, from one point to another.
    pub(super) fn cuts(&self, page: &[Place]) -> Vec<((f64, f64), (f64, f64))> {
        let mut edges: BTreeSet<((usize, usize), (usize, usize))> = BTreeSet::new();
        for Place { span, row, column, .. } in page {
            let (bottom, right) = (row + span.rows, column + span.columns);
            for at in *column..right {
                edges.extend([((*row, at), (*row, at + 1)), ((bottom, at), (bottom, at + 1))]);
            }
            for at in *row..bottom {
                edges.extend([((at, *column), (at + 1, *column)), ((at, right), (at + 1, right))]);
            }
        }
        let point = |(row, column): (usize, usize)| self.point(row, column);
        edges.into_iter().map(|(from, to)| (point(from), point(to))).collect()
    }

    fn point(&self, row: usize, column: usize) -> (f64, f64) {
        let at = |paper: f64, cell: f64, count: usize, at: usize| {
            (paper - cell * count as f64) / 2.0 + cell * at as f64
        };
        (at(self.paper.0, self.cell.0, COLUMNS, column), at(self.paper.1, self.cell.1, ROWS, row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_cards_share_a_place() {
        let [one, row, half, page] = Span::ALL;
        let spans = [one, one, one, row, half, one, row, page, one, half, half];
        let pages = placed(&spans);
        assert_eq!(
            pages.iter().flatten().map(|place| place.card).collect::<Vec<_>>(),
            (0..spans.len()).collect::<Vec<_>>()
        );
        for page in &pages {
            let cells = page.iter().flat_map(|place| {
                let columns =
                    move |row| (0..place.span.columns).map(move |column| (row, place.column + column));
                (0..place.span.rows).flat_map(move |row| columns(place.row + row))
            });
            let cells: Vec<(usize, usize)> = cells.collect();
            let all: BTreeSet<(usize, usize)> = cells.iter().copied().collect();
            assert_eq!(cells.len(), all.len(), "{page:?}");
            assert!(all.iter().all(|(row, column)| *row < ROWS && *column < COLUMNS), "{page:?}");
        }
    }
}
