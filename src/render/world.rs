//! The world of an answer: what every state does, or what is done to it. Tiles and maps are two layouts of it.

pub(super) mod key;
pub(super) mod legend;
pub(super) mod value;

use std::collections::{BTreeMap, BTreeSet};

use super::caption::{as_known, caption, in_words};
use super::figure::{Drawing, Figure, NoFigure};
use super::network::{sources_of, sources_of_in_brief};
use super::picture::words::{in_sentence, name};
use super::rung::is_delisted;
use super::twin::Twin;
use crate::question::{Answer, AnswerKind, Asked};
use crate::text::visible;
use value::{Entry, Value};

/// A state that has a place in the world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// Id of the entity.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its ISO 3166 alpha-3 code, if it has one.
    pub code: Option<String>,
    /// Whether it claims to be a state and that is contested. The coverage of an answer does not count such ones.
    pub is_claimed: bool,
}

/// The parties of some worlds that are none of the states.
pub(super) fn others<'a>(worlds: &[World<'a>], states: &[State]) -> BTreeSet<&'a str> {
    let has_place: BTreeSet<&str> = states.iter().map(|state| state.id.as_str()).collect();
    let all = worlds.iter().flat_map(|world| world.of_party.keys().copied());
    all.filter(|id| !has_place.contains(id)).collect()
}

/// What an answer says of each state.
pub(super) struct World<'a> {
    pub(super) answer: &'a Answer,
    of_party: BTreeMap<&'a str, Vec<Entry<'a>>>,
    examined: BTreeSet<&'a str>,
    /// The states that do not exist on the day.
    absent: BTreeSet<&'a str>,
}

impl<'a> World<'a> {
    /// Gathers what an answer says; `figure` is what it is drawn as, in the plural.
    pub(super) fn of(answer: &'a Answer, figure: &str) -> Result<Self, NoFigure> {
        if !matches!(answer.kind, AnswerKind::Standing | AnswerKind::List) {
            return Err(NoFigure(format!(
                "{figure} are drawn of who does what on a day: ask *who accepts envoys from the taliban on 2024-10-04*"
            )));
        }
        let subject = answer.subject.as_deref();
        let is_list = answer.kind == AnswerKind::List;
        let mut of_party: BTreeMap<&str, Vec<Entry<'_>>> = BTreeMap::new();
        let uncounted = answer.beside.iter().map(|row| (row, true));
        for (row, is_beside) in answer.rows.iter().map(|row| (row, false)).chain(uncounted) {
            let party = match answer.asked {
                Asked::Author | Asked::Both => &row.author,
                Asked::Object => &row.object,
            };
            let is_about = is_list
                || subject.is_none_or(|subject| row.object == subject) && Some(party.as_str()) != subject;
            if let (true, Some(entry)) = (is_about, Entry::of(row, is_beside)) {
                of_party.entry(party).or_default().push(entry);
            }
        }
        for entries in of_party.values_mut() {
            // What counts comes first, then the strongest, then what is sure.
            entries
                .sort_by_key(|entry| (entry.is_beside, entry.meaning, entry.is_disputed, entry.is_possible));
        }
        let ids = |ids: &'a [String]| -> BTreeSet<&'a str> { ids.iter().map(String::as_str).collect() };
        let coverage = &answer.coverage;
        let (mut examined, absent): (BTreeSet<&str>, BTreeSet<&str>) =
            (ids(&coverage.examined_states), ids(&coverage.absent_states));
        // Whoever ended a thing by an act of its own was looked at.
        examined.extend(answer.beside.iter().filter(|row| is_delisted(row)).map(|row| row.author.as_str()));
        Ok(Self { answer, of_party, examined, absent })
    }

