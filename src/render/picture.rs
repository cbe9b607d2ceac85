//! A picture before it has a form: nodes, edges, words and the few meanings an edge can have, as plain data.

mod column;
pub mod ink;
pub(crate) mod layout;
pub(crate) mod pen;
pub(crate) mod places;
pub mod twin;
mod union;
pub(crate) mod words;

use std::borrow::Cow;
use std::collections::HashMap;

use crate::text::{is_visible, visible};

pub use ink::{Ink, Meaning, Shape, Stroke};

/// A figure, complete in words: every pen (SVG, DOT, text) draws from this and adds nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picture {
    /// The finding, as one sentence.
    pub title: String,
    /// The day it holds for and the day it was known by, in words.
    pub subtitle: String,
    /// The whole picture in prose, one sentence a mark, for readers who do not see it.
    pub description: String,
    /// The question it answers.
    pub question: String,
    /// What to say when nothing is drawn around the subject.
    pub remark: Option<String>,
    /// Question, days, coverage and remarks, a line each.
    pub footer: Vec<String>,
    /// The numbered sources, a line each.
    pub sources: Vec<String>,
    /// The numbered sources by publisher and day alone, for where a full list would outgrow the drawing.
    pub sources_in_brief: Vec<String>,
    /// Who is in the picture. Ids are unique.
    pub nodes: Vec<Node>,
    /// What holds between them.
    pub edges: Vec<Edge>,
    /// Everything on record, a line each, also what no edge shows.
    pub rows: Vec<String>,
    /// What the marks mean: those in use, no others.
    pub legend: Vec<LegendEntry>,
    /// Whether names and words are set narrowly, for where there is little room.
    pub is_narrow: bool,
}

/// One party in a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Id of the entity.
    pub id: String,
    /// Its name, in full.
    pub label: String,
    /// Its place in the question.
    pub role: Role,
    /// Words beside the name for what no edge shows, such as a standing towards itself.
    pub marks: Vec<String>,
}

/// The place of a [`Node`] in the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The one that the question is about.
    Subject,
    /// One that deals with the subject or with other parties.
    Party,
    /// One that nobody looked into: drawn hollow, without an edge.
    NotExamined,
}

/// One standing, intent or voice between two nodes, from the author of the act to its object.
///
/// For envoys the author is the receiver. A disputed standing is two edges, one for each [`Edge::voice`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// Id of the author's node.
    pub from: String,
    /// Id of the object's node.
    pub to: String,
    /// What it means.
    pub meaning: Meaning,
    /// Whether it holds under every reading of the dates.
    pub certainty: Certainty,
    /// On whose word, where words differ.
    pub voice: Option<Voice>,
    /// What to write on it: `listed`.
    pub label: String,
    /// Its date in words: `since 2003`. Empty where none is known.
    pub date: String,
}

impl Edge {
    /// The date, and the voice where words differ.
    #[must_use]
    pub fn circumstance(&self) -> Cow<'_, str> {
        match &self.voice {
            None => Cow::Borrowed(&self.date),
            Some(voice) if self.date.is_empty() => voice.words().into(),
            Some(voice) => format!("{}, {}", self.date, voice.words()).into(),
        }
    }

    /// All that is written on it, in one line.
    #[must_use]
    pub fn words(&self) -> String {
        let mut words = String::with_capacity(self.label.len() + self.date.len() + 1);
        words.push_str(&self.label);
        if !self.date.is_empty() || self.voice.is_some() {
            words.push(' ');
            words.push_str(&self.circumstance());
        }
        words
    }
}

/// One side of a dispute about whether an act took place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Voice {
    /// These assert it.
    Asserted(String),
    /// These deny it: drawn with a cross.
    Denied(String),
}

impl Voice {
    /// The side in words: `asserted by Kosovo`.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Asserted(names) => format!("asserted by {names}"),
            Self::Denied(names) => format!("denied by {names}"),
        }
    }
}

/// How sure an [`Edge`] is, judged by the readings that its dates allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Every reading agrees.
    Certain,
    /// Some readings agree: drawn dashed.
    Possible,
}

