//! The lessons: every answer in them holds, and every term can be looked up.

use std::fs;
use std::process::{Command, Output};

use crate::support;

/// The parts that every lesson has, in order.
const PARTS: [&str; 8] =
    ["# ", "## Aims", "## Text", "## Figure", "## Questions", "## Key", "## Terms", "## Further sources"];

fn comity(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comity"));
    command.args(arguments).current_dir(support::root()).output().expect("the program starts")
}

/// The pages, in order; the first two of the folder are the book's.
fn pages() -> Vec<String> {
    let pages = support::files("docs/lessons", "md").into_iter().filter_map(|path| {
        let name = path.file_name()?.to_str()?.to_owned();
        name.starts_with(|c: char| c.is_ascii_digit()).then(|| format!("docs/lessons/{name}"))
    });
    pages.collect()
}

/// A changed answer fails here and says which sentence to mend; `UPDATE=1` weaves the lessons anew.
#[test]
fn every_answer_of_the_lessons_holds() {
    let pages = pages();
    let mut arguments: Vec<&str> = vec!["weave"];
    arguments.extend(pages.iter().map(String::as_str));
    if std::env::var_os("UPDATE").is_none() {
        arguments.push("--check");
    }
    let output = comity(&arguments);
    assert!(
        output.status.success(),
        "{}{}; `UPDATE=1 cargo test` weaves them anew",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn lessons_have_all_their_parts_and_explain_their_terms() {
    let pages = pages();
    assert_eq!(pages.len(), 13);
    let summary =
        fs::read_to_string(support::root().join("docs/lessons/SUMMARY.md")).expect("the book has one");
    for page in pages {
        let text = fs::read_to_string(support::root().join(&page)).expect("a lesson is UTF-8");
        let heads: Vec<&str> =
            text.lines().filter(|line| line.starts_with("# ") || line.starts_with("## ")).collect();
        assert_eq!(heads.len(), PARTS.len(), "{page}: {heads:?}");
        for (head, part) in heads.iter().zip(PARTS) {
            assert!(head.starts_with(part), "{page}: {head} stands where {part} should");
        }
        let key = text.split("## Key").nth(1).expect("a lesson has a key");
        assert!(text.matches("```comity").count() >= 5, "{page} asks comity");
        assert!(key.contains("folded"), "{page} has its key folded");
        assert!(text.contains("![") && text.contains("](figures/"), "{page} shows its figure");
        let terms =
            text.split("## Terms\n\n").nth(1).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let terms: Vec<&str> = terms.split('*').skip(1).step_by(2).collect();
        assert!(terms.len() >= 3, "{page} has terms");
        for term in terms {
            let output = comity(&["explain", term]);
            assert!(output.status.success(), "{page}: {}", String::from_utf8_lossy(&output.stderr));
        }
        let name = page.rsplit('/').next().expect("a path has a name");
        assert!(summary.contains(&format!("({name})")), "the book holds {name}");
    }
}

#[test]
fn a_lesson_is_listed_and_printed_with_its_figure() {
    let list = String::from_utf8(comity(&["teach", "lesson"]).stdout).expect("the list is UTF-8");
    assert_eq!(list.lines().count(), 13, "{list}");
    assert!(list.contains("Envoys and ranks, accreditation in steps (--case utopia-envoys)"), "{list}");

    let folder = std::env::temp_dir().join(format!("comity-lesson-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder for temporary files can be written");
    let path = |name: &str| folder.join(name).display().to_string();
    assert!(comity(&["teach", "lesson", "envoys", "-o", &path("l.html")]).status.success());
    let page = fs::read_to_string(path("l.html")).expect("the page is written");
    for part in [
        "<title>4 Envoys and ranks",
        "src=\"data:image/svg+xml;base64,",
        "alt=\"",
        "<details>",
        "<strong>No.</strong>",
    ] {
        assert!(page.contains(part), "{part} is missing");
    }
    assert_eq!(
        fs::read_dir(&folder).expect("the folder is there").count(),
        1,
        "a page of HTML travels alone"
    );

    assert!(comity(&["teach", "lesson", "4", "-o", &path("l.md")]).status.success());
    let kept =
        fs::read_to_string(support::root().join("docs/lessons/04-envoys.md")).expect("the lesson is there");
    assert_eq!(fs::read_to_string(path("l.md")).expect("the page is written"), kept);
    assert!(folder.join("figures/04-envoys.svg").is_file());

    for (name, part) in [("envoy", "did you mean `envoys`?"), ("99", "lists them all")] {
        let output = comity(&["teach", "lesson", name]);
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains(part), "{name}");
    }
    let output = comity(&["teach", "lesson", "4", "-o", &path("l.docx")]);
    assert_eq!(output.status.code(), Some(2));
}

/// What pdftotext reads of each lesson: headings, questions, findings and the key, which begins a page and comes last.
#[cfg(feature = "pdf")]
#[test]
fn every_lesson_as_pdf_is_read_back_by_pdftotext() {
    let folder = std::env::temp_dir().join(format!("comity-lesson-pdf-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("the folder for temporary files can be written");
    let path = folder.join("lesson.pdf").display().to_string();
    for page in pages() {
        let name = page.rsplit(['/', '\\']).next().expect("a path has a name").trim_end_matches(".md");
        let output = comity(&["teach", "lesson", name, "-o", &path]);
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        let bytes = fs::read(&path).expect("the lesson is written");
        let Some(text) = crate::readers::pdf_text(&bytes, &[]) else { return };
        // Without the feet of the pages, which may stand within a sentence.
        let is_told = |line: &&str| !line.contains(" · page ");
        let told = |sheet: &str| squeezed(&sheet.lines().filter(is_told).collect::<Vec<_>>().join(" "));
        let sheets: Vec<String> = text.split('\u{c}').map(told).filter(|sheet| !sheet.is_empty()).collect();
        let key = sheets.iter().position(|sheet| sheet.starts_with("Key:")).expect("the key begins a page");
        let (before, after) = (sheets[..key].concat(), sheets[key..].concat());
        let markdown = fs::read_to_string(support::root().join(&page)).expect("the lesson is there");
        let mut heading = "";
        for line in markdown.lines() {
            heading = line.strip_prefix("## ").unwrap_or(heading);
            let plain = line.replace(['*', '`', '\\'], "");
            let entry = plain.split_once(". ").filter(|(mark, _)| mark.parse::<u8>().is_ok());
            let wanted = match (line.trim_start_matches('#').len() < line.len(), heading, entry) {
                (true, "Key", _) => continue,
                (true, ..) => plain.trim_start_matches(['#', ' ']),
                (_, "Questions", Some((_, question))) => question,
                _ if line.starts_with("**") => &plain,
                _ => continue,
            };
            let side = if heading == "Key" { &after } else { &before };
            assert!(side.contains(&squeezed(wanted)), "{name}: {wanted}");
        }
        assert!(!before.contains("Key:"), "{name}");
    }
    let letter = folder.join("letter.pdf").display().to_string();
    assert!(comity(&["teach", "lesson", "4", "--paper", "letter", "-o", &letter]).status.success());
    assert!(fs::metadata(&letter).expect("it is written").len() > 10_000);
}

/// A text without its blanks, since lines of a page break anywhere, and without quotation marks, in which code stands.
#[cfg(feature = "pdf")]
fn squeezed(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace(['“', '”'], "").split_whitespace().collect()
}
