//! What an answer gathers as it is written: numbered sources and the names to show.

use std::collections::{BTreeMap, BTreeSet};

use crate::graph::{ActRef, EntityRef, InstrumentRef, SourceRef};
use crate::question::{AtPost, Dispute, Ground, Meaning, PendingStep, Row, RowCertainty, SourceLine};
use crate::standing::{self, Difference, Lapse, Outcome, Possibility, Standing, View};
use crate::time::Certainty;
use crate::vocabulary::{Matter, Value};

/// Numbers sources in the order in which rows first rest on them, and remembers names.
pub(super) struct Ledger<'g> {
    view: View<'g>,
    sources: Vec<SourceRef<'g>>,
    names: BTreeMap<String, String>,
    /// Ids of those whose name has an article in a sentence.
    definite: BTreeSet<String>,
}

impl<'g> Ledger<'g> {
    pub(super) fn new(view: View<'g>) -> Self {
        Self { view, sources: Vec::new(), names: BTreeMap::new(), definite: BTreeSet::new() }
    }

    pub(super) fn names(&self) -> BTreeMap<String, String> {
        self.names.clone()
    }

    pub(super) fn definite(&self) -> BTreeSet<String> {
        self.definite.clone()
    }

    pub(super) fn entity(&mut self, entity: EntityRef<'g>) -> String {
        self.names.insert(entity.id().to_string(), entity.name_on(self.view.on()).to_owned());
        if entity.is_definite() {
            self.definite.insert(entity.id().to_string());
        }
        entity.id().to_string()
    }

    pub(super) fn instrument(&mut self, instrument: InstrumentRef<'g>) -> String {
        self.names.insert(instrument.id().to_string(), instrument.name().to_owned());
        instrument.id().to_string()
    }

    /// The numbers of sources, as far as they are known by the day known by.
    pub(super) fn cite(&mut self, sources: impl Iterator<Item = SourceRef<'g>>) -> Vec<usize> {
        let known_by = self.view.known_by();
        let mut numbers: Vec<usize> = sources
            .filter(|source| source.known_from() <= known_by)
            .map(|source| match self.sources.iter().position(|known| *known == source) {
                Some(at) => at + 1,
                None => {
                    self.sources.push(source);
                    self.sources.len()
                }
            })
            .collect();
        numbers.sort_unstable();
        numbers
    }

    pub(super) fn into_sources(self) -> Vec<SourceLine> {
        self.sources
            .iter()
            .enumerate()
            .map(|(at, source)| {
                let mut publisher = match source.author() {
                    Some(author) => format!("{author}, {}", source.publisher()),
                    None => source.publisher().to_owned(),
                };
                if let Some(relays) = source.relays() {
                    publisher.push_str(&format!(", relaying {relays}"));
                }
                SourceLine {
                    number: at + 1,
                    id: source.id().to_string(),
                    title: source.title().to_owned(),
                    publisher,
                    published: source.published().to_string(),
                    address: source.address().map(str::to_owned),
                    also_at: source.also_at().to_vec(),
                }
            })
            .collect()
    }

    pub(super) fn ground(&mut self, act: ActRef<'g>) -> Ground {
        let sources = self.cite(act.sources());
        let known_by = self.view.known_by();
        let meanings = act
            .readings()
            .filter(|reading| reading.source.known_from() <= known_by)
            .map(|reading| Meaning {
                by: reading.by.map_or_else(|| reading.source.publisher().to_owned(), |by| by.in_sentence()),
                meant: reading.meant.to_owned(),
                sources: self.cite(std::iter::once(reading.source)),
            })
            .collect();
        Ground {
            until: act.until().map(|until| until.to_string()),
            disclaims: act.disclaims(),
            meanings,
            act: act.id().to_string(),
            date: Some(act.on().to_string()),
            dates: act.dates().by_name().map(|(name, date)| (name.to_owned(), date.to_string())).collect(),
            deed: act.deed().id().to_owned(),
            step: act.step().id().to_owned(),
            said_by: act.speakers().to_vec(),
            note: act.note().map(str::to_owned),
            sources,
        }
    }

