//! What was held and ended: who listed and later delisted.

use crate::graph::{ActRef, EntityRef, Graph, Strand};
use crate::time::Day;
use crate::vocabulary::{Effect, Matter, Value, effect};

impl Graph {
    /// The authors that certainly held a matter towards an object and certainly ended it later, in order of id; by all that
    /// is on record. One that took it up again is among them.
    ///
    /// # Examples
    /// ```
    /// use comity::vocabulary::Matter;
    /// let loaded = comity::load::case("russia-taliban-2024-10").unwrap();
    /// let taliban = loaded.graph.entity("taliban").unwrap();
    /// // Russia's listing was suspended in 2025, which is no end of it.
    /// assert!(loaded.graph.ended(Matter::Listing, taliban).all(|author| author.id().as_str() != "russia"));
    /// ```
    pub fn ended<'g>(&'g self, matter: Matter, object: EntityRef<'g>) -> impl Iterator<Item = EntityRef<'g>> {
        let columns = self.periods().by_object();
        let run = columns.bucket(matter, object.ix());
        let last = run.end;
        let mut previous = None;
        run.filter(move |&number| match columns.end[number] {
            Day::MAX if columns.at(number).value.is_some() => false,
            end => match columns.at(number) {
                period if period.value.is_none() => has_ended(self, self.strand(period.strand)),
                period if !period.value.is_some_and(Value::holds) => false,
                // What was followed at once by another value was changed, not ended.
                period => {
                    let next = (number + 1 < last).then(|| columns.at(number + 1));
                    next.is_none_or(|next| next.strand != period.strand || next.start != end)
                }
            },
        })
        .map(move |number| columns.other[number])
        .filter(move |author| previous.replace(*author) != Some(*author))
        .map(|author| author.of(self))
    }
}

/// Whether an act of a strand in doubt certainly ended what another certainly brought about.
fn has_ended(graph: &Graph, strand: &Strand) -> bool {
    let certain = |act: &ActRef<'_>| act.step().moves() && act.refuted().is_none() && !act.is_denied();
    let sets = |act: &ActRef<'_>| match effect(act.matter(), act.deed()) {
        Some(Effect::Sets(value)) => Some(value),
        _ => None,
    };
    let begun = strand.acts(graph).filter(certain).filter(|act| sets(act).is_some_and(Value::holds));
    begun.into_iter().any(|begun| {
        let ends = |act: &ActRef<'_>| sets(act) == Some(Value::None) && begun.window().1 < act.window().0;
        strand.acts(graph).filter(certain).any(|act| ends(&act))
    })
}
