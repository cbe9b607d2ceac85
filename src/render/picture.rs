//! A picture before it has a form: nodes, edges, words and the few meanings an edge can have, as plain data.

mod column;
pub mod ink;
pub(crate) mod layout;
pub(crate) mod pen;
pub(crate) mod places;
pub mod twin;
mod union;
pub(crate) mod words;

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
    pub fn circumstance(&self) -> String {
        match &self.voice {
            None => self.date.clone(),
            Some(voice) if self.date.is_empty() => voice.words(),
            Some(voice) => format!("{}, {}", self.date, voice.words()),
        }
    }

    /// All that is written on it, in one line.
    #[must_use]
    pub fn words(&self) -> String {
        format!("{} {}", self.label, self.circumstance()).trim_end().to_owned()
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

    fn visible(&self) -> Self {
        match self {
            Self::Asserted(names) => Self::Asserted(shown(names)),
            Self::Denied(names) => Self::Denied(shown(names)),
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

    /// The same picture with every text safe to draw: control and bidirectional characters as visible escapes.
    ///
    /// Each pen starts with this, so that no name can turn a line around or break a file.
    #[must_use]
    pub fn visible(&self) -> Self {
        let all = |texts: &[String]| texts.iter().map(|text| shown(text)).collect();
        Self {
            title: shown(&self.title),
            subtitle: shown(&self.subtitle),
            description: shown(&self.description),
            question: shown(&self.question),
            remark: self.remark.as_deref().map(shown),
            footer: all(&self.footer),
            sources: all(&self.sources),
            sources_in_brief: all(&self.sources_in_brief),
            nodes: self
                .nodes
                .iter()
                .map(|node| Node {
                    id: shown(&node.id),
                    label: shown(&node.label),
                    role: node.role,
                    marks: all(&node.marks),
                })
                .collect(),
            edges: self
                .edges
                .iter()
                .map(|edge| Edge {
                    from: shown(&edge.from),
                    to: shown(&edge.to),
                    voice: edge.voice.as_ref().map(Voice::visible),
                    label: shown(&edge.label),
                    date: shown(&edge.date),
                    ..*edge
                })
                .collect(),
            rows: all(&self.rows),
            legend: self.legend.clone(),
            is_narrow: self.is_narrow,
        }
    }
}

/// A text safe to draw, also without the two characters that XML refuses although Unicode allows them in a string.
pub(crate) fn shown(text: &str) -> String {
    let text = crate::text::visible(text);
    match text.contains(['\u{fffe}', '\u{ffff}']) {
        true => text.replace('\u{fffe}', "\\u{fffe}").replace('\u{ffff}', "\\u{ffff}"),
        false => text,
    }
}
