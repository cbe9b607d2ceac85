//! A question in canonical words: what was understood.

use std::fmt;

use super::{Clause, Form, Question};
use crate::graph::EntityRef;

impl fmt::Display for Question<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.form {
            Form::Who(clause) => write!(f, "who {}", clause.predicate.third_person(object(clause)))?,
            Form::Whom(clause) => write!(f, "whom {}", clause.predicate.asked_of(author(clause), ""))?,
            Form::HowMany(clause) => write!(f, "how many {}", clause.predicate.plural(object(clause)))?,
            Form::Does(clause) => write!(f, "{}", asked(clause))?,
            Form::When(clause) => do_clause(f, "when did", clause)?,
            Form::SinceWhen(clause) => do_clause(f, "since when does", clause)?,
            Form::Why(clause) => write!(f, "why {}", asked(clause))?,
            Form::WhatStands(one, other) => pair(f, "what stands", *one, *other)?,
            Form::WhatHappened(one, other) => pair(f, "what happened", *one, *other)?,
            Form::WhatAnnounced(author, object) => {
                write!(f, "what did {} announce", author.id())?;
                if let Some(object) = object {
                    write!(f, " about {}", object.id())?;
                }
            }
            Form::WhatChanged { from, to, of } => {
                write!(f, "what changed between {from} and {to}")?;
                if let Some(of) = of {
                    write!(f, " for {}", of.id())?;
                }
            }
        }
        if let Some(under) = self.form.clause().and_then(|clause| clause.under) {
            write!(f, " under {}", under.id())?;
        }
        if let Some(on) = self.on {
            write!(f, " on {on}")?;
        }
        if let Some(known_by) = self.known_by {
            write!(f, " known by {known_by}")?;
        }
        if let Some(voice) = self.voice {
            write!(f, " according to {}", voice.id())?;
        }
        if let Some(step) = self.from_step {
            write!(f, " from step {}", step.id())?;
        }
        if let Some(lens) = self.lens {
            write!(f, " through {}", lens.id())?;
        }
        Ok(())
    }
}

fn object<'g>(clause: &Clause<'g>) -> &'g str {
    clause.object.map_or("", |object| object.id().as_str())
}

fn author<'g>(clause: &Clause<'g>) -> &'g str {
    clause.author.map_or("anyone", |author| author.id().as_str())
}

fn asked(clause: &Clause<'_>) -> String {
    clause.predicate.asked_of(author(clause), object(clause))
}

fn do_clause(f: &mut fmt::Formatter<'_>, opening: &str, clause: &Clause<'_>) -> fmt::Result {
    write!(f, "{opening} {} {}", author(clause), clause.predicate.base(object(clause)))
}

fn pair(
    f: &mut fmt::Formatter<'_>,
    opening: &str,
    one: EntityRef<'_>,
    other: Option<EntityRef<'_>>,
) -> fmt::Result {
    match other {
        Some(other) => write!(f, "{opening} between {} and {}", one.id(), other.id()),
        None => write!(f, "{opening} with {}", one.id()),
    }
}
