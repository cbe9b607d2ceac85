//! Deeds: what an act does.

use serde::{Deserialize, Serialize};

use super::Matter;

/// What an act does. The same word may serve several matters (`Suspend` a listing, relations, a mission); an act names
/// its matter beside its deed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deed {
    /// Accepts the object as a state or a government.
    Recognize(Quality),
    /// Takes recognition back.
    Withdraw,
    /// Holds recognition in abeyance, or blocks property.
    Freeze,
    /// Ends the abeyance of recognition.
    Restore,
    /// Sets up diplomatic relations.
    Establish,
    /// Holds relations, a mission or a listing in abeyance.
    Suspend,
    /// Takes suspended relations up again.
    Resume,
    /// Breaks relations off.
    Sever,
    /// Receives the object's envoy.
    ReceiveEnvoy(Rank),
    /// Ends the stay of the object's envoy.
    EndEnvoy,
    /// Gives the mission's premises to the object.
    HandOver,
    /// Takes the premises back from the object.
    TakeBack,
    /// Shuts a mission or its premises.
    Close,
    /// Opens a mission.
    Open(MissionGrade),
    /// Puts the object on a list.
    List,
    /// Ends the suspension of a listing.
    Reinstate,
    /// Strikes the object off a list.
    Delist,
    /// Lifts some effects of a listing for a time, such as a ban on travel. The listing stands.
    Exempt,
    /// Gives blocked property back.
    Release,
    /// Moves blocked property into a trust.
    Transfer,
    /// Takes control of the object.
    TakeControl,
    /// Loses control of the object.
    LoseControl,
    /// States something.
    Declare,
    /// Refuses something.
    Refuse,
    /// Puts a decision off.
    Defer,
    /// Asks the object to do something.
    Urge,
    /// Speaks well of the object or of what it did.
    Praise,
    /// Welcomes an act of the object.
    Welcome,
}

/// How far recognition goes, in its author's words. Never inferred from contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize, Serialize)]
pub enum Quality {
    /// The author did not say.
    #[default]
    Unstated,
    /// Provisional acceptance of those in control.
    DeFacto,
    /// Full recognition, meant to last.
    DeJure,
}

/// The rank at which an envoy is received, lowest first; classes of heads of mission follow the Vienna Convention on
/// Diplomatic Relations (1961), art. 14. Rank settles precedence and etiquette and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize, Serialize)]
pub enum Rank {
    /// The source does not state a rank. It may be any.
    #[default]
    Unstated,
    /// A representative without diplomatic class.
    Representative,
    /// A consular officer.
    Consul,
    /// A diplomat below head of mission.
    Secretary,
    /// A chargé d'affaires: third class, or acting for an absent head.
    ChargeDAffaires,
    /// An envoy or minister: second class.
    Envoy,
    /// An ambassador, nuncio or high commissioner: first class.
    Ambassador,
}

/// What kind of mission is kept, lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize, Serialize)]
pub enum MissionGrade {
    /// The source does not say.
    #[default]
    Unstated,
    /// A technical, liaison or interests office.
    Technical,
    /// A consulate.
    Consular,
    /// An embassy or legation.
    Embassy,
}

