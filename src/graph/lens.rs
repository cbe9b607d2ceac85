//! Lenses: what a doctrine takes for recognition.

use std::cmp::Ordering;
use std::fmt;

use super::Graph;
use super::entity::handle;
use crate::id::Id;
use crate::vocabulary::{Matter, MissionGrade, Rank, Step, Value};

/// A doctrine of what counts as recognition. It moves no standing: the same facts are counted another way.
#[derive(Debug, Clone)]
pub struct Lens {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) counts: Vec<Conduct>,
    pub(super) note: Option<String>,
}

/// Conduct that a lens takes for recognition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conduct {
    /// Having diplomatic relations.
    Relations,
    /// Receiving an envoy of at least this rank, whose act has come at least this far.
    Envoy {
        /// The lowest rank that counts.
        rank: Rank,
        /// The step it must have reached.
        step: Step,
    },
    /// Keeping a mission of at least this grade.
    Mission(MissionGrade),
}

impl Conduct {
    /// The matter in which the conduct shows.
    #[must_use]
    pub fn matter(self) -> Matter {
        match self {
            Self::Relations => Matter::Relations,
            Self::Envoy { .. } => Matter::Envoys,
            Self::Mission(_) => Matter::Mission,
        }
    }

    /// Whether a value is such conduct. A rank or grade that is not stated is no ground for implying anything.
    #[must_use]
    pub fn is_shown_by(self, value: Value) -> bool {
        match (self, value) {
            (Self::Relations, Value::Established) => true,
            (Self::Envoy { rank: least, .. }, Value::Envoy(rank)) => rank >= least,
            (Self::Mission(least), Value::Mission(grade)) => grade >= least,
            _ => false,
        }
    }

    /// The conduct in words, to follow *by*: `receiving an envoy of the rank of ambassador or higher`.
    #[must_use]
    pub fn in_words(self) -> String {
        match self {
            Self::Relations => "having diplomatic relations".to_owned(),
            Self::Envoy { rank, step: Step::CredentialsReceived } => {
                format!("taking the credentials of an envoy of the rank of {} or higher", rank.in_words())
            }
            Self::Envoy { rank, .. } => {
                format!("receiving an envoy of the rank of {} or higher", rank.in_words())
            }
            Self::Mission(grade) => {
                format!(
                    "keeping a mission of the grade of {} or higher",
                    Value::Mission(grade).in_words(Matter::Mission)
                )
            }
        }
    }
}

/// The number of a lens in its graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct LensIx(pub(super) u32);

handle! {
    /// A lens of a graph.
    LensRef, LensIx
}

impl<'g> LensRef<'g> {
    pub(crate) fn ix(self) -> LensIx {
        self.ix
    }

    fn lens(self) -> &'g Lens {
        &self.graph.lenses[self.ix.0 as usize]
    }

    /// Its id: `ambassador-implies`.
    #[must_use]
    pub fn id(self) -> &'g Id {
        &self.lens().id
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'g str {
        &self.lens().name
    }

    /// The conduct it takes for recognition, beside the express word; none for a lens that counts the express word alone.
    #[must_use]
    pub fn counts(self) -> &'g [Conduct] {
        &self.lens().counts
    }

    /// A remark in the file's own words.
    #[must_use]
    pub fn note(self) -> Option<&'g str> {
        self.lens().note.as_deref()
    }
}
