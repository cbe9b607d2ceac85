//! Citations as BibTeX, for BibTeX itself and for biblatex.
//!
//! Everything is `@misc`, which every style knows. Braces are never written as `\{`: BibTeX counts braces and takes no notice of a
//! backslash before them, so one of them in a title would swallow the rest of the file.

use super::{Citation, Work};
use crate::time::PartialDate;

/// Prints citations as entries, with an empty line between.
#[must_use]
pub fn bibtex(citations: &[Citation]) -> String {
    citations.iter().map(entry).collect::<Vec<_>>().join("\n")
}

fn entry(citation: &Citation) -> String {
    let Citation { key, author, title, publisher, issued, accessed, work } = citation;
    let mut fields: Vec<(&str, String)> = Vec::new();
    // Two pairs of braces: one name that is not taken apart, and a title whose capitals stay.
    fields.push(("author", format!("{{{}}}", escaped(author.as_ref().unwrap_or(publisher)))));
    fields.push(("title", format!("{{{}}}", escaped(title))));
    match work {
        Work::Comity(edition) => {
            // The styles of BibTeX itself print no `version`.
            let genre = crate::lesson::capitalized(edition.genre);
            fields.push(("howpublished", escaped(&format!("{genre}, comity {}", edition.version))));
            fields.push(("version", escaped(&edition.version)));
            let day = edition.on.as_ref().map_or(String::new(), |on| format!("As of {on}, k"));
            let day = if day.is_empty() { "K".to_owned() } else { day };
            let note = format!("{day}nown by {}. Asked: {}", edition.known_by, edition.asked);
            fields.push(("note", escaped(&note)));
            fields.push(("abstract", escaped(&edition.found)));
        }
        Work::Source { relays, address, same_news, language } => {
            if author.is_some() {
                fields.push(("howpublished", escaped(publisher)));
            }
            let notes = [
                relays.as_ref().map(|whose| format!("Relaying {whose}")),
                same_news.as_ref().map(|other| format!("The same news: {other}")),
            ];
            let notes: Vec<String> = notes.into_iter().flatten().collect();
            if !notes.is_empty() {
                fields.push(("note", escaped(&notes.join(". "))));
            }
            fields.extend(address.as_ref().map(|address| ("url", address_within_braces(address))));
            fields.extend(language.as_ref().map(|tag| ("language", escaped(tag))));
        }
    }
    if let Some(issued) = issued {
        // BibTeX itself reads the year, biblatex the date.
        fields.push(("date", date(*issued)));
        fields.push(("year", year(*issued)));
    }
    fields.extend(accessed.map(|day| ("urldate", date(day))));
    let fields: String = fields.iter().map(|(name, value)| format!("  {name} = {{{value}}},\n")).collect();
    format!("@misc{{{key},\n{fields}}}\n")
}

/// A text in which TeX finds no command, no group and no space that was not there.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.trim().chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' => out.extend(['\\', c]),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '<' => out.push_str("\\textless{}"),
            '>' => out.push_str("\\textgreater{}"),
            '|' => out.push_str("\\textbar{}"),
            // `--` and the like would be drawn as one longer mark.
            '-' | '`' | '\'' if before == c => out.extend(['{', '}', c]),
            _ => out.push(c),
        }
        before = c;
    }
    // A group that opens with a command is a letter of its own to BibTeX, which would change the case of what follows.
    match out.starts_with('\\') {
        true => format!("{{}}{out}"),
        false => out,
    }
}

/// An address, which is taken letter by letter: what would end the field or open a command stands in it as an address writes it.
fn address_within_braces(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.trim().chars() {
        match c {
            '{' | '}' | '\\' | ' ' | '"' | '<' | '>' | '^' | '`' | '|' => {
                out.push_str(&format!("%{:02X}", u32::from(c)));
            }
            _ => out.push(c),
        }
    }
    out
}

/// A date as biblatex reads it: EDTF, in which an open end is empty.
fn date(date: PartialDate) -> String {
    let text = date.to_string();
    match (text.strip_prefix(".."), text.strip_suffix("..")) {
        (Some(last), _) => format!("/{last}"),
        (None, Some(first)) => format!("{first}/"),
        (None, None) => text,
    }
}

fn year(date: PartialDate) -> String {
    let text = date.to_string();
    text.trim_start_matches('.').chars().take(4).collect()
}
