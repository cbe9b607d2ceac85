//! An answer as text for people: the finding, a table, the ground it stands on.

use comfy_table::presets::NOTHING;
use comfy_table::{ContentArrangement, LineStyle, Table, TableStyle};

use super::row;
use crate::question::{Answer, AnswerKind, Row, Verdict};
use crate::text::visible;

/// Prints an answer as text that fits a number of columns.
#[must_use]
pub fn text(answer: &Answer, width: u16) -> String {
    let width = width.clamp(40, 140);
    let mut blocks = vec![wrapped(&headline(answer), 0, width)];
    blocks.extend(table(answer, &answer.rows, width));
    blocks.extend(series(answer, width));
    if !answer.beside.is_empty() {
        let label = match answer.kind {
            AnswerKind::Changes => "Announced in between:",
            _ => "Beside this, not counted:",
        };
        blocks.push(label.to_owned());
        blocks.extend(table(answer, &answer.beside, width));
    }
    if !answer.reasons.is_empty() {
        let reasons: Vec<String> =
            answer.reasons.iter().map(|reason| format!("- {}", wrapped(reason, 2, width))).collect();
        blocks.push(reasons.join("\n"));
    }
    blocks.push(foot(answer, width));
    let mut text = blocks.join("\n\n");
    text.push('\n');
    text
}

/// The verdict in one word, or the number, then the finding: one line for people.
#[must_use]
pub fn headline(answer: &Answer) -> String {
    visible(&match answer.verdict {
        Some(verdict) => format!("{}. {}.", verdict_word(verdict), answer.finding),
        None if answer.kind == AnswerKind::Count => {
            format!("{}. {}.", answer.count.unwrap_or(0), answer.finding)
        }
        None => format!("{}.", answer.finding),
    })
}

/// The headline by itself, with what the question was narrowed to: through which lens, on whose word, from which step, as known
/// when. Elsewhere this stands below the answer.
#[must_use]
pub fn brief(answer: &Answer) -> String {
    let name = |id: &String| answer.names.get(id).unwrap_or(id).clone();
    let mut narrowed: Vec<String> = Vec::new();
    narrowed.extend(answer.lens.as_ref().map(|lens| format!("through the lens {lens}")));
    narrowed.extend(answer.voice.as_ref().map(|voice| format!("according to {}", name(voice))));
    narrowed.extend(answer.from_step.as_ref().map(|step| format!("from the step {step} on")));
    if answer.known_by < answer.horizon {
        narrowed.push(format!("as known by {}", answer.known_by));
    }
    match narrowed.is_empty() {
        true => headline(answer),
        false => visible(&format!("{} ({})", headline(answer), narrowed.join("; "))),
    }
}

/// A verdict as the first word of a spoken answer.
pub(super) fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "Yes",
        Verdict::No => "No",
        Verdict::Possible => "Possibly",
        Verdict::Disputed => "Disputed",
        Verdict::NotExamined => "Not examined",
        Verdict::NoEvidence => "No evidence",
    }
}

/// The rows as a table, and under each row over the whole width what is to be said of it.
fn table(answer: &Answer, rows: &[Row], width: u16) -> Option<String> {
    if rows.is_empty() {
        return None;
    }
    let columns = Columns::of(answer, rows);
    if width < NARROW {
        return Some(paragraphs(answer, rows, &columns, width));
    }
    let mut table = Table::new();
    table
        .load_style(SPLIT_ROWS)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(width)
        .set_header(columns.head(answer));
    for row in rows {
        table.add_row(columns.cells(answer, row));
    }
    let mut remarks = rows.iter().map(|row| {
        row::remarks(row).into_iter().map(|remark| format!("   · {}", wrapped(&remark, 5, width)))
    });
    let mut lines: Vec<String> = Vec::new();
    for line in table.lines() {
        match line.starts_with(SPLIT) {
            true => lines.extend(remarks.next().into_iter().flatten()),
            false => lines.push(line.trim_end().to_owned()),
        }
    }
    lines.extend(remarks.next().into_iter().flatten());
    Some(lines.join("\n"))
}

/// Below this width a table would break words to fit its columns.
const NARROW: u16 = 60;

/// The rows without a table: who it is, then each cell under its title.
fn paragraphs(answer: &Answer, rows: &[Row], columns: &Columns, width: u16) -> String {
    let titles = columns.head(answer);
    let mut lines: Vec<String> = Vec::new();
    for row in rows {
        let cells = columns.cells(answer, row);
        for (at, (title, cell)) in
            titles.iter().zip(&cells).enumerate().filter(|(_, (_, cell))| !cell.is_empty())
        {
            lines.push(match at {
                0 => format!(" {}", wrapped(cell, 1, width)),
                _ => format!("   {title:<8}{}", wrapped(cell, 11, width)),
            });
        }
        lines.extend(row::remarks(row).iter().map(|remark| format!("   · {}", wrapped(remark, 5, width))));
    }
    lines.join("\n")
}

/// Stands between rows, so that it can be told where one ends. It cannot occur in a cell: cells show no control characters.
const SPLIT: char = '\u{1}';
const SPLIT_ROWS: TableStyle = TableStyle::new().row_separator(LineStyle::none().fill(SPLIT));

/// Which columns a table has: those that tell its rows apart, and those that every table has.
struct Columns {
    object: bool,
    matter: bool,
    until: bool,
}

