//! The shapes of records, as `docs/format.md` describes them.
//!
//! The build script reads the shipped files into these same shapes and has them built into the program as an index of [`Records`].

use std::borrow::Cow;
use std::ops::Deref;

use ron::extensions::Extensions;
use ron::value::RawValue;
use serde::{Deserialize, Serialize};

use super::Field;
use crate::vocabulary::{Capacity, EntityKind, InstrumentKind, MissionGrade, Quality, Rank, Step};

/// The way of reading RON that holds for all graph files.
pub(crate) fn options() -> ron::Options {
    let extensions =
        Extensions::IMPLICIT_SOME | Extensions::UNWRAP_NEWTYPES | Extensions::UNWRAP_VARIANT_NEWTYPES;
    ron::Options::default().with_default_extension(extensions)
}

/// The sections of a file, each record still unread.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, bound(deserialize = "'de: 't"))]
pub(crate) struct Sections<'t> {
    pub(crate) entities: Vec<&'t RawValue>,
    pub(crate) groups: Vec<&'t RawValue>,
    pub(crate) instruments: Vec<&'t RawValue>,
    pub(crate) lenses: Vec<&'t RawValue>,
    pub(crate) sources: Vec<&'t RawValue>,
    pub(crate) acts: Vec<&'t RawValue>,
    pub(crate) claims: Vec<&'t RawValue>,
    pub(crate) readings: Vec<&'t RawValue>,
    pub(crate) coverage: Vec<&'t RawValue>,
    pub(crate) checkpoints: Vec<&'t RawValue>,
    pub(crate) published: Vec<&'t RawValue>,
    pub(crate) questions: Vec<&'t RawValue>,
}

/// A text in quotation marks.
pub(crate) type Text<'t> = Field<'t, Written<'t>>;
/// A list of texts.
pub(crate) type Texts<'t> = Field<'t, Vec<Text<'t>>>;

/// What stands between quotation marks: borrowed from the file where it is written without escapes.
#[derive(Debug, Deserialize, Serialize)]
#[serde(transparent)]
pub(crate) struct Written<'t>(#[serde(borrow)] Cow<'t, str>);

impl Deref for Written<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

#[derive(Debug, Deserialize, Serialize)]
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
    /// Names it went by at some time.
    pub(crate) names: Option<Field<'t, Vec<Field<'t, NameRecord<'t>>>>>,
    /// The entities it took the place of.
    pub(crate) succeeds: Option<Texts<'t>>,
    /// What a government or movement claims to govern.
    pub(crate) claims: Option<Text<'t>>,
    pub(crate) sources: Option<Texts<'t>>,
    pub(crate) note: Option<Text<'t>>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 't"))]
pub(crate) struct LifeRecord<'t> {
    pub(crate) from: Option<Text<'t>>,
    pub(crate) until: Option<Text<'t>>,
}

/// A name and the time in which it was used.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 't"))]
pub(crate) struct NameRecord<'t> {
    pub(crate) name: Text<'t>,
    pub(crate) from: Option<Text<'t>>,
    pub(crate) until: Option<Text<'t>>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 't"))]
pub(crate) struct GroupRecord<'t> {
    pub(crate) id: Text<'t>,
    pub(crate) name: Text<'t>,
    pub(crate) aliases: Option<Texts<'t>>,
    pub(crate) members: Field<'t, Vec<Field<'t, MemberRecord<'t>>>>,
    pub(crate) sources: Option<Texts<'t>>,
    pub(crate) note: Option<Text<'t>>,
}

/// A member of a group and the time in which it was one.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 't"))]
pub(crate) struct MemberRecord<'t> {
    pub(crate) id: Text<'t>,
    pub(crate) from: Option<Text<'t>>,
    pub(crate) until: Option<Text<'t>>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 't"))]
pub(crate) struct LensRecord<'t> {
    pub(crate) id: Text<'t>,
    pub(crate) name: Text<'t>,
    /// The conduct that it takes for recognition; one of these is enough.
    pub(crate) counts: Option<Field<'t, Vec<Field<'t, ConductRecord<'t>>>>>,
    pub(crate) sources: Option<Texts<'t>>,
    pub(crate) note: Option<Text<'t>>,
}

/// Conduct that a lens takes for recognition.
#[derive(Debug, Deserialize, Serialize)]
#[serde(bound(deserialize = "'de: 't"))]
pub(crate) enum ConductRecord<'t> {
    Relations,
    Envoy(ConductTerms<'t>),
    Mission(ConductTerms<'t>),
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 't"))]
pub(crate) struct ConductTerms<'t> {
    /// The lowest rank that counts.
    pub(crate) rank: Option<Field<'t, Rank>>,
    /// The lowest grade that counts.
    pub(crate) grade: Option<Field<'t, MissionGrade>>,
    /// The step that the act must have reached.
    pub(crate) step: Option<Field<'t, Step>>,
}

#[derive(Debug, Deserialize, Serialize)]
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

#[derive(Debug, Deserialize, Serialize)]
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

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 't"))]
pub(crate) struct ActRecord<'t> {
    pub(crate) id: Text<'t>,
    /// The day that moves the standing; without it, the one of `dates` that moves it for this deed.
    pub(crate) on: Option<Text<'t>>,
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
    /// When it ends by itself: an exemption that lapses, an intent with a term.
    pub(crate) until: Option<Text<'t>>,
    /// Whether its author says that it is not to be taken for recognition.
    pub(crate) disclaims: Option<Field<'t, bool>>,
    /// Why the act is known not to have happened.
    pub(crate) refuted: Option<Text<'t>>,
    /// The day on which a second reader compared the act with its sources.
    pub(crate) reviewed: Option<Text<'t>>,
    pub(crate) note: Option<Text<'t>>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 't"))]
pub(crate) struct DatesRecord<'t> {
    pub(crate) decided: Option<Text<'t>>,
    pub(crate) announced: Option<Text<'t>>,
    pub(crate) in_force: Option<Text<'t>>,
    pub(crate) reported: Option<Text<'t>>,
}

