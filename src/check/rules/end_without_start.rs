#![doc = include_str!("../../diagnostic/page/end-without-start.md")]
#![doc = include_str!("../../diagnostic/page/delisting-without-listing.md")]

use crate::diagnostic::{Code, Diagnostic};
use crate::graph::{ActRef, Graph};
use crate::vocabulary::{Deed, Effect, Matter, effect};

pub(in crate::check) fn check(graph: &Graph, findings: &mut Vec<Diagnostic>) {
    for strand in graph.strands() {
        let moving: Vec<ActRef<'_>> =
            strand.acts(graph).filter(|act| act.step().moves() && act.refuted().is_none()).collect();
        for act in moving.iter().filter(|act| needs_a_beginning(**act)) {
            let begun = moving.iter().any(|other| begins(*other) && other.window().0 <= act.window().1);
            if !begun {
                findings.push(finding(*act));
            }
        }
    }
}

/// Whether an act changes or ends something that must have been begun. Premises stand with some side from the first.
fn needs_a_beginning(act: ActRef<'_>) -> bool {
    act.matter().has_standing() && act.matter() != Matter::Premises && !begins(act)
}

fn begins(act: ActRef<'_>) -> bool {
    // A reinstatement presupposes a listing, a resumption relations, a transfer something held.
    let presupposes = matches!(act.deed(), Deed::Reinstate | Deed::Resume | Deed::Transfer);
    matches!(effect(act.matter(), act.deed()), Some(Effect::Sets(value)) if value.holds()) && !presupposes
}

fn finding(act: ActRef<'_>) -> Diagnostic {
    let (author, object) = (act.author().name(), act.object().in_sentence());
    let done = act.deed().past(act.matter()).replace("{}", &object);
    match act.matter() {
        Matter::Listing => {
            let headline = format!("{author} {done}, which it never listed under this instrument");
            Diagnostic::new(Code::DelistingWithoutListing, headline, act.span())
                .help("add the listing with its source, correct `under`, or give the act a `step` if it was only announced")
        }
        matter => {
            let headline =
                format!("{author} {done}, but no beginning of this is on record ({})", matter.in_words());
            Diagnostic::new(Code::EndWithoutStart, headline, act.span())
                .help("add the beginning with its source, or correct the pair or the capacity")
        }
    }
}
