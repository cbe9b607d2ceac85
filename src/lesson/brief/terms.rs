//! The two terms that a side needs: those of its gravest standings, with the articles where the glossary names them.

use super::hindsight::names_later;
use super::record::Record;
use crate::standing::Filter;
use crate::vocabulary::{Capacity, EntityKind, InstrumentKind, Matter, Rank, Value, glossary};

/// How many terms a brief explains.
const TERMS: usize = 2;

/// The terms with what they mean.
pub(super) fn terms(record: &Record<'_>) -> Vec<(String, String)> {
    let mut wanted: Vec<&str> = Vec::new();
    if !record.intents.is_empty() {
        wanted.push("Statement of intent; decision in principle");
    }
    let between = Filter { author: Some(record.side), object: Some(record.about), ..Filter::default() };
    for standing in record.view.standings(between) {
        for value in standing.values() {
            let instrument = standing.instrument().map(|instrument| instrument.kind());
            wanted.extend(term(standing.matter(), value, instrument));
        }
    }
    if record.own.iter().any(|act| act.disclaims()) {
        wanted.push("Disclaimer");
    }
    // Where nothing stands, the words of the question itself.
    wanted.push(match capacity(record) {
        Capacity::State => "Recognition of a state",
        Capacity::Government => "Recognition of a government",
    });
    wanted.extend(["Engagement without recognition", "Non-recognition"]);
    let mut terms: Vec<(String, String)> = Vec::new();
    for name in wanted {
        let is_new = terms.iter().all(|(known, _)| known != name);
        if let Some(meaning) = glossary::meaning(name).filter(|_| is_new)
            && terms.len() < TERMS
        {
            let meaning = meaning
                .replacen("(1961, ", "(Vienna Convention on Diplomatic Relations 1961, ", 1)
                .replacen("(1963, ", "(Vienna Convention on Consular Relations 1963, ", 1);
            if !names_later(&meaning, record.last_day()) {
                terms.push((name.to_owned(), meaning));
            }
        }
    }
    terms
}

/// As what those whom a brief is about may be recognized.
pub(super) fn capacity(record: &Record<'_>) -> Capacity {
    match record.about.kind() {
        EntityKind::State | EntityKind::StateClaimed => Capacity::State,
        _ => Capacity::Government,
    }
}

fn term(matter: Matter, value: Value, instrument: Option<InstrumentKind>) -> Option<&'static str> {
    if value == Value::None {
        return None;
    }
    match (matter, value) {
        (Matter::Envoys, Value::Envoy(Rank::Ambassador)) => Some("Ambassador"),
        (Matter::Envoys, Value::Envoy(Rank::ChargeDAffaires)) => Some("Chargé d'affaires en titre"),
        (Matter::Envoys, Value::Envoy(Rank::Consul)) => Some("Consular commission; exequatur"),
        (Matter::Envoys, _) => Some("Head of mission"),
        (Matter::Listing, Value::Suspended) => Some("Suspension of a ban"),
        (Matter::Listing, _) => Some(match instrument {
            Some(InstrumentKind::CourtBan) => "Court ban",
            Some(InstrumentKind::Proscription) => "Proscription",
            Some(InstrumentKind::SanctionsList) => "Sanctions listing",
            _ => "Terrorist designation",
        }),
        (Matter::Relations, _) => Some("Diplomatic relations"),
        (Matter::Mission, _) => Some("Permanent mission"),
        (Matter::Assets, _) => Some("Asset freeze, block, confiscation"),
        (Matter::Premises, _) => Some("Premises and archives"),
        (Matter::RecognitionAsState, _) => Some("Recognition of a state"),
        (Matter::RecognitionAsGovernment, _) => Some("Recognition of a government"),
        (Matter::Control, _) => Some("Effective control"),
        (Matter::Statement, _) => None,
    }
}
