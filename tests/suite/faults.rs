//! The fault gallery: for every code a file that shows it, and the message that it gets.
//!
//! `tests/faults/<code>.ron`, or `<code>--<face>.ron`, with the expected message beside it. Acts whose id begins with `sound-` must
//! be kept whatever stands beside them. Hostile input that is too large to keep is made here.

use std::collections::BTreeSet;
use std::fs;

use comity::check::check;
use comity::diagnostic::{Code, Colour, Diagnostic, show};
use comity::load::{Loaded, Shipped, from_texts};
use proptest::prelude::*;

use crate::support;

/// All findings about a file, as `comity check` orders them.
fn findings(loaded: &Loaded) -> Vec<Diagnostic> {
    let mut findings = loaded.diagnostics.clone();
    findings.extend(check(&loaded.graph));
    findings.sort_by_key(|finding| (finding.place.as_ref().map(|place| place.span), finding.code));
    findings
}

fn messages(loaded: &Loaded) -> String {
    let shown: Vec<String> = findings(loaded)
        .iter()
        .map(|finding| show(finding, loaded.graph.texts(), Colour::Never) + "\n")
        .collect();
    shown.join("\n")
}

fn load(name: &str, text: &str) -> Loaded {
    from_texts(Shipped::Nothing, vec![(name.to_owned(), text.to_owned())])
}

#[test]
fn every_fault_gets_its_message_and_hides_nothing_sound() {
    for path in support::files("tests/faults", "ron") {
        let text = fs::read_to_string(&path).expect("gallery files are UTF-8");
        let stem = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
        let loaded = load(&format!("{stem}.ron"), &text);
        let code = stem.split("--").next().unwrap_or_default();
        let found: BTreeSet<&str> = findings(&loaded).iter().map(|finding| finding.code.name()).collect();
        assert!(found.contains(code), "{stem}: found {found:?}");
        assert_eq!(found.len(), 1, "{stem}: one file shows one fault, found {found:?}");
        for sound in text.split("id: \"sound-").skip(1) {
            let id = format!("sound-{}", sound.split('"').next().unwrap_or_default());
            assert!(loaded.graph.act(&id).is_some(), "{stem}: {id} is lost");
        }
        support::compare(format!("tests/faults/{stem}.txt"), &messages(&loaded));
    }
}

#[test]
fn every_code_has_a_gallery_file_and_a_page() {
    let shown: BTreeSet<String> = support::files("tests/faults", "ron")
        .iter()
        .map(|path| path.file_stem().expect("a file has a name").to_string_lossy().into_owned())
        .map(|stem| stem.split("--").next().unwrap_or_default().to_owned())
        .collect();
    for code in Code::ALL {
        assert!(shown.contains(code.name()), "{} has no gallery file", code.name());
        let page = code.page();
        assert!(page.lines().next().is_some_and(|line| line.ends_with('.')), "{}", code.name());
        for part in ["**Finds**", "**Why it matters**", "**Mend it**"] {
            assert!(page.contains(part), "{}: {part}", code.name());
        }
    }
    assert_eq!(shown.len(), Code::ALL.len(), "gallery files are named for codes");
}

const SOUND: &str = r#"(
    entities: [(id: "ruritania", kind: State, name: "Ruritania"), (id: "utopia", kind: State, name: "Utopia")],
    sources: [(id: "chronicle", title: "Chronicle", publisher: "Gazette", published: "1960")],
    acts: [
        (id: "sound-1", on: "1950-01-01", by: "utopia", did: Recognize(of: "ruritania", as: State), sources: ["chronicle"]),
        (id: "sound-2", on: "1951", by: "utopia", did: Establish(of: "ruritania"), sources: ["chronicle"]),
    ],
    checkpoints: [(on: "1955-01-01", by: "utopia", of: "ruritania", holds: Established)],
)"#;

#[test]
fn line_ends_marks_and_comments_do_not_matter() {
    for text in [
        SOUND.to_owned(),
        SOUND.replace('\n', "\r\n"),
        format!("\u{feff}{SOUND}"),
        format!("/* a /* nested */ remark */\n{SOUND}\n// the end"),
    ] {
        let loaded = load("sound.ron", &text);
        assert_eq!(messages(&loaded), "");
        assert_eq!(loaded.graph.act_count(), 2);
    }
}

#[test]
fn nesting_without_end_does_not_exhaust_the_stack() {
    let open = "(".repeat(100_000);
    for text in [
        format!("(acts: [{open}{}])", ")".repeat(100_000)),
        format!("(acts: [{open}"),
        "[".repeat(100_000),
        format!("(acts: [(id: \"a\", on: {open}{})])", ")".repeat(100_000)),
        format!("{}{SOUND}", "/*".repeat(100_000)),
    ] {
        let loaded = load("deep.ron", &text);
        assert!(messages(&loaded).contains("error["));
        assert!(messages(&loaded).len() < 5_000, "a message stays readable");
    }
}

#[test]
fn many_faults_take_no_more_than_their_share() {
    let records = "(id: \"x\", kind: Sate, name: \"X\"),\n".repeat(10_000);
    let loaded = load("many.ron", &format!("(entities: [{records}], acts: [(id \"half\"),])"));
    assert_eq!(loaded.diagnostics.len(), 10_001);
    let long =
        format!("(entities: [(id: \"x\", kind: State, name: \"{}\", nmae: 1)])", "y".repeat(5_000_000));
    let loaded = load("long.ron", &long);
    assert!(messages(&loaded).contains("error[unknown-field]"));
    assert!(messages(&loaded).len() < 5_000, "a message stays readable");
}

#[test]
fn what_could_steer_a_terminal_is_shown_and_not_obeyed() {
    let text =
        SOUND.replace("name: \"Utopia\"", "name: \"Uto\u{202e}pia\u{1b}[31m\u{0}\", kin\u{202e}d: State");
    let loaded = load("steering\u{1b}[2J.ron", &text);
    let shown = messages(&loaded);
    assert!(!shown.is_empty());
    assert!(!shown.contains(['\u{202e}', '\u{1b}', '\u{0}']), "{shown:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let _ = messages(&load("random.ron", &text));
    }

    #[test]
    fn no_change_of_a_sound_file_makes_the_reader_panic(
        at in 0usize..SOUND.len(), length in 0usize..12, put in "[()\\[\\]{}\":,a-z0-9/*é\\\\#\\n-]{0,6}",
    ) {
        let start = SOUND.floor_char_boundary(at);
        let end = SOUND.ceil_char_boundary((start + length).min(SOUND.len()));
        let text = format!("{}{put}{}", &SOUND[..start], &SOUND[end..]);
        let loaded = load("changed.ron", &text);
        for finding in findings(&loaded) {
            let place = finding.place.clone().expect("every fault has a place");
            prop_assert!(loaded.graph.texts().text(place.span.file).get(place.span.range()).is_some());
        }
        let _ = messages(&loaded);
    }
}
