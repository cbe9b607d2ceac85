//! Conditions: clauses joined by *and*, *or*, *but not*, *while*, *then*.

use super::{Clause, Predicate};
use crate::graph::EntityRef;
use crate::vocabulary::Deed;

/// What is asked of an author: one clause, or several joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition<'g> {
    /// One clause.
    Clause(Clause<'g>),
    /// Both are so: *lists X and recognizes Y*.
    Both(Box<Self>, Box<Self>),
    /// One of the two is so, or both: *lists X or recognizes Y*.
    Either(Box<Self>, Box<Self>),
    /// The first is so and the second is not: *recognizes X but not Y*.
    ButNot(Box<Self>, Box<Self>),
    /// One deed came after the other: *listed X, then delisted it*.
    Then(Vec<Clause<'g>>),
    /// So towards any of those that another question finds: *recognizes anyone that X recognizes*.
    Towards(Clause<'g>, Box<Those<'g>>),
}

/// Entities found by a question within a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Those<'g> {
    /// The objects of a clause: *anyone that X recognizes*.
    ObjectsOf(Clause<'g>),
    /// The authors of whom something is so: *anyone that recognizes X*.
    AuthorsOf(Condition<'g>),
}

impl<'g> Those<'g> {
    fn clauses(&self) -> Vec<&Clause<'g>> {
        match self {
            Self::ObjectsOf(clause) => vec![clause],
            Self::AuthorsOf(condition) => condition.clauses(),
        }
    }

    /// Those in words, to stand as an object: `anyone that russia recognizes`.
    fn said(&self, name: &impl Fn(Option<EntityRef<'g>>) -> String) -> String {
        match self {
            Self::ObjectsOf(clause) => {
                format!("anyone that {} {}", name(clause.author), clause.predicate.third_person(""))
            }
            Self::AuthorsOf(condition) => {
                let say = |clause: &Clause<'g>, object: &str| match clause.under {
                    Some(under) => format!("{} under {}", clause.predicate.third_person(object), under.id()),
                    None => clause.predicate.third_person(object),
                };
                let said = condition.said(Manner::Asked, &say, name);
                match condition.as_clause() {
                    Some(_) => format!("anyone that {said}"),
                    None => format!("anyone that ({said})"),
                }
            }
        }
    }
}

/// How a condition is said: as a question asks it, or in a sentence about one or about several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    Asked,
    /// As a question asks it of many: `how many list taliban but do not recognize it`.
    AskedOfMany,
    OfOne,
    OfSeveral,
}

/// How tightly a condition binds its parts: *then* before *and*, *and* before *but not*, *but not* before *or*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Or,
    ButNot,
    And,
    Alone,
}

impl<'g> Condition<'g> {
    /// The clause of a condition that is nothing else.
    #[must_use]
    pub fn as_clause(&self) -> Option<&Clause<'g>> {
        match self {
            Self::Clause(clause) => Some(clause),
            _ => None,
        }
    }

    /// All clauses, in the order in which they are said.
    #[must_use]
    pub fn clauses(&self) -> Vec<&Clause<'g>> {
        match self {
            Self::Clause(clause) => vec![clause],
            Self::Both(one, other) | Self::Either(one, other) | Self::ButNot(one, other) => {
                let mut clauses = one.clauses();
                clauses.extend(other.clauses());
                clauses
            }
            Self::Then(clauses) => clauses.iter().collect(),
            Self::Towards(clause, those) => {
                let mut clauses = vec![clause];
                clauses.extend(those.clauses());
                clauses
            }
        }
    }

    /// Changes each clause that has an object of its own, or could have one.
    pub(super) fn for_each_clause(&mut self, change: &mut impl FnMut(&mut Clause<'g>)) {
        match self {
            Self::Clause(clause) => change(clause),
            // What stands towards those that a question finds has no object to be given.
            Self::Towards(..) => {}
            Self::Both(one, other) | Self::Either(one, other) | Self::ButNot(one, other) => {
                one.for_each_clause(change);
                other.for_each_clause(change);
            }
            Self::Then(clauses) => clauses.iter_mut().for_each(change),
        }
    }

    fn binding(&self) -> Binding {
        match self {
            Self::Clause(_) | Self::Then(_) | Self::Towards(..) => Binding::Alone,
            Self::Both(..) => Binding::And,
            Self::ButNot(..) => Binding::ButNot,
            Self::Either(..) => Binding::Or,
        }
    }

    /// The condition in words, each clause said by a function: after *who*, or of several; `name` names the objects of what is
    /// denied.
    pub(super) fn said(
        &self,
        manner: Manner,
        say: &impl Fn(&Clause<'g>, &str) -> String,
        name: &impl Fn(Option<EntityRef<'g>>) -> String,
    ) -> String {
        let say_clause = |clause: &Clause<'g>| say(clause, &name(clause.object));
        let inside = |part: &Self, least: Binding| match part.binding() >= least {
            true => part.said(manner, say, name),
            false => format!("({})", part.said(manner, say, name)),
        };
        match self {
            Self::Clause(clause) => say_clause(clause),
            Self::Towards(clause, those) => say(clause, &those.said(name)),
            Self::Then(clauses) => clauses.iter().map(say_clause).collect::<Vec<_>>().join(", then "),
            Self::Both(one, other) => {
                format!("{} and {}", inside(one, Binding::And), inside(other, Binding::Alone))
            }
            Self::Either(one, other) => {
                format!("{} or {}", inside(one, Binding::Or), inside(other, Binding::ButNot))
            }
            Self::ButNot(one, other) => {
                let negated = match other.as_ref() {
                    Self::Clause(clause) => negated(clause, manner, &name(clause.object)),
                    several => format!("not ({})", several.said(manner, say, name)),
                };
                // A question says *but* each time, which a sentence need not.
                let joint = match (manner, one.as_ref()) {
                    (Manner::OfOne | Manner::OfSeveral, Self::ButNot(..)) => "and",
                    _ => "but",
                };
                format!("{} {joint} {negated}", inside(one, Binding::ButNot))
            }
        }
    }
}

/// A clause denied: `does not list taliban`, `did not delist taliban`, `has not listed taliban`.
fn negated(clause: &Clause<'_>, manner: Manner, object: &str) -> String {
    // In a sentence, nothing is denied: silence is no *no*.
    let on_record = match manner {
        Manner::Asked | Manner::AskedOfMany => None,
        Manner::OfOne => Some("is"),
        Manner::OfSeveral => Some("are"),
    };
    if let Some(is) = on_record {
        let said = format!("{is} not on record as {}", clause.predicate.gerund(object));
        return match clause.under {
            Some(under) => format!("{said} under “{}”", under.name()),
            None => said,
        };
    }
    let (does, has) = match manner {
        Manner::AskedOfMany => ("do", "have"),
        _ => ("does", "has"),
    };
    let said = match clause.predicate {
        Predicate::Did(
            _,
            Deed::Delist
            | Deed::Withdraw
            | Deed::Suspend
            | Deed::Reinstate
            | Deed::Establish
            | Deed::Sever
            | Deed::Resume
            | Deed::HandOver,
        ) => {
            format!("did not {}", clause.predicate.base(object))
        }
        Predicate::Did(..) | Predicate::Received(_) => {
            format!("{has} not {}", clause.predicate.participle(object))
        }
        _ => format!("{does} not {}", clause.predicate.base(object)),
    };
    match clause.under {
        Some(under) => format!("{said} under {}", under.id()),
        None => said,
    }
}