    pub(super) fn pending(&mut self, act: ActRef<'g>) -> PendingStep {
        PendingStep {
            deed: act.deed().noun().to_owned(),
            step: act.step().id().to_owned(),
            date: Some(act.on().to_string()),
            text: format!("{} {}", step_in_words(act), dated(act)),
            act: act.id().to_string(),
            sources: self.cite(act.sources()),
        }
    }

    fn dispute(&mut self, dispute: &standing::Dispute<'g>, matter: Matter) -> Dispute {
        Dispute {
            asserted_by: dispute.asserted_by.clone(),
            denied_by: dispute.denied_by.clone(),
            otherwise: in_words(&dispute.otherwise, matter),
            otherwise_code: codes(&dispute.otherwise),
            sources: self.cite(dispute.sources.iter().copied()),
        }
    }

    /// A row for what a standing is under the readings that pass a test, if any does.
    ///
    /// Where the sources leave open which of several it is, all are named, the earlier first: *either chargé d'affaires or ambassador*.
    pub(super) fn row_of(
        &mut self,
        standing: &Standing<'g>,
        test: impl Fn(Value) -> Certainty,
        certainty: Certainty,
    ) -> Option<Row> {
        let mut row = self.row(standing, standing.possibility(&test)?, certainty);
        row.surely_holds = standing.possibilities().len() == 1;
        let readings = standing.possibilities().iter().rev();
        let earlier_first: Vec<&Possibility<'g>> =
            readings.filter(|reading| test(reading.value) != Certainty::No).collect();
        let mut values: Vec<Value> = Vec::new();
        for reading in &earlier_first {
            if !values.contains(&reading.value) {
                values.push(reading.value);
            }
        }
        // It may as well be shut or in abeyance, so that nothing of it is certain.
        let may_be_shut =
            values.iter().any(|value| value.holds()) && values.iter().any(|value| !value.holds());
        if may_be_shut {
            row.certainty = RowCertainty::Possible;
        }
        if values.len() > 1 {
            let either = if row.certainty == RowCertainty::Certain { "either " } else { "" };
            row.value = format!("{either}{}", in_words(&values, standing.matter()));
        }
        if values.len() > 1 && (may_be_shut || standing.matter() == Matter::Envoys) {
            row.code = codes(&values);
            row.since = earlier_first[0].since().map(|date| date.to_string());
            let mut grounds: Vec<ActRef<'g>> = Vec::new();
            for act in earlier_first.iter().flat_map(|reading| &reading.grounds) {
                if !grounds.contains(act) {
                    grounds.push(*act);
                }
            }
            row.grounds = grounds.into_iter().map(|act| self.ground(act)).collect();
        }
        Some(row)
    }

    /// A row for a standing under one of its readings.
    pub(super) fn row(
        &mut self,
        standing: &Standing<'g>,
        reading: &Possibility<'g>,
        certainty: Certainty,
    ) -> Row {
        let grounds = reading.grounds.iter().map(|act| self.ground(*act)).collect();
        let styled = reading.grounds.iter().rev().find_map(|act| act.styled());
        let implied_by = standing.read_into().map(|implied| implied.conduct.in_words());
        let also: Vec<AtPost> =
            standing.rest().iter().map(|at_post| self.at_post(at_post, standing.matter())).collect();
        let exemptions: Vec<Ground> = standing.exemptions().iter().map(|act| self.ground(*act)).collect();
        let mut remarks: Vec<String> = Vec::new();
        remarks.extend(styled.map(|style| format!("under the name “{style}”")));
        remarks.extend(implied_by.as_ref().map(|conduct| format!("not expressly: read into {conduct}")));
        remarks
            .extend(reading.grounds.last().and_then(|act| act.post()).map(|post| format!("at the {post}")));
        remarks.extend(also.iter().map(|at_post| {
            let place = at_post
                .post
                .as_ref()
                .map_or_else(|| "at the chief post".to_owned(), |post| format!("at the {post}"));
            let doubt = match (at_post.disputed, at_post.certainty) {
                (true, _) => "disputed: ",
                (false, RowCertainty::Possible) => "possibly ",
                (false, RowCertainty::Certain) => "",
            };
            format!("also {doubt}{} {place}", at_post.value)
        }));
        remarks.extend(standing.exemptions().iter().map(|act| exempted(*act)));
        Row {
            author: self.entity(standing.author()),
            object: self.entity(standing.object()),
            matter: standing.matter().id().to_owned(),
            instrument: standing.instrument().map(|instrument| self.instrument(instrument)),
            value: reading.value.in_words(standing.matter()).to_owned(),
            code: reading.value.code(),
            since: reading.since().map(|date| date.to_string()),
            until: reading.until().map(|date| date.to_string()),
            certainty: row_certainty(certainty),
            surely_holds: false,
            refuted: false,
            dispute: standing.dispute().as_ref().map(|dispute| self.dispute(dispute, standing.matter())),
            pending: standing.pending().iter().map(|act| self.pending(*act)).collect(),
            grounds,
            post: None,
            also,
            exemptions,
            implied_by,
            note: (!remarks.is_empty()).then(|| remarks.join("; ")),
        }
    }

