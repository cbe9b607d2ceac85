//! Documents that must stay true: generated pages, the README's examples, and who may import whom.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use comity::diagnostic::{Code, Severity};

use crate::support;

#[test]
fn the_page_of_codes_is_generated() {
    let mut page = String::from(
        "# Faults\n\nWhat `comity check` finds, by code. `comity code CODE` prints one entry. This page is generated from \
         `src/diagnostic/page/`.\n",
    );
    for code in Code::ALL {
        let severity = match code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        page.push_str(&format!("\n## {}\n\n*{severity}* · {}", code.name(), code.page()));
    }
    support::compare("docs/code.md", &page);
}

#[test]
fn the_table_of_deeds_is_generated() {
    use comity::vocabulary::{
        Deed, Effect, Matter, MissionGrade, Quality, Rank, Step, Value, effect, moving_moment,
    };
    let deeds = [
        Deed::Recognize(Quality::Unstated),
        Deed::Withdraw,
        Deed::Freeze,
        Deed::Restore,
        Deed::Establish,
        Deed::Suspend,
        Deed::Resume,
        Deed::Sever,
        Deed::ReceiveEnvoy(Rank::Unstated),
        Deed::EndEnvoy,
        Deed::HandOver,
        Deed::TakeBack,
        Deed::Close,
        Deed::Open(MissionGrade::Unstated),
        Deed::List,
        Deed::Reinstate,
        Deed::Delist,
        Deed::Exempt,
        Deed::Release,
        Deed::Transfer,
        Deed::TakeControl,
        Deed::LoseControl,
    ];
    let mut page = String::from(
        "# Deeds\n\nWhat each deed does to its matter, and which of an act's dates moves it. No deed moves any other matter. \
         This page is generated from `src/vocabulary/effect.rs` and `src/vocabulary/moment.rs`.\n\n\
         | matter | deed | what then holds | from the day it is |\n|---|---|---|---|\n",
    );
    for matter in Matter::ALL {
        for deed in deeds {
            let then = match effect(matter, deed) {
                Some(Effect::Sets(Value::Recognized(_))) => "recognized, with the quality stated",
                Some(Effect::Sets(Value::Envoy(_))) => "the envoy's rank",
                Some(Effect::Sets(Value::Mission(_))) => "the mission's grade",
                Some(Effect::Sets(value)) => value.in_words(matter),
                Some(Effect::Restores) => "as before the freeze",
                Some(Effect::Leaves) => "as it was",
                None => continue,
            };
            let moment = moving_moment(matter, Step::InForce).id();
            page.push_str(&format!("| {} | `{}` | {then} | {moment} |\n", matter.id(), deed.id()));
        }
    }
    support::compare("docs/deeds.md", &page);
}

/// Each example of the guide is understood, and printed in canonical words is understood as the same question.
#[test]
fn the_guide_to_questions_is_generated_and_every_example_works() {
    use comity::question::{GUIDE, Lexicon, parse};
    let loaded = comity::load::shipped();
    let lexicon = Lexicon::new(&loaded.graph);
    let mut page = String::from(
        "# Questions\n\nWhat can be asked, by example. This page is generated from `src/question/guide.rs`; each example is tested. \
         `comity questions` prints it.\n",
    );
    for topic in GUIDE {
        page.push_str(&format!("\n## {}\n\n{}\n\n", topic.title, topic.meaning));
        for example in topic.examples {
            let question = parse(example, &lexicon).unwrap_or_else(|error| panic!("{error}"));
            let canonical = question.to_string();
            let again = parse(&canonical, &lexicon).unwrap_or_else(|error| panic!("{example}: {error}"));
            assert_eq!(again, question, "{example} → {canonical}");
            page.push_str(&format!("    comity {example}\n"));
        }
    }
    support::compare("docs/language.md", &page);
}

/// The schema of answers is made from their type, and every answer of the guide's questions keeps to it.
#[test]
fn the_schema_of_answers_is_generated_and_kept() {
    use comity::question::{Answer, GUIDE};
    let schema = serde_json::to_value(schemars::schema_for!(Answer)).expect("a schema is JSON");
    let page = serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n";
    support::compare("docs/answer.schema.json", &page);
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("answer.schema.json", schema).expect("the schema is one");
    let answers = compiler.compile("answer.schema.json", &mut schemas).expect("the schema is sound");
    let shipped = comity::load::shipped();
    for question in GUIDE.iter().flat_map(|topic| topic.examples) {
        let answer = support::ask(&shipped, question).expect("the guide's questions are understood");
        let json = serde_json::to_value(&answer).expect("an answer is JSON");
        schemas.validate(&json, answers).unwrap_or_else(|error| panic!("{question}: {error}"));
    }
    let broken = serde_json::json!({"question": "who", "kind": "no kind at all"});
    assert!(schemas.validate(&broken, answers).is_err());
}

