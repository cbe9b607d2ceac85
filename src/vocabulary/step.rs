//! Steps: what is announced has not yet happened.

use serde::{Deserialize, Serialize};

use super::{Deed, Rank};

/// How far an act has come. Only the last steps of each row move a standing; the others leave it pending.
///
/// Steps of a measure, lowest first, then steps of an envoy's accreditation (Vienna Convention 1961, art. 13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub enum Step {
    /// Put forward, or said to be intended.
    Proposed,
    /// Approved by those who decide; legal steps are still to come.
    DecidedInPrinciple,
    /// The law or decree that makes it possible is made.
    Enacted,
    /// Asked of a court or another body that must rule.
    Requested,
    /// Given up, refused or fallen: what was announced will not come of this intent.
    Lapsed,
    /// In force.
    InForce,
    /// The sender named the envoy. Proves nothing about the receiver.
    Appointed,
    /// The envoy moved into the mission. The sender's doing as well.
    TookCharge,
    /// The receiver's foreign ministry took the copy of the credentials.
    CopyReceived,
    /// The receiver's head of state took the letters.
    CredentialsReceived,
}

impl Step {
    /// All steps, those of a measure first.
    pub const ALL: [Self; 10] = [
        Self::Proposed,
        Self::DecidedInPrinciple,
        Self::Enacted,
        Self::Requested,
        Self::Lapsed,
        Self::InForce,
        Self::Appointed,
        Self::TookCharge,
        Self::CopyReceived,
        Self::CredentialsReceived,
    ];

    /// The stable id, as used in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::DecidedInPrinciple => "decided-in-principle",
            Self::Enacted => "enacted",
            Self::Requested => "requested",
            Self::Lapsed => "lapsed",
            Self::InForce => "in-force",
            Self::Appointed => "appointed",
            Self::TookCharge => "took-charge",
            Self::CopyReceived => "copy-received",
            Self::CredentialsReceived => "credentials-received",
        }
    }

    /// The step in words, to follow a noun: *delisting decided in principle*. An envoy's steps stand alone.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::DecidedInPrinciple => "decided in principle",
            Self::Enacted => "made possible by law",
            Self::Requested => "asked of a court",
            Self::Lapsed => "given up",
            Self::InForce => "in force",
            Self::Appointed => "envoy named by the sender",
            Self::TookCharge => "envoy in charge of the mission",
            Self::CopyReceived => "copy of credentials received",
            Self::CredentialsReceived => "credentials received",
        }
    }

    /// What the receiver did at this step, in the past tense, where that says more than the deed; with a place for the sender.
    #[must_use]
    pub fn past(self) -> Option<&'static str> {
        match self {
            Self::CopyReceived => Some("took the copy of the credentials of an envoy of {}"),
            Self::CredentialsReceived => Some("took the credentials of an envoy of {}"),
            _ => None,
        }
    }

    /// Whether an act that has come this far moves its standing.
    #[must_use]
    pub fn moves(self) -> bool {
        matches!(self, Self::InForce | Self::CopyReceived | Self::CredentialsReceived)
    }

    /// Whether an act at this step counts when acts count from another step on.
    ///
    /// Each ladder is judged by its own steps: a looser step of measures changes nothing for envoys, nor the other way round.
    /// The host's own acceptance (`InForce`) of a head of mission accredited to the head of state is no reception of
    /// credentials.
    #[must_use]
    pub fn reaches(self, least: Self, deed: Deed) -> bool {
        match (self, deed) {
            (Self::Lapsed, _) => false,
            (Self::InForce, Deed::ReceiveEnvoy(rank)) if least == Self::CredentialsReceived => {
                rank < Rank::Envoy
            }
            _ if self.is_of_envoy() == least.is_of_envoy() => self >= least,
            _ => self.moves(),
        }
    }

    /// Whether the step belongs to an envoy's accreditation.
    #[must_use]
    pub fn is_of_envoy(self) -> bool {
        matches!(self, Self::Appointed | Self::TookCharge | Self::CopyReceived | Self::CredentialsReceived)
    }
}
