//! Where a side stands on the day, as a table.

use super::pen::Pen;
use super::terms::capacity;
use crate::lesson::form::paper::Block;
use crate::question::{Clause, Form, Predicate, Question, RankBound, Verdict, ask};
use crate::standing::{Filter, Standing};
use crate::text::{joined, visible, with_article};
use crate::time::Certainty;
use crate::vocabulary::{Capacity, Matter, MissionGrade, Quality, Rank, Value};

impl<'g> Pen<'_, 'g> {
    /// What stands on the day, matter by matter, and of the chief matters what is not known to stand.
    pub(super) fn standings(&mut self) -> (Option<Block>, Option<String>) {
        let record = self.record;
        let between = Filter { author: Some(record.side), object: Some(record.about), ..Filter::default() };
        let standings: Vec<Standing<'g>> = record.view.standings(between).collect();
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut silent: Vec<&str> = Vec::new();
        for matter in Matter::ALL {
            let before = rows.len();
            for standing in standings.iter().filter(|standing| standing.matter() == matter) {
                rows.extend(self.standing(standing));
            }
            let Some(predicate) = chief(matter, capacity(record)).filter(|_| rows.len() == before) else {
                continue;
            };
            match self.denied(predicate) {
                Some((said, mark)) => {
                    rows.push(vec![label(matter).to_owned(), said.to_owned(), String::new(), mark]);
                }
                None => silent.push(label(matter)),
            }
        }
        let head = ["matter", "what stands", "since", "source"].map(str::to_owned).to_vec();
        let table = (!rows.is_empty()).then_some(Block::Table { head, rows });
        let silent = (!silent.is_empty())
            .then(|| format!("Nothing on record, which is not a no: {}.", silent.join("; ")));
        (table, silent)
    }

    fn standing(&mut self, standing: &Standing<'g>) -> Option<Vec<String>> {
        let reading = standing.possibility(not_nothing)?;
        let mut value = reading.value.in_words(standing.matter()).to_owned();
        if something(standing) == Certainty::Possible {
            value = match standing.matter() {
                Matter::Envoys => format!("possibly {}", with_article(&value)),
                Matter::Mission if reading.value != Value::Suspended => {
                    format!("possibly {}", with_article(&value))
                }
                _ => format!("possibly {value}"),
            };
        }
        if let Some(instrument) = standing.instrument() {
            value.push_str(&format!(": {}", visible(instrument.name())));
        }
        if let Some(dispute) = standing.dispute() {
            value.push_str(&format!("; disputed, denied by {}", visible(&joined(&dispute.denied_by))));
        }
        let first = reading.grounds.first().copied();
        let since = first.map_or_else(String::new, |act| {
            let words = self.day_of(act);
            if let Some(first) = words.strip_prefix("on some day since ") {
                return format!("some day from {first} on");
            }
            ["on some day ", "on ", "in "]
                .iter()
                .find_map(|start| words.strip_prefix(start))
                .unwrap_or(&words)
                .to_owned()
        });
        if self.is_of_later(&value) {
            value = reading.value.in_words(standing.matter()).to_owned();
        }
        let mark = first.map_or_else(String::new, |act| self.mark(act));
        Some(vec![label(standing.matter()).to_owned(), value, since, mark.trim().to_owned()])
    }

    /// That nothing stands, where somebody says so, and where. Whether silence was searched is known to later readers alone.
    fn denied(&mut self, predicate: Predicate) -> Option<(&'static str, String)> {
        let clause = Clause {
            author: Some(self.record.side),
            predicate,
            object: Some(self.record.about),
            under: None,
        };
        let (on, known_by) = (Some(self.record.view.on()), Some(self.record.view.known_by()));
        let question = Question { on, known_by, ..Question::new(Form::Does(clause)) };
        let answer = ask(self.record.view.graph(), &question);
        let said = match answer.verdict {
            Some(Verdict::No) => "no",
            Some(Verdict::Disputed) => "disputed",
            _ => return None,
        };
        let id = answer.sources.first().map(|source| source.id.as_str());
        let source = self.record.view.graph().sources().find(|source| Some(source.id().as_str()) == id);
        let mark = source.map_or_else(String::new, |source| format!("[{}]", self.number(source)));
        Some((said, mark))
    }
}

/// What is asked of a chief matter where nothing stands in it.
fn chief(matter: Matter, capacity: Capacity) -> Option<Predicate> {
    match matter {
        Matter::Relations => Some(Predicate::HasRelations),
        Matter::Envoys => Some(Predicate::AcceptsEnvoys(RankBound::AtLeast(Rank::Unstated))),
        Matter::Mission => Some(Predicate::KeepsMission(MissionGrade::Unstated)),
        Matter::Listing => Some(Predicate::Lists),
        matter if matter == capacity.matter() => {
            Some(Predicate::Recognizes(Some(capacity), Quality::Unstated))
        }
        _ => None,
    }
}

/// A matter as the side has it.
fn label(matter: Matter) -> &'static str {
    match matter {
        Matter::RecognitionAsState => "recognized as a state",
        Matter::RecognitionAsGovernment => "recognized as a government",
        Matter::Relations => "diplomatic relations",
        Matter::Envoys => "its envoy with you",
        Matter::Premises => "its embassy with you",
        Matter::Mission => "your mission there",
        Matter::Listing => "your lists",
        Matter::Assets => "its assets with you",
        Matter::Control => "your control",
        Matter::Statement => "your words",
    }
}

fn not_nothing(value: Value) -> Certainty {
    if value == Value::None { Certainty::No } else { Certainty::Certain }
}

fn something(standing: &Standing<'_>) -> Certainty {
    standing.certainty(not_nothing)
}
