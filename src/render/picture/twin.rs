//! The picture as a nested list, for screen readers and for places that show no images.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{Edge, Picture, Role};

/// Writes the picture as a nested list in plain text: the title, then a party each with what it does, then the footer.
#[must_use]
pub fn text_twin(picture: &Picture) -> String {
    twin_of_visible(&picture.visible())
}

/// The same of a picture whose every text is safe to show.
pub(crate) fn twin_of_visible(picture: &Picture) -> String {
    let labels: BTreeMap<&str, &str> =
        picture.nodes.iter().map(|node| (node.id.as_str(), node.label.as_str())).collect();
    let mut leaving: BTreeMap<&str, Vec<&Edge>> = BTreeMap::new();
    picture.edges.iter().for_each(|edge| leaving.entry(&edge.from).or_default().push(edge));
    let mut text = format!("{}\n{}\n\n", picture.title, picture.subtitle);
    for node in &picture.nodes {
        let role = match node.role {
            Role::NotExamined => " (not examined)",
            Role::Subject | Role::Party => "",
        };
        let marks: String = node.marks.iter().map(|mark| format!(", {mark}")).collect();
        writeln!(text, "- {}{marks}{role}", node.label).expect("a string takes all text");
        for edge in leaving.get(node.id.as_str()).into_iter().flatten() {
            let object = labels.get(edge.to.as_str()).copied().unwrap_or(&edge.to);
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
