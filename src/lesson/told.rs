//! Acts as a teacher would tell them: whole sentences in the past tense, days in words.

use super::telling::Telling;
use crate::graph::{ActRef, InstrumentRef, SourceRef};
use crate::text::visible;
use crate::time::{Day, PartialDate};
use crate::vocabulary::{Deed, Matter, MissionGrade, Quality, Rank, Step};

/// An act without its day: `Russia suspended the entry of the Taliban on Russia's list of terrorist organizations`.
#[must_use]
pub fn told(act: ActRef<'_>) -> String {
    Telling::default().told(act)
}

/// An act with its day.
///
/// # Examples
/// ```
/// let graph = comity::load::shipped().graph;
/// let act = graph.act("ru-suspend-taliban-ban-2025").unwrap();
/// assert_eq!(
///     comity::lesson::told_with_day(act),
///     "Russia suspended the entry of the Taliban on Russia's list of terrorist organizations on 17 April 2025"
/// );
/// ```
#[must_use]
pub fn told_with_day(act: ActRef<'_>) -> String {
    let day = act.on().in_words();
    let day = match day.strip_prefix("between ") {
        Some(days) => format!("on some day between {days}"),
        None => day,
    };
    dated(act, &told(act), &day)
}

/// What was done, with its day, to follow it.
pub(super) fn dated(act: ActRef<'_>, told: &str, day: &str) -> String {
    match (act.deed(), day.strip_prefix("on ").or_else(|| day.strip_prefix("in "))) {
        // What a mission is on record for is that it was there, not that its doors were opened on that day.
        (Deed::Open(_), Some(day)) if act.step().moves() => format!("{told} from {day} on"),
        (Deed::Open(_), None) if act.step().moves() && day.starts_with("by ") => {
            format!("{told}, {day} at the latest")
        }
        _ => format!("{told} {day}"),
    }
}

/// What a step leads to, told as if it had been done: `Russia took the Taliban off Russia's list of terrorist organizations`. None where the
/// act is no step, or leads to something that the makers of questions do not ask about.
pub(super) fn deed_of_step(act: ActRef<'_>) -> Option<String> {
    let telling = Telling::default();
    telling
        .to_do(act)
        .map(|_| format!("{} {}", telling.opening_name(act.author()), telling.deed(act, Step::InForce)))
}

impl<'g> Telling<'g> {
    /// An act without its day, whoever is spoken to: `You suspended your listing of the Taliban`.
    pub(super) fn told(self, act: ActRef<'g>) -> String {
        format!("{} {}", self.opening_name(act.author()), self.done(act))
    }

    /// What a step leads to, after *to*.
    pub(super) fn to_do(self, act: ActRef<'g>) -> Option<String> {
        let object = self.name(act.object());
        if !matches!(act.step(), Step::Proposed | Step::DecidedInPrinciple | Step::Enacted | Step::Requested)
        {
            return None;
        }
        match (act.matter(), act.deed()) {
            (_, Deed::Recognize(_)) => Some(format!("recognize {object}")),
            (_, Deed::ReceiveEnvoy(rank)) => Some(format!("accept {} from {object}", an_envoy(rank))),
            (Matter::Listing, Deed::Delist) => Some(format!("take {object} off {}", list(act.instrument()))),
            (Matter::Listing, Deed::Suspend) => {
                Some(format!("suspend the entry of {object} on {}", list(act.instrument())))
            }
            _ => None,
        }
    }

    /// What was done, to follow a name.
    pub(super) fn done(self, act: ActRef<'g>) -> String {
        match self.to_do(act) {
            Some(what) => self.stepped(act, &what),
            None => self.deed(act, act.step()),
        }
    }

    /// How far an act has come that leads to something, to follow a name.
    fn stepped(self, act: ActRef<'g>, what: &str) -> String {
        match act.step() {
            Step::Proposed => format!("said that {} meant to {what}", self.it(act.author())),
            Step::DecidedInPrinciple => format!("decided in principle to {what}"),
            Step::Enacted => format!("made a law by which {} could {what}", self.it(act.author())),
            _ => format!("asked a court for leave to {what}"),
        }
    }

