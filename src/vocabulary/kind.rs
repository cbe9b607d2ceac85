//! What an entity or an instrument is.

use serde::{Deserialize, Serialize};

/// What sort of node an entity is. The kind records how it acts in the data and is no verdict on its standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub enum EntityKind {
    /// A state: a UN member or observer.
    State,
    /// An entity that claims to be a state and is accepted as one by some or none.
    StateClaimed,
    /// A government, or a body that claims to be one.
    Government,
    /// A political or armed movement; it may run a government.
    Movement,
    /// An organization of states or of persons.
    Organization,
    /// A territory under a state.
    Territory,
    /// A bank, usually a central bank whose reserves are frozen or released.
    Bank,
}

impl EntityKind {
    /// The kind in words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::StateClaimed => "claimed state",
            Self::Government => "government",
            Self::Movement => "movement",
            Self::Organization => "organization",
            Self::Territory => "territory",
            Self::Bank => "bank",
        }
    }

    /// Whether it can be recognized as a state.
    #[must_use]
    pub fn can_be_state(self) -> bool {
        matches!(self, Self::State | Self::StateClaimed)
    }

    /// Whether it can be recognized as a government: a government, or a movement that runs one.
    #[must_use]
    pub fn can_be_government(self) -> bool {
        matches!(self, Self::Government | Self::Movement)
    }
}

/// What sort of list, law, order or ruling a listing or a freeze stands under.
///
/// The kind says what the listing means: a sanctions list says nothing of "terrorist" unless its regime does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub enum InstrumentKind {
    /// A list of organizations designated as terrorist.
    TerroristList,
    /// A court's ban on an organization's activity.
    CourtBan,
    /// A statutory ban that makes membership a crime.
    Proscription,
    /// A list of targets of sanctions: asset freeze, travel ban, arms embargo.
    SanctionsList,
    /// A list of banned organizations whose basis the source does not state.
    BannedList,
    /// An order that blocks property.
    AssetOrder,
    /// A fund or trust that holds property.
    Trust,
}

impl InstrumentKind {
    /// The kind in words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::TerroristList => "terrorist list",
            Self::CourtBan => "court ban",
            Self::Proscription => "proscription",
            Self::SanctionsList => "sanctions list",
            Self::BannedList => "list of banned organizations",
            Self::AssetOrder => "asset order",
            Self::Trust => "trust",
        }
    }
}
