//! What people ask that a record of acts cannot say, or says under another word, and what to answer them.

use super::cursor::Cursor;
use crate::graph::EntityRef;
use crate::question::QuestionError;

/// Of a question about all who did not do a thing.
pub(super) const NOT_ALONE: &str = "a record of acts does not say who did nothing: ask who does it, or put `but does not …` after something that is done";
/// Of two subjects in one question.
pub(super) const ONE_AT_A_TIME: &str =
    "one is asked about at a time: ask of each, or ask *who* and read off both";

/// Of a verb that is none of ours.
pub(super) fn verb(word: &str) -> Option<&'static str> {
    Some(match word {
        "sanction" | "sanctions" | "sanctioned" | "sanctioning" => {
            "sanctions are a listing: ask who lists, and name the list with `under`"
        }
        "support" | "supports" | "supported" | "oppose" | "opposes" | "opposed" | "back" | "backs"
        | "backed" => {
            "support is no act that can be dated: ask who recognizes, accepts envoys from, or keeps a mission to"
        }
        "visit" | "visits" | "visited" | "meet" | "meets" | "met" | "talk" | "talks" | "talked"
        | "negotiate" | "negotiates" | "negotiated" => {
            "a visit or a talk changes no standing and is not on record: ask who accepts envoys from, or keeps a mission to"
        }
        "never" | "no" | "nor" | "neither" => NOT_ALONE,
        "send" | "sends" | "sent" | "sending" => {
            "envoys are recorded by who accepts them: ask `who sends envoys to …`, or how many the host accepts"
        }
        _ => return None,
    })
}

impl<'g> Cursor<'_, '_, 'g> {
    /// Of what cannot be said of a party after *is*: whether it *is* a state, a government, a terrorist group.
    pub(super) fn no_predicate_of(&mut self, object: EntityRef<'g>) -> QuestionError {
        let start = self.at;
        let id = object.id();
        let _ = self.take_any(&["a", "an", "the"]);
        let _ = self.take_any(&["legitimate", "sovereign", "independent", "real", "proscribed", "banned"]);
        let question = if self.take_any(&["terrorist", "terrorists", "terror"]) {
            Some(format!("who lists {id}"))
        } else if self.take_any(&["state", "country", "nation"]) {
            Some(format!("who recognizes {id} as a state"))
        } else if self.take("government") {
            Some(format!("who recognizes {id} as a government"))
        } else if start == self.words.len() {
            Some(format!("what stands with {id}"))
        } else {
            None
        };
        match question {
            Some(question) => {
                self.at = self.at.saturating_sub(1).max(start);
                let mut error =
                    self.wrong("comity does not say what a party is: it tells who holds it to be so");
                error.near = vec![question];
                error
            }
            None => {
                self.at = start;
                self.unexpected(&["recognized", "listed", "delisted", "controlled"])
            }
        }
    }
}