    /// What was announced, to follow a name, also of what the makers of questions do not ask about.
    pub(super) fn announced(self, act: ActRef<'g>) -> Option<String> {
        if !matches!(act.step(), Step::Proposed | Step::DecidedInPrinciple | Step::Enacted | Step::Requested)
        {
            return None;
        }
        let to_do = self.to_do(act).or_else(|| infinitive(&self.deed(act, Step::InForce)));
        to_do.map(|what| self.stepped(act, &what))
    }

    /// A deed that has come as far as a step, to follow a name.
    pub(super) fn deed(self, act: ActRef<'g>, step: Step) -> String {
        let object = self.name(act.object());
        let its = self.its(act.author());
        let post = act.post().map(|post| format!(" for the {}", visible(post))).unwrap_or_default();
        match (act.matter(), act.deed()) {
            (_, Deed::Recognize(quality)) => {
                let capacity = match act.matter() {
                    Matter::RecognitionAsState => "state",
                    _ => "government",
                };
                let quality = match quality {
                    Quality::Unstated => "",
                    Quality::DeFacto => ", de facto only",
                    Quality::DeJure => ", in full law (de jure)",
                };
                format!("recognized {object} as a {capacity}{quality}")
            }
            (_, Deed::Withdraw) => format!("withdrew {its} recognition of {object}"),
            (_, Deed::Establish) => format!("set up diplomatic relations with {object}"),
            (Matter::Relations, Deed::Suspend) => {
                format!("suspended {its} diplomatic relations with {object}")
            }
            (_, Deed::Resume) => format!("took up {its} diplomatic relations with {object} again"),
            (_, Deed::Sever) => format!("broke off {its} diplomatic relations with {object}"),
            (_, Deed::ReceiveEnvoy(rank)) => {
                format!("accepted {} from {object}{post}{}", an_envoy(rank), self.step_taken(act, step))
            }
            (_, Deed::EndEnvoy) => format!("ended the stay of an envoy of {object}{post}"),
            (_, Deed::HandOver) => match act.post() {
                Some(post) => format!("let {object} take over the {}", visible(post)),
                None => format!("let {object} take over the embassy{}", self.of_land(act)),
            },
            (_, Deed::TakeBack) => format!("took the embassy{} back from {object}", self.of_land(act)),
            (Matter::Premises, Deed::Close) => match act.post() {
                Some(post) => format!("closed {} {}", self.own(act.object()), visible(post)),
                None => format!("closed {} embassy", self.own(act.object())),
            },
            (_, Deed::Close) => format!("closed {its} mission {}{post}", self.place_of(act.object())),
            (Matter::Mission, Deed::Suspend) => {
                format!("suspended the work of {its} mission {}", self.place_of(act.object()))
            }
            (_, Deed::Open(grade)) => {
                let mission = match grade {
                    MissionGrade::Unstated => "a mission",
                    MissionGrade::Technical => "a technical office, smaller than an embassy,",
                    MissionGrade::Consular => "a consulate",
                    MissionGrade::Embassy => "an embassy",
                };
                format!("kept {mission} {}", self.place_of(act.object()))
            }
            (_, Deed::List) => format!("put {object} on {}", list(act.instrument())),
            (Matter::Listing, Deed::Suspend) => {
                format!("suspended the entry of {object} on {}", list(act.instrument()))
            }
            (_, Deed::Reinstate) => {
                format!("put the entry of {object} on {} in force again", list(act.instrument()))
            }
            (_, Deed::Delist) => format!("took {object} off {}", list(act.instrument())),
            (_, deed) => deed.past(act.matter()).replace("{}", &object),
        }
    }

    /// Whose embassy it is that a movement takes over: ` of Afghanistan`.
    fn of_land(self, act: ActRef<'g>) -> String {
        act.object().claimed_land().map(|land| format!(" of {}", self.named(land))).unwrap_or_default()
    }

