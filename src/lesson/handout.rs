//! A handout: the finding, a figure, a table, the terms and the sources of one answer, on a page or two.

use std::collections::BTreeSet;

use super::form::pages::ROOM_OF_DRAWINGS;
use super::form::paper::{Block, Paper, Setting};
use super::relation::capitalized;
use super::told::with_days_in_words;
use crate::question::{Answer, AnswerKind, Row};
use crate::render::figure::Figure;
use crate::render::{change, ladder, lanes, network, row, svg, trend};
use crate::text::visible;
use crate::time::{Day, PartialDate};
use crate::vocabulary::glossary;

/// How many lines a table has at most, so that a handout stays on two sides.
const MOST_ROWS: usize = 12;

/// The terms that a handout explains where its table or its finding uses them, each with the words that show it.
const TERMS: [(&str, &[&str]); 9] = [
    ("Recognition of a government", &["as a government"]),
    ("Recognition of a state", &["as a state"]),
    ("Ambassador", &["ambassador"]),
    ("Chargé d'affaires en titre", &["chargé d'affaires"]),
    ("Copy of credentials", &["copy of"]),
    ("Diplomatic relations", &["relations"]),
    ("Terrorist designation", &["listed", "listing", "lists the"]),
    ("Suspension of a ban", &["suspended"]),
    ("Statement of intent; decision in principle", &["in principle", "proposed"]),
];

/// Makes a handout of an answer; `title` stands in place of its finding.
#[must_use]
pub fn handout(answer: &Answer, title: Option<&str>) -> Paper {
    let finding = with_days_in_words(answer.finding.trim_end_matches('.'));
    let title = title.map_or_else(|| finding.clone(), str::to_owned);
    let mut blocks = vec![Block::Title { text: title.clone(), has_name_line: false }];
    if title != finding {
        blocks.push(Block::Text(format!("{finding}.")));
    }
    if let Some((figure, svg, without)) = drawn(answer) {
        // What the figure finds beyond the answer is said in a sentence: the page has its title.
        let found = with_days_in_words(figure.title.trim_end_matches('.'));
        if found != finding {
            blocks.push(Block::Text(format!("{found}.")));
        }
        blocks.push(Block::Drawing { svg, alternative: figure.description });
        if !without.is_empty() {
            blocks.push(Block::Small(without.to_owned()));
        }
    }
    let mut used = BTreeSet::new();
    blocks.extend(table(answer, &mut used));
    let notes = answer.notes.iter().map(|note| {
        Block::Text(format!("{}.", capitalized(&with_days_in_words(note.trim_end_matches('.')))))
    });
    blocks.extend(notes);
    let terms = terms(answer, &finding);
    if !terms.is_empty() {
        blocks.push(Block::Together(vec![Block::Heading("Terms".to_owned()), Block::Terms(terms)]));
    }
    let sources: Vec<String> =
        answer.sources.iter().filter(|source| used.contains(&source.number)).map(source_line).collect();
    if !sources.is_empty() {
        blocks.push(Block::Heading("Sources".to_owned()));
        blocks.push(Block::Sources(sources));
    }
    blocks.push(Block::Small(format!(
        "Question: {}. As of {}; sources to {}; data to {}. Coverage: {}. Made with comity {}.",
        answer.question,
        answer.on.as_deref().map_or_else(|| "all days on record".to_owned(), day),
        day(&answer.known_by),
        day(&answer.horizon),
        with_days_in_words(answer.coverage.text.trim_end_matches('.')),
        env!("CARGO_PKG_VERSION")
    )));
    Paper { title, setting: Setting::Usual, blocks }
}

