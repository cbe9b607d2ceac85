//! *What happened* and *what was announced*: acts in order of time.

use super::{Body, Ledger, acts, capitalized, spans};
use crate::graph::{ActRef, EntityRef};
use crate::question::AnswerKind;
use crate::standing::View;
use crate::time::{Certainty, Day};

/// All acts between two, or of one, statements among them.
pub(super) fn happened<'g>(
    view: View<'g>,
    ledger: &mut Ledger<'g>,
    one: EntityRef<'g>,
    other: Option<EntityRef<'g>>,
    within: Option<(Day, Day)>,
) -> Body {
    let acts = match other {
        Some(other) => view.graph().history(one, other),
        None => view.graph().acts_of(one),
    };
    let with = match other {
        Some(other) => format!("between {} and {}", one.in_sentence(), other.in_sentence()),
        None => format!("with {}", one.in_sentence()),
    };
    let spans = spans::spans(view, ledger, &acts, within);
    let mut body = list(view, ledger, acts, within, |_| true);
    body.spans = spans;
    body.finding = counted(body.rows.len(), &format!("{with}{}", period(within)));
    body.subject = Some(ledger.entity(one));
    body
}

/// What an author said or set in motion: statements, and steps that have not taken effect.
pub(super) fn announced<'g>(
    view: View<'g>,
    ledger: &mut Ledger<'g>,
    author: EntityRef<'g>,
    object: Option<EntityRef<'g>>,
    within: Option<(Day, Day)>,
) -> Body {
    let acts = match object {
        Some(object) => view.graph().history(author, object),
        None => view.graph().acts_of(author),
    };
    let is_announcement =
        |act: &ActRef<'g>| act.author() == author && (act.deed().is_statement() || !act.step().moves());
    let mut body = list(view, ledger, acts, within, is_announcement);
    let about = object.map_or(String::new(), |object| format!(" about {}", object.in_sentence()));
    let about = format!("{about}{}", period(within));
    body.finding = match body.rows.len() {
        0 => format!("no announcement by {}{about} is on record", author.in_sentence()),
        1 => format!("1 announcement by {}{about} is on record", author.in_sentence()),
        n => format!("{n} announcements by {}{about} are on record", author.in_sentence()),
    };
    body.finding = capitalized(&body.finding);
    body.notes.push("an announcement moves nothing by itself".to_owned());
    body.subject = Some(ledger.entity(author));
    body
}

fn list<'g>(
    view: View<'g>,
    ledger: &mut Ledger<'g>,
    acts: Vec<ActRef<'g>>,
    within: Option<(Day, Day)>,
    keep: impl Fn(&ActRef<'g>) -> bool,
) -> Body {
    let mut body = Body::new(AnswerKind::History);
    for act in acts.into_iter().filter(|act| view.knows(*act) && view.believes(*act) && keep(act)) {
        match acts::happened_within(view, act, within) {
            Certainty::No => {}
            certainty => body.rows.push(ledger.act_row(act, certainty)),
        }
    }
    body.coverage.text = "acts on record only; the record need not be complete".to_owned();
    body
}

/// The days that a history is asked of, as they follow what it is about.
fn period(within: Option<(Day, Day)>) -> String {
    match within {
        None => String::new(),
        Some((Day::MIN, last)) => format!(" until {}", last.in_words()),
        Some((first, Day::MAX)) => format!(" since {}", first.in_words()),
        Some((first, last)) => format!(" from {} to {}", first.in_words(), last.in_words()),
    }
}

fn counted(count: usize, with: &str) -> String {
    match count {
        0 => format!("No act {with} is on record"),
        1 => format!("1 act {with} is on record"),
        count => format!("{count} acts {with} are on record"),
    }
}
