//! Matters: the independent strands of a pair of entities.

use serde::{Deserialize, Serialize};

/// One strand of dealings between an author and an object. No matter ever moves another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matter {
    /// The author accepts the object as a state.
    RecognitionAsState,
    /// The author accepts the object as entitled to act for an existing state.
    RecognitionAsGovernment,
    /// A standing diplomatic channel by mutual consent (Vienna Convention 1961, art. 2).
    Relations,
    /// The author receives the object's envoy.
    Envoys,
    /// Who runs the object's mission on the author's soil.
    Premises,
    /// The author keeps a mission with the object.
    Mission,
    /// The author lists the object under an instrument.
    Listing,
    /// The author holds the object's property under an instrument.
    Assets,
    /// The author governs the object's territory in fact. Says nothing of right.
    Control,
    /// The author said something about the object. Moves nothing.
    Statement,
}

/// As what something is recognized.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub enum Capacity {
    /// As a state, whoever governs it.
    State,
    /// As the government of a state.
    Government,
}

impl Capacity {
    /// The matter that recognition in this capacity belongs to.
    #[must_use]
    pub fn matter(self) -> Matter {
        match self {
            Self::State => Matter::RecognitionAsState,
            Self::Government => Matter::RecognitionAsGovernment,
        }
    }
}

impl Matter {
    /// All matters, in the order in which answers list them.
    pub const ALL: [Self; 10] = [
        Self::RecognitionAsState,
        Self::RecognitionAsGovernment,
        Self::Relations,
        Self::Envoys,
        Self::Premises,
        Self::Mission,
        Self::Listing,
        Self::Assets,
        Self::Control,
        Self::Statement,
    ];

    /// The matter with an id.
    pub(crate) fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|matter| matter.id() == id)
    }

    /// The stable id, as used in JSON and questions.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::RecognitionAsState => "recognition-as-state",
            Self::RecognitionAsGovernment => "recognition-as-government",
            Self::Relations => "relations",
            Self::Envoys => "envoys",
            Self::Premises => "premises",
            Self::Mission => "mission",
            Self::Listing => "listing",
            Self::Assets => "assets",
            Self::Control => "control",
            Self::Statement => "statement",
        }
    }

    /// The matter in words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::RecognitionAsState => "recognition as a state",
            Self::RecognitionAsGovernment => "recognition as a government",
            Self::Relations => "diplomatic relations",
            Self::Envoys => "envoys received",
            Self::Premises => "mission premises",
            Self::Mission => "mission kept",
            Self::Listing => "listing",
            Self::Assets => "assets held",
            Self::Control => "control",
            Self::Statement => "statements",
        }
    }

    /// Whether acts of this matter can bring something to hold. Statements cannot.
    #[must_use]
    pub fn has_standing(self) -> bool {
        self != Self::Statement
    }

    /// Whether the matter is kept apart by instrument.
    #[must_use]
    pub fn takes_instrument(self) -> bool {
        matches!(self, Self::Listing | Self::Assets)
    }
}
