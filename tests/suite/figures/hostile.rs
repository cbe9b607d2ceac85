//! Names of unknown origin: whatever they hold, each format stays whole and shows them as text. Real parsers read the results.

use std::io::Write as _;
use std::process::{Command, Stdio};

use comity::load::Loaded;
use comity::render::figure::{Inks, Style};
use comity::render::picture::{Edge, Picture};
use comity::render::{d2, dot, html, mermaid, network, svg};
use serde_json::Value;

use super::{every_kind, graph};
use crate::support;

/// Names that would break or script a format if they were not treated as data.
pub(super) const NAMES: [&str; 12] = [
    "<script>alert(1)</script>",
    "\"; } evil [label=\"x\\",
    "\\N \\G \\l \\",
    "a\nb\u{202e}c\u{7}\u{fffe}",
    "中華民國 and 한국",
    "جمهوری اسلامی افغانستان",
    "🇦🇫 flag & co",
    "]]> <!-- --> &lt; &#65; <?x?>",
    "%%{init: {}}%% `x` |-- click n0 href \"javascript:alert(1)\"",
    "it's; ${y} 'n9: {link: z}'",
    "Zalgo z\u{335}\u{308}\u{489}",
    "long name without end ",
];

/// A graph in which each of the names is borne by a state.
fn hostile() -> Loaded {
    let mut entities = String::from("(id: \"sub\", kind: Movement, name: \"</title><b>Subject</b>\"),");
    let mut acts = String::new();
    let deeds = [
        "Recognize(of: \"sub\", as: Government)",
        "ReceiveEnvoy(of: \"sub\", rank: Ambassador)",
        "List(of: \"sub\", under: \"ins\")",
    ];
    for (at, name) in NAMES.iter().enumerate() {
        let mut name = (*name).to_owned();
        if at == NAMES.len() - 1 {
            name = name.repeat(25);
        }
        let quoted: String = name
            .chars()
            .map(|c| match c {
                '"' | '\\' => format!("\\{c}"),
                c if c.is_control() || ('\u{2000}'..'\u{2100}').contains(&c) || c == '\u{fffe}' => {
                    format!("\\u{{{:x}}}", u32::from(c))
                }
                c => c.to_string(),
            })
            .collect();
        entities.push_str(&format!("(id: \"s{at}\", kind: State, name: \"{quoted}\"),"));
        let (deed, year) = (deeds[at % deeds.len()], 2000 + at);
        acts.push_str(&format!(
            "(id: \"a{at}\", on: \"{year}\", by: \"s{at}\", did: {deed}, sources: [\"q\"]),"
        ));
    }
    acts.push_str("(id: \"p\", on: \"2001\", by: \"s2\", did: Delist(of: \"sub\", under: \"ins\"), step: Proposed, sources: [\"q\"]),");
    graph(&format!(
        "(entities: [{entities}], instruments: [(id: \"ins\", kind: TerroristList, name: \"<i>list</i> \\\" \\\\\", of: \"s2\")],
          sources: [(id: \"q\", title: \"T <b> ]]>\", publisher: \"P & Q\", published: \"2020\", address: \"https://example.org/?a=1&b=<2>\")],
          acts: [{acts}])"
    ))
}

#[test]
fn figures_and_pages_stay_xml_and_text() {
    let loaded = hostile();
    let all = every_kind(&loaded, "sub", "s2", ["2003-01-01", "2020-01-01"]);
    assert!(all.len() >= 7, "nearly every kind can be drawn of it");
    for drawn in &all {
        for inks in [Inks::Colour, Inks::Grey] {
            let svg = drawn.figure.svg(&Style { inks, ..Style::default() }).expect("its own size");
            let document =
                roxmltree::Document::parse(&svg).unwrap_or_else(|error| panic!("{}: {error}", drawn.name));
            let known = ["svg", "title", "desc", "rect", "g", "path", "circle", "text"];
            for node in document.descendants().filter(roxmltree::Node::is_element) {
                assert!(
                    known.contains(&node.tag_name().name()),
                    "{}: <{}>",
                    drawn.name,
                    node.tag_name().name()
                );
            }
            assert!(!svg.contains(['\u{202e}', '\u{7}', '\u{fffe}']), "{}", drawn.name);
        }
        assert!(!drawn.figure.twin.contains(['\u{202e}', '\u{7}', '\u{fffe}']), "{}", drawn.name);
        let page = html::html(&drawn.answers[0], &drawn.figure, &drawn.figure.plain_svg());
        assert!(!page.contains("<script>alert") && !page.contains("<b>Subject"), "{}", drawn.name);
    }
}

#[test]
fn graphviz_reads_every_name() {
    let loaded = hostile();
    let answer = support::ask(&loaded, "what stands with sub on 2020-01-01").expect("an id is a name");
    let text = dot::dot(&network::network_of_all(&answer));
    let parsed = graphviz_rust::parse(&text).expect("graphviz-rust reads it");
    assert!(matches!(parsed, graphviz_rust::dot_structures::Graph::DiGraph { .. }));
    let Some(svg) = piped("dot", &["-Tsvg"], &text) else { return };
    let document = roxmltree::Document::parse_with_options(
        &svg,
        roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() },
    )
    .expect("Graphviz writes XML");
    let nodes = document.descendants().filter(|node| node.attribute("class") == Some("node")).count();
    assert_eq!(nodes, NAMES.len() + 1, "a node for each state and the subject, and no other");
    let shown: String = document.descendants().filter_map(|node| node.text()).collect::<Vec<_>>().join(" ");
    for part in ["<script>alert(1)</script>", "&lt; &#65;", "中華民國", "افغانستان", "\\N \\G"] {
        assert!(shown.contains(part), "{part} is not shown as it is");
    }
}

