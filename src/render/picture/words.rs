//! What the rows of an answer mean in a picture, and in which words.

use super::Meaning;
use crate::question::{Answer, PendingStep, Row};

/// The name to show for an id.
pub(crate) fn name<'a>(answer: &'a Answer, id: &'a str) -> &'a str {
    answer.names.get(id).map_or(id, String::as_str)
}

/// The name as a sentence has it: `the Taliban`.
pub(crate) fn in_sentence(answer: &Answer, id: &str) -> String {
    match answer.definite.contains(id) {
        true => format!("the {}", name(answer, id)),
        false => name(answer, id).to_owned(),
    }
}

/// What a row means in a picture, if it is a standing that can be drawn: an ended or refuted one is not, but one whose end is denied is.
pub(crate) fn meaning_of(row: &Row) -> Option<Meaning> {
    let (code, _) = told_as(row);
    of_code(&row.matter, code)
}

/// Whether a row says that something ended of which somebody denies that it did.
pub(crate) fn is_end_denied(row: &Row) -> bool {
    row.is_denied_end()
        && row.dispute.as_ref().is_some_and(|one| of_code(&row.matter, &one.otherwise_code).is_some())
}

/// The code and the words of what is drawn: of what ended by an act that somebody denies, that which holds if those are right.
pub(crate) fn told_as(row: &Row) -> (&str, &str) {
    match &row.dispute {
        Some(dispute) if is_end_denied(row) => (&dispute.otherwise_code, &dispute.otherwise),
        _ => (&row.code, &row.value),
    }
}

/// What the code of a value means in a matter.
fn of_code(matter: &str, code: &str) -> Option<Meaning> {
    // Of several that are open, an envoy is one in any case; of the rest the first is drawn, which is possible only.
    let code = if matter == "envoys" { code } else { code.split('|').next().unwrap_or(code) };
    let (code, detail) = code.split_once(':').unwrap_or((code, ""));
    match (matter, code, detail) {
        ("recognition-as-state" | "recognition-as-government", "recognized", _) => Some(Meaning::Recognition),
        ("recognition-as-state" | "recognition-as-government", "suspended", _) => Some(Meaning::Suspended),
        ("relations", "established", _) => Some(Meaning::Relations),
        ("relations", "suspended", _) => Some(Meaning::Suspended),
        ("envoys", "envoy", "ambassador") => Some(Meaning::Ambassador),
        ("envoys", "envoy", "charge-d-affaires") => Some(Meaning::ChargeDAffaires),
        ("envoys", "envoy", "consul") => Some(Meaning::Consular),
        ("envoys", "envoy", "none") => None,
        ("envoys", "envoy", _) => Some(Meaning::EnvoyUnstated),
        ("premises", "handed-over", _) => Some(Meaning::Mission),
        ("premises", "closed", _) => Some(Meaning::Closed),
        ("mission", _, "suspended") | ("mission", "suspended", _) => Some(Meaning::Suspended),
        ("mission", "mission", detail) if detail != "none" => Some(Meaning::Mission),
        ("seat", "seated", _) => Some(Meaning::Seat),
        ("listing", "listed", _) => Some(Meaning::Listing),
        ("listing", "suspended", _) => Some(Meaning::ListingSuspended),
        ("assets", "frozen" | "in-trust", _) => Some(Meaning::Assets),
        ("control", "in-control", _) => Some(Meaning::Control),
        _ => None,
    }
}

/// The code of what is drawn of a row and its detail: `envoy` and `charge-d-affaires`.
fn code(row: &Row) -> (&str, &str) {
    let (code, _) = told_as(row);
    code.split_once(':').unwrap_or((code, ""))
}

