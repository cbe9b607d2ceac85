//! Standings: what holds between an author and an object in one matter.

use std::cell::OnceCell;

use super::View;
use super::fold::{self, Folded};
use crate::graph::{ActRef, Conduct, EntityIx, EntityRef, InstrumentRef, LensRef, SourceRef};
use crate::time::{Certainty, PartialDate};
use crate::vocabulary::{Matter, Value};

/// What holds between an author and an object in one matter, under one instrument, on the day of a view.
///
/// Several posts at once make one standing: it has the highest in force and lists the rest. Light to make: its acts are read
/// only when they are asked for.
#[derive(Debug, Clone)]
pub struct Standing<'g> {
    view: View<'g>,
    /// The number of its strand; of several posts, of the first.
    strand: u32,
    author: EntityIx,
    object: EntityIx,
    matter: Matter,
    /// What holds, where that was worked out when the graph was built.
    known: Option<Value>,
    folded: OnceCell<Box<Folded<'g>>>,
}

/// What holds under some reading of the dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Possibility<'g> {
    /// What holds.
    pub value: Value,
    /// The acts that brought it about; the first of them began it. Empty where nothing has happened yet.
    pub grounds: Vec<ActRef<'g>>,
    /// The act that is known to have ended it later.
    pub ended_by: Option<ActRef<'g>>,
}

/// What holds at one of several posts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtPost<'g> {
    /// The post; none for the chief one.
    pub post: Option<&'g str>,
    /// What holds there.
    pub possibility: Possibility<'g>,
    /// Whether it holds under every reading of the dates.
    pub certainty: Certainty,
    /// Whether somebody denies the acts that it rests on.
    pub is_disputed: bool,
}

/// Who says that the acts took place, and who says that they did not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute<'g> {
    /// The acts in dispute.
    pub acts: Vec<ActRef<'g>>,
    /// Entities, or publishers, that assert them.
    pub asserted_by: Vec<String>,
    /// Entities, or publishers, that deny them.
    pub denied_by: Vec<String>,
    /// Where they are asserted or denied, beside the sources of the acts themselves.
    pub sources: Vec<SourceRef<'g>>,
    /// What holds if those that deny them are right; empty for a dispute over acts alone.
    pub otherwise: Vec<Value>,
}

/// Recognition that a lens reads into conduct.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Implied<'g> {
    /// The lens.
    pub lens: LensRef<'g>,
    /// The conduct that it takes for recognition.
    pub conduct: Conduct,
}

impl<'g> Possibility<'g> {
    /// When it began, as the sources date it.
    #[must_use]
    pub fn since(&self) -> Option<PartialDate> {
        self.grounds.first().map(|act| act.on())
    }

    /// When it ended, as the sources date it.
    #[must_use]
    pub fn until(&self) -> Option<PartialDate> {
        self.ended_by.map(ActRef::on)
    }
}

impl<'g> Standing<'g> {
    /// The standing of a strand, by its acts; none where no act of it is known.
    pub(super) fn folded(view: View<'g>, strand: u32, matter: Matter) -> Option<Self> {
        let folded = fold::fold(view, strand)?;
        let key = view.graph().strand(strand).key;
        Some(Self {
            view,
            strand,
            author: key.author,
            object: key.object,
            matter,
            known: None,
            folded: OnceCell::from(Box::new(folded)),
        })
    }

    /// A standing whose value was worked out when the graph was built.
    #[inline]
    pub(super) fn known(
        view: View<'g>,
        strand: u32,
        (author, object): (EntityIx, EntityIx),
        matter: Matter,
        value: Value,
    ) -> Self {
        Self { view, strand, author, object, matter, known: Some(value), folded: OnceCell::new() }
    }

    /// A standing that a lens reads into the conduct of another strand.
    pub(super) fn implied(view: View<'g>, strand: u32, matter: Matter, folded: Folded<'g>) -> Self {
        let key = view.graph().strand(strand).key;
        let folded = OnceCell::from(Box::new(folded));
        Self { view, strand, author: key.author, object: key.object, matter, known: None, folded }
    }

