//! What one party does towards another and goes on doing: how it is asked of the engine, and how a sheet says it.

use crate::graph::{ActRef, EntityRef};
pub(crate) use crate::text::capitalized;
use crate::text::visible;
use crate::vocabulary::{Deed, EntityKind, Matter, MissionGrade, Rank};

/// Something that holds from one day to another, as learners are asked about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Relation {
    RecognizesAsState,
    RecognizesAsGovernment,
    HasRelations,
    AcceptsEnvoys,
    AcceptsAmbassadors,
    KeepsMission,
    KeepsEmbassy,
    Lists,
    HoldsAssets,
}

impl Relation {
    pub(super) const ALL: [Self; 9] = [
        Self::RecognizesAsState,
        Self::RecognizesAsGovernment,
        Self::HasRelations,
        Self::AcceptsEnvoys,
        Self::AcceptsAmbassadors,
        Self::KeepsMission,
        Self::KeepsEmbassy,
        Self::Lists,
        Self::HoldsAssets,
    ];

    /// What an act begins, ends or changes; none where the language of questions has no verb for it.
    pub(super) fn moved_by(act: ActRef<'_>) -> Option<Self> {
        match (act.matter(), act.deed()) {
            (Matter::RecognitionAsState, _) => Some(Self::RecognizesAsState),
            (Matter::RecognitionAsGovernment, _) => Some(Self::RecognizesAsGovernment),
            (Matter::Relations, _) => Some(Self::HasRelations),
            (Matter::Envoys, Deed::ReceiveEnvoy(Rank::Ambassador)) => Some(Self::AcceptsAmbassadors),
            (Matter::Envoys, _) => Some(Self::AcceptsEnvoys),
            (Matter::Mission, Deed::Open(MissionGrade::Embassy)) => Some(Self::KeepsEmbassy),
            (Matter::Mission, _) => Some(Self::KeepsMission),
            (Matter::Listing, _) => Some(Self::Lists),
            (Matter::Assets, _) => Some(Self::HoldsAssets),
            (Matter::Premises | Matter::Control | Matter::Statement, _) => None,
        }
    }

    pub(super) fn matter(self) -> Matter {
        match self {
            Self::RecognizesAsState => Matter::RecognitionAsState,
            Self::RecognizesAsGovernment => Matter::RecognitionAsGovernment,
            Self::HasRelations => Matter::Relations,
            Self::AcceptsEnvoys | Self::AcceptsAmbassadors => Matter::Envoys,
            Self::KeepsMission | Self::KeepsEmbassy => Matter::Mission,
            Self::Lists => Matter::Listing,
            Self::HoldsAssets => Matter::Assets,
        }
    }

    /// Whether it is one thing that A does it towards B, and another that B does it towards A; diplomatic relations are had by both.
    pub(super) fn has_direction(self) -> bool {
        self != Self::HasRelations
    }

    /// What is the same between two in the other direction though it is another relation: who receives envoys, and who sends its own.
    pub(super) fn other_end(self) -> Option<Self> {
        match self {
            Self::AcceptsEnvoys => Some(Self::KeepsMission),
            Self::AcceptsAmbassadors => Some(Self::KeepsEmbassy),
            Self::KeepsMission => Some(Self::AcceptsEnvoys),
            Self::KeepsEmbassy => Some(Self::AcceptsAmbassadors),
            _ => None,
        }
    }

    /// The verb as a question has it after *does* and after *who*, and what follows the object.
    fn verb(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::RecognizesAsState => ("recognize", "recognizes", " as a state"),
            Self::RecognizesAsGovernment => ("recognize", "recognizes", " as a government"),
            Self::HasRelations => ("have relations with", "has relations with", ""),
            Self::AcceptsEnvoys => ("accept envoys from", "accepts envoys from", ""),
            Self::AcceptsAmbassadors => ("accept ambassadors from", "accepts ambassadors from", ""),
            Self::KeepsMission => ("keep a mission to", "keeps a mission to", ""),
            Self::KeepsEmbassy => ("keep an embassy to", "keeps an embassy to", ""),
            Self::Lists => ("list", "lists", ""),
            Self::HoldsAssets => ("hold assets of", "holds assets of", ""),
        }
    }

    /// The question whether it holds, without a day: `does russia list taliban`.
    pub(super) fn does(self, author: EntityRef<'_>, object: EntityRef<'_>) -> String {
        let (verb, _, after) = self.verb();
        format!("does {} {verb} {}{after}", author.id(), object.id())
    }

    /// The question of whom it holds, without a day: `who lists taliban`.
    pub(super) fn who(self, object: EntityRef<'_>) -> String {
        let (_, verb, after) = self.verb();
        format!("who {verb} {}{after}", object.id())
    }

    /// What was the case, to follow a name: `accepted an ambassador from the Taliban`.
    pub(super) fn was(self, object: EntityRef<'_>) -> String {
        let name = name(object);
        match self {
            Self::RecognizesAsState => format!("recognized {name} as a state"),
            Self::RecognizesAsGovernment => format!("recognized {name} as a government"),
            Self::HasRelations => format!("had diplomatic relations with {name}"),
            Self::AcceptsEnvoys => format!("accepted an envoy from {name}"),
            Self::AcceptsAmbassadors => format!("accepted an ambassador from {name}"),
            Self::KeepsMission => format!("kept an embassy or another mission {}", place_of(object)),
            Self::KeepsEmbassy => format!("kept an embassy {}", place_of(object)),
            Self::Lists => format!("had {name} on a list of terrorist, banned or sanctioned groups"),
            Self::HoldsAssets => format!("held money or other assets of {name}"),
        }
    }
}

/// A name as a sentence has it, safe to show.
pub(super) fn name(entity: EntityRef<'_>) -> String {
    visible(&entity.in_sentence())
}

/// A name that opens a sentence.
pub(super) fn opening_name(entity: EntityRef<'_>) -> String {
    capitalized(&name(entity))
}

/// Where a mission to somebody stands: a movement has no capital, the country that it claims to govern has one.
pub(super) fn place_of(object: EntityRef<'_>) -> String {
    place_named(object, name)
}

/// The same, in names that the caller gives.
pub(super) fn place_named<'g>(object: EntityRef<'g>, name: impl Fn(EntityRef<'g>) -> String) -> String {
    match object.claimed_land() {
        Some(land) if object.kind() != EntityKind::State => {
            format!("in {} under {}", name(land), name(object))
        }
        _ if matches!(object.kind(), EntityKind::State | EntityKind::StateClaimed) => {
            format!("in {}", name(object))
        }
        _ => format!("with {}", name(object)),
    }
}
