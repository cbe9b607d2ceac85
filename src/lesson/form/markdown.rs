//! A sheet as Markdown.

use super::super::{Item, Response, Sheet, Stimulus};
use super::{Part, letter, mixed};
use crate::text::visible;

/// Writes a sheet as Markdown.
#[must_use]
pub fn markdown(sheet: &Sheet, part: Part) -> String {
    let mut page = String::new();
    if part.has_questions() {
        page.push_str(&format!(
            "# {}\n\nName: ______________________  Date: ______________\n",
            safe(&sheet.title)
        ));
        for (number, item) in (1..).zip(&sheet.items) {
            page.push_str(&format!("\n**{number}.** {}\n\n{}", safe(&item.prompt), body(item)));
        }
    }
    if part.has_key() {
        let title = match part {
            Part::Key => format!("# {}: key\n", safe(&sheet.title)),
            _ => "\n---\n\n## Key\n".to_owned(),
        };
        page.push_str(&title);
        for (number, item) in (1..).zip(&sheet.items) {
            page.push_str(&format!(
                "\n{number}. **{}** {}{}\n",
                safe(&super::key(item)),
                safe(&item.explanation),
                numbers(&item.sources)
            ));
            for line in super::feedback(item) {
                page.push_str(&format!("   - {}\n", safe(&line)));
            }
            page.push_str(&format!(
                "   - *{}, {}: {}.* Ask again: `comity {}`\n",
                item.skill.in_words(),
                item.difficulty.in_words(),
                safe(&item.difficulty_because),
                item.question.replace('`', "")
            ));
        }
    }
    page.push_str("\n## Sources\n\n");
    for (number, source) in (1..).zip(&sheet.sources) {
        page.push_str(&format!("{number}. {}\n", safe(source)));
    }
    page.push_str(&format!("\n{}\n", super::imprint(sheet)));
    page
}

fn body(item: &Item) -> String {
    let mut text = String::new();
    match &item.stimulus {
        Some(Stimulus::Text(lines)) => {
            for line in lines.lines() {
                text.push_str(&format!("> {}\n", safe(line)));
            }
            text.push('\n');
        }
        // Markdown has no place for a drawing of its own: the figure is told.
        Some(Stimulus::Figure { alternative, .. }) => {
            text.push_str(&format!("> *Figure.* {}\n\n", safe(&alternative.replace('\n', " "))));
        }
        None => {}
    }
    match &item.response {
        Response::Choice(choices) | Response::Several(choices) => {
            for (at, choice) in choices.iter().enumerate() {
                text.push_str(&format!("- [ ] {}. {}\n", letter(at), safe(&choice.text)));
            }
        }
        Response::TrueFalse { .. } => text.push_str("- [ ] true\n- [ ] false\n"),
        Response::Order(parts) => {
            for (at, one) in mixed(parts, &item.id).iter().enumerate() {
                text.push_str(&format!("- {}. {}\n", letter(at), safe(one)));
            }
            let blanks = vec!["\\_\\_\\_"; parts.len()].join(", ");
            text.push_str(&format!("\nOrder: {blanks}\n"));
        }
        Response::Match(pairs) => {
            let rights: Vec<String> = super::rights(pairs);
            for (left, _) in pairs {
                text.push_str(&format!("- {}: \\_\\_\\_\n", safe(left)));
            }
            text.push('\n');
            for (at, right) in rights.iter().enumerate() {
                text.push_str(&format!("- {}. {}\n", letter(at), safe(right)));
            }
        }
        Response::Number(_) => text.push_str("Number: \\_\\_\\_\\_\\_\\_\n"),
    }
    text
}

fn numbers(sources: &[usize]) -> String {
    sources.iter().map(|number| format!(" \\[{number}\\]")).collect()
}

/// A text in which nothing is markup.
fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '$' => out.extend(['\\', c]),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            c => out.push(c),
        }
    }
    out
}
