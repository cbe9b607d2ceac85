//! A picture as a Mermaid flowchart, for Markdown pages that draw it.

use std::fmt::Write as _;

use super::picture::ink::End;
use super::picture::{Certainty, Edge, Meaning, Node, Picture, Role, Stroke, Voice};

/// What a flowchart cannot carry of a picture.
pub const LOSSES: &[&str] = &[
    "the title, the days, the coverage and the sources (they stand in comments)",
    "the marks of envoys, missions, seats and assets (words and colours tell them apart)",
    "the place of a mark at the author's end",
];

/// Writes a picture as a Mermaid flowchart.
#[must_use]
pub fn mermaid(picture: &Picture) -> String {
    let picture = picture.clone().visible();
    let mut text = String::new();
    let comments =
        [&picture.title, &picture.subtitle].into_iter().chain(&picture.footer).chain(&picture.sources);
    for line in comments {
        // A comment that begins with a brace would be read as a directive.
        // Mermaid obeys `%%{…}%%` wherever it stands, in a comment too.
        let line = line.replace('%', "\u{ff05}").replace('{', "(").replace('}', ")");
        writeln!(text, "%% {line}").expect("a string takes all text");
    }
    text.push_str("flowchart LR\n");
    for (at, node) in picture.nodes.iter().enumerate() {
        writeln!(text, "  {}", node_of(at, node)).expect("a string takes all text");
    }
    let place = |id: &str| picture.nodes.iter().position(|node| node.id == id);
    let edges = picture.edges.iter().filter_map(|edge| Some((edge, place(&edge.from)?, place(&edge.to)?)));
    let mut styles = String::new();
    for (number, (edge, from, to)) in edges.enumerate() {
        writeln!(text, "  n{from} {}|{}| n{to}", arrow(edge), quoted(&edge.words()))
            .expect("a string takes all text");
        writeln!(styles, "  linkStyle {number} stroke:{}", edge.meaning.ink().colour)
            .expect("a string takes all text");
    }
    text + &styles
        + "  classDef subject fill:#22313f,color:#ffffff\n  classDef unexamined stroke-dasharray:4 3,fill:#ffffff\n"
}

fn node_of(at: usize, node: &Node) -> String {
    let label: Vec<&str> = std::iter::once(&node.label).chain(&node.marks).map(String::as_str).collect();
    let class = match node.role {
        Role::Subject => ":::subject",
        Role::Party => "",
        Role::NotExamined => ":::unexamined",
    };
    format!("n{at}[{}]{class}", quoted(&label.join(" · ")))
}

/// The nearest of the arrows that a flowchart has.
fn arrow(edge: &Edge) -> &'static str {
    let ink = edge.meaning.ink();
    let is_dashed = edge.certainty == Certainty::Possible || ink.stroke == Stroke::Dotted;
    match (edge.meaning, &edge.voice) {
        (_, Some(Voice::Denied(_))) => "-.-x",
        (Meaning::Recognition, _) if is_dashed => "-.->",
        (Meaning::Recognition, _) => "==>",
        (Meaning::Relations, _) if is_dashed => "-.-",
        (Meaning::Relations, _) => "===",
        (Meaning::Closed | Meaning::Listing | Meaning::ListingSuspended, _) if is_dashed => "-.-x",
        (Meaning::Closed | Meaning::Listing | Meaning::ListingSuspended, _) => "--x",
        _ if is_dashed && ink.end == End::Author => "-.-o",
        _ if ink.end == End::Author => "--o",
        _ if is_dashed => "-.->",
        _ => "-->",
    }
}

/// A text in quotation marks, in which nothing but letters, digits, spaces and harmless marks stands for itself.
///
/// Mermaid reads the label as Markdown and HTML, and `#number;` as a character.
fn quoted(text: &str) -> String {
    let mut label = String::from("\"");
    for c in text.chars() {
        match c {
            _ if c.is_alphanumeric() || !c.is_ascii() => label.push(c),
            ' ' | ',' | '.' | ':' | '?' | '/' | '+' => label.push(c),
            '-' if !label.ends_with('-') => label.push(c),
            _ => write!(label, "#{};", u32::from(c)).expect("a string takes all text"),
        }
    }
    label.push('"');
    label
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::network::{network, tests as cases};

    #[test]
    fn the_news_item_as_a_flowchart() {
        let text = mermaid(&network(&cases::october()).expect("few parties"));
        for part in [
            "flowchart LR",
            "--x|\"listed",
            "-.->|\"delisting decided in principle",
            ":::subject",
            "linkStyle 0 stroke:#",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }

    #[test]
    fn names_cannot_leave_their_quotation_marks() {
        let mut answer = cases::october();
        answer.names.insert(
            "china".to_owned(),
            "\"]; click n0 href \"javascript:alert(1)\"\n%%{init: {}}%% <b>`x`|--".to_owned(),
        );
        let text = mermaid(&network(&answer).expect("few parties"));
        assert!(
            !text.contains("click n0 href \"") && !text.contains("<b>") && !text.contains("%%{"),
            "{text}"
        );
        let chart = text.lines().filter(|line| line.starts_with("  n"));
        assert!(chart.clone().count() > 0);
        for line in chart {
            assert_eq!(line.matches('"').count(), 2, "{line}");
        }
    }
}
