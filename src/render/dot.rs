//! A picture as DOT, for Graphviz and every tool that reads its language.

use graphviz_rust::dot_structures::{
    Attribute, Edge as DotEdge, EdgeTy, Graph, GraphAttributes, Id, Node as DotNode, NodeId, Stmt, Vertex,
};
use graphviz_rust::printer::{DotPrinter, PrinterContext};

use super::figure::sheet::MOST_SOURCES_IN_FULL;
use super::metrics::{Weight, wrap};
use super::picture::ink::End;
use super::picture::{Certainty, Edge, Meaning, Node, Picture, Role, Stroke};

/// What the DOT language cannot carry of a picture.
pub const LOSSES: &[&str] = &[
    "the legend",
    "the cross on a line that somebody denies (words say it)",
    "the places of a figure, which Graphviz chooses itself",
];

/// Writes a picture in the DOT language.
#[must_use]
pub fn dot(picture: &Picture) -> String {
    graph(&picture.clone().visible()).print(&mut PrinterContext::default()) + "\n"
}

fn graph(picture: &Picture) -> Graph {
    let in_brief = [picture.sources_in_brief.join("; ")];
    // A list of sources that is longer than the drawing is high would leave it small on every screen.
    let sources = match picture.sources.len() > MOST_SOURCES_IN_FULL {
        true => &in_brief[..],
        false => &picture.sources,
    };
    let caption = [&picture.title, &picture.subtitle]
        .into_iter()
        .chain(&picture.remark)
        .chain(&picture.footer)
        .chain(sources);
    let caption: Vec<String> =
        caption.flat_map(|line| wrap(line, 14.0, Weight::Regular, 900.0, usize::MAX)).collect();
    let font = attribute("fontname", "Noto Sans");
    let mut stmts: Vec<Stmt> = vec![
        GraphAttributes::Graph(vec![
            attribute("rankdir", "LR"),
            attribute("ranksep", "3"),
            Attribute(plain("label"), lines(&caption, "\\l")),
            attribute("labelloc", "b"),
            attribute("labeljust", "l"),
            font.clone(),
        ])
        .into(),
        GraphAttributes::Node(vec![attribute("shape", "box"), font.clone()]).into(),
        GraphAttributes::Edge(vec![font]).into(),
    ];
    stmts.extend(picture.nodes.iter().map(|node| node_of(node).into()));
    stmts.extend(picture.edges.iter().map(|edge| edge_of(edge).into()));
    Graph::DiGraph { id: plain("comity"), strict: false, stmts }
}

fn node_of(node: &Node) -> DotNode {
    let mut label = wrap(&node.label, 14.0, Weight::Regular, 220.0, usize::MAX);
    label.extend(node.marks.iter().cloned());
    let mut attributes = vec![Attribute(plain("label"), lines(&label, "\\n"))];
    match node.role {
        Role::Subject => attributes.push(attribute("style", "bold")),
        Role::Party => {}
        Role::NotExamined => {
            attributes.extend([attribute("style", "dashed"), attribute("fontcolor", "gray30")])
        }
    }
    DotNode::new(NodeId(quoted(&node.id), None), attributes)
}

