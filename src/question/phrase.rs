//! The verbs of questions: which words say which predicate, and how a predicate is said.

use super::{Predicate, RankBound};
use crate::vocabulary::{Capacity, Deed, Matter, MissionGrade, Quality, Rank};

/// One verb: its forms, and what it says.
pub(super) struct Verb {
    /// The form after *does*: `recognize`. The first is the one that is printed.
    pub(super) base: &'static [&'static str],
    /// The form after *who*: `recognizes`.
    pub(super) present: &'static [&'static str],
    /// The form that tells of an act: `recognized`.
    pub(super) past: &'static [&'static str],
    /// The form after *while*: `recognizing`.
    pub(super) gerund: &'static [&'static str],
    pub(super) sense: Sense,
}

/// What a verb says, and therefore what may follow it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    Recognize,
    Accept,
    List,
    Hold,
    Control,
    Keep,
    /// A deed that has no standing of its own name.
    Do(Matter, Deed),
    WithdrawRecognition,
    /// *Removes it from its list*.
    Remove,
    /// *Lifts the ban on it*.
    Lift,
}

pub(super) const VERBS: &[Verb] = &[
    Verb {
        base: &["recognize", "recognise", "acknowledge"],
        present: &["recognizes", "recognises", "acknowledges"],
        past: &["recognized", "recognised", "acknowledged"],
        gerund: &["recognizing", "recognising", "acknowledging"],
        sense: Sense::Recognize,
    },
    Verb {
        base: &["accept", "receive", "host", "take", "admit"],
        present: &["accepts", "receives", "hosts", "takes", "admits"],
        past: &["accepted", "received", "hosted", "took", "admitted"],
        gerund: &["accepting", "receiving", "hosting", "taking", "admitting"],
        sense: Sense::Accept,
    },
    Verb {
        base: &["list", "ban", "designate", "proscribe", "outlaw", "blacklist"],
        present: &["lists", "bans", "designates", "proscribes", "outlaws", "blacklists"],
        past: &["listed", "banned", "designated", "proscribed", "outlawed", "blacklisted"],
        gerund: &["listing", "banning", "designating", "proscribing", "outlawing", "blacklisting"],
        sense: Sense::List,
    },
    Verb {
        base: &["hold", "freeze", "block"],
        present: &["holds", "freezes", "blocks"],
        past: &["held", "froze", "frozen", "blocked"],
        gerund: &["holding", "freezing", "blocking"],
        sense: Sense::Hold,
    },
    Verb {
        base: &["control", "govern", "rule"],
        present: &["controls", "governs", "rules"],
        past: &["controlled", "governed", "ruled"],
        gerund: &["controlling", "governing", "ruling"],
        sense: Sense::Control,
    },
    Verb {
        base: &["have", "keep", "maintain"],
        present: &["has", "keeps", "maintains"],
        past: &["had", "kept", "maintained"],
        gerund: &["having", "keeping", "maintaining"],
        sense: Sense::Keep,
    },
    Verb {
        base: &["delist", "unlist", "unban"],
        present: &["delists", "unlists", "unbans"],
        past: &["delisted", "unlisted", "unbanned"],
        gerund: &["delisting", "unlisting", "unbanning"],
        sense: Sense::Do(Matter::Listing, Deed::Delist),
    },
    Verb {
        base: &["remove", "strike"],
        present: &["removes", "strikes"],
        past: &["removed", "struck"],
        gerund: &["removing", "striking"],
        sense: Sense::Remove,
    },
    Verb {
        base: &["lift", "revoke"],
        present: &["lifts", "revokes"],
        past: &["lifted", "revoked"],
        gerund: &["lifting", "revoking"],
        sense: Sense::Lift,
    },
    Verb {
        base: &["reinstate"],
        present: &["reinstates"],
        past: &["reinstated"],
        gerund: &["reinstating"],
        sense: Sense::Do(Matter::Listing, Deed::Reinstate),
    },
    Verb {
        base: &["suspend"],
        present: &["suspends"],
        past: &["suspended"],
        gerund: &["suspending"],
        sense: Sense::Do(Matter::Listing, Deed::Suspend),
    },
    Verb {
        base: &["resume", "restore"],
        present: &["resumes", "restores"],
        past: &["resumed", "restored"],
        gerund: &["resuming", "restoring"],
        sense: Sense::Do(Matter::Relations, Deed::Resume),
    },
    Verb {
        base: &["hand"],
        present: &["hands"],
        past: &["handed"],
        gerund: &["handing"],
        sense: Sense::Do(Matter::Premises, Deed::HandOver),
    },
    Verb {
        base: &["withdraw"],
        present: &["withdraws"],
        past: &["withdrew", "withdrawn"],
        gerund: &["withdrawing"],
        sense: Sense::WithdrawRecognition,
    },
    Verb {
        base: &["sever", "cut", "break"],
        present: &["severs", "cuts", "breaks"],
        past: &["severed", "cut", "broke", "broken"],
        gerund: &["severing", "cutting", "breaking"],
        sense: Sense::Do(Matter::Relations, Deed::Sever),
    },
    Verb {
        base: &["establish"],
        present: &["establishes"],
        past: &["established"],
        gerund: &["establishing"],
        sense: Sense::Do(Matter::Relations, Deed::Establish),
    },
];

