//! The answer to a question: plain data that says what holds, on whose word, and what was not looked at.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::time::PartialDate;
use crate::vocabulary::Step;

/// The answer to one question, complete in itself: every renderer works from this and adds no fact.
///
/// The JSON form (`--format json`) is this type as serde writes it; `docs/format.md` lists the fields. Entities,
/// instruments and acts appear by id; [`Answer::names`] gives the name to show for each id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Answer {
    /// The question as it was understood, in canonical words.
    pub question: String,
    /// What sort of answer this is.
    pub kind: AnswerKind,
    /// The day asked about (valid time), `YYYY-MM-DD`; absent for histories.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub on: Option<String>,
    /// Only sources published by this day were used (knowledge time).
    pub known_by: String,
    /// Id of the entity whose word is believed where acts are disputed.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub voice: Option<String>,
    /// The step from which acts were counted, where it is not the usual one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub from_step: Option<String>,
    /// Id of the lens that says what counts as recognition, where the express word alone does not decide.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub lens: Option<String>,
    /// The last day the loaded data speaks about.
    pub horizon: String,
    /// One sentence that states the finding, ready to be a title.
    pub finding: String,
    /// The verdict, for yes-or-no questions only.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub verdict: Option<Verdict>,
    /// How many distinct parties the question counts (authors for *who*, objects for *whom*), certain ones only.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub count: Option<usize>,
    /// Which side of each row was asked for, so that `--format ids` prints the right column.
    pub asked: Asked,
    /// What holds (or happened, or changed), in a fixed order.
    pub rows: Vec<Row>,
    /// One line for each of what the answer is broken down by.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub series: Vec<Bucket>,
    /// What belongs beside the answer but does not count: suspended or refuted matters, and announced steps towards
    /// something that is not on record.
    #[serde(default)]
    pub beside: Vec<Row>,
    /// What was examined, and what was not.
    pub coverage: Coverage,
    /// How the answer was reached, a sentence each (for *why* questions).
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub reasons: Vec<String>,
    /// Remarks the reader needs in order not to be misled.
    #[serde(default)]
    pub notes: Vec<String>,
    /// The sources, numbered in the order in which the rows first rest on them.
    pub sources: Vec<SourceLine>,
    /// The name to show for each id used above.
    pub names: BTreeMap<String, String>,
    /// Ids of those whose name has an article in a sentence, such as *the Taliban*; not part of the printed forms.
    #[serde(skip)]
    pub definite: BTreeSet<String>,
    /// For *what happened*: what held for how long, as the acts bring it about.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub spans: Vec<Span>,
    /// The entity the question is about, where there is one: the centre of a picture.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub subject: Option<String>,
}

/// The sort of an [`Answer`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerKind {
    /// Parties of whom something holds: *who*, *whom*.
    List,
    /// A verdict: *does*, *did*.
    YesNo,
    /// A number: *how many*.
    Count,
    /// Acts in order of time: *what happened*, *when*, *what did … announce*.
    History,
    /// What differs between two days: *what changed*.
    Changes,
    /// Everything that stands between parties on a day: *what stands*, *why*.
    Standing,
    /// The same question many times over: *by year*, *by lens*.
    Series,
}

/// The answer in one word to a yes-or-no question.
///
/// *No*, *not examined* and *no evidence* are three different answers: someone said so; nobody looked; somebody looked
/// and found nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It holds under every reading of the dates.
    Yes,
    /// It does not hold, and an act or a source says so.
    No,
    /// It holds under some readings of the dates and not under others.
    Possible,
    /// One source asserts what another denies.
    Disputed,
    /// This author was not examined for this matter on this day.
    NotExamined,
    /// The record was searched and nothing was found.
    NoEvidence,
}

impl Verdict {
    /// The verdict as JSON and CSV write it: `not-examined`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Possible => "possible",
            Self::Disputed => "disputed",
            Self::NotExamined => "not-examined",
            Self::NoEvidence => "no-evidence",
        }
    }
}

/// The side of the rows that a question asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Asked {
    /// *Who* does it.
    Author,
    /// *Whom* it is done to.
    Object,
    /// *Which pairs* do it to each other: a row for each side of a pair.
    Both,
}