impl Columns {
    fn of(answer: &Answer, rows: &[Row]) -> Self {
        let is_history = answer.kind == AnswerKind::History;
        Self {
            // What happened is told in a sentence that names its object and its matter.
            object: !is_history && (rows.len() == 1 || rows.iter().any(|row| row.object != rows[0].object)),
            matter: !is_history && rows.iter().any(|row| row.matter != rows[0].matter),
            until: rows.iter().any(|row| row.until.is_some()),
        }
    }

    fn head(&self, answer: &Answer) -> Vec<&'static str> {
        let is_history = answer.kind == AnswerKind::History;
        let head = [
            (true, "who"),
            (self.object, "towards"),
            (self.matter, "matter"),
            (true, "what"),
            (true, if is_history { "when" } else { "since" }),
            (self.until, "until"),
            (true, "source"),
        ];
        head.into_iter().filter(|(is_shown, _)| *is_shown).map(|(_, title)| title).collect()
    }

    fn cells(&self, answer: &Answer, row: &Row) -> Vec<String> {
        let cells = [
            (true, row::name(answer, &row.author)),
            (self.object, row::name(answer, &row.object)),
            (self.matter, row.matter.replace('-', " ")),
            (true, row::value(answer, row)),
            (true, row::date(row.since.as_deref())),
            (self.until, row::date(row.until.as_deref())),
            (true, row::numbers(&row::grounds(row))),
        ];
        cells.into_iter().filter(|(is_shown, _)| *is_shown).map(|(_, cell)| cell).collect()
    }
}

/// One line for each of what the answer is broken down by: the count, and who is counted.
fn series(answer: &Answer, width: u16) -> Option<String> {
    if answer.series.is_empty() {
        return None;
    }
    let shows_most = answer.series.iter().any(|bucket| bucket.at_most != bucket.count);
    let mut table = Table::new();
    table.load_style(NOTHING).set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    table.set_header(if shows_most { vec!["", "count", "at most", "who"] } else { vec!["", "count", "who"] });
    for bucket in &answer.series {
        let mut cells = vec![visible(&bucket.label), bucket.count.to_string()];
        if shows_most {
            cells.push(bucket.at_most.to_string());
        }
        cells.push(row::parties(bucket));
        table.add_row(cells);
    }
    let lines: Vec<String> = table.lines().map(|line| line.trim_end().to_owned()).collect();
    Some(lines.join("\n"))
}

/// The lines that every answer ends with: the question as understood, both clocks, coverage, sources.
fn foot(answer: &Answer, width: u16) -> String {
    let clocks = match &answer.on {
        Some(on) => format!("{on}; known by {}; data to {}", answer.known_by, answer.horizon),
        None => format!("all days; known by {}; data to {}", answer.known_by, answer.horizon),
    };
    let voice =
        answer.voice.as_ref().map_or(String::new(), |id| format!("; according to {}", row::name(answer, id)));
    let clocks = format!("{clocks}{voice}");
    let mut lines = vec![
        labelled("Question", &answer.question, width),
        labelled("As of", &clocks, width),
        labelled("Coverage", &answer.coverage.text, width),
    ];
    for note in &answer.notes {
        lines.push(labelled("Note", note, width));
    }
    for source in &answer.sources {
        let mut line =
            format!("[{}] {}. {}, {}.", source.number, source.title, source.publisher, source.published);
        if let Some(place) = source.place() {
            line.push_str(&format!(" {place}"));
        }
        lines.push(labelled("Source", &line, width));
    }
    lines.join("\n")
}

fn labelled(label: &str, text: &str, width: u16) -> String {
    format!("{label:<10}{}", wrapped(text, 10, width))
}

/// A text broken at blanks into lines that fit, all but the first set in by `indent`.
fn wrapped(text: &str, indent: usize, width: u16) -> String {
    use unicode_width::UnicodeWidthStr;
    let room = usize::from(width).saturating_sub(indent).max(20);
    let text = visible(text);
    let mut lines = String::with_capacity(text.len() + text.len() / room * (indent + 1));
    // The width of the line so far; measured word by word, since each line is measured many times otherwise.
    let mut taken = 0;
    for word in text.split(' ') {
        let wide = word.width();
        if taken > 0 && taken + 1 + wide > room {
            lines.push('\n');
            lines.extend(std::iter::repeat_n(' ', indent));
            taken = 0;
        } else if taken > 0 {
            lines.push(' ');
            taken += 1;
        }
        lines.push_str(word);
        taken += wide;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;
    use crate::question::{Lexicon, ask, parse};
    use std::collections::BTreeSet;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn a_narrow_terminal_breaks_no_word() {
        let graph = load::shipped().graph;
        let lexicon = Lexicon::new(&graph);
        for question in ["who lists the taliban", "what happened between russia and the taliban"] {
            let answer = ask(&graph, &parse(question, &lexicon).unwrap());
            let wide = text(&answer, 140);
            let known: BTreeSet<&str> = wide.split_whitespace().collect();
            let narrow = text(&answer, 40);
            for line in narrow.lines() {
                let words = line.split_whitespace();
                assert!(words.clone().all(|word| known.contains(word) || word.contains('-')), "{line}");
                // An address or a long word stands alone on its line.
                assert!(line.width() <= 40 || words.count() <= 2, "{line}");
            }
        }
    }
}