/// What to write on the edge of a standing: `listed`.
pub(crate) fn label(answer: &Answer, row: &Row, meaning: Meaning) -> String {
    let (_, value) = told_as(row);
    let detail = || code(row).1.replace('-', " ");
    let mut words = match (meaning, row.matter.as_str()) {
        (Meaning::Recognition, matter) => {
            let capacity = matter.trim_start_matches("recognition-as-");
            match detail() {
                detail if detail.is_empty() => format!("recognized as a {capacity}"),
                detail => format!("recognized {detail} as a {capacity}"),
            }
        }
        (Meaning::Relations, _) => "diplomatic relations".to_owned(),
        (Meaning::ChargeDAffaires, _) => "took its chargé d'affaires".to_owned(),
        (Meaning::EnvoyUnstated, _) if code(row).1 == "unstated" => {
            "took its envoy (rank not stated)".to_owned()
        }
        // The sources leave the rank open.
        (Meaning::EnvoyUnstated, _) if row.code.contains('|') => {
            format!("took its {}", value.trim_start_matches("either "))
        }
        (Meaning::Ambassador | Meaning::EnvoyUnstated | Meaning::Consular, _) => {
            format!("took its {}", detail())
        }
        (Meaning::Mission, "mission") => format!("keeps a mission ({value})"),
        (Meaning::Closed, _) => "keeps the other's mission closed".to_owned(),
        (Meaning::ListingSuspended, _) => "listing suspended".to_owned(),
        // Some values name their matter themselves.
        (Meaning::Suspended, matter) if !value.starts_with(matter) => {
            format!("{} {value}", matter.replace('-', " "))
        }
        (Meaning::Assets, _) => format!("assets {}", value.trim_start_matches("assets ")),
        _ => value.to_owned(),
    };
    if let Some(instrument) = &row.instrument {
        words += &format!(" ({})", name(answer, instrument));
    }
    words
}

/// The dates of a standing in words: `since 2003`, `since 1997-05-25 until 2001-11-22`.
pub(crate) fn dates(row: &Row, meaning: Meaning) -> String {
    if is_end_denied(row) {
        return row
            .since
            .as_ref()
            .map_or_else(String::new, |end| format!("ended {}", crate::render::row::date(Some(end))));
    }
    let mut words = row.since.as_ref().map_or_else(String::new, |since| begun(since, meaning));
    if let Some(until) = &row.until {
        let until = match until.split_once('/') {
            Some((first, last)) => format!("some day between {first} and {last}"),
            None => crate::render::row::date(Some(until)),
        };
        match (words.is_empty(), is_moment(meaning)) {
            (true, _) => words.extend(["until ", &until]),
            (false, true) => words.extend([", ended ", &until]),
            (false, false) => words.extend([" until ", &until]),
        }
    }
    words
}

/// Whether a standing is told as what was done once: the taking of an envoy.
const fn is_moment(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Ambassador | Meaning::ChargeDAffaires | Meaning::EnvoyUnstated | Meaning::Consular
    )
}

/// The beginning of a standing in words: `since 2003`, `by 2024-10-04`, `on 2024-01-30` for the taking of an envoy.
fn begun(since: &str, meaning: Meaning) -> String {
    if let Some(latest) = since.strip_prefix("..") {
        return ["by ", latest].concat();
    }
    if let Some((first, last)) = since.split_once('/') {
        let how = if is_moment(meaning) { "" } else { "begun " };
        return [how, "between ", first, " and ", last].concat();
    }
    let (about, date) = match since.strip_suffix(['~', '?', '%']) {
        Some(date) => ("about ", date),
        None => ("", since),
    };
    let how = match is_moment(meaning) {
        false => "since ",
        true if since.len() == "2024-10-04".len() => "on ",
        true => "in ",
    };
    [how, about, date].concat()
}

/// What to write on an announced step, and its date; what is written ends in a question mark.
pub(crate) fn intent(step: &PendingStep) -> (String, String) {
    match &step.date {
        Some(date) => {
            let date = date.strip_prefix("..").map_or(date.clone(), |latest| format!("by {latest}"));
            (step.text.trim_end_matches(date.as_str()).trim_end().to_owned(), format!("{date}?"))
        }
        None => (format!("{}?", step.text), String::new()),
    }
}