    fn step_taken(self, act: ActRef<'g>, step: Step) -> String {
        let its = self.its(act.author());
        match step {
            Step::CopyReceived => format!(" ({its} foreign ministry took a copy of the credentials)"),
            Step::CredentialsReceived => format!(" ({its} head of state took the letters of credence)"),
            _ => String::new(),
        }
    }
}

/// What was done as what is to be done: `kept an embassy in Qatar` as `open an embassy in Qatar`.
fn infinitive(done: &str) -> Option<String> {
    const VERBS: [(&str, &str); 11] = [
        ("kept ", "open "),
        ("put ", "put "),
        ("let ", "let "),
        ("closed ", "close "),
        ("set up ", "set up "),
        ("took ", "take "),
        ("withdrew ", "withdraw "),
        ("suspended ", "suspend "),
        ("broke off ", "break off "),
        ("ended ", "end "),
        ("recognized ", "recognize "),
    ];
    VERBS.iter().find_map(|(past, verb)| Some(format!("{verb}{}", done.strip_prefix(past)?)))
}

/// An act as a newspaper would put it, without its day and without how far it had come.
#[must_use]
pub fn headline(act: ActRef<'_>) -> String {
    let telling = Telling::default();
    let deed = telling.deed(act, Step::InForce);
    let deed = match act.deed() {
        Deed::Open(_) => deed.replacen("kept", "opened", 1),
        _ => deed,
    };
    format!("{} {deed}", telling.opening_name(act.author()))
}

/// An envoy of a rank, with the article.
pub(super) fn an_envoy(rank: Rank) -> &'static str {
    match rank {
        Rank::Unstated => "an envoy",
        Rank::Representative => "a representative",
        Rank::Consul => "a consul",
        Rank::Secretary => "a diplomat below the head of an embassy",
        Rank::ChargeDAffaires => "a chargé d'affaires",
        Rank::Envoy => "a minister (an envoy below an ambassador)",
        Rank::Ambassador => "an ambassador",
    }
}

/// A list, with its article.
pub(super) fn list(instrument: Option<InstrumentRef<'_>>) -> String {
    match instrument {
        // "Russia's list of terrorist organizations" needs no article; "US list of …" and "UN 1988 sanctions list" do.
        Some(instrument) => match visible(instrument.name()) {
            list if list.contains("'s ") => list,
            list => format!("the {list}"),
        },
        None => "a list".to_owned(),
    }
}

/// A source as the foot of a sheet has it.
pub(super) fn source_line(source: SourceRef<'_>) -> String {
    let by = match (source.author(), source.relays()) {
        (Some(author), _) => format!("{author}, {}", source.publisher()),
        (None, Some(relayed)) => format!("{}, relaying {relayed}", source.publisher()),
        (None, None) => source.publisher().to_owned(),
    };
    let place = match (source.address(), source.also_at().first()) {
        (Some(address), _) => format!(". {address}"),
        (None, Some(other)) => format!(". The same news: {other}"),
        (None, None) => String::new(),
    };
    visible(&format!("{}. {by}, {}{place}", source.title(), published(source.published())))
}

/// A day of publication, to stand after a comma.
pub(super) fn published(date: PartialDate) -> String {
    let words = date.in_words();
    let bare = words.strip_prefix("on ").or_else(|| words.strip_prefix("in ")).unwrap_or(&words);
    bare.to_owned()
}

/// A text of the engine with its days written out: `since 2024-10-04` becomes `since 4 October 2024`.
pub(super) fn with_days_in_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-').len();
        let (number, tail) = after.split_at(digits);
        match (Day::read(number), PartialDate::read(number)) {
            (Some(day), _) if number.len() == 10 => out.push_str(&day.in_words()),
            (None, Ok(month)) if number.len() == 7 => out.push_str(&published(month)),
            _ => out.push_str(number),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::with_days_in_words;

    #[test]
    fn days_are_written_out_and_other_numbers_are_left() {
        assert_eq!(
            with_days_in_words("suspended 2025-04-17; listed 2003-02; resolution 1267, 12-page"),
            "suspended 17 April 2025; listed February 2003; resolution 1267, 12-page"
        );
    }
}
