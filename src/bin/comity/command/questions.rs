//! What can be asked, by example.

use comity::question::GUIDE;

use super::Outcome;

pub(super) fn run(width: u16) -> Outcome {
    let mut output = String::from("The words after `comity` are the question, quoted or not.\n");
    for topic in GUIDE {
        output.push_str(&format!("\n{}\n", topic.title));
        let meaning = topic.meaning.replace(['*', '`'], "");
        for line in textwrap(&meaning, usize::from(width.clamp(40, 100)) - 2) {
            output.push_str(&format!("  {line}\n"));
        }
        for example in topic.examples {
            output.push_str(&format!("    comity {example}\n"));
        }
    }
    Outcome::of(output)
}

/// Lines of at most so many columns, broken at blanks.
fn textwrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("there is always a line");
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(word.to_owned());
            continue;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines
}