/// The deed as written: a word with its terms. Which terms go with which word is settled when the graph is built, where a
/// message can say so.
#[derive(Debug, Deserialize, Serialize)]
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
    Exempt(Terms<'t>),
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
#[derive(Debug, Deserialize, Serialize)]
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
    /// Which of several posts, where it is not the chief one: `consulate in Istanbul`.
    pub(crate) post: Option<Text<'t>>,
    pub(crate) intent: Option<Box<Field<'t, DeedRecord<'t>>>>,
}

/// What is suspended or closed, where the deed's word alone does not say.
#[derive(Debug, Clone, Copy, Deserialize, Serialize)]
pub(crate) enum What {
    Relations,
    Mission,
    Premises,
}

#[derive(Debug, Deserialize, Serialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum Says {
    Asserts,
    Denies,
}

/// What somebody says that an act meant.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 't"))]
pub(crate) struct ReadingRecord<'t> {
    /// The act it is about.
    pub(crate) act: Text<'t>,
    /// The entity whose word it is; without it, the source's own.
    pub(crate) by: Option<Text<'t>>,
    /// What the act is said to have meant, in words of the file's own.
    pub(crate) meant: Text<'t>,
    pub(crate) source: Text<'t>,
}

#[derive(Debug, Deserialize, Serialize)]
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

#[derive(Debug, Deserialize, Serialize)]
#[serde(bound(deserialize = "'de: 't"))]
pub(crate) enum AuthorsRecord<'t> {
    /// Every state on the register.
    EveryState,
    /// Every state on the register of which no act of the kind is on record: *nobody else*.
    EveryOtherState,
    /// The members of a group on the day asked about.
    Group(Text<'t>),
    /// These and no others.
    These(Vec<Text<'t>>),
}

/// On what ground the authors not in the acts are said to have done nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum BasisRecord {
    /// A source states it.
    Stated,
    /// The record was searched and nothing was found.
    Searched,
}

/// A matter as files write it.
#[derive(Debug, Deserialize, Serialize)]
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

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 't"))]
pub(crate) struct CapacityTerm<'t> {
    #[serde(rename = "as")]
    pub(crate) capacity: Field<'t, Capacity>,
}

/// A question worth asking again, with the finding that its file expects.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 't"))]
pub(crate) struct QuestionRecord<'t> {
    pub(crate) id: Text<'t>,
    /// The question in plain words.
    pub(crate) ask: Text<'t>,
    /// The finding it is expected to have.
    pub(crate) finding: Option<Text<'t>>,
    pub(crate) note: Option<Text<'t>>,
}

/// A checkpoint of the file's author, or the claim of a source that was published: a standing or a count on a day.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 't"))]
pub(crate) struct CheckpointRecord<'t> {
    /// A name for it, which published claims need.
    pub(crate) id: Option<Text<'t>>,
    /// Why a published claim differs from what the acts give, where it does.
    pub(crate) differs: Option<Text<'t>>,
    /// The group whose members are counted.
    pub(crate) among: Option<Text<'t>>,
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
#[derive(Debug, Deserialize, Serialize)]
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
#[derive(Debug, Deserialize, Serialize)]
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

/// The records of one file by section.
///
/// The build script writes them down as they were read, so that the program need not read them again.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(bound(deserialize = "'de: 't"))]
pub(crate) struct Records<'t> {
    pub(crate) entities: Vec<Record<EntityRecord<'t>>>,
    pub(crate) groups: Vec<Record<GroupRecord<'t>>>,
    pub(crate) instruments: Vec<Record<InstrumentRecord<'t>>>,
    pub(crate) lenses: Vec<Record<LensRecord<'t>>>,
    pub(crate) sources: Vec<Record<SourceRecord<'t>>>,
    pub(crate) acts: Vec<Record<ActRecord<'t>>>,
    pub(crate) claims: Vec<Record<ClaimRecord<'t>>>,
    pub(crate) readings: Vec<Record<ReadingRecord<'t>>>,
    pub(crate) coverage: Vec<Record<CoverageRecord<'t>>>,
    pub(crate) checkpoints: Vec<Record<CheckpointRecord<'t>>>,
    pub(crate) published: Vec<Record<CheckpointRecord<'t>>>,
    pub(crate) questions: Vec<Record<QuestionRecord<'t>>>,
}

/// A record and the bytes of its file that it was read from.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Record<T> {
    pub(crate) bytes: std::ops::Range<u32>,
    pub(crate) fields: T,
}
