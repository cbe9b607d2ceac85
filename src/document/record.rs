//! The shapes of records, as `docs/format.md` describes them.

use serde::Deserialize;

use super::Field;
use crate::vocabulary::{Capacity, EntityKind, InstrumentKind, MissionGrade, Quality, Rank, Step};

type Text<'t> = Field<'t, String>;
type Texts<'t> = Field<'t, Vec<Text<'t>>>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 't"))]
pub(crate) struct EntityRecord<'t> {
    pub(crate) id: Text<'t>,
    pub(crate) kind: Field<'t, EntityKind>,
    pub(crate) name: Text<'t>,
    /// Whether English prose puts "the" before the name.
    pub(crate) definite: Option<Field<'t, bool>>,
    pub(crate) aliases: Option<Texts<'t>>,
    pub(crate) demonyms: Option<Texts<'t>>,
    pub(crate) iso3: Option<Text<'t>>,
    pub(crate) cow_letters: Option<Text<'t>>,
    pub(crate) cow_number: Option<Field<'t, u16>>,
    pub(crate) life: Option<Field<'t, LifeRecord<'t>>>,
    /// What a government or movement claims to govern.
    pub(crate) claims: Option<Text<'t>>,
    pub(crate) sources: Option<Texts<'t>>,
    pub(crate) note: Option<Text<'t>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 't"))]
pub(crate) struct LifeRecord<'t> {
    pub(crate) from: Option<Text<'t>>,
    pub(crate) until: Option<Text<'t>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 't"))]
pub(crate) struct InstrumentRecord<'t> {
    pub(crate) id: Text<'t>,
    pub(crate) name: Text<'t>,
    pub(crate) kind: Field<'t, InstrumentKind>,
    /// The entity whose instrument it is.
    pub(crate) of: Text<'t>,
    pub(crate) aliases: Option<Texts<'t>>,
    pub(crate) sources: Option<Texts<'t>>,
    pub(crate) note: Option<Text<'t>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 't"))]
pub(crate) struct SourceRecord<'t> {
    pub(crate) id: Text<'t>,
    pub(crate) title: Text<'t>,
    /// Author or outlet.
    pub(crate) author: Option<Text<'t>>,
    pub(crate) publisher: Text<'t>,
    /// The agency or person whose word it passes on.
    pub(crate) relays: Option<Text<'t>>,
    pub(crate) published: Text<'t>,
    pub(crate) address: Option<Text<'t>>,
    /// Where the same item can be read as well.
    pub(crate) also_at: Option<Texts<'t>>,
    pub(crate) accessed: Option<Text<'t>>,
    pub(crate) language: Option<Text<'t>>,
    pub(crate) quote: Option<Text<'t>>,
    pub(crate) note: Option<Text<'t>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 't"))]
pub(crate) struct ActRecord<'t> {
    pub(crate) id: Text<'t>,
    /// The day that moves the standing.
    pub(crate) on: Text<'t>,
    pub(crate) by: Text<'t>,
    pub(crate) did: Field<'t, DeedRecord<'t>>,
    pub(crate) step: Option<Field<'t, Step>>,
    pub(crate) dates: Option<Field<'t, DatesRecord<'t>>>,
    /// Who said or signed it, by office.
    pub(crate) speakers: Option<Texts<'t>>,
    /// The name the author used for the object.
    pub(crate) styled: Option<Text<'t>>,
    /// Acts that came before this one.
    pub(crate) after: Option<Texts<'t>>,
    pub(crate) sources: Option<Texts<'t>>,
    /// Why the act is known not to have happened.
    pub(crate) refuted: Option<Text<'t>>,
    pub(crate) note: Option<Text<'t>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 't"))]
pub(crate) struct DatesRecord<'t> {
    pub(crate) decided: Option<Text<'t>>,
    pub(crate) announced: Option<Text<'t>>,
    pub(crate) in_force: Option<Text<'t>>,
    pub(crate) reported: Option<Text<'t>>,
}

