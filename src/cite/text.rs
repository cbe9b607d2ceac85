//! Citations as plain text: a line to put into a note, and below it what it takes to check it.

use super::{Citation, Edition, Work};
use crate::time::PartialDate;

/// Prints citations, those of an act's sources under a heading of their own.
#[must_use]
pub fn text(citations: &[Citation]) -> String {
    let (own, sources): (Vec<&Citation>, Vec<&Citation>) =
        citations.iter().partition(|one| matches!(one.work, Work::Comity(_)));
    let mut out = own.into_iter().map(|one| line(one) + "\n").collect::<Vec<_>>().join("\n");
    if !sources.is_empty() {
        out.push_str("\nIt rests on:\n");
        for (number, source) in (1..).zip(sources) {
            out.push_str(&format!("[{number}] {}\n", line(source)));
        }
    }
    out
}

fn line(citation: &Citation) -> String {
    let Citation { author, title, publisher, issued, accessed, work, .. } = citation;
    let title = ended(&format!("“{}”", ended(title)));
    let mut parts: Vec<String> = author.iter().map(|author| ended(author)).collect();
    parts.push(title);
    match work {
        Work::Comity(edition) => {
            let day = edition.on.as_ref().map_or(String::new(), |on| format!("as of {on}, "));
            let Edition { genre, version, known_by, horizon, .. } = edition;
            parts.push(format!(
                "{}, comity {version}, {day}known by {known_by}, data to {horizon}.",
                crate::lesson::capitalized(genre)
            ));
            parts.extend(accessed.map(|day| format!("Accessed {day}.")));
            let rows = [("Asked", &edition.asked), ("Found", &edition.found)];
            let rows = rows.map(|(name, value)| format!("\n{name}  {value}")).concat();
            format!("{}\n{rows}\nHash   sha256 {}", parts.join(" "), edition.hash)
        }
        Work::Source { relays, address, same_news, language: _ } => {
            let relayed = relays.as_ref().map_or(String::new(), |whose| format!(", relaying {whose}"));
            let day = issued.as_ref().map_or(String::new(), |day| format!(", {}", published(*day)));
            parts.push(ended(&format!("{publisher}{relayed}{day}")));
            parts.extend(address.clone());
            parts.extend(same_news.as_ref().map(|other| format!("The same news: {other}")));
            parts.extend(accessed.map(|day| format!("(read {})", published(day))));
            parts.join(" ")
        }
    }
}

/// A date to stand after a comma or a word: *about 2 December 2023*.
fn published(date: PartialDate) -> String {
    let words = date.in_words();
    let bare = words.strip_prefix("on ").or_else(|| words.strip_prefix("in ")).unwrap_or(&words);
    bare.to_owned()
}

/// A sentence with its full stop, where it does not end in a mark of its own.
fn ended(sentence: &str) -> String {
    match sentence.ends_with(['.', '?', '!', '”']) {
        true => sentence.to_owned(),
        false => format!("{sentence}."),
    }
}