/// One line of an answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Row {
    /// Id of the entity that acted or whose standing this is.
    pub author: String,
    /// Id of the entity it is directed at.
    pub object: String,
    /// Id of the matter: `recognition-as-government`, `envoys`, `listing` and so on.
    pub matter: String,
    /// Id of the list, order or ruling it stands under, for listings and frozen assets.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub instrument: Option<String>,
    /// The post, of an act that concerns one of several.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub post: Option<String>,
    /// What holds, in words: `listed`, `chargé d'affaires`, `rank not stated`. For acts, what was done.
    pub value: String,
    /// A stable code of the value: `listed`, `suspended`, `envoy:charge-d-affaires`.
    pub code: String,
    /// When it began to hold, or happened, as dated by the sources (EDTF).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub since: Option<String>,
    /// When it stopped holding, if a later act on record ended it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub until: Option<String>,
    /// Whether it holds under every reading of the dates or only under some.
    pub certainty: RowCertainty,
    /// The same of the value alone, where it surely holds and it is only possible that it is what was asked for: an envoy of unstated rank, of
    /// whom it is asked whether he is an ambassador. Not part of the printed forms.
    #[serde(skip)]
    pub surely_holds: bool,
    /// Who asserts and who denies it, where sources disagree.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub dispute: Option<Dispute>,
    /// Whether it is an act that was reported and is known not to have happened.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub refuted: bool,
    /// Steps announced or under way that have not moved it.
    #[serde(default)]
    pub pending: Vec<PendingStep>,
    /// The acts it rests on.
    pub grounds: Vec<Ground>,
    /// What holds at other posts at the same time; the row itself has the highest.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub also: Vec<AtPost>,
    /// Exemptions in force from effects of a listing that stands.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub exemptions: Vec<Ground>,
    /// The conduct that a lens takes for recognition, in words, where the row is not by the express word.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub implied_by: Option<String>,
    /// A remark on this row alone.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<String>,
}

impl Row {
    /// Whether it counts: only what is certain and undisputed does.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.certainty == RowCertainty::Certain && self.dispute.is_none()
    }

    /// Whether the value holds under every reading of the dates, whatever was asked.
    #[must_use]
    pub(crate) fn holds_surely(&self) -> bool {
        self.surely_holds || self.certainty == RowCertainty::Certain
    }

    /// Whether it says that something ended of which somebody denies that it did.
    #[must_use]
    pub(crate) fn is_denied_end(&self) -> bool {
        self.code == "none" && self.dispute.is_some()
    }

    /// Whether its latest step is that of the party that sends an envoy.
    #[must_use]
    pub(crate) fn is_of_sender(&self) -> bool {
        self.pending.last().is_some_and(PendingStep::is_of_sender)
    }

    /// The latest step that its author took: a sender's naming of an envoy is none of the receiver's.
    #[must_use]
    pub(crate) fn own_step(&self) -> Option<&PendingStep> {
        self.pending.iter().rev().find(|step| !step.is_of_sender())
    }

    /// Since when it holds, or when it happened, as a date.
    #[must_use]
    pub(crate) fn since_date(&self) -> Option<PartialDate> {
        PartialDate::read(self.since.as_deref()?).ok()
    }
}

/// A stretch of days in which one thing holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Span {
    /// Id of the entity whose standing it is.
    pub author: String,
    /// Id of the entity it is directed at.
    pub object: String,
    /// Id of the matter.
    pub matter: String,
    /// Id of the list, order or ruling it stands under.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub instrument: Option<String>,
    /// What holds, in words.
    pub value: String,
    /// A stable code of the value.
    pub code: String,
    /// Its first day.
    pub from: String,
    /// The day on which it no longer holds; absent where it goes on beyond the day asked about.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub until: Option<String>,
    /// Whether it holds under every reading of the dates or only under some.
    pub certainty: RowCertainty,
    /// What holds if those are right who deny it, in words; absent where nobody does.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub otherwise: Option<String>,
}

/// One line of an answer that is broken down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Bucket {
    /// The year, month, lens or voice.
    pub label: String,
    /// The day that is counted.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub on: Option<String>,
    /// How many parties, certain ones only.
    pub count: usize,
    /// How many at most.
    pub at_most: usize,
    /// The names of the certain ones.
    pub parties: Vec<String>,
    /// The names of the possible ones.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub possible: Vec<String>,
    /// The names of those of whom it is disputed.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub disputed: Vec<String>,
}

/// What holds at one of several posts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AtPost {
    /// The post; absent for the chief one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub post: Option<String>,
    /// What holds there, in words.
    pub value: String,
    /// A stable code of the value.
    pub code: String,
    /// When it began to hold (EDTF).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub since: Option<String>,
    /// Whether it holds under every reading of the dates.
    pub certainty: RowCertainty,
    /// Whether somebody denies the acts that it rests on.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub disputed: bool,
    /// The acts it rests on.
    pub grounds: Vec<Ground>,
}

/// What somebody says that an act meant. It moves nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Meaning {
    /// Whose word it is: an entity, or the publisher.
    pub by: String,
    /// What the act is said to have meant, in the words of the file.
    pub meant: String,
    /// Number into [`Answer::sources`].
    pub sources: Vec<usize>,
}