/// The deed as written: a word with its terms. Which terms go with which word is settled when the graph is built, where a
/// message can say so.
#[derive(Debug, Deserialize)]
#[serde(bound(deserialize = "'de: 't"))]
pub(crate) enum DeedRecord<'t> {
    Recognize(Terms<'t>),
    Withdraw(Terms<'t>),
    Freeze(Terms<'t>),
    Restore(Terms<'t>),
    Establish(Terms<'t>),
    Suspend(Terms<'t>),
    Resume(Terms<'t>),
    Sever(Terms<'t>),
    ReceiveEnvoy(Terms<'t>),
    EndEnvoy(Terms<'t>),
    HandOver(Terms<'t>),
    TakeBack(Terms<'t>),
    Close(Terms<'t>),
    Open(Terms<'t>),
    List(Terms<'t>),
    Reinstate(Terms<'t>),
    Delist(Terms<'t>),
    Release(Terms<'t>),
    Transfer(Terms<'t>),
    TakeControl(Terms<'t>),
    LoseControl(Terms<'t>),
    Declare(Terms<'t>),
    Refuse(Terms<'t>),
    Defer(Terms<'t>),
    Urge(Terms<'t>),
    Praise(Terms<'t>),
    Welcome(Terms<'t>),
}

/// All terms that any deed may carry.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 't"))]
pub(crate) struct Terms<'t> {
    /// The object.
    pub(crate) of: Text<'t>,
    #[serde(rename = "as")]
    pub(crate) capacity: Option<Field<'t, Capacity>>,
    pub(crate) quality: Option<Field<'t, Quality>>,
    /// The instrument.
    pub(crate) under: Option<Text<'t>>,
    /// What is suspended or closed.
    pub(crate) what: Option<Field<'t, What>>,
    pub(crate) rank: Option<Field<'t, Rank>>,
    pub(crate) grade: Option<Field<'t, MissionGrade>>,
    pub(crate) intent: Option<Box<Field<'t, DeedRecord<'t>>>>,
}

/// What is suspended or closed, where the deed's word alone does not say.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) enum What {
    Relations,
    Mission,
    Premises,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 't"))]
pub(crate) struct ClaimRecord<'t> {
    /// The act it is about.
    pub(crate) act: Text<'t>,
    pub(crate) says: Field<'t, Says>,
    /// The entity whose word it is; without it, the source's own.
    pub(crate) by: Option<Text<'t>>,
    pub(crate) source: Text<'t>,
}

/// Whether a claim asserts or denies its act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(crate) enum Says {
    Asserts,
    Denies,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 't"))]
pub(crate) struct CoverageRecord<'t> {
    pub(crate) matter: Field<'t, MatterRecord<'t>>,
    /// Toward which object.
    pub(crate) of: Text<'t>,
    pub(crate) authors: Field<'t, AuthorsRecord<'t>>,
    /// The first day it speaks about; without it, all days before `until`.
    pub(crate) since: Option<Text<'t>>,
    /// The last day it speaks about.
    pub(crate) until: Text<'t>,
    pub(crate) basis: Field<'t, BasisRecord>,
    pub(crate) sources: Option<Texts<'t>>,
}

#[derive(Debug, Deserialize)]
#[serde(bound(deserialize = "'de: 't"))]
pub(crate) enum AuthorsRecord<'t> {
    /// Every state on the register.
    EveryState,
    /// These and no others.
    These(Vec<Text<'t>>),
}

/// On what ground the authors not in the acts are said to have done nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(crate) enum BasisRecord {
    /// A source states it.
    Stated,
    /// The record was searched and nothing was found.
    Searched,
}

/// A matter as files write it.
#[derive(Debug, Deserialize)]
#[serde(bound(deserialize = "'de: 't"))]
pub(crate) enum MatterRecord<'t> {
    Recognition(CapacityTerm<'t>),
    Relations,
    Envoys,
    Premises,
    Mission,
    Listing,
    Assets,
    Control,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 't"))]
pub(crate) struct CapacityTerm<'t> {
    #[serde(rename = "as")]
    pub(crate) capacity: Field<'t, Capacity>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 't"))]
pub(crate) struct CheckpointRecord<'t> {
    pub(crate) on: Text<'t>,
    /// Only sources published by this day.
    pub(crate) known_by: Option<Text<'t>>,
    /// Whose standing; without it, a count of all authors.
    pub(crate) by: Option<Text<'t>>,
    pub(crate) of: Text<'t>,
    pub(crate) holds: Field<'t, HoldsRecord<'t>>,
    pub(crate) exactly: Option<Field<'t, usize>>,
    pub(crate) at_least: Option<Field<'t, usize>>,
    pub(crate) at_most: Option<Field<'t, usize>>,
    pub(crate) sources: Option<Texts<'t>>,
}

/// What a checkpoint says holds.
#[derive(Debug, Deserialize)]
#[serde(bound(deserialize = "'de: 't"))]
pub(crate) enum HoldsRecord<'t> {
    Recognized(HoldsTerms<'t>),
    Unrecognized(HoldsTerms<'t>),
    Listed(HoldsTerms<'t>),
    Suspended(HoldsTerms<'t>),
    NotListed(HoldsTerms<'t>),
    Envoy(HoldsTerms<'t>),
    NoEnvoy,
    Established,
    NoRelations,
    Mission(HoldsTerms<'t>),
    NoMission,
    Frozen(HoldsTerms<'t>),
    InTrust(HoldsTerms<'t>),
    Free(HoldsTerms<'t>),
    InControl,
    NotInControl,
}

/// The terms of a checkpoint's value.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 't"))]
pub(crate) struct HoldsTerms<'t> {
    #[serde(rename = "as")]
    pub(crate) capacity: Option<Field<'t, Capacity>>,
    pub(crate) quality: Option<Field<'t, Quality>>,
    pub(crate) under: Option<Text<'t>>,
    pub(crate) what: Option<Field<'t, What>>,
    pub(crate) rank: Option<Field<'t, Rank>>,
    pub(crate) grade: Option<Field<'t, MissionGrade>>,
}
