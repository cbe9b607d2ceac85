//! Values: what holds in a matter.

use super::{Matter, MissionGrade, Quality, Rank};

/// What holds in one matter. [`Value::None`] is the lowest value of every matter: unrecognized, not listed, free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// Nothing holds.
    None,
    /// Recognition, relations, a mission or a listing is in abeyance.
    Suspended,
    /// The object is recognized.
    Recognized(Quality),
    /// Relations are established.
    Established,
    /// The object's envoy is received.
    Envoy(Rank),
    /// The premises of the object's mission are shut.
    Closed,
    /// The object runs its mission's premises. Higher than [`Value::Closed`]: a closed consulate does not shut the embassy.
    HandedOver,
    /// A mission is kept.
    Mission(MissionGrade),
    /// The object is listed.
    Listed,
    /// The object's property is blocked.
    Frozen,
    /// The object's property is held in trust.
    InTrust,
    /// The author is in control of the object.
    InControl,
}

impl Value {
    /// All values, lowest first.
    pub const ALL: [Self; 23] = [
        Self::None,
        Self::Suspended,
        Self::Recognized(Quality::Unstated),
        Self::Recognized(Quality::DeFacto),
        Self::Recognized(Quality::DeJure),
        Self::Established,
        Self::Envoy(Rank::Unstated),
        Self::Envoy(Rank::Representative),
        Self::Envoy(Rank::Consul),
        Self::Envoy(Rank::Secretary),
        Self::Envoy(Rank::ChargeDAffaires),
        Self::Envoy(Rank::Envoy),
        Self::Envoy(Rank::Ambassador),
        Self::Closed,
        Self::HandedOver,
        Self::Mission(MissionGrade::Unstated),
        Self::Mission(MissionGrade::Technical),
        Self::Mission(MissionGrade::Consular),
        Self::Mission(MissionGrade::Embassy),
        Self::Listed,
        Self::Frozen,
        Self::InTrust,
        Self::InControl,
    ];

    /// The place of the value in [`Value::ALL`].
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::None => 0,
            Self::Suspended => 1,
            Self::Recognized(quality) => 2 + quality as u8,
            Self::Established => 5,
            Self::Envoy(rank) => 6 + rank as u8,
            Self::Closed => 13,
            Self::HandedOver => 14,
            Self::Mission(grade) => 15 + grade as u8,
            Self::Listed => 19,
            Self::Frozen => 20,
            Self::InTrust => 21,
            Self::InControl => 22,
        }
    }

    /// Whether something holds in full: not nothing, and not in abeyance.
    #[must_use]
    pub fn holds(self) -> bool {
        !matches!(self, Self::None | Self::Suspended | Self::Closed)
    }

    /// The stable code, as used in JSON: `listed`, `envoy:ambassador`.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::None => "none".into(),
            Self::Suspended => "suspended".into(),
            Self::Recognized(Quality::Unstated) => "recognized".into(),
            Self::Recognized(Quality::DeFacto) => "recognized:de-facto".into(),
            Self::Recognized(Quality::DeJure) => "recognized:de-jure".into(),
            Self::Established => "established".into(),
            Self::Envoy(rank) => format!("envoy:{}", rank.id()),
            Self::HandedOver => "handed-over".into(),
            Self::Closed => "closed".into(),
            Self::Mission(MissionGrade::Unstated) => "mission".into(),
            Self::Mission(MissionGrade::Technical) => "mission:technical".into(),
            Self::Mission(MissionGrade::Consular) => "mission:consular".into(),
            Self::Mission(MissionGrade::Embassy) => "mission:embassy".into(),
            Self::Listed => "listed".into(),
            Self::Frozen => "frozen".into(),
            Self::InTrust => "in-trust".into(),
            Self::InControl => "in-control".into(),
        }
    }

    /// The value in words, as the matter puts it.
    #[must_use]
    pub fn in_words(self, matter: Matter) -> &'static str {
        match (self, matter) {
            (Self::None, Matter::RecognitionAsState | Matter::RecognitionAsGovernment) => "not recognized",
            (Self::None, Matter::Relations) => "no relations",
            (Self::None, Matter::Envoys) => "no envoy",
            (Self::None, Matter::Premises) => "with the previous side",
            (Self::None, Matter::Mission) => "no mission",
            (Self::None, Matter::Listing) => "not listed",
            (Self::None, Matter::Assets) => "free",
            (Self::None, Matter::Control) => "not in control",
            (Self::None, Matter::Statement) => "said nothing",
            (Self::Suspended, Matter::RecognitionAsState | Matter::RecognitionAsGovernment) => {
                "recognition frozen"
            }
            (Self::Suspended, Matter::Relations) => "relations suspended",
            (Self::Suspended, Matter::Mission) => "mission suspended",
            (Self::Suspended, _) => "listing suspended",
            (Self::Recognized(Quality::Unstated), _) => "recognized",
            (Self::Recognized(Quality::DeFacto), _) => "recognized de facto",
            (Self::Recognized(Quality::DeJure), _) => "recognized de jure",
            (Self::Established, _) => "relations established",
            (Self::Envoy(rank), _) => rank.in_words(),
            (Self::HandedOver, _) => "handed over",
            (Self::Closed, _) => "closed",
            (Self::Mission(MissionGrade::Unstated), _) => "mission",
            (Self::Mission(MissionGrade::Technical), _) => "technical mission",
            (Self::Mission(MissionGrade::Consular), _) => "consulate",
            (Self::Mission(MissionGrade::Embassy), _) => "embassy",
            (Self::Listed, _) => "listed",
            (Self::Frozen, _) => "assets frozen",
            (Self::InTrust, _) => "assets in trust",
            (Self::InControl, _) => "in control",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Value;

    #[test]
    fn values_are_numbered_in_their_order() {
        for (number, value) in Value::ALL.into_iter().enumerate() {
            assert_eq!(usize::from(value.number()), number);
        }
        assert!(Value::ALL.is_sorted());
    }
}