/// One line of the legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LegendEntry {
    /// An edge of this meaning.
    Means(Meaning),
    /// A dashed edge.
    Possible,
    /// A pair of edges that contradict each other.
    Disputed,
    /// A hollow node.
    NotExamined,
}

impl LegendEntry {
    /// The words of this line.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Means(meaning) => meaning.ink().words,
            Self::Possible => "possible: the sources leave it open",
            Self::Disputed => "disputed: a line for each voice, × where denied",
            Self::NotExamined => "not examined",
        }
    }
}

impl Picture {
    /// The legend for these nodes and edges, in the order of [`Meaning`].
    #[must_use]
    pub fn legend_of(nodes: &[Node], edges: &[Edge]) -> Vec<LegendEntry> {
        let doubts = [
            (LegendEntry::Possible, edges.iter().any(|edge| edge.certainty == Certainty::Possible)),
            (LegendEntry::Disputed, edges.iter().any(|edge| edge.voice.is_some())),
            (LegendEntry::NotExamined, nodes.iter().any(|node| node.role == Role::NotExamined)),
        ];
        let used = |meaning: &Meaning| edges.iter().any(|edge| edge.meaning == *meaning);
        let meanings = Meaning::ALL.into_iter().filter(used).map(LegendEntry::Means);
        meanings.chain(doubts.into_iter().filter(|(_, used)| *used).map(|(entry, _)| entry)).collect()
    }

    /// The same picture with the standings alone, for where there is no room for more: without dates, announced steps, and whoever only
    /// announced something.
    #[must_use]
    pub fn in_brief(&self) -> Self {
        let edges: Vec<Edge> = self
            .edges
            .iter()
            .filter(|edge| edge.meaning != Meaning::Intent)
            .map(|edge| Edge { date: String::new(), ..edge.clone() })
            .collect();
        let is_left = |node: &&Node| {
            node.role != Role::Party || edges.iter().any(|edge| edge.from == node.id || edge.to == node.id)
        };
        let nodes: Vec<Node> = self.nodes.iter().filter(is_left).cloned().collect();
        Self { legend: Self::legend_of(&nodes, &edges), nodes, edges, is_narrow: true, ..self.clone() }
    }

    /// How many parties it shows, the subject apart.
    #[must_use]
    pub fn parties(&self) -> usize {
        self.nodes.iter().filter(|node| node.role != Role::Subject).count()
    }

    /// The node with this id.
    #[must_use]
    pub fn node(&self, id: &str) -> Option<&Node> {
        self.nodes.iter().find(|node| node.id == id)
    }

    /// Where each node is, by its id.
    pub(crate) fn places(&self) -> HashMap<&str, usize> {
        self.nodes.iter().enumerate().map(|(at, node)| (node.id.as_str(), at)).collect()
    }

    /// The same picture with every text safe to draw: control and bidirectional characters as visible escapes.
    ///
    /// Each pen starts with this, so that no name can turn a line around or break a file.
    #[must_use]
    pub fn visible(mut self) -> Self {
        let Self {
            title,
            subtitle,
            description,
            question,
            remark,
            footer,
            sources,
            sources_in_brief,
            nodes,
            edges,
            rows,
            legend: _,
            is_narrow: _,
        } = &mut self;
        [title, subtitle, description, question].into_iter().chain(remark).for_each(show);
        [footer, sources, sources_in_brief, rows].into_iter().flatten().for_each(show);
        for Node { id, label, role: _, marks } in nodes {
            [id, label].into_iter().chain(marks).for_each(show);
        }
        for Edge { from, to, meaning: _, certainty: _, voice, label, date } in edges {
            let voice = voice.iter_mut().map(|(Voice::Asserted(names) | Voice::Denied(names))| names);
            [from, to, label, date].into_iter().chain(voice).for_each(show);
        }
        self
    }
}

/// Makes a text safe to draw, in its place where it is safe as it is.
fn show(text: &mut String) {
    if !is_visible(text) {
        *text = visible(text);
    }
}
