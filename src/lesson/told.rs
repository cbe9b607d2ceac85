//! Acts as a teacher would tell them: whole sentences in the past tense, days in words.

use super::relation::{name, opening_name, place_of};
use crate::graph::{ActRef, InstrumentRef, SourceRef};
use crate::text::visible;
use crate::time::{Day, PartialDate};
use crate::vocabulary::{Deed, Matter, MissionGrade, Quality, Rank, Step};

/// An act without its day: `Russia suspended its listing of the Taliban`.
pub(super) fn told(act: ActRef<'_>) -> String {
    format!("{} {}", opening_name(act.author()), done(act))
}

/// An act with its day: `Russia suspended its listing of the Taliban on 17 April 2025`.
pub(super) fn told_with_day(act: ActRef<'_>) -> String {
    let day = act.on().in_words();
    let day = match day.strip_prefix("between ") {
        Some(days) => format!("on some day between {days}"),
        None => day,
    };
    match act.deed() {
        // What a mission is on record for is that it was there, not that its doors were opened on that day.
        Deed::Open(_) => format!("{} from {} on", told(act), day.strip_prefix("on ").unwrap_or(&day)),
        _ => format!("{} {day}", told(act)),
    }
}

/// What was done, to follow a name.
fn done(act: ActRef<'_>) -> String {
    let object = name(act.object());
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
        (_, Deed::Withdraw) => format!("withdrew its recognition of {object}"),
        (_, Deed::Establish) => format!("set up diplomatic relations with {object}"),
        (Matter::Relations, Deed::Suspend) => format!("suspended its diplomatic relations with {object}"),
        (_, Deed::Resume) => format!("took up its diplomatic relations with {object} again"),
        (_, Deed::Sever) => format!("broke off its diplomatic relations with {object}"),
        (_, Deed::ReceiveEnvoy(rank)) => {
            format!("accepted {} from {object}{post}{}", an_envoy(rank), step_taken(act.step()))
        }
        (_, Deed::EndEnvoy) => format!("ended the stay of an envoy of {object}{post}"),
        (_, Deed::HandOver) => match act.post() {
            Some(post) => format!("let {object} take over the {}", visible(post)),
            None => format!("let {object} take over the embassy"),
        },
        (_, Deed::TakeBack) => format!("took the embassy back from {object}"),
        (Matter::Premises, Deed::Close) => format!("closed the embassy of {object}{post}"),
        (_, Deed::Close) => format!("closed its mission {}{post}", place_of(act.object())),
        (Matter::Mission, Deed::Suspend) => {
            format!("suspended the work of its mission {}", place_of(act.object()))
        }
        (_, Deed::Open(grade)) => {
            let mission = match grade {
                MissionGrade::Unstated => "a mission",
                MissionGrade::Technical => "a technical office, smaller than an embassy,",
                MissionGrade::Consular => "a consulate",
                MissionGrade::Embassy => "an embassy",
            };
            format!("kept {mission} {}", place_of(act.object()))
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

fn step_taken(step: Step) -> &'static str {
    match step {
        Step::CopyReceived => " (its foreign ministry took a copy of the credentials)",
        Step::CredentialsReceived => " (its head of state took the letters of credence)",
        _ => "",
    }
}

fn list(instrument: Option<InstrumentRef<'_>>) -> String {
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
