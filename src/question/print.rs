//! A question in canonical words: what was understood.

use std::fmt;

use super::condition::Manner;
use super::{Among, By, Clause, Form, Only, Question};
use crate::graph::EntityRef;
use crate::time::Day;

/// Stands where an object would be said.
const OBJECT: &str = "…";

impl fmt::Display for Question<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.form {
            Form::Who(condition) => {
                let say =
                    |clause: &Clause<'_>, object: &str| under(clause, clause.predicate.third_person(object));
                write!(f, "who {}", condition.said(Manner::Asked, &say, &id))?;
            }
            Form::HowMany(condition) => {
                let say = |clause: &Clause<'_>, object: &str| under(clause, clause.predicate.plural(object));
                write!(f, "how many {}", condition.said(Manner::AskedOfMany, &say, &id))?;
            }
            Form::DoesAll(author, condition) => {
                let say = |clause: &Clause<'_>, object: &str| under(clause, clause.predicate.base(object));
                write!(f, "does {} {}", author.id(), condition.said(Manner::Asked, &say, &id))?;
            }
            Form::Whom(clause) => {
                // "Whom does China accept envoys from" keeps the word that led to the object.
                let said = clause.predicate.asked_of(author(clause), OBJECT);
                write!(f, "whom {}", said.replace(&format!(" {OBJECT}"), ""))?;
            }
            Form::HowLong(clause) => do_clause(f, "how long does", clause)?,
            Form::Pairs(predicate) => write!(f, "which pairs {} each other", predicate.towards())?,
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
        // Conditions say it of each clause.
        let clause = match &self.form {
            Form::Who(_) | Form::HowMany(_) | Form::DoesAll(..) => None,
            form => form.clause(),
        };
        if let Some(under) = clause.and_then(|clause| clause.under) {
            write!(f, " under {}", under.id())?;
        }
        match self.among {
            Some(Among::Group(group)) => write!(f, " among {}", group.id())?,
            Some(Among::States) => f.write_str(" among states")?,
            None => {}
        }
        match self.within {
            Some((Day::MIN, last)) => write!(f, " before {}", last.next())?,
            Some((first, Day::MAX)) => write!(f, " since {first}")?,
            Some((first, last)) => write!(f, " between {first} and {last}")?,
            None => {}
        }
        match self.only {
            Some(Only::First) => f.write_str(" first")?,
            Some(Only::Last) => f.write_str(" last")?,
            Some(Only::Longest) => f.write_str(" longest")?,
            None => {}
        }
        match self.by {
            Some(By::Year) => f.write_str(" by year")?,
            Some(By::Month) => f.write_str(" by month")?,
            Some(By::Lens) => f.write_str(" by lens")?,
            Some(By::Voice) => f.write_str(" by voice")?,
            Some(By::Author) => f.write_str(" by author")?,
            None => {}
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

/// A clause said, with the instrument it stands under.
fn under(clause: &Clause<'_>, said: String) -> String {
    match clause.under {
        Some(under) => format!("{said} under {}", under.id()),
        None => said,
    }
}

fn id(entity: Option<EntityRef<'_>>) -> String {
    entity.map_or_else(String::new, |entity| entity.id().to_string())
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