    /// What an entity does, or what is done to it.
    pub(super) fn value(&self, id: &str) -> Value<'_> {
        match self.of_party.get(id) {
            _ if Some(id) == self.answer.subject.as_deref() => Value::Subject,
            Some(entries) => Value::Says(entries),
            None if Some(id) == self.answer.coverage.claimed_state.as_deref() => Value::Claimed,
            None if self.absent.contains(id) => Value::Absent,
            None if self.examined.contains(id) => Value::Examined,
            None => Value::NotExamined,
        }
    }

    /// A state with its value, in words.
    pub(super) fn told(&self, name: &str, value: Value<'_>) -> String {
        let words = match value {
            Value::Says(entries) => {
                entries.iter().map(|entry| entry.words(self.answer)).collect::<Vec<_>>().join("; ")
            }
            Value::Subject => "the one asked about".to_owned(),
            Value::Claimed => format!("claimed by {}", self.subject()),
            Value::Absent => "no state on that day".to_owned(),
            Value::Examined => "examined, and nothing on record".to_owned(),
            _ => self.silence().to_lowercase(),
        };
        visible(&format!("{name}: {words}"))
    }

    /// The party asked about, as a sentence has it.
    fn subject(&self) -> String {
        in_sentence(self.answer, self.answer.subject.as_deref().unwrap_or_default())
    }

    /// What a state without a mark means.
    fn silence(&self) -> &'static str {
        match self.examined.is_empty() {
            true => "Nothing on record here, or not examined",
            false => "Not examined, which is not a no",
        }
    }

    fn entries(&self) -> impl Iterator<Item = &Entry<'a>> {
        self.of_party.values().flatten()
    }

    /// The day that is drawn.
    pub(super) fn on(&self) -> &'a str {
        self.answer.on.as_deref().unwrap_or(&self.answer.horizon)
    }

    /// Everything in words: what each party does, then who is silent; `more` is told before the coverage and the sources.
    fn twin(&self, states: &[State], more: &[String]) -> Twin {
        let answer = self.answer;
        let mut twin = Twin::new(&answer.finding);
        for (id, entries) in &self.of_party {
            twin.line(&format!("- {}", name(answer, id)));
            entries.iter().for_each(|entry| twin.line(&format!("  - {}", entry.words(answer))));
        }
        for (is_examined, head) in [(true, "Examined, and nothing holds"), (false, self.silence())] {
            let is_meant = |state: &&State| match self.value(&state.id) {
                Value::Examined => is_examined,
                Value::NotExamined => !is_examined && !state.is_claimed,
                _ => false,
            };
            let mut names: Vec<&str> =
                states.iter().filter(is_meant).map(|state| state.name.as_str()).collect();
            names.sort_unstable();
            if !names.is_empty() {
                twin.line(&format!("- {head} ({})", names.len()));
                names.iter().for_each(|name| twin.in_text(&format!("  - {name}")));
            }
        }
        twin.rows(answer);
        if !more.is_empty() {
            twin.in_text("");
            more.iter().for_each(|text| twin.line(text));
        }
        twin.end(answer);
        twin
    }

    /// Puts the words around a drawing: `days` follows the days, `remarks` stand in the footer, `more` only in the text.
    pub(super) fn figure(
        &self,
        states: &[State],
        drawing: Drawing,
        days: &str,
        remarks: Vec<String>,
        more: &[String],
    ) -> Figure {
        let answer = self.answer;
        let used = || self.entries().map(|entry| entry.row);
        let shown_all = |lines: Vec<String>| lines.iter().map(|line| visible(line)).collect();
        let twin = self.twin(states, more);
        Figure {
            labels: None,
            title: visible(&answer.finding),
            subtitle: visible(&format!("On {}{}{days}", in_words(self.on()), as_known(answer))),
            description: twin.prose(),
            footer: caption(answer, remarks),
            sources: shown_all(sources_of(answer, used())),
            sources_in_brief: shown_all(sources_of_in_brief(answer, used())),
            twin: twin.text(),
            parties: 0,
            drawing,
            brief: None,
        }
    }
}