/// Every figure of nodes and edges of the reference graph draws in the real Graphviz too.
#[test]
fn graphviz_draws_the_reference_graph() {
    let loaded = comity::load::shipped();
    for question in
        ["what stands with taliban on 2024-10-04", "who lists taliban", "whom does russia recognize"]
    {
        let answer = support::ask(&loaded, question).expect("a question");
        let picture = network::network_of_all(&answer);
        let text = dot::dot(&picture);
        graphviz_rust::parse(&text).unwrap_or_else(|error| panic!("{question}: {error}"));
        let Some(svg) = piped("dot", &["-Tsvg"], &text) else { return };
        assert_eq!(svg.matches("class=\"node\"").count(), picture.nodes.len(), "{question}");
        assert_eq!(svg.matches("class=\"edge\"").count(), picture.edges.len(), "{question}");
    }
}

#[test]
fn diagrams_have_a_line_for_each_mark_and_no_other() {
    let loaded = hostile();
    let answer = support::ask(&loaded, "what stands with sub on 2020-01-01").expect("an id is a name");
    let picture = network::network_of_all(&answer);
    let marks = picture.nodes.len() + picture.edges.len();
    let chart = mermaid::mermaid(&picture);
    assert_eq!(chart.lines().filter(|line| line.starts_with("  n")).count(), marks);
    assert!(!chart.contains("%%{") && !chart.contains("}%%"), "{chart}");
    assert!(
        chart.lines().filter(|line| line.contains("<script")).all(|line| line.starts_with("%% ")),
        "{chart}"
    );
    let diagram = d2::d2(&picture);
    assert_eq!(diagram.lines().filter(|line| line.starts_with('n')).count(), marks);
}

/// Has a reader that is not ours read a diagram, and compares what it found with the picture.
fn read_back(reader: &str, file: &str, text: &str, picture: &Picture) {
    let Some(items) = crate::readers::read(reader, file, text.as_bytes()) else { return };
    let place = |id: &str| picture.nodes.iter().position(|node| node.id == id).expect("an end is a node");
    let ends = |edge: &Edge| (format!("n{}", place(&edge.from)), format!("n{}", place(&edge.to)));
    assert_eq!(items.len(), picture.nodes.len() + picture.edges.len(), "{reader}: nothing but the marks");
    let (nodes, edges) = items.split_at(picture.nodes.len());
    let told = |item: &Value, key: &str| item[key].as_str().unwrap_or_default().to_owned();
    for (at, (item, node)) in nodes.iter().zip(&picture.clone().visible().nodes).enumerate() {
        assert_eq!(told(item, "id"), format!("n{at}"), "{reader}");
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let (label, found) = (letters(&node.label), letters(&told(item, "label")));
        assert!(found.starts_with(&label), "{reader}: {label} is read as {found}");
    }
    for (item, edge) in edges.iter().zip(&picture.edges) {
        let (from, to) = ends(edge);
        assert_eq!((told(item, "from"), told(item, "to")), (from, to), "{reader}: {}", edge.words());
    }
    assert!(items.iter().all(|item| told(item, "link").is_empty()), "{reader}: no name is a link");
}

#[test]
fn mermaid_and_d2_read_their_own_diagrams() {
    let hostile = hostile();
    let shipped = comity::load::shipped();
    for (loaded, question) in [
        (&hostile, "what stands with sub on 2020-01-01"),
        (&shipped, "what stands with taliban on 2024-10-04"),
    ] {
        let picture = network::network_of_all(&support::ask(loaded, question).expect("a question"));
        read_back("mermaid.js", "diagram.mmd", &mermaid::mermaid(&picture), &picture);
        read_back("d2.js", "diagram.d2", &d2::d2(&picture), &picture);
    }
}

#[cfg(feature = "pdf")]
#[test]
fn a_reader_finds_the_text_of_a_pdf() {
    let loaded = hostile();
    let answer = support::ask(&loaded, "what stands with sub on 2020-01-01").expect("an id is a name");
    let figure = svg::figure(network::network_of_all(&answer));
    let bytes = comity::render::pdf::pdf(&figure.plain_svg(), &figure.title).expect("a PDF can be made");
    assert!(bytes.starts_with(b"%PDF-"));
    assert!(!bytes.windows(11).any(|part| part == b"/JavaScript"), "nothing runs");
    let path = std::env::temp_dir().join(format!("comity-{}.pdf", std::process::id()));
    std::fs::write(&path, bytes).expect("the file can be written");
    let text = Command::new("pdftotext").args(["-raw", &path.display().to_string(), "-"]).output();
    let _ = std::fs::remove_file(&path);
    let Ok(text) = text else {
        skipped("pdftotext");
        return;
    };
    assert!(text.status.success());
    let text = String::from_utf8(text.stdout).expect("pdftotext writes UTF-8");
    for part in ["<script>alert(1)</script>", "took its ambassador", "Question: ", "[1]"] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

/// What a program makes of a text, where it is installed.
fn piped(program: &str, arguments: &[&str], text: &str) -> Option<String> {
    let child = Command::new(program).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut child) = child else {
        skipped(program);
        return None;
    };
    let mut input = child.stdin.take().expect("stdin is piped");
    input.write_all(text.as_bytes()).expect("the program reads");
    drop(input);
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success(), "{program} refuses it");
    Some(String::from_utf8(output.stdout).expect("the program writes UTF-8"))
}

fn skipped(program: &str) {
    writeln!(std::io::stderr(), "skipped: no `{program}` program here").expect("stderr is open");
}