    /// What came of a step, in words, and the act that came.
    fn outcome(&self, act: ActRef<'g>) -> Option<(String, Option<ActRef<'g>>)> {
        if self.view.counts(act) {
            return None;
        }
        match self.view.outcome(act) {
            Outcome::Open => None,
            Outcome::Done { act, days, difference } => {
                let differed = difference
                    .and_then(Difference::in_words)
                    .map_or(String::new(), |words| format!("; {words}"));
                Some((format!("done {} later{differed}", in_days(days)), Some(act)))
            }
            Outcome::Lapsed(Lapse::GivenUp(by)) if by == act => None,
            Outcome::Lapsed(Lapse::GivenUp(by)) => {
                Some((format!("given up {}", by.on().in_words()), Some(by)))
            }
            Outcome::Lapsed(Lapse::Expired(on)) => Some((format!("lapsed {}", on.in_words()), None)),
            Outcome::Otherwise { act, days } => {
                let came = act.deed().past(act.matter()).replace("{}", &act.object().in_sentence());
                Some((format!("instead, {} later: {came}", in_days(days)), Some(act)))
            }
        }
    }

    /// Why an act is known not to have happened, and who says what of it.
    fn refuted(&self, act: ActRef<'g>) -> Option<String> {
        let reason = act.refuted()?;
        let Some(dispute) = self.view.dispute_over(act) else { return Some(reason.to_owned()) };
        let (asserted, denied) = (super::joined(&dispute.asserted_by), super::joined(&dispute.denied_by));
        Some(format!("{reason} Asserted by {asserted}; denied by {denied}."))
    }

    /// A row for an act.
    pub(super) fn act_row(&mut self, act: ActRef<'g>, certainty: Certainty) -> Row {
        let outcome = self.outcome(act);
        let came = outcome.as_ref().and_then(|(_, came)| *came);
        let detail = act.deed().detail().map_or(String::new(), |detail| format!(" ({detail})"));
        let value = match (act.refuted(), act.step().moves()) {
            (Some(_), _) => format!("{}{detail}: reported, but refuted", act.deed().noun()),
            (None, true) => {
                let done = act.step().past().unwrap_or_else(|| act.deed().past(act.matter()));
                done.replace("{}", &act.object().in_sentence()) + &detail
            }
            (None, false) if act.step().is_of_envoy() => format!("{}{detail}", act.step().in_words()),
            (None, false) => format!("{}{detail} {}", act.deed().noun(), act.step().in_words()),
        };
        Row {
            author: self.entity(act.author()),
            object: self.entity(act.object()),
            matter: act.matter().id().to_owned(),
            instrument: act.instrument().map(|instrument| self.instrument(instrument)),
            value,
            code: format!("{}:{}", act.deed().id(), act.step().id()),
            since: Some(act.on().to_string()),
            until: None,
            certainty: row_certainty(certainty),
            dispute: match act.refuted() {
                // It is settled; who says what stands in the remark.
                Some(_) => None,
                None => self.view.dispute_over(act).map(|dispute| self.dispute(&dispute, act.matter())),
            },
            post: act.post().map(str::to_owned),
            also: Vec::new(),
            exemptions: Vec::new(),
            surely_holds: false,
            refuted: act.refuted().is_some(),
            implied_by: None,
            // What did not happen awaits nothing.
            pending: match act.step().moves() || act.refuted().is_some() {
                true => Vec::new(),
                false => vec![self.pending(act)],
            },
            grounds: [Some(act), came].into_iter().flatten().map(|act| self.ground(act)).collect(),
            note: self.refuted(act).or_else(|| {
                let mut remarks: Vec<String> = Vec::new();
                remarks.extend(act.post().map(|post| format!("at the {post}")));
                remarks.extend(outcome.map(|(words, _)| words));
                // An intent that lapsed says so in its outcome.
                let until = act.until().filter(|_| act.step().moves());
                remarks.extend(until.map(|until| format!("until {until}")));
                remarks.extend(act.disclaims().then(|| "said not to be recognition".to_owned()));
                remarks.extend(self.meanings_in_words(act));
                (!remarks.is_empty()).then(|| remarks.join("; "))
            }),
        }
    }