impl Sense {
    /// What somebody does to whom a verb in the passive tells of: *recognized*, *listed*, *controlled*.
    pub(super) fn suffered(self) -> Option<Predicate> {
        match self {
            Self::Recognize => Some(Predicate::Recognizes(None, Quality::Unstated)),
            Self::List => Some(Predicate::Lists),
            Self::Control => Some(Predicate::Controls),
            Self::Do(Matter::Listing, deed) => Some(Predicate::Did(Matter::Listing, deed)),
            _ => None,
        }
    }
}

/// The ranks as people type them, singular and plural.
pub(super) const RANKS: &[(&[&str], RankBound)] = &[
    (&["envoys", "envoy", "diplomats", "diplomat", "representatives"], RankBound::AtLeast(Rank::Unstated)),
    (&["ambassadors", "ambassador"], RankBound::Exactly(Rank::Ambassador)),
    (&["charges", "charge"], RankBound::Exactly(Rank::ChargeDAffaires)),
    (&["ministers", "minister"], RankBound::Exactly(Rank::Envoy)),
    (&["secretaries", "secretary"], RankBound::Exactly(Rank::Secretary)),
    (&["consuls", "consul"], RankBound::Exactly(Rank::Consul)),
    (&["representative"], RankBound::Exactly(Rank::Representative)),
];

impl Predicate {
    /// The predicate with its object, as a canonical question says it after *who*: `lists the taliban`.
    pub(super) fn third_person(self, object: &str) -> String {
        self.said(object, |base, present, _| if base == "have" { "has".into() } else { present.into() })
    }

    /// As a canonical question says it after *does*: `list the taliban`.
    pub(super) fn base(self, object: &str) -> String {
        self.said(object, |base, _, _| base.into())
    }

    /// As a sentence says it of several: `list the Taliban`.
    pub(super) fn plural(self, object: &str) -> String {
        match self {
            Self::Did(..) | Self::Received(_) => self.third_person(object),
            _ => self.base(object),
        }
    }

    /// After *on record as*: `recognizing X`, `having delisted X`.
    pub(super) fn gerund(self, object: &str) -> String {
        if let Self::Did(..) | Self::Received(_) = self {
            return format!("having {}", self.participle(object));
        }
        self.said(object, |base, _, _| match base {
            "recognize" => "recognizing".into(),
            "accept" => "accepting".into(),
            "list" => "listing".into(),
            "hold" => "holding".into(),
            "control" => "controlling".into(),
            "have" => "having".into(),
            "keep" => "keeping".into(),
            other => other.into(),
        })
    }

    /// The past form: `listed the Taliban`, of what was done or was and is no more.
    pub(super) fn participle(self, object: &str) -> String {
        self.said(object, |_, _, past| if past == "withdrew" { "withdrawn" } else { past }.into())
    }

    /// As it is said of pairs, before *each other*: `recognize`, `accept envoys from`.
    pub(super) fn towards(self) -> String {
        match self {
            // Pairs recognize each other as states; nothing else can be mutual.
            Self::Recognizes(_, quality) => format!("recognize{}", of_quality(quality)),
            Self::AcceptsEnvoys(bound) => format!("accept {} from", bound.in_words()),
            Self::HasRelations => "have relations with".to_owned(),
            Self::KeepsMission(grade) => format!("keep {} to", mission(grade)),
            other => other.base(""),
        }
    }

    /// Of what began and still is: `has listed the Taliban`.
    pub(super) fn perfect(self, object: &str) -> String {
        self.said(object, |_, _, past| format!("has {past}"))
    }

