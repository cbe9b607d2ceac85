//! Names of parties in other languages, for the labels of figures.
//!
//! The sentences of a figure (title, days, legend, sources) are written in English; what changes is how a party is called where it is
//! drawn. `assets/names/README.md` says where the names come from. Whoever has none keeps the English name.

mod mark;

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use mark::Letters;

use super::figure::Figure;
use crate::question::{Answer, Row};
use crate::text::visible;

/// A language that labels can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// The language of the graph and of every sentence.
    #[default]
    English,
    /// French.
    French,
    /// Russian.
    Russian,
    /// Persian, written from right to left.
    Persian,
    /// Arabic, written from right to left.
    Arabic,
    /// Chinese, in simplified characters.
    Chinese,
}

impl Language {
    /// All languages.
    pub const ALL: [Self; 6] =
        [Self::English, Self::French, Self::Russian, Self::Persian, Self::Arabic, Self::Chinese];

    /// Its tag by BCP 47: `fa`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
            Self::Russian => "ru",
            Self::Persian => "fa",
            Self::Arabic => "ar",
            Self::Chinese => "zh",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::French => "French",
            Self::Russian => "Russian",
            Self::Persian => "Persian",
            Self::Arabic => "Arabic",
            Self::Chinese => "Chinese",
        }
    }

    /// Whether it is written from right to left.
    #[must_use]
    pub const fn is_right_to_left(self) -> bool {
        matches!(self, Self::Persian | Self::Arabic)
    }

    /// What a party is called, by the id of its entity, or else by its ISO 3166 alpha-3 code; nothing where no name is on record,
    /// and in English, whose names are those of the graph.
    ///
    /// # Examples
    /// ```
    /// use comity::render::labels::Language;
    /// assert_eq!(Language::Russian.name_of("france", Some("FRA")), Some("Франция"));
    /// assert_eq!(Language::Russian.name_of("ruritania", None), None);
    /// ```
    #[must_use]
    pub fn name_of(self, id: &str, code: Option<&str>) -> Option<&'static str> {
        let parties = include_str!("../../assets/names/parties.tsv");
        let territories = include_str!("../../assets/names/territories.tsv");
        let by_id = self.found(parties, id).or_else(|| self.found(territories, id));
        by_id.or_else(|| self.found(territories, code?))
    }

    /// A name in a table whose first line tells the languages of its columns.
    fn found(self, table: &'static str, key: &str) -> Option<&'static str> {
        let mut lines = table.lines();
        let column = lines.next()?.split('\t').position(|tag| tag == self.tag())?;
        let line = lines.find(|line| line.split('\t').next() == Some(key))?;
        line.split('\t').nth(column).filter(|name| !name.is_empty())
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.tag())
    }
}

impl FromStr for Language {
    type Err = String;

    /// Reads a tag.
    ///
    /// # Errors
    /// When it is none of the six, which the message names.
    fn from_str(tag: &str) -> Result<Self, String> {
        let known = Self::ALL.map(Self::tag).join(", ");
        let found = Self::ALL.into_iter().find(|language| language.tag() == tag);
        found.ok_or_else(|| format!("no names in that language are on record; there are: {known}"))
    }
}

/// A party as the graph knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Party<'p> {
    /// Id of the entity.
    pub id: &'p str,
    /// Its English name.
    pub name: &'p str,
    /// Its ISO 3166 alpha-3 code, where it has one.
    pub code: Option<&'p str>,
}

/// What the parties of a graph are called in a language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Labels {
    pub(super) language: Language,
    /// The name for each id.
    by_id: BTreeMap<String, &'static str>,
    /// The name for each English one.
    by_name: BTreeMap<String, &'static str>,
    /// The English names of those that have none, by id.
    unnamed: BTreeMap<String, String>,
    letters: Letters,
}