    /// What an act is said to have meant, each with whose word it is.
    fn meanings_in_words(&self, act: ActRef<'g>) -> Vec<String> {
        let known = act.readings().filter(|reading| reading.source.known_from() <= self.view.known_by());
        known
            .map(|reading| {
                let by =
                    reading.by.map_or_else(|| reading.source.publisher().to_owned(), |by| by.in_sentence());
                format!("“{}”, says {by}", reading.meant)
            })
            .collect()
    }

    fn at_post(&mut self, at_post: &standing::AtPost<'g>, matter: Matter) -> AtPost {
        let possibility = &at_post.possibility;
        AtPost {
            post: at_post.post.map(str::to_owned),
            value: possibility.value.in_words(matter).to_owned(),
            code: possibility.value.code(),
            since: possibility.since().map(|date| date.to_string()),
            certainty: row_certainty(at_post.certainty),
            disputed: at_post.is_disputed,
            grounds: possibility.grounds.iter().map(|act| self.ground(*act)).collect(),
        }
    }
}

fn row_certainty(certainty: Certainty) -> RowCertainty {
    match certainty {
        Certainty::Certain => RowCertainty::Certain,
        Certainty::Possible | Certainty::No => RowCertainty::Possible,
    }
}

/// An exemption in words: `exempt in part since 2019-04-01 until 2022-08-20`.
fn exempted(act: ActRef<'_>) -> String {
    let until = act.until().map_or(String::new(), |until| format!(" until {until}"));
    let what = act.note().map_or(String::new(), |note| format!(" ({note})"));
    format!("exempt in part {}{until}{what}", act.on().since_in_words())
}

/// Values that may hold, in words.
pub(super) fn in_words(values: &[Value], matter: Matter) -> String {
    values.iter().map(|value| value.in_words(matter)).collect::<Vec<_>>().join(" or ")
}

/// The codes of what the sources leave open: `envoy:charge-d-affaires|envoy:ambassador`.
pub(super) fn codes(values: &[Value]) -> String {
    values.iter().map(|value| value.code()).collect::<Vec<_>>().join("|")
}

/// A number of days, or the bounds of one that vague dates leave open.
fn in_days((least, greatest): (i32, i32)) -> String {
    match (least, greatest) {
        (1, 1) => "1 day".to_owned(),
        (least, greatest) if least == greatest => format!("{least} days"),
        (least, greatest) => format!("{least} to {greatest} days"),
    }
}

/// What an act that moves nothing yet amounts to: *delisting decided in principle*, *envoy named by the sender*.
fn step_in_words(act: ActRef<'_>) -> String {
    match act.step().is_of_envoy() {
        true => act.step().in_words().to_owned(),
        false => format!("{} {}", act.deed().noun(), act.step().in_words()),
    }
}

/// An act's date as a phrase after a noun: `2024-10-04`, `by 2024-10-04`.
fn dated(act: ActRef<'_>) -> String {
    let text = act.on().to_string();
    match text.strip_prefix("..") {
        Some(end) => format!("by {end}"),
        None => text,
    }
}
