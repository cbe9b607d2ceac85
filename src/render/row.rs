//! The words of one row, shared by the forms for people.

use super::picture::words;
use crate::question::{Answer, Bucket, Row, RowCertainty};
use crate::text::{safe, visible};
use crate::time::{Day, PartialDate};

/// The name to show for an id.
pub(crate) fn name(answer: &Answer, id: &str) -> String {
    visible(words::name(answer, id))
}

/// What holds, with its doubt.
pub(crate) fn value(answer: &Answer, row: &Row) -> String {
    let mut words = String::with_capacity(48);
    if row.certainty == RowCertainty::Possible {
        words.push_str("possibly: ");
    }
    words.push_str(&safe(&row.value));
    if let Some(instrument) = &row.instrument {
        words.extend([" (", &name(answer, instrument), ")"]);
    }
    words
}

/// The parties of one line of a series: a few by name, then how many more.
pub(crate) fn parties(bucket: &Bucket) -> String {
    const NAMED: usize = 6;
    let possible = bucket.possible.iter().map(|name| format!("possibly {name}"));
    let disputed = bucket.disputed.iter().map(|name| format!("disputed: {name}"));
    let names: Vec<String> = bucket.parties.iter().cloned().chain(possible).chain(disputed).collect();
    let mut shown: Vec<String> = names.iter().take(NAMED).map(|name| visible(name)).collect();
    if names.len() > NAMED {
        shown.push(format!("{} more", names.len() - NAMED));
    }
    shown.join(", ")
}

/// A date as a cell of a table: `2003`, `by 2024-10-04`, `about 1950`.
pub(crate) fn date(date: Option<&str>) -> String {
    let Some(text) = date else { return String::new() };
    match (text.strip_prefix(".."), text.strip_suffix("..")) {
        (Some(end), _) => format!("by {end}"),
        (None, Some(start)) => format!("not before {start}"),
        (None, None) if text.contains('/') => {
            PartialDate::read(text).map_or(text.to_owned(), PartialDate::in_words)
        }
        (None, None) => match (text.strip_suffix('~'), text.strip_suffix('?')) {
            (Some(date), _) => format!("about {date}"),
            (None, Some(date)) => format!("{date} (in question)"),
            (None, None) => text.to_owned(),
        },
    }
}

/// The first and last day on which an act may have happened; where one is unknown, the other stands for both.
pub(crate) fn reach(row: &Row) -> Option<(Day, Day)> {
    Some(match row.since_date()?.bounds() {
        (Day::MIN, last) => (last, last),
        (first, Day::MAX) => (first, first),
        both => both,
    })
}

/// Whether an act surely came no later than another, by the dates of both.
pub(crate) fn precedes(one: &Row, other: &Row) -> bool {
    reach(one).zip(reach(other)).is_some_and(|((_, last), (first, _))| last <= first)
}

/// The day halfway between them, where an act is drawn.
pub(crate) fn middle(row: &Row) -> Option<Day> {
    reach(row).map(|(first, last)| first.halfway(last))
}

/// The numbers of a row's sources, runs of three or more drawn together: `[1] [3–6]`.
pub(crate) fn numbers(sources: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in sources {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let words = runs.into_iter().map(|(first, last)| match last - first {
        0 => format!("[{first}]"),
        1 => format!("[{first}] [{last}]"),
        _ => format!("[{first}–{last}]"),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The numbers of all sources that a row rests on.
pub(crate) fn grounds(row: &Row) -> Vec<usize> {
    let pending = row.pending.iter().flat_map(|pending| &pending.sources);
    let meanings =
        row.grounds.iter().flat_map(|ground| &ground.meanings).flat_map(|meaning| &meaning.sources);
    let elsewhere = row.also.iter().flat_map(|at_post| &at_post.grounds).chain(&row.exemptions);
    let elsewhere = elsewhere.flat_map(|ground| &ground.sources).chain(meanings);
    let claims = row.dispute.iter().flat_map(|dispute| &dispute.sources);
    let mut all: Vec<usize> = row
        .grounds
        .iter()
        .flat_map(|ground| &ground.sources)
        .chain(pending)
        .chain(claims)
        .chain(elsewhere)
        .copied()
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// What is to be said below a row: its own remark, dispute, pending steps, who said it, the file's note.
pub(crate) fn remarks(row: &Row) -> Vec<String> {
    let mut remarks: Vec<String> = row.note.clone().into_iter().collect();
    if let Some(dispute) = &row.dispute {
        let (asserted, denied) = (dispute.asserted_by.join(", "), dispute.denied_by.join(", "));
        let mut remark = format!("disputed: asserted by {asserted}; denied by {denied}");
        if !dispute.otherwise.is_empty() {
            remark.push_str(&format!("; if they are right: {}", dispute.otherwise));
        }
        remarks.push(remark);
    }
    for pending in &row.pending {
        // A row that is nothing but its step has said so already.
        if !pending.text.starts_with(&row.value) {
            remarks.push(format!("pending: {}", pending.text));
        }
    }
    for ground in &row.grounds {
        let others = ground.dates.iter().filter(|(_, date)| ground.date.as_ref() != Some(date));
        let others: Vec<String> =
            others.map(|(name, date)| format!("{} {date}", name.replace('-', " "))).collect();
        if !others.is_empty() {
            remarks.push(others.join(", "));
        }
        match (ground.said_by.as_slice(), &ground.note) {
            ([], None) => {}
            ([], Some(note)) => remarks.push(note.clone()),
            (speakers, None) => remarks.push(format!("said by {}", speakers.join(", "))),
            (speakers, Some(note)) => remarks.push(format!("{}: {note}", speakers.join(", "))),
        }
    }
    remarks.iter().map(|remark| visible(remark)).collect()
}
