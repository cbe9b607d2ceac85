//! The picture as a nested list, for screen readers and for places that show no images.

use super::{Edge, Picture, Role};

/// Writes the picture as a nested list in plain text: the title, then a party each with what it does, then the footer.
#[must_use]
pub fn text_twin(picture: &Picture) -> String {
    twin_of_visible(&picture.clone().visible())
}

/// The same of a picture whose every text is safe to show.
pub(crate) fn twin_of_visible(picture: &Picture) -> String {
    let places = picture.places();
    let mut leaving: Vec<Vec<&Edge>> = vec![Vec::new(); picture.nodes.len()];
    for edge in &picture.edges {
        if let Some(from) = places.get(edge.from.as_str()) {
            leaving[*from].push(edge);
        }
    }
    let mut text = format!("{}\n{}\n\n", picture.title, picture.subtitle);
    for (node, leaving) in picture.nodes.iter().zip(leaving) {
        let role = match node.role {
            Role::NotExamined => " (not examined)",
            Role::Subject | Role::Party => "",
        };
        text.extend(["- ", &node.label]);
        node.marks.iter().for_each(|mark| text.extend([", ", mark]));
        text.extend([role, "\n"]);
        for edge in leaving {
            let to = edge.to.as_str();
            let object = places.get(to).map_or(to, |at| &picture.nodes[*at].label);
            text.extend(["  - towards ", object, ": ", &edge.words(), "\n"]);
        }
    }
    if !picture.rows.is_empty() {
        text.push_str("\nOn record in full:\n");
        picture.rows.iter().for_each(|row| text.extend(["- ", row, "\n"]));
    }
    text.push('\n');
    let lines = picture.remark.iter().chain(&picture.footer).chain(&picture.sources);
    lines.for_each(|line| text.extend([line, "\n"]));
    text
}
