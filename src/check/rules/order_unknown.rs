#![doc = include_str!("../../diagnostic/page/order-unknown.md")]

use crate::diagnostic::{Code, Diagnostic};
use crate::graph::{ActRef, Graph};
use crate::vocabulary::{Effect, effect};

pub(in crate::check) fn check(graph: &Graph, findings: &mut Vec<Diagnostic>) {
    for strand in graph.strands().iter().filter(|strand| strand.key.matter.has_standing()) {
        let moving: Vec<ActRef<'_>> =
            strand.acts(graph).filter(|act| act.step().moves() && act.refuted().is_none()).collect();
        for (at, one) in moving.iter().enumerate() {
            for other in &moving[at + 1..] {
                if overlaps(*one, *other) && leads_elsewhere(*one, *other) && !is_settled(*one, *other) {
                    findings.push(finding(*one, *other));
                }
            }
        }
    }
}

fn overlaps(one: ActRef<'_>, other: ActRef<'_>) -> bool {
    one.window().0 <= other.window().1 && other.window().0 <= one.window().1
}

fn leads_elsewhere(one: ActRef<'_>, other: ActRef<'_>) -> bool {
    effect(one.matter(), one.deed()) != effect(other.matter(), other.deed())
}

/// Whether `after`, or the rule that closing precedes opening on one exact day, settles the order.
fn is_settled(one: ActRef<'_>, other: ActRef<'_>) -> bool {
    let said = one.after().any(|act| act == other) || other.after().any(|act| act == one);
    let same_exact_day = one.on().exact().is_some() && one.on().exact() == other.on().exact();
    said || (same_exact_day && holds_after(one) != holds_after(other))
}

fn holds_after(act: ActRef<'_>) -> bool {
    match effect(act.matter(), act.deed()) {
        Some(Effect::Sets(value)) => value.holds(),
        _ => true,
    }
}

fn finding(one: ActRef<'_>, other: ActRef<'_>) -> Diagnostic {
    let headline = format!(
        "`{}` ({}) and `{}` ({}) may have happened in either order, and the order matters",
        one.id(),
        one.on(),
        other.id(),
        other.on()
    );
    Diagnostic::new(Code::OrderUnknown, headline, other.span())
        .also(one.span(), "the other act")
        .note("answers say “possible” where it makes a difference")
        .help(format!("date them more closely, or write `after: [\"{}\"]` in the later one", one.id()))
}
