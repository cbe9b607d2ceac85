//! Sending envoys, which is recorded from the other side: by who accepts them.

use super::cursor::{Cursor, Parsed};
use super::pointed::ONE_AT_A_TIME;
use crate::graph::EntityRef;
use crate::question::{Clause, Predicate};

const SEND: &[&str] =
    &["send", "sends", "sent", "post", "posts", "posted", "dispatch", "dispatches", "dispatched"];
const HAVE: &[&str] = &["has", "have", "keep", "keeps", "maintain", "maintains"];

impl<'g> Cursor<'_, '_, 'g> {
    /// `sends envoys to the taliban`, `has an ambassador with the taliban`, said of a sender or of none: the host accepts them.
    pub(super) fn sending(&mut self, sender: Option<EntityRef<'g>>) -> Parsed<Option<Clause<'g>>> {
        let start = self.at;
        let is_perfect = HAVE.contains(&self.word()) && SEND.contains(&self.next_word());
        self.at += usize::from(is_perfect);
        let is_past = is_perfect || matches!(self.word(), "sent" | "posted" | "dispatched");
        let is_sending = self.take_any(SEND);
        if !is_sending && !self.take_any(HAVE) {
            return Ok(None);
        }
        let bound = self.rank_bound();
        // "Has relations with" and "has a mission to" are verbs of their own.
        let bound = match (bound, is_sending) {
            (Ok(bound), _) => bound,
            (Err(error), true) => return Err(error),
            (Err(_), false) => {
                self.at = start;
                return Ok(None);
            }
        };
        self.modifiers(None)?;
        let host = match self.take_any(&["to", "with", "at", "in"]) {
            // "Whom does China send envoys to".
            true if sender.is_some() && self.at == self.words.len() => None,
            true => Some(self.entity()?),
            false => None,
        };
        self.modifiers(None)?;
        if self.peek_any(&["and", "or", "but", "while", "then"]) {
            return Err(self.wrong(ONE_AT_A_TIME));
        }
        if host.is_some() && host == sender {
            self.at = self.last_name;
            return Err(self.wrong("both sides are the same"));
        }
        let accepts = Predicate::AcceptsEnvoys(bound);
        let predicate = if is_past && self.on.is_none() { accepts.as_deed() } else { accepts };
        Ok(Some(Clause { author: host, predicate, object: sender, under: None }))
    }
}
