//! An answer as Markdown: a heading sentence, a table, numbered sources.

use super::row;
use crate::question::{Answer, AnswerKind, Row};
use crate::text::visible;

/// Prints an answer as Markdown. Names and notes are data: whatever could be read as markup is escaped.
#[must_use]
pub fn markdown(answer: &Answer) -> String {
    let mut blocks = vec![finding(answer)];
    blocks.extend(main_table(answer));
    blocks.extend(table_beside(answer));
    if !answer.reasons.is_empty() {
        blocks.push(
            answer
                .reasons
                .iter()
                .map(|reason| format!("- {}", escaped(reason)))
                .collect::<Vec<_>>()
                .join("\n"),
        );
    }
    let on = answer.on.as_deref().map_or("All days".to_owned(), |on| format!("On {on}"));
    let mut foot = vec![
        format!(
            "*{}* · {on} · known by {} · data to {}",
            escaped(&answer.question),
            answer.known_by,
            answer.horizon
        ),
        format!("Coverage: {}", escaped(&answer.coverage.text)),
    ];
    foot.extend(answer.notes.iter().map(|note| format!("Note: {}", escaped(note))));
    blocks.push(foot.join("  \n"));
    blocks.extend(source_list(answer, |_| true));
    let mut text = blocks.join("\n\n");
    text.push('\n');
    text
}

/// Prints the finding of an answer alone, as one paragraph.
#[must_use]
pub fn finding(answer: &Answer) -> String {
    match answer.verdict {
        Some(verdict) => format!("**{}.** {}.", super::text::verdict_word(verdict), escaped(&answer.finding)),
        None if answer.kind == AnswerKind::Count => {
            format!("**{}.** {}.", answer.count.unwrap_or(0), escaped(&answer.finding))
        }
        None => format!("**{}.**", escaped(&answer.finding)),
    }
}

/// Prints the rows of an answer that count, or its counts over time, as a table; nothing where there are none.
#[must_use]
pub fn main_table(answer: &Answer) -> Option<String> {
    let rows = table(answer, &answer.rows);
    if answer.series.is_empty() {
        return rows;
    }
    let lines = answer.series.iter().map(|bucket| {
        let (label, parties) = (escaped(&bucket.label), escaped(&row::parties(bucket)));
        format!("| {label} | {} | {} | {parties} |", bucket.count, bucket.at_most)
    });
    let head = ["| | count | at most | who |".to_owned(), "|---|---|---|---|".to_owned()];
    let series = head.into_iter().chain(lines).collect::<Vec<_>>().join("\n");
    Some(rows.into_iter().chain([series]).collect::<Vec<_>>().join("\n\n"))
}

/// Prints the sources of an answer whose numbers are wanted, as a list with those numbers; nothing where there are none.
pub fn source_list(answer: &Answer, is_wanted: impl Fn(usize) -> bool) -> Option<String> {
    let wanted = answer.sources.iter().filter(|source| is_wanted(source.number));
    let lines = wanted.map(|source| {
        let address = match (&source.address, source.also_at.first()) {
            (Some(address), _) => format!(" {}", link(address)),
            (None, Some(other)) => format!(" The same news: {}", link(other)),
            (None, None) => String::new(),
        };
        format!(
            "{}. {}. {}, {}.{address}",
            source.number,
            escaped(&source.title),
            escaped(&source.publisher),
            source.published
        )
    });
    let lines: Vec<String> = lines.collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Prints what stands beside an answer and does not count, as a table; nothing where there is nothing.
#[must_use]
pub fn table_beside(answer: &Answer) -> Option<String> {
    table(answer, &answer.beside).map(|beside| format!("Beside this, not counted:\n\n{beside}"))
}

fn table(answer: &Answer, rows: &[Row]) -> Option<String> {
    if rows.is_empty() {
        return None;
    }
    let mut lines = vec![
        "| who | towards | what | since | until | sources |".to_owned(),
        "|---|---|---|---|---|---|".to_owned(),
    ];
    for row in rows {
        let mut value = escaped(&row::value(answer, row));
        for remark in row::remarks(row) {
            value.push_str(&format!("<br>{}", escaped(&remark)));
        }
        lines.push(format!(
            "| {} | {} | {value} | {} | {} | {} |",
            escaped(&row::name(answer, &row.author)),
            escaped(&row::name(answer, &row.object)),
            escaped(&row::date(row.since.as_deref())),
            escaped(&row::date(row.until.as_deref())),
            row::grounds(row).iter().map(|number| format!("\\[{number}\\]")).collect::<Vec<_>>().join(" "),
        ));
    }
    Some(lines.join("\n"))
}

/// A text in which nothing is read as Markdown or HTML.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in visible(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' => {
                escaped.push('\\');
                escaped.push(c);
            }
            _ => escaped.push(c),
        }
    }
    escaped
}

/// An address as a link, where it is one that a browser follows; as plain text otherwise.
fn link(address: &str) -> String {
    let is_plain = (address.starts_with("https://") || address.starts_with("http://"))
        && !address.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '\\'));
    match is_plain {
        true => format!("<{}>", visible(address)),
        false => escaped(address),
    }
}