    /// As a canonical question asks for an act: `did russia delist the taliban`, `has russia listed the taliban`. After
    /// *did*, a verb that can also say what holds would ask for that.
    pub(super) fn asked_of(self, author: &str, object: &str) -> String {
        match self {
            Self::Received(_)
            | Self::Did(
                _,
                Deed::Recognize(_) | Deed::List | Deed::Freeze | Deed::TakeControl | Deed::Open(_),
            ) => format!("has {author} {}", self.said(object, |_, _, past| past.to_owned())),
            Self::Did(..) => format!("did {author} {}", self.base(object)),
            _ => format!("does {author} {}", self.base(object)),
        }
    }

    fn said(self, object: &str, verb: impl Fn(&str, &str, &str) -> String) -> String {
        let with = |preposition: &str| match object {
            "" => String::new(),
            object => format!(" {preposition} {object}"),
        };
        let bare = match object {
            "" => String::new(),
            object => format!(" {object}"),
        };
        match self {
            Self::Recognizes(capacity, quality) => {
                let capacity = match capacity {
                    Some(Capacity::State) => " as a state",
                    Some(Capacity::Government) => " as a government",
                    None => "",
                };
                format!(
                    "{}{bare}{}{capacity}",
                    verb("recognize", "recognizes", "recognized"),
                    of_quality(quality)
                )
            }
            Self::AcceptsEnvoys(bound) => {
                format!("{} {}{}", verb("accept", "accepts", "accepted"), bound.in_words(), with("from"))
            }
            Self::Lists => format!("{}{bare}", verb("list", "lists", "listed")),
            Self::HoldsAssets => format!("{} assets{}", verb("hold", "holds", "held"), with("of")),
            Self::Controls => format!("{}{bare}", verb("control", "controls", "controlled")),
            Self::HasRelations => format!("{} relations{}", verb("have", "has", "had"), with("with")),
            Self::KeepsMission(grade) => {
                format!("{} {}{}", verb("keep", "keeps", "kept"), mission(grade), with("to"))
            }
            Self::Received(bound) => {
                format!("{} {}{}", verb("accept", "accepted", "accepted"), bound.in_words(), with("from"))
            }
            Self::Did(matter, deed) => match (matter, deed) {
                (_, Deed::Withdraw) => {
                    let capacity = match matter {
                        Matter::RecognitionAsState => " as a state",
                        _ => " as a government",
                    };
                    format!(
                        "{} recognition{}{capacity}",
                        verb("withdraw", "withdrew", "withdrew"),
                        with("of")
                    )
                }
                (_, Deed::Recognize(quality)) => {
                    let capacity = match matter {
                        Matter::RecognitionAsState => " as a state",
                        _ => " as a government",
                    };
                    format!(
                        "{}{bare}{}{capacity}",
                        verb("recognize", "recognized", "recognized"),
                        of_quality(quality)
                    )
                }
                (_, Deed::Freeze) => format!("{} assets{}", verb("freeze", "froze", "frozen"), with("of")),
                (_, Deed::TakeControl) => format!("{}{bare}", verb("control", "controlled", "controlled")),
                (_, Deed::Open(grade)) => {
                    format!("{} {}{}", verb("keep", "kept", "kept"), mission(grade), with("to"))
                }
                (_, Deed::Establish) => {
                    format!("{} relations{}", verb("establish", "established", "established"), with("with"))
                }
                (_, Deed::Sever) => {
                    format!("{} relations{}", verb("sever", "severed", "severed"), with("with"))
                }
                (_, Deed::List) => format!("{}{bare}", verb("list", "listed", "listed")),
                (_, Deed::Delist) => format!("{}{bare}", verb("delist", "delisted", "delisted")),
                (_, Deed::Reinstate) => {
                    format!("{} the listing{}", verb("reinstate", "reinstated", "reinstated"), with("of"))
                }
                (_, Deed::Resume) => {
                    format!("{} relations{}", verb("resume", "resumed", "resumed"), with("with"))
                }
                (_, Deed::HandOver) => {
                    format!("{} the embassy{}", verb("hand over", "handed over", "handed over"), with("to"))
                }
                (Matter::Relations, _) => {
                    format!("{} relations{}", verb("suspend", "suspended", "suspended"), with("with"))
                }
                (_, _) => {
                    format!("{} the listing{}", verb("suspend", "suspended", "suspended"), with("of"))
                }
            },
        }
    }