impl Deed {
    /// The stable id, as used in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Recognize(_) => "recognize",
            Self::Withdraw => "withdraw",
            Self::Freeze => "freeze",
            Self::Restore => "restore",
            Self::Establish => "establish",
            Self::Suspend => "suspend",
            Self::Resume => "resume",
            Self::Sever => "sever",
            Self::ReceiveEnvoy(_) => "receive-envoy",
            Self::EndEnvoy => "end-envoy",
            Self::HandOver => "hand-over",
            Self::TakeBack => "take-back",
            Self::Close => "close",
            Self::Open(_) => "open",
            Self::List => "list",
            Self::Reinstate => "reinstate",
            Self::Delist => "delist",
            Self::Exempt => "exempt",
            Self::Release => "release",
            Self::Transfer => "transfer",
            Self::TakeControl => "take-control",
            Self::LoseControl => "lose-control",
            Self::Declare => "declare",
            Self::Refuse => "refuse",
            Self::Defer => "defer",
            Self::Urge => "urge",
            Self::Praise => "praise",
            Self::Welcome => "welcome",
        }
    }

    /// The deed as a noun, for steps towards it: `delisting`.
    #[must_use]
    pub fn noun(self) -> &'static str {
        match self {
            Self::Recognize(_) => "recognition",
            Self::Withdraw => "withdrawal of recognition",
            Self::Freeze => "freeze",
            Self::Restore => "restoration of recognition",
            Self::Establish => "establishment of relations",
            Self::Suspend => "suspension",
            Self::Resume => "resumption of relations",
            Self::Sever => "severance of relations",
            Self::ReceiveEnvoy(_) => "reception of an envoy",
            Self::EndEnvoy => "end of an envoy's stay",
            Self::HandOver => "handover of the premises",
            Self::TakeBack => "return of the premises",
            Self::Close => "closure",
            Self::Open(_) => "opening of a mission",
            Self::List => "listing",
            Self::Reinstate => "reinstatement of the listing",
            Self::Delist => "delisting",
            Self::Exempt => "exemption",
            Self::Release => "release",
            Self::Transfer => "transfer into a trust",
            Self::TakeControl => "seizure of control",
            Self::LoseControl => "loss of control",
            Self::Declare => "statement",
            Self::Refuse => "refusal",
            Self::Defer => "deferral",
            Self::Urge => "call",
            Self::Praise => "praise",
            Self::Welcome => "welcome",
        }
    }

    /// The deed in the past tense, as its matter puts it, with a place for the object: `listed {}`.
    #[must_use]
    pub fn past(self, matter: Matter) -> &'static str {
        match self {
            Self::Freeze if matter == Matter::Assets => "froze assets of {}",
            Self::Suspend if matter == Matter::Listing => "suspended the listing of {}",
            Self::Suspend if matter == Matter::Mission => "suspended its mission with {}",
            Self::Close if matter == Matter::Premises => "closed the mission's premises of {}",
            Self::Recognize(_) => "recognized {}",
            Self::Withdraw => "withdrew recognition of {}",
            Self::Freeze => "froze recognition of {}",
            Self::Restore => "restored recognition of {}",
            Self::Establish => "established relations with {}",
            Self::Suspend => "suspended relations with {}",
            Self::Resume => "resumed relations with {}",
            Self::Sever => "severed relations with {}",
            Self::ReceiveEnvoy(_) => "received an envoy of {}",
            Self::EndEnvoy => "ended the stay of an envoy of {}",
            Self::HandOver => "handed the mission's premises over to {}",
            Self::TakeBack => "took the mission's premises back from {}",
            Self::Close => "closed its mission with {}",
            Self::Open(_) => "opened a mission with {}",
            Self::List => "listed {}",
            Self::Reinstate => "reinstated the listing of {}",
            Self::Delist => "delisted {}",
            Self::Exempt => "exempted {} from effects of the listing",
            Self::Release => "released assets of {}",
            Self::Transfer => "moved assets of {} into a trust",
            Self::TakeControl => "took control of {}",
            Self::LoseControl => "lost control of {}",
            Self::Declare => "made a statement about {}",
            Self::Refuse => "refused something to {}",
            Self::Defer => "deferred a decision on {}",
            Self::Urge => "called on {} to act",
            Self::Praise => "spoke well of {}",
            Self::Welcome => "welcomed an act of {}",
        }
    }

    /// The rank, quality or grade of the deed in words, where one is stated: *received an envoy (consul)*.
    #[must_use]
    pub fn detail(self) -> Option<&'static str> {
        match self {
            Self::Recognize(Quality::DeFacto) => Some("de facto"),
            Self::Recognize(Quality::DeJure) => Some("de jure"),
            Self::ReceiveEnvoy(Rank::Unstated) => None,
            Self::ReceiveEnvoy(rank) => Some(rank.in_words()),
            Self::Open(MissionGrade::Technical) => Some("technical mission"),
            Self::Open(MissionGrade::Consular) => Some("consulate"),
            Self::Open(MissionGrade::Embassy) => Some("embassy"),
            _ => None,
        }
    }

    /// Whether the deed says something rather than does something.
    #[must_use]
    pub fn is_statement(self) -> bool {
        matches!(self, Self::Declare | Self::Refuse | Self::Defer | Self::Urge | Self::Praise | Self::Welcome)
    }
}

impl Rank {
    /// The stable id, as used in JSON and questions.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Unstated => "unstated",
            Self::Representative => "representative",
            Self::Consul => "consul",
            Self::Secretary => "secretary",
            Self::ChargeDAffaires => "charge-d-affaires",
            Self::Envoy => "envoy",
            Self::Ambassador => "ambassador",
        }
    }

    /// The rank in words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Unstated => "envoy, rank not stated",
            Self::Representative => "representative",
            Self::Consul => "consul",
            Self::Secretary => "secretary",
            Self::ChargeDAffaires => "chargé d'affaires",
            Self::Envoy => "envoy or minister",
            Self::Ambassador => "ambassador",
        }
    }
}