fn edge_of(edge: &Edge) -> DotEdge {
    let ink = edge.meaning.ink();
    let words: Vec<String> = [edge.label.as_str(), &edge.circumstance()]
        .into_iter()
        .filter(|words| !words.is_empty())
        .flat_map(|words| wrap(words, 14.0, Weight::Regular, 260.0, usize::MAX))
        .collect();
    let mut attributes = vec![Attribute(plain("label"), lines(&words, "\\n"))];
    match (ink.stroke, ink.end) {
        (Stroke::Double, _) => {
            let double = format!("{0}:invis:{0}", ink.colour);
            attributes.extend([attribute("color", &double), attribute("dir", "none")]);
        }
        // The mark of an envoy is at the receiver, who is the author.
        (_, End::Author) => attributes.extend([
            attribute("color", ink.colour),
            attribute("dir", "back"),
            attribute("arrowtail", ink.shape.graphviz()),
        ]),
        (_, End::Object) => {
            attributes.extend([attribute("color", ink.colour), attribute("arrowhead", ink.shape.graphviz())]);
        }
    }
    let style = match (edge.meaning, edge.certainty) {
        (Meaning::Recognition, Certainty::Certain) => Some("bold"),
        (Meaning::Recognition, Certainty::Possible) => Some("bold,dashed"),
        (Meaning::Intent, _) => Some("dotted"),
        (_, Certainty::Possible) => Some("dashed"),
        (_, Certainty::Certain) => None,
    };
    attributes.extend(style.map(|style| attribute("style", style)));
    let end = |id: &str| Vertex::N(NodeId(quoted(id), None));
    DotEdge { ty: EdgeTy::Pair(end(&edge.from), end(&edge.to)), attributes }
}

fn plain(word: &str) -> Id {
    Id::Plain(word.to_owned())
}

fn attribute(name: &str, value: &str) -> Attribute {
    Attribute(plain(name), quoted(value))
}

/// A text as a quoted string, which is the only form in which any text of ours enters a DOT file.
///
/// graphviz-rust prints what it is given. Within quotes, Graphviz reads `"` as the end, `\` as the start of an escape
/// (`\N` would print the name of the node) and `&` as the start of a character entity.
fn quoted(text: &str) -> Id {
    Id::Escaped(format!("\"{}\"", escaped(text)))
}

/// Lines of text as one quoted string, each ended by a line break of Graphviz: `\n` centred, `\l` to the left.
fn lines(lines: &[String], end: &str) -> Id {
    let lines: Vec<String> = lines.iter().map(|line| escaped(line)).collect();
    let last = if end == "\\l" { end } else { "" };
    Id::Escaped(format!("\"{}{last}\"", lines.join(end)))
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('&', "&amp;")
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::process::{Command, Stdio};

    use super::*;
    use crate::render::network::{network, tests as cases};

    fn hostile() -> Picture {
        let mut answer = cases::october();
        let names = [
            "\"; } evil [label=\"x\\",
            "<b>bold</b>",
            "\\N \\G \\",
            "a\nb\u{202e}c",
            "中華 تالبان 🇦🇫 &lt; &#65;",
        ];
        for (id, name) in ["china", "uae", "russia", "taliban", "afghanistan"].into_iter().zip(names) {
            answer.names.insert(id.to_owned(), name.to_owned());
        }
        answer.names.insert("kazakhstan".to_owned(), "long \\\" ".repeat(60));
        answer.finding += " \\";
        network(&answer).expect("few parties")
    }

    #[test]
    fn printed_dot_parses_back_equal() {
        let picture = hostile().visible();
        assert_eq!(graphviz_rust::parse(&dot(&picture)), Ok(graph(&picture)));
    }

    #[test]
    fn the_table_of_attributes() {
        let text = dot(&network(&cases::october()).expect("few parties"));
        for part in ["arrowtail=\"ldiamond\"", "arrowhead=\"tee\"", "style=\"dotted\"", "arrowhead=\"vee\""] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }

    #[test]
    fn graphviz_draws_it() {
        let piped = Command::new("dot").arg("-Tsvg").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let Ok(mut program) = piped else {
            writeln!(std::io::stderr(), "skipped: no `dot` program here").expect("stderr is open");
            return;
        };
        let mut input = program.stdin.take().expect("stdin is piped");
        input.write_all(dot(&hostile()).as_bytes()).expect("dot reads");
        drop(input);
        let output = program.wait_with_output().expect("dot ends");
        assert!(output.status.success());
        let svg = String::from_utf8(output.stdout).expect("dot writes UTF-8");
        assert_eq!(svg.matches("class=\"node\"").count(), 7);
        assert!(svg.contains("&amp;lt;"), "an entity in a name stays as written");
    }
}
