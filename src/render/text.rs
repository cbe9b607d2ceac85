//! An answer as text for people: the finding, a table, the ground it stands on.

use comfy_table::presets::NOTHING;
use comfy_table::{ContentArrangement, Table};

use super::row;
use crate::question::{Answer, AnswerKind, Row, Verdict};
use crate::text::visible;

/// Prints an answer as text that fits a number of columns.
#[must_use]
pub fn text(answer: &Answer, width: u16) -> String {
    let width = width.clamp(40, 140);
    let mut blocks = vec![wrapped(&headline(answer), 0, width)];
    blocks.extend(table(answer, &answer.rows, width));
    blocks.extend(series(answer, width));
    if !answer.beside.is_empty() {
        let label = match answer.kind {
            AnswerKind::Changes => "Announced in between:",
            _ => "Beside this, not counted:",
        };
        blocks.push(label.to_owned());
        blocks.extend(table(answer, &answer.beside, width));
    }
    if !answer.reasons.is_empty() {
        let reasons: Vec<String> =
            answer.reasons.iter().map(|reason| format!("- {}", wrapped(reason, 2, width))).collect();
        blocks.push(reasons.join("\n"));
    }
    blocks.push(foot(answer, width));
    let mut text = blocks.join("\n\n");
    text.push('\n');
    text
}

/// The verdict in one word, or the number, then the finding: one line for people.
#[must_use]
pub fn headline(answer: &Answer) -> String {
    visible(&match answer.verdict {
        Some(verdict) => format!("{}. {}.", verdict_word(verdict), answer.finding),
        None if answer.kind == AnswerKind::Count => {
            format!("{}. {}.", answer.count.unwrap_or(0), answer.finding)
        }
        None => format!("{}.", answer.finding),
    })
}

/// A verdict as the first word of a spoken answer.
pub(super) fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "Yes",
        Verdict::No => "No",
        Verdict::Possible => "Possibly",
        Verdict::Disputed => "Disputed",
        Verdict::NotExamined => "Not examined",
        Verdict::NoEvidence => "No evidence",
    }
}

fn table(answer: &Answer, rows: &[Row], width: u16) -> Option<String> {
    if rows.is_empty() {
        return None;
    }
    let shows_matter = rows.iter().any(|row| row.matter != rows[0].matter);
    let shows_until = rows.iter().any(|row| row.until.is_some());
    let mut head = vec!["who", "towards"];
    if shows_matter {
        head.push("matter");
    }
    head.extend(["what", if answer.kind == AnswerKind::History { "when" } else { "since" }]);
    if shows_until {
        head.push("until");
    }
    head.push("source");
    let mut table = Table::new();
    table
        .load_style(NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(width)
        .set_header(head);
    for row in rows {
        let mut value = row::value(answer, row);
        for remark in row::remarks(row) {
            value.push_str(&format!("\n· {remark}"));
        }
        let mut cells = vec![row::name(answer, &row.author), row::name(answer, &row.object)];
        if shows_matter {
            cells.push(row.matter.replace('-', " "));
        }
        cells.extend([value, row::date(row.since.as_deref())]);
        if shows_until {
            cells.push(row::date(row.until.as_deref()));
        }
        cells.push(row::numbers(&row::grounds(row)));
        table.add_row(cells);
    }
    let lines: Vec<String> = table.lines().map(|line| line.trim_end().to_owned()).collect();
    Some(lines.join("\n"))
}

/// One line for each of what the answer is broken down by: the count, and who is counted.
fn series(answer: &Answer, width: u16) -> Option<String> {
    if answer.series.is_empty() {
        return None;
    }
    let shows_most = answer.series.iter().any(|bucket| bucket.at_most != bucket.count);
    let mut table = Table::new();
    table.load_style(NOTHING).set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    table.set_header(if shows_most { vec!["", "count", "at most", "who"] } else { vec!["", "count", "who"] });
    for bucket in &answer.series {
        let mut cells = vec![visible(&bucket.label), bucket.count.to_string()];
        if shows_most {
            cells.push(bucket.at_most.to_string());
        }
        cells.push(row::parties(bucket));
        table.add_row(cells);
    }
    let lines: Vec<String> = table.lines().map(|line| line.trim_end().to_owned()).collect();
    Some(lines.join("\n"))
}

/// The lines that every answer ends with: the question as understood, both clocks, coverage, sources.
fn foot(answer: &Answer, width: u16) -> String {
    let clocks = match &answer.on {
        Some(on) => format!("{on}; known by {}; data to {}", answer.known_by, answer.horizon),
        None => format!("all days; known by {}; data to {}", answer.known_by, answer.horizon),
    };
    let voice =
        answer.voice.as_ref().map_or(String::new(), |id| format!("; according to {}", row::name(answer, id)));
    let clocks = format!("{clocks}{voice}");
    let mut lines = vec![
        labelled("Question", &answer.question, width),
        labelled("As of", &clocks, width),
        labelled("Coverage", &answer.coverage.text, width),
    ];
    for note in &answer.notes {
        lines.push(labelled("Note", note, width));
    }
    for source in &answer.sources {
        let mut line =
            format!("[{}] {}. {}, {}.", source.number, source.title, source.publisher, source.published);
        if let Some(place) = source.place() {
            line.push_str(&format!(" {place}"));
        }
        lines.push(labelled("Source", &line, width));
    }
    lines.join("\n")
}

fn labelled(label: &str, text: &str, width: u16) -> String {
    format!("{label:<10}{}", wrapped(text, 10, width))
}

/// A text broken at blanks into lines that fit, all but the first set in by `indent`.
fn wrapped(text: &str, indent: usize, width: u16) -> String {
    use unicode_width::UnicodeWidthStr;
    let room = usize::from(width).saturating_sub(indent).max(20);
    let mut lines: Vec<String> = vec![String::new()];
    for word in visible(text).split(' ') {
        let line = lines.last_mut().expect("there is always a line");
        match line.is_empty() || line.width() + 1 + word.width() <= room {
            true if line.is_empty() => line.push_str(word),
            true => line.push_str(&format!(" {word}")),
            false => lines.push(word.to_owned()),
        }
    }
    lines.join(&format!("\n{}", " ".repeat(indent)))
}
