//! What a sheet is asked for: about what, for whom, how many questions.

use std::collections::BTreeSet;

use super::{Level, Skill};
use crate::graph::{ActRef, EntityRef};
use crate::question::{Form, Question};
use crate::time::Day;
use crate::vocabulary::Matter;

/// What a sheet shall be.
#[derive(Debug, Clone, Default)]
pub struct Request<'g> {
    /// Its title; without one, it is named after its topic.
    pub title: Option<String>,
    /// What it is about.
    pub topic: Topic<'g>,
    /// Whom it is for.
    pub level: Level,
    /// How many questions it has.
    pub questions: usize,
    /// From which number choices and order are drawn.
    pub seed: u64,
    /// The day up to which sources count; without it, all of them.
    pub known_by: Option<Day>,
    /// What it practises; empty for all that suits its level.
    pub skills: Vec<Skill>,
}

/// Which acts a sheet is about.
#[derive(Debug, Clone, Default)]
pub struct Topic<'g> {
    /// Only acts to which all of these are parties.
    pub parties: Vec<EntityRef<'g>>,
    /// Only acts of these matters; empty for all.
    pub matters: Vec<Matter>,
    /// Only acts that surely lie between these days.
    pub within: Option<(Day, Day)>,
}

impl<'g> Topic<'g> {
    /// All dealings of one entity.
    #[must_use]
    pub fn of(entity: EntityRef<'g>) -> Self {
        Self { parties: vec![entity], ..Self::default() }
    }

    /// What a question is about: the parties it names, the matters its verbs belong to, the days between which it asks.
    #[must_use]
    pub fn of_question(question: &Question<'g>) -> Self {
        let clauses = match &question.form {
            Form::Who(condition) | Form::HowMany(condition) | Form::DoesAll(_, condition) => {
                condition.clauses()
            }
            form => form.clause().into_iter().collect(),
        };
        let mut parties: BTreeSet<EntityRef<'g>> = BTreeSet::new();
        // Clauses that are joined speak of several objects; only what all of them name is asked of every act.
        let named =
            clauses.iter().map(|clause| [clause.author, clause.object].into_iter().flatten().collect());
        let in_all: Option<BTreeSet<EntityRef<'g>>> =
            named.reduce(|one: BTreeSet<_>, other| one.intersection(&other).copied().collect());
        parties.extend(in_all.unwrap_or_default());
        match &question.form {
            Form::WhatStands(one, other)
            | Form::WhatHappened(one, other)
            | Form::WhatAnnounced(one, other) => {
                parties.insert(*one);
                parties.extend(*other);
            }
            Form::WhatChanged { of, .. } => parties.extend(*of),
            Form::DoesAll(author, _) => {
                parties.insert(*author);
            }
            _ => {}
        }
        let matters: BTreeSet<Matter> = clauses.iter().map(|clause| clause.predicate.matter()).collect();
        let within = match question.form {
            Form::WhatChanged { from, to, .. } => Some((from, to)),
            _ => question.within,
        };
        Self { parties: parties.into_iter().collect(), matters: matters.into_iter().collect(), within }
    }

    /// Whether an act belongs to the topic.
    #[must_use]
    pub fn holds(&self, act: ActRef<'g>) -> bool {
        let is_party = |party: &EntityRef<'g>| act.author() == *party || act.object() == *party;
        let (first, last) = act.window();
        self.parties.iter().all(is_party)
            && (self.matters.is_empty() || self.matters.contains(&act.matter()))
            && self.within.is_none_or(|(from, to)| from <= first && last <= to)
    }
}