    /// The matter the predicate belongs to; recognition without a capacity needs the object to tell.
    #[must_use]
    pub fn matter(self) -> Matter {
        match self {
            Self::Recognizes(capacity, _) => capacity.unwrap_or(Capacity::Government).matter(),
            Self::AcceptsEnvoys(_) | Self::Received(_) => Matter::Envoys,
            Self::Lists => Matter::Listing,
            Self::HoldsAssets => Matter::Assets,
            Self::Controls => Matter::Control,
            Self::HasRelations => Matter::Relations,
            Self::KeepsMission(_) => Matter::Mission,
            Self::Did(matter, _) => matter,
        }
    }

    /// The predicate that tells of what an act brought about: *recognized* becomes *recognizes*. What ends something has none.
    pub(super) fn as_standing(self) -> Self {
        match self {
            Self::Did(Matter::RecognitionAsState, Deed::Recognize(quality)) => {
                Self::Recognizes(Some(Capacity::State), quality)
            }
            Self::Did(_, Deed::Recognize(quality)) => Self::Recognizes(Some(Capacity::Government), quality),
            Self::Received(bound) => Self::AcceptsEnvoys(bound),
            Self::Did(_, Deed::List) => Self::Lists,
            Self::Did(_, Deed::Freeze) => Self::HoldsAssets,
            Self::Did(_, Deed::TakeControl) => Self::Controls,
            Self::Did(_, Deed::Establish) => Self::HasRelations,
            Self::Did(_, Deed::Open(grade)) => Self::KeepsMission(grade),
            other => other,
        }
    }

    /// The predicate that tells of the act behind a standing: *recognizes* becomes *recognized*.
    pub(super) fn as_deed(self) -> Self {
        match self {
            Self::Recognizes(_, quality) => Self::Did(self.matter(), Deed::Recognize(quality)),
            Self::AcceptsEnvoys(bound) => Self::Received(bound),
            Self::Lists => Self::Did(Matter::Listing, Deed::List),
            Self::HoldsAssets => Self::Did(Matter::Assets, Deed::Freeze),
            Self::Controls => Self::Did(Matter::Control, Deed::TakeControl),
            Self::HasRelations => Self::Did(Matter::Relations, Deed::Establish),
            Self::KeepsMission(grade) => Self::Did(Matter::Mission, Deed::Open(grade)),
            Self::Received(_) | Self::Did(..) => self,
        }
    }
}

/// A quality of recognition as it stands after the object.
fn of_quality(quality: Quality) -> &'static str {
    match quality {
        Quality::Unstated => "",
        Quality::DeFacto => " de facto",
        Quality::DeJure => " de jure",
    }
}

/// A mission of a grade, with its article.
fn mission(grade: MissionGrade) -> &'static str {
    match grade {
        MissionGrade::Unstated => "a mission",
        MissionGrade::Technical => "a technical mission",
        MissionGrade::Consular => "a consulate",
        MissionGrade::Embassy => "an embassy",
    }
}

impl RankBound {
    pub(super) fn in_words(self) -> &'static str {
        match self {
            Self::AtLeast(Rank::Unstated) => "envoys",
            Self::AtLeast(Rank::Representative) => "at least representatives",
            Self::AtLeast(Rank::Consul) => "at least consuls",
            Self::AtLeast(Rank::Secretary) => "at least secretaries",
            Self::AtLeast(Rank::ChargeDAffaires) => "at least charges d'affaires",
            Self::AtLeast(Rank::Envoy) => "at least ministers",
            Self::AtLeast(Rank::Ambassador) => "at least ambassadors",
            Self::AtMost(Rank::Representative | Rank::Unstated) => "at most representatives",
            Self::AtMost(Rank::Consul) => "at most consuls",
            Self::AtMost(Rank::Secretary) => "at most secretaries",
            Self::AtMost(Rank::ChargeDAffaires) => "at most charges d'affaires",
            Self::AtMost(Rank::Envoy) => "at most ministers",
            Self::AtMost(Rank::Ambassador) => "at most ambassadors",
            Self::Exactly(Rank::Ambassador) => "ambassadors",
            Self::Exactly(Rank::ChargeDAffaires) => "charges d'affaires",
            Self::Exactly(Rank::Envoy) => "ministers",
            Self::Exactly(Rank::Secretary) => "secretaries",
            Self::Exactly(Rank::Consul) => "consuls",
            Self::Exactly(Rank::Representative | Rank::Unstated) => "representatives",
        }
    }
}