/// How sure a row is, judged by the readings that its dates allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RowCertainty {
    /// Every reading of the dates agrees.
    Certain,
    /// Some readings agree.
    Possible,
}

/// Two sides of a disagreement about whether an act took place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Dispute {
    /// Ids of the entities, or names of the outlets, that assert it.
    pub asserted_by: Vec<String>,
    /// Those that deny it.
    pub denied_by: Vec<String>,
    /// What holds if those that deny it are right, in words; empty where the row is an act.
    pub otherwise: String,
    /// The same as a stable code, `mission:embassy`; several that the sources leave open are parted by `|`.
    #[serde(default)]
    pub otherwise_code: String,
    /// Numbers into [`Answer::sources`]: where it is asserted or denied, beside the sources of the acts.
    pub sources: Vec<usize>,
}

/// A step towards a change that has not taken effect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PendingStep {
    /// What is to be done, as a noun: `delisting`.
    pub deed: String,
    /// How far it has come: `decided-in-principle`.
    pub step: String,
    /// The day of the step, as dated by the sources (EDTF).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date: Option<String>,
    /// In words: `delisting decided in principle 2024-10-04`.
    pub text: String,
    /// Id of the act.
    pub act: String,
    /// Numbers into [`Answer::sources`].
    pub sources: Vec<usize>,
}

impl PendingStep {
    /// Whether it is of the party that sends an envoy, and not of the one whose standing it would move.
    pub(crate) fn is_of_sender(&self) -> bool {
        [Step::Appointed, Step::TookCharge].iter().any(|step| step.id() == self.step)
    }
}

/// One act that a row rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Ground {
    /// Id of the act.
    pub act: String,
    /// Its date, as dated by the sources (EDTF).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date: Option<String>,
    /// Its other dates, where the file records them: `decided`, `announced`, `in-force`, `reported` (EDTF).
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub dates: BTreeMap<String, String>,
    /// When it ends by itself, for an exemption or an intent with a term (EDTF).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub until: Option<String>,
    /// Whether its author said that it is not to be taken for recognition.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub disclaims: bool,
    /// What it is said to have meant, and by whom.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub meanings: Vec<Meaning>,
    /// The deed: `list`, `receive-envoy`.
    pub deed: String,
    /// The step it had reached: `in-force`.
    pub step: String,
    /// Who said so, by office, where the file records it.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub said_by: Vec<String>,
    /// The file's note on the act, in its own words.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<String>,
    /// Numbers into [`Answer::sources`].
    pub sources: Vec<usize>,
}

/// What an answer looked at, so that silence is never read as refusal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// How many states could have been asked about.
    pub states: usize,
    /// How many of them were examined for this matter on this day, or appear in the rows.
    pub examined: usize,
    /// How many were not.
    pub not_examined: usize,
    /// Ids of the examined ones, where the question is about one matter; not part of the printed forms.
    #[serde(skip)]
    pub examined_states: Vec<String>,
    /// Id of the state that the party asked about claims to govern, which is not asked how it deals with it; not part of the printed forms.
    #[serde(skip)]
    pub claimed_state: Option<String>,
    /// Ids of the states that do not exist on the day asked about, and so are not counted; not part of the printed forms.
    #[serde(skip)]
    pub absent_states: Vec<String>,
    /// What the sources claim about everyone else, with their numbers.
    pub claims: Vec<CoverageClaim>,
    /// In one sentence.
    pub text: String,
}

/// A statement about many parties at once, on somebody's word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CoverageClaim {
    /// The claim in words: `no state recognizes the Taliban as a government`.
    pub text: String,
    /// The last day it speaks about.
    pub until: String,
    /// Numbers into [`Answer::sources`].
    pub sources: Vec<usize>,
}

impl SourceLine {
    /// Where to read it, in words: its own address, or where the same news stands.
    #[must_use]
    pub fn place(&self) -> Option<String> {
        match (&self.address, self.also_at.first()) {
            (Some(address), _) => Some(address.clone()),
            (None, Some(other)) => Some(format!("The same news: {other}")),
            (None, None) => None,
        }
    }
}

/// A numbered source, ready to print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SourceLine {
    /// The number by which rows refer to it, from 1.
    pub number: usize,
    /// Its id in the graph files.
    pub id: String,
    /// Title of the item.
    pub title: String,
    /// Author or outlet, and the agency it relays.
    pub publisher: String,
    /// Day of publication (EDTF).
    pub published: String,
    /// Where it can be read.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub address: Option<String>,
    /// Where the same news can be read as well, in the words of others.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub also_at: Vec<String>,
}