/// The figure that suits the answer with its drawing, and what that leaves out: the first whose letters can be read on the page. Title and
/// sources are those of the handout.
fn drawn(answer: &Answer) -> Option<(Figure, String, &'static str)> {
    let ladder = || ladder::ladder(answer, None).ok();
    let figures: [Option<Figure>; 2] = match answer.kind {
        AnswerKind::Series => [trend::trend(&[answer]).ok(), None],
        AnswerKind::Changes => [change::change(answer).ok(), None],
        AnswerKind::History => [lanes::lanes(answer).ok().map(|lanes| lanes.figure()), None],
        AnswerKind::Standing => [ladder(), None],
        _ if answer.subject.is_some() => [network::network(answer).ok().map(svg::figure), ladder()],
        _ => return None,
    };
    figures.into_iter().flatten().find_map(|figure| {
        let (svg, without) = figure.drawn_within(ROOM_OF_DRAWINGS)?;
        Some((figure, svg, without))
    })
}

/// The rows of the answer, with the numbers of their first sources as the handout counts them.
fn table(answer: &Answer, used: &mut BTreeSet<usize>) -> Vec<Block> {
    if !answer.series.is_empty() {
        let rows = answer.series.iter().map(|bucket| {
            vec![
                bucket.label.clone(),
                bucket.count.to_string(),
                bucket.at_most.to_string(),
                bucket.parties.join(", "),
            ]
        });
        let head = ["", "count", "at most", "who"].map(str::to_owned).to_vec();
        return vec![Block::Table { head, rows: rows.collect() }];
    }
    if answer.rows.is_empty() {
        return Vec::new();
    }
    let shown: Vec<&Row> = answer.rows.iter().take(MOST_ROWS).collect();
    for row in &shown {
        used.extend(first_source(row));
    }
    let numbers: Vec<usize> = used.iter().copied().collect();
    let is_of_acts = answer.kind == AnswerKind::History;
    let line = |one: &&Row| {
        let source = first_source(one).and_then(|number| numbers.iter().position(|used| *used == number));
        let what = row::value(answer, one);
        vec![
            row::name(answer, &one.author),
            with_days_in_words(&what),
            one.since.as_deref().map_or_else(String::new, |date| when(date, is_of_acts)),
            source.map_or_else(String::new, |at| format!("[{}]", at + 1)),
        ]
    };
    let head =
        ["who", "what", if is_of_acts { "when" } else { "since" }, "source"].map(str::to_owned).to_vec();
    let mut blocks = vec![Block::Table { head, rows: shown.iter().map(line).collect() }];
    let left = answer.rows.len() - shown.len();
    if left > 0 {
        blocks.push(Block::Text(format!("{left} more lines: comity {}", answer.question)));
    }
    blocks
}

fn first_source(row: &Row) -> Option<usize> {
    row.grounds.iter().flat_map(|ground| &ground.sources).copied().next()
}

fn when(date: &str, is_of_act: bool) -> String {
    match PartialDate::read(date) {
        Ok(date) if is_of_act => date.in_words(),
        Ok(date) => {
            let words = date.in_words();
            words.strip_prefix("on ").or_else(|| words.strip_prefix("in ")).unwrap_or(&words).to_owned()
        }
        Err(_) => visible(date),
    }
}

fn terms(answer: &Answer, finding: &str) -> Vec<(String, String)> {
    let mut text = finding.to_lowercase();
    for row in answer.rows.iter().take(MOST_ROWS) {
        text.push_str(&row::value(answer, row).to_lowercase());
        row.pending.iter().for_each(|step| text.push_str(&step.text));
    }
    let met = TERMS.iter().filter(|(_, forms)| forms.iter().any(|form| text.contains(form)));
    met.take(5).filter_map(|(term, _)| Some(((*term).to_owned(), glossary::meaning(term)?))).collect()
}

fn source_line(source: &crate::question::SourceLine) -> String {
    let place = source.place().map(|place| format!(". {place}")).unwrap_or_default();
    let published = PartialDate::read(&source.published)
        .map_or_else(|_| source.published.clone(), super::told::published);
    visible(&format!("{}. {}, {published}{place}", source.title, source.publisher))
}

fn day(text: &str) -> String {
    Day::read(text).map_or_else(|| text.to_owned(), Day::in_words)
}