impl Labels {
    /// Looks up the names of parties in a language. In English all keep theirs.
    #[must_use]
    pub fn new<'p>(language: Language, parties: impl IntoIterator<Item = Party<'p>>) -> Self {
        let mut labels = Self {
            language,
            by_id: BTreeMap::new(),
            by_name: BTreeMap::new(),
            unnamed: BTreeMap::new(),
            letters: Letters::default(),
        };
        for party in parties.into_iter().filter(|_| language != Language::English) {
            match language.name_of(party.id, party.code) {
                Some(name) => {
                    labels.by_id.insert(party.id.to_owned(), name);
                    labels.by_name.insert(party.name.to_owned(), name);
                    labels.letters.add(name);
                }
                None => _ = labels.unnamed.insert(party.id.to_owned(), party.name.to_owned()),
            }
        }
        labels
    }

    /// What an entity is called, where a name is on record.
    #[must_use]
    pub fn name(&self, id: &str) -> Option<&'static str> {
        self.by_id.get(id).copied()
    }

    /// The same answer with the parties called so; what it says in sentences stays as it is.
    ///
    /// It is meant for drawing: [`labelled`](Self::labelled) puts the sentences back that a figure makes of names.
    #[must_use]
    pub fn answer(&self, answer: &Answer) -> Answer {
        let mut answer = answer.clone();
        for (id, name) in &mut answer.names {
            if let Some(label) = self.name(id) {
                label.clone_into(name);
            }
        }
        for bucket in &mut answer.series {
            for party in bucket.parties.iter_mut().chain(&mut bucket.possible) {
                if let Some(label) = self.by_name.get(party.as_str()) {
                    (*label).clone_into(party);
                }
            }
        }
        answer
    }

    /// The figure of an answer with the labels of the figure drawn of [`answer`](Self::answer): its sentences and its sources stay, and
    /// each label is marked with its language and kept from turning what stands beside it around.
    #[must_use]
    pub fn labelled(&self, figure: Figure, drawn: Figure) -> Figure {
        let twin = match drawn.twin.strip_prefix(drawn.title.as_str()) {
            Some(rest) => format!("{}{rest}", figure.title),
            None => drawn.twin,
        };
        Figure {
            twin: twin.split_inclusive('\n').map(|line| self.isolated(line)).collect(),
            drawing: drawn.drawing.map(|elements| self.marked(elements)),
            brief: drawn.brief.map(|brief| brief.map(&|elements| self.marked(elements))),
            labels: Some(self.clone()),
            ..figure
        }
    }

    /// The parties of answers that have no name in the language, by their English names, as far as a text of these answers tells of them.
    #[must_use]
    pub fn unnamed(&self, answers: &[Answer], told: &str) -> Vec<&str> {
        let is_party = |row: &Row, id: &str| {
            let disputed = row.dispute.iter().flat_map(|one| one.asserted_by.iter().chain(&one.denied_by));
            row.author == id || row.object == id || disputed.into_iter().any(|voice| voice == id)
        };
        let is_of = |answer: &Answer, id: &str, name: &str| {
            answer.subject.as_deref() == Some(id)
                || answer.rows.iter().chain(&answer.beside).any(|row| is_party(row, id))
                || answer
                    .series
                    .iter()
                    .any(|bucket| bucket.parties.iter().chain(&bucket.possible).any(|party| party == name))
        };
        self.unnamed
            .iter()
            .filter(|(id, name)| answers.iter().any(|answer| is_of(answer, id, name)))
            .filter(|(_, name)| told.contains(visible(name).as_str()))
            .map(|(_, name)| name.as_str())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_there_and_safe_to_show() {
        for table in [
            include_str!("../../assets/names/parties.tsv"),
            include_str!("../../assets/names/territories.tsv"),
        ] {
            let mut keys = std::collections::BTreeSet::new();
            for line in table.lines() {
                let fields: Vec<&str> = line.split('\t').collect();
                assert_eq!(fields.len(), Language::ALL.len(), "{line}");
                assert!(keys.insert(fields[0]), "{line} stands twice");
                for field in fields {
                    assert!(!field.is_empty() && visible(field) == field && field.trim() == field, "{line}");
                }
            }
        }
    }

    #[test]
    fn claimed_states_have_names() {
        let name = |id, code| Language::French.name_of(id, code);
        assert_eq!(name("kosovo", None), Some("Kosovo"));
        assert_eq!(name("palestine", Some("PSE")), Some("Palestine"));
        assert_eq!(name("taiwan", Some("TWN")), Some("Taïwan"));
        assert_eq!(name("western-sahara", Some("ESH")), Some("Sahara occidental"));
        assert_eq!(name("abkhazia", None), None);
    }

    #[test]
    fn the_header_is_no_name() {
        assert_eq!(Language::French.name_of("code", Some("id")), None);
    }
}
