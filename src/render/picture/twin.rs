//! The picture as a nested list, for screen readers and for places that show no images.

use std::fmt::Write;

use super::{Picture, Role};

/// Writes the picture as a nested list in plain text: the title, then a party each with what it does, then the footer.
#[must_use]
pub fn text_twin(picture: &Picture) -> String {
    let picture = picture.visible();
    let mut text = format!("{}\n{}\n\n", picture.title, picture.subtitle);
    for node in &picture.nodes {
        let role = match node.role {
            Role::NotExamined => " (not examined)",
            Role::Subject | Role::Party => "",
        };
        let marks: String = node.marks.iter().map(|mark| format!(", {mark}")).collect();
        writeln!(text, "- {}{marks}{role}", node.label).expect("a string takes all text");
        for edge in picture.edges.iter().filter(|edge| edge.from == node.id) {
            let object = picture.node(&edge.to).map_or(edge.to.as_str(), |node| &node.label);
            writeln!(text, "  - towards {object}: {}", edge.words()).expect("a string takes all text");
        }
    }
    if !picture.rows.is_empty() {
        text.push_str("\nOn record in full:\n");
        picture.rows.iter().for_each(|row| writeln!(text, "- {row}").expect("a string takes all text"));
    }
    let lines = picture.remark.iter().chain(&picture.footer).chain(&picture.sources);
    lines.fold(text + "\n", |text, line| text + line + "\n")
}