    fn details(&self) -> &Folded<'g> {
        self.folded.get_or_init(|| {
            let folded = fold::fold(self.view, self.strand);
            Box::new(folded.expect("a strand in which something holds has acts that are known"))
        })
    }

    /// The number of its strand.
    pub(super) fn strand(&self) -> u32 {
        self.strand
    }

    /// Whose standing it is.
    #[must_use]
    pub fn author(&self) -> EntityRef<'g> {
        self.author.of(self.view.graph())
    }

    /// Towards whom.
    #[must_use]
    pub fn object(&self) -> EntityRef<'g> {
        self.object.of(self.view.graph())
    }

    /// In which matter.
    #[must_use]
    pub fn matter(&self) -> Matter {
        self.matter
    }

    /// Under which instrument.
    #[must_use]
    pub fn instrument(&self) -> Option<InstrumentRef<'g>> {
        let strand = self.view.graph().strand(self.strand);
        strand.key.under.instrument().map(|ix| InstrumentRef::new(self.view.graph(), ix))
    }

    /// What may hold, each under some reading of the dates; never empty, and one alone where all readings agree. The
    /// one that rests on the latest act comes first.
    #[must_use]
    pub fn possibilities(&self) -> &[Possibility<'g>] {
        &self.details().possibilities
    }

    /// Who asserts and who denies the acts that make the difference, where sources disagree.
    #[must_use]
    pub fn dispute(&self) -> Option<&Dispute<'g>> {
        match self.known {
            Some(_) => None,
            None => self.details().dispute.as_ref(),
        }
    }

    /// Steps that were certainly taken by the day asked about, with no act in force certainly after them and not lapsed, by
    /// date.
    #[must_use]
    pub fn pending(&self) -> &[ActRef<'g>] {
        &self.details().pending
    }

    /// Acts that are on record and known not to have happened.
    #[must_use]
    pub fn refuted(&self) -> &[ActRef<'g>] {
        &self.details().refuted
    }

    /// Exemptions that hold or may hold on the day asked about, by date. The listing stands all the same.
    #[must_use]
    pub fn exemptions(&self) -> &[ActRef<'g>] {
        &self.details().exemptions
    }

    /// What holds at other posts than the one that gives the standing its value.
    #[must_use]
    pub fn rest(&self) -> &[AtPost<'g>] {
        &self.details().rest
    }

    /// The lens and the conduct, where the standing is not by the express word but read into conduct.
    #[must_use]
    pub fn read_into(&self) -> Option<Implied<'g>> {
        match self.known {
            Some(_) => None,
            None => self.details().implied,
        }
    }

    /// Whether a test holds under every reading, under some, or under none. A test may itself be in doubt: *is it an
    /// ambassador?* of an envoy whose rank is not stated.
    #[must_use]
    pub fn certainty(&self, test: impl Fn(Value) -> Certainty) -> Certainty {
        if let Some(value) = self.known {
            return test(value);
        }
        let outcomes = self.possibilities().iter().map(|possibility| test(possibility.value));
        let (least, greatest) = outcomes
            .fold((Certainty::Certain, Certainty::No), |(least, greatest), outcome| {
                (least.min(outcome), greatest.max(outcome))
            });
        match (least, greatest) {
            (Certainty::Certain, _) => Certainty::Certain,
            (_, Certainty::No) => Certainty::No,
            _ => Certainty::Possible,
        }
    }

    /// The same test whoever is right in a dispute: certain only if it holds by the word of those that assert the disputed acts
    /// and by that of those that deny them.
    #[must_use]
    pub fn certainty_in_dispute(&self, test: impl Fn(Value) -> Certainty) -> Certainty {
        let asserted = self.certainty(&test);
        let Some(dispute) = self.dispute() else { return asserted };
        let denied = dispute.otherwise.iter().map(|value| test(*value));
        let all: Vec<Certainty> = denied.chain([asserted]).collect();
        match (all.iter().min(), all.iter().max()) {
            (Some(Certainty::Certain), _) => Certainty::Certain,
            (_, Some(Certainty::No)) => Certainty::No,
            _ => Certainty::Possible,
        }
    }

    /// The possibility that rests on the latest act among those that pass a test.
    #[must_use]
    pub fn possibility(&self, test: impl Fn(Value) -> Certainty) -> Option<&Possibility<'g>> {
        self.possibilities().iter().find(|possibility| test(possibility.value) != Certainty::No)
    }

    /// What holds, where all readings agree.
    #[must_use]
    pub fn value(&self) -> Option<Value> {
        match self.known {
            Some(value) => Some(value),
            None => match self.possibilities() {
                [only] => Some(only.value),
                _ => None,
            },
        }
    }

    /// All that may hold, lowest first.
    #[must_use]
    pub fn values(&self) -> Vec<Value> {
        match self.known {
            Some(value) => vec![value],
            None => fold::values(self.possibilities()),
        }
    }
}
