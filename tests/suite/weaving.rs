//! Pages with woven answers: the example of the documentation, mistakes, and a book built by mdBook itself.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use crate::support;

/// A folder of its own for one test, emptied first.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("comity-weaving-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder for temporary files can be written");
    folder
}

fn weave(folder: &PathBuf, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comity"));
    command.arg("weave").args(arguments).current_dir(folder).output().expect("the program starts")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.clone(), output.stderr.clone()].concat()).into_owned()
}

const NOTES: &str = "# Notes\n\nRussia had it on its list.\n\n```comity brief case=russia-taliban-2024-10\n\
    does russia list the taliban on 2024-10-04\n```\n\nA figure:\n\n```comity case=russia-taliban-2024-10\ndraw network --of taliban\n```\n";

#[test]
fn a_page_is_woven_and_a_changed_answer_fails_its_check() {
    let folder = folder("page");
    let page = folder.join("notes.md");
    fs::write(&page, NOTES).expect("the page can be written");
    let output = weave(&folder, &["notes.md", "--check"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("notes.md, line 5: *does russia"), "{}", said(&output));
    assert_eq!(fs::read_to_string(&page).expect("the page is there"), NOTES, "a check writes nothing");

    assert_eq!(weave(&folder, &["notes.md"]).status.code(), Some(0));
    let woven = fs::read_to_string(&page).expect("the page is there");
    assert!(woven.contains("**Yes.** On 4 October 2024 Russia lists the Taliban"), "{woven}");
    assert!(woven.contains("](notes-1.svg)"), "{woven}");
    let figure = fs::read_to_string(folder.join("notes-1.svg")).expect("the figure lies beside the page");
    assert!(figure.starts_with("<svg"));
    let output = weave(&folder, &["notes.md", "--check"]);
    assert_eq!((output.status.code(), said(&output).as_str()), (Some(0), "2 answers hold\n"));

    fs::write(&page, woven.replace("**Yes.**", "**No.**")).expect("the page can be written");
    fs::write(folder.join("notes-1.svg"), "<svg/>").expect("the figure can be written");
    let output = weave(&folder, &["notes.md", "--check"]);
    assert_eq!(output.status.code(), Some(1));
    for part in [
        "line 5: the answer",
        "was: **No.**",
        "now: **Yes.**",
        "line 3: Russia had it",
        "`notes-1.svg` has changed",
    ] {
        assert!(said(&output).contains(part), "{part} is missing: {}", said(&output));
    }
    assert_eq!(weave(&folder, &["notes.md", "-o", "other.md"]).status.code(), Some(0));
    assert_eq!(
        fs::read_to_string(folder.join("other.md"))
            .expect("the other page is there")
            .replace("other-1", "notes-1"),
        woven
    );
}

#[test]
fn a_page_at_fault_is_left_as_it_is() {
    let folder = folder("faults");
    for (name, old, new, line, part) in [
        ("unclosed", "2024-10-04\n```", "2024-10-04\n", 5, "not closed"),
        ("word", "the taliban", "the talban", 5, "did you mean `taliban`?"),
        ("case", "brief case=russia-taliban-2024-10", "case=rusia", 5, "did you mean `russia`?"),
        ("graph", "brief case", "graph=own.ron case", 5, "own.ron"),
        ("option", "brief case", "breif case", 5, "did you mean `brief`?"),
        ("figure", "--of taliban", "--off taliban", 11, "--of"),
        ("command", "draw network --of taliban", "check --coverage", 11, "a block holds a question"),
        ("output", "--of taliban", "--of taliban -o x.svg", 11, "file=NAME.svg"),
    ] {
        let page = folder.join(format!("{name}.md"));
        let text = NOTES.replacen(old, new, 1);
        assert_ne!(text, NOTES, "{name}");
        fs::write(&page, &text).expect("the page can be written");
        let output = weave(&folder, &[&format!("{name}.md")]);
        assert_eq!(output.status.code(), Some(2), "{name}: {}", said(&output));
        assert!(said(&output).contains(&format!("{name}.md, line {line}: ")), "{}", said(&output));
        assert!(said(&output).contains(part), "{name}: {}", said(&output));
        assert_eq!(fs::read_to_string(&page).expect("the page is there"), text);
    }
    let written = fs::read_dir(&folder).expect("the folder is there").count();
    assert_eq!(written, 8, "no figure was written");
}

/// The `mdbook` program, from the path or from where `.ci/run` installs it.
fn mdbook() -> Option<PathBuf> {
    let installed = support::root().join("target/tools/bin/mdbook");
    let candidates = [PathBuf::from("mdbook"), installed];
    candidates.into_iter().find(|path| Command::new(path).arg("--version").output().is_ok())
}

#[test]
fn mdbook_builds_a_book_with_our_preprocessor() {
    let Some(mdbook) = mdbook() else {
        eprintln!("skipped: mdbook is not installed (`cargo install mdbook --locked --root target/tools`)");
        return;
    };
    let folder = folder("book");
    fs::create_dir(folder.join("src")).expect("the folder can be made");
    let toml = format!(
        "[book]\ntitle = \"T\"\n\n[preprocessor.comity]\ncommand = '\"{}\" mdbook'\n",
        env!("CARGO_BIN_EXE_comity")
    );
    fs::write(folder.join("book.toml"), toml).expect("the book can be written");
    fs::write(folder.join("src/SUMMARY.md"), "# Summary\n\n- [A](a.md)\n  - [B](b.md)\n")
        .expect("so can this");
    fs::write(folder.join("src/a.md"), "# A\n\nProse.\n").expect("so can this");
    fs::write(folder.join("src/b.md"), NOTES).expect("so can this");
    let build =
        || Command::new(&mdbook).args(["build"]).current_dir(&folder).output().expect("mdbook starts");
    let output = build();
    assert!(output.status.success(), "{}", said(&output));
    let page = fs::read_to_string(folder.join("book/b.html")).expect("the page is built");
    assert!(page.contains("<strong>Yes.</strong> On 4 October 2024 Russia lists the Taliban"), "{page}");
    assert!(page.contains("src=\"data:image/svg+xml;base64,"), "the figure is in the page");

    fs::write(folder.join("src/b.md"), NOTES.replace("the taliban", "the talban")).expect("so can this");
    let output = build();
    assert!(!output.status.success());
    assert!(said(&output).contains("b.md, line 5: no entity has this name"), "{}", said(&output));
}

#[test]
fn every_renderer_is_supported_and_no_book_is_refused() {
    let comity = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_comity")).args(arguments).output().expect("the program starts")
    };
    assert_eq!(comity(&["mdbook", "supports", "html"]).status.code(), Some(0));
    let output = comity(&["mdbook"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("book.toml"), "{}", said(&output));
}

/// The example in `docs/teaching.md`: the notes, what weaving makes of them, and what a check says of notes with another answer.
#[test]
fn the_example_of_the_documentation_is_true() {
    let text = fs::read_to_string(support::root().join("docs/teaching.md")).expect("the page is there");
    let indented: String = text
        .lines()
        .map(|line| line.strip_prefix("    ").unwrap_or(if line.is_empty() { "" } else { "§" }))
        .fold(String::new(), |all, line| all + line + "\n");
    let example = |beginning: &str| {
        let start = indented.find(beginning).unwrap_or_else(|| panic!("{beginning} is there"));
        let rest = &indented[start..];
        rest[..rest.find('§').unwrap_or(rest.len())].trim_end().to_owned()
    };
    let folder = folder("documentation");
    let notes = example("# Week 4") + "\n";
    let page = folder.join("notes.md");
    fs::write(&page, &notes).expect("the page can be written");
    assert_eq!(weave(&folder, &["notes.md"]).status.code(), Some(0));
    let woven = fs::read_to_string(&page).expect("the page is there");
    assert_eq!(woven, format!("{notes}\n{}\n", example("<!-- comity: woven")));

    let was = "**No.** On 4 October 2024 Russia is not on record as listing the Taliban.";
    let answer = woven.lines().find(|line| line.starts_with("**Yes.**")).expect("the answer is there");
    fs::write(&page, woven.replace(answer, was)).expect("the page can be written");
    let output = weave(&folder, &["notes.md", "--check"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).starts_with(&example("notes.md, line 5")), "{}", said(&output));
}