#[cfg(feature = "cli")]
#[test]
fn the_page_of_commands_is_generated() {
    let mut page = String::from("# Commands\n\nThe help texts of the program. This page is generated.\n");
    for command in [
        &["--help"][..],
        &["draw", "network", "--help"],
        &["draw", "map", "--help"],
        &["teach", "--help"],
        &["teach", "brief", "--help"],
        &["cite", "--help"],
        &["weave", "--help"],
        &["mdbook", "--help"],
        &["check", "--help"],
        &["code", "--help"],
        &["explain", "--help"],
        &["list", "--help"],
        &["questions", "--help"],
    ] {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_comity"))
            .args(command)
            .env("COLUMNS", "100")
            .output()
            .expect("the program starts");
        let help = String::from_utf8(output.stdout).expect("help is UTF-8");
        let help: String = help.lines().map(|line| format!("{}\n", line.trim_end())).collect();
        page.push_str(&format!("\n## comity {}\n\n```text\n{help}```\n", command.join(" ")));
    }
    support::compare("docs/cli.md", &page);
}

/// Blocks marked `console` are run, and their output is rewritten or compared.
#[cfg(feature = "cli")]
#[test]
fn the_examples_of_the_readme_and_of_the_pages_beside_it_say_what_the_program_says() {
    examples_say_what_the_program_says("README.md");
    examples_say_what_the_program_says("docs/teaching.md");
    examples_say_what_the_program_says("docs/citing.md");
}

#[cfg(feature = "cli")]
fn examples_say_what_the_program_says(page: &str) {
    let text = fs::read_to_string(support::root().join(page)).expect("the page is UTF-8");
    let mut out = String::new();
    let mut lines = text.lines();
    let mut examples = 0;
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        if line != "```console" {
            continue;
        }
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        for command in block.iter().filter_map(|line| line.strip_prefix("$ comity ")) {
            let output = std::process::Command::new(env!("CARGO_BIN_EXE_comity"))
                .args(command.split_whitespace())
                .output()
                .expect("the program starts");
            let (stdout, stderr) =
                (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
            out.push_str(&format!("$ comity {command}\n{stdout}{stderr}"));
            examples += 1;
        }
        out.push_str("```\n");
    }
    assert!(examples >= 5, "{page} shows examples");
    support::compare(page, &out);
}

/// The numbers of `docs/data.md` are counted.
#[test]
fn the_page_about_the_data_counts_what_is_there() {
    use comity::graph::ActFilter;
    const FROM: &str = "<!-- counted by a test -->\n";
    const TO: &str = "<!-- end -->";
    let graph = comity::load::shipped().graph;
    let acts: Vec<_> = graph.acts(ActFilter::default()).collect();
    let refuted = acts.iter().filter(|act| act.refuted().is_some()).count();
    let readings: usize = acts.iter().map(|act| act.readings().count()).sum();
    let published = comity::check::published(&graph);
    let differing = published.iter().filter(|claim| claim.differs.is_some()).count();
    let authors: BTreeSet<_> = acts.iter().map(|act| act.author().id()).collect();
    let reviewed = acts.iter().filter(|act| act.reviewed().is_some()).count();
    let counts = format!(
        "{} acts of {} authors ({refuted} of them refuted reports, {reviewed} compared with their sources by a second reader), {} sources, {readings} readings of what acts \
         meant, {} published claims ({differing} of which differ from the acts, with the reason), {} entities, {} groups.\n",
        acts.len(),
        authors.len(),
        graph.sources().filter(|source| source.is_used()).count(),
        published.len(),
        graph.entity_count(),
        graph.groups().count(),
    );
    let page = fs::read_to_string(support::root().join("docs/data.md")).expect("the page is UTF-8");
    let (head, rest) = page.split_once(FROM).expect("the page has a place for the numbers");
    let (_, tail) = rest.split_once(TO).expect("and its end");
    support::compare("docs/data.md", &format!("{head}{FROM}{counts}{TO}{tail}"));
}

/// The rows of the table in ARCHITECTURE.md: a module imports its own row and rows above, never below.
const ROWS: [(&str, u8); 14] = [
    ("error", 0),
    ("id", 0),
    ("text", 0),
    ("time", 0),
    ("vocabulary", 0),
    ("diagnostic", 1),
    ("document", 2),
    ("graph", 3),
    ("standing", 4),
    ("question", 5),
    ("check", 6),
    ("render", 7),
    ("load", 8),
    ("cite", 8),
];

#[test]
fn no_module_imports_a_row_below_its_own() {
    let rows: BTreeMap<&str, u8> = ROWS.into_iter().collect();
    let src = support::root().join("src");
    let mut open = vec![src.clone()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(
                fs::read_dir(&path)
                    .expect("src can be read")
                    .map(|entry| entry.expect("src can be read").path()),
            );
            continue;
        }
        let relative = path.strip_prefix(&src).expect("the walk stays in src").with_extension("");
        let module = relative.iter().next().and_then(|part| part.to_str()).unwrap_or_default();
        let Some(row) = rows.get(module) else { continue };
        let text = fs::read_to_string(&path).expect("source files are UTF-8");
        // Tests may look anywhere, and so may examples in comments.
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for imported in line.split("crate::").skip(1) {
                let name: String =
                    imported.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                let name = if name == "Error" {
                    "error".to_owned()
                } else if name == "Id" {
                    "id".to_owned()
                } else {
                    name
                };
                if let Some(other) = rows.get(name.as_str()) {
                    assert!(other <= row, "{} imports `{name}`, which is below it", path.display());
                }
            }
        }
    }
}
