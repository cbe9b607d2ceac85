//! Whose view of borders a map draws.

use std::collections::BTreeSet;

use super::atlas::PLACES;
use super::ground::Kind;
use crate::question::{Answer, Verdict};

/// A point of view: how the border of each contested place is drawn, and why.
///
/// It is made of the acts of the viewer that the graph has, by answers to questions; there is no table of opinions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct View {
    /// Whose view it is; none for the neutral one, in which every contested place has a hatched border.
    pub viewer: Option<String>,
    /// What the viewer's acts on record say of places; a contested place that is not among them has a hatched border.
    pub seen: Vec<Seen>,
}

/// What the acts of a viewer say of one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Id of the place's entity.
    pub id: String,
    /// How its border is drawn.
    pub border: Border,
    /// Why, in one sentence with its sources.
    pub why: String,
}

/// How the border of a place is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Border {
    /// Full: the viewer recognizes it as a state on the day.
    Full,
    /// Dashed: it was looked into, and the viewer does not.
    Dashed,
    /// Hatched: neither is on record, or it is in doubt; or the point of view is neutral.
    Hatched,
}

/// The keys of the places that are contested: an ISO 3166 alpha-3 code, or where there is none the id of the entity.
pub fn contested() -> impl Iterator<Item = &'static str> {
    PLACES.iter().filter(|place| place.kind == Kind::Contested).map(|place| place.key)
}

impl View {
    /// The view of one party, by its name within a sentence, from answers to *does VIEWER recognize PLACE as a state*, each with the id of the place. `own` is the
    /// viewer's own id.
    #[must_use]
    pub fn of_party(viewer: &str, own: &str, answers: &[(String, Answer)]) -> Self {
        let itself = Seen {
            id: own.to_owned(),
            border: Border::Full,
            why: format!("The view drawn is that of {viewer}."),
        };
        let seen = answers.iter().filter_map(|(id, answer)| {
            let border = match answer.verdict? {
                Verdict::Yes => Border::Full,
                Verdict::No | Verdict::NoEvidence => Border::Dashed,
                Verdict::Possible | Verdict::Disputed => Border::Hatched,
                Verdict::NotExamined => return None,
            };
            Some(Seen { id: id.clone(), border, why: told(answer, &answer.finding) })
        });
        Self { viewer: Some(viewer.to_owned()), seen: std::iter::once(itself).chain(seen).collect() }
    }

    /// The view of a group, from answers to *who recognizes PLACE as a state among GROUP*, each with the id of the place; `members` are the
    /// ids of its members on the day. The group sees what all its members see; where they differ, that is said.
    #[must_use]
    pub fn of_group(viewer: &str, members: &[String], answers: &[(String, Answer)]) -> Self {
        let seen = answers.iter().filter_map(|(id, answer)| {
            let of_members = || answer.rows.iter().filter(|row| members.contains(&row.author));
            let recognize: BTreeSet<&str> =
                of_members().filter(|row| row.counts()).map(|row| row.author.as_str()).collect();
            let in_doubt = of_members().any(|row| !recognize.contains(row.author.as_str()));
            let examined =
                |member: &String| *member == *id || answer.coverage.examined_states.contains(member);
            let all = members.iter().filter(|member| *member != id).count();
            let border = match recognize.len() {
                _ if all == 0 => return None,
                count if count == all => Border::Full,
                0 if !in_doubt && members.iter().all(examined) => Border::Dashed,
                0 if !in_doubt => return None,
                _ => Border::Hatched,
            };
            let name = answer.names.get(id).unwrap_or(id);
            let of = answer.on.as_deref().unwrap_or(&answer.horizon);
            let finding = format!(
                "{}: {} of {all} members of {viewer} are on record as recognizing it as a state on {of}",
                name,
                recognize.len()
            );
            Some(Seen { id: id.clone(), border, why: told(answer, &finding) })
        });
        Self { viewer: Some(viewer.to_owned()), seen: seen.collect() }
    }

    /// How the border of a place is drawn, where it is not an ordinary one.
    pub(super) fn border(&self, id: &str, is_contested: bool) -> Option<Border> {
        let seen = self.seen.iter().find(|seen| seen.id == id).map(|seen| seen.border);
        match (seen, is_contested) {
            (Some(border), true) => Some(border),
            (None, true) => Some(Border::Hatched),
            // That a viewer recognizes a state whose border nobody contests is no news.
            (Some(Border::Dashed), false) => Some(Border::Dashed),
            (_, false) => None,
        }
    }
}

/// A finding with the sources of its answer: publisher and day, three at most.
fn told(answer: &Answer, finding: &str) -> String {
    const MOST: usize = 3;
    let named: Vec<String> = answer
        .sources
        .iter()
        .take(MOST)
        .map(|source| format!("{}, {}", source.publisher, source.published))
        .collect();
    let more = answer.sources.len().saturating_sub(MOST);
    match (named.is_empty(), more) {
        (true, _) => format!("{finding}."),
        (false, 0) => format!("{finding} ({}).", named.join("; ")),
        (false, more) => format!("{finding} ({}; and {more} more).", named.join("; ")),
    }
}
