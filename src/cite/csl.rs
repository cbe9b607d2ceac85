//! Citations as CSL-JSON, which Zotero, pandoc and the processors of the Citation Style Language read.

use serde::Serialize;

use super::{Citation, Work};
use crate::time::PartialDate;

/// Prints citations as a list of CSL items.
///
/// # Panics
/// Never: texts, numbers and lists of them can be written as JSON.
#[must_use]
pub fn csl_json(citations: &[Citation]) -> String {
    let items: Vec<Item<'_>> = citations.iter().map(item).collect();
    serde_json::to_string_pretty(&items).expect("texts and numbers can be written as JSON") + "\n"
}

/// An item, as `csl-data.json` of the Citation Style Language describes it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Item<'c> {
    id: &'c str,
    #[serde(rename = "type")]
    sort: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    genre: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<[Name<'c>; 1]>,
    title: &'c str,
    #[serde(skip_serializing_if = "Option::is_none")]
    container_title: Option<&'c str>,
    publisher: &'c str,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<Date>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    address: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#abstract: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

/// A name that is not taken apart.
#[derive(Serialize)]
struct Name<'c> {
    literal: &'c str,
}

/// A date: its parts where it has them, else in words.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Date {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    date_parts: Vec<Vec<i16>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    circa: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    literal: Option<String>,
}

fn item(citation: &Citation) -> Item<'_> {
    let common = Item {
        id: &citation.key,
        sort: "document",
        genre: None,
        author: citation.author.as_deref().map(|literal| [Name { literal }]),
        title: &citation.title,
        container_title: None,
        publisher: &citation.publisher,
        version: None,
        issued: citation.issued.map(date),
        accessed: citation.accessed.map(date),
        address: None,
        language: None,
        r#abstract: None,
        note: None,
    };
    match &citation.work {
        Work::Comity(edition) => {
            let on = edition.on.as_ref().map_or(String::new(), |on| format!("as of: {on}\n"));
            Item {
                sort: "dataset",
                genre: Some(edition.genre),
                version: Some(&edition.version),
                language: Some("en"),
                r#abstract: Some(&edition.found),
                note: Some(format!(
                    "asked: {}\n{on}known by: {}\ndata to: {}\nsha256: {}",
                    edition.asked, edition.known_by, edition.horizon, edition.hash
                )),
                ..common
            }
        }
        Work::Source { relays, address, same_news, language } => {
            let notes = [
                relays.as_ref().map(|whose| format!("relaying: {whose}")),
                same_news.as_ref().map(|other| format!("the same news: {other}")),
            ];
            let notes: Vec<String> = notes.into_iter().flatten().collect();
            Item {
                sort: if address.is_some() { "webpage" } else { "document" },
                container_title: address.is_some().then_some(citation.publisher.as_str()),
                address: address.as_deref(),
                language: language.as_deref(),
                note: (!notes.is_empty()).then(|| notes.join("\n")),
                ..common
            }
        }
    }
}

fn date(date: PartialDate) -> Date {
    let text = date.to_string();
    let is_open = text.starts_with("..") || text.ends_with("..");
    if is_open {
        return Date { date_parts: Vec::new(), circa: false, literal: Some(date.in_words()) };
    }
    let parts = |unit: &str| -> Vec<i16> {
        unit.trim_end_matches(['~', '?']).split('-').filter_map(|part| part.parse().ok()).collect()
    };
    let mut date_parts: Vec<Vec<i16>> = text.split('/').map(parts).collect();
    // Both ends of a range are given to the month, or both to the year: processors refuse others.
    let fewest = date_parts.iter().map(Vec::len).min().unwrap_or(0);
    date_parts.iter_mut().for_each(|parts| parts.truncate(fewest));
    Date { date_parts, circa: text.contains(['~', '?']), literal: None }
}
