//! The program as a person runs it: every command of the README, mistakes, pipes, and input of every bad kind.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::support;

fn comity(arguments: &[&str]) -> Output {
    program().args(arguments).output().expect("the program starts")
}

/// Asks the news item alone.
fn article(arguments: &[&str]) -> Output {
    program().args(["--case", support::ARTICLE]).args(arguments).output().expect("the program starts")
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comity"));
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").current_dir(std::env::temp_dir());
    command
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("answers are UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("messages are UTF-8")
}

/// A folder of its own for one test, emptied first.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("comity-test-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder for temporary files can be written");
    folder
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    fs::write(&path, bytes).expect("the file can be written");
    path.display().to_string()
}

#[test]
fn the_program_answers_from_any_folder_with_no_file_at_all() {
    let output = article(&["who", "accepts", "envoys"]);
    assert_eq!(output.status.code(), Some(0));
    let text = stdout(&output);
    for part in [
        "China",
        "United Arab Emirates",
        "Taliban",
        "rank not stated",
        "by 2024-10-04",
        "[1]",
        "Devdiscourse",
    ] {
        assert!(text.contains(part), "{part} is missing:\n{text}");
    }
    assert!(stderr(&output).is_empty());
}

#[test]
fn a_quoted_question_is_the_same_question() {
    assert_eq!(comity(&["who accepts envoys"]).stdout, comity(&["who", "accepts", "envoys"]).stdout);
}

#[test]
fn russia_is_never_said_to_have_delisted() {
    for question in ["does russia list the taliban on 2024-10-04", "who lists the taliban on 2024-10-04"] {
        let text = stdout(&article(&[question]));
        assert!(text.contains("pending: delisting decided in principle 2024-10-04"), "{text}");
        assert!(!text.contains("delisted"), "{text}");
    }
}

#[test]
fn json_carries_the_names_that_are_promised() {
    let output = article(&["who accepts envoys", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("the answer is JSON");
    for field in ["question", "kind", "on", "known_by", "horizon", "count", "rows", "coverage", "sources"] {
        assert!(json.get(field).is_some(), "{field} is missing");
    }
    let row = &json["rows"][0];
    for field in ["author", "object", "matter", "value", "since", "certainty", "pending", "grounds"] {
        assert!(row.get(field).is_some(), "{field} is missing");
    }
    assert_eq!(row["author"], "china");
    assert_eq!(row["object"], "taliban");
    assert_eq!(row["since"], "..2024-10-04");
    assert_eq!(row["grounds"][0]["deed"], "receive-envoy");
    assert_eq!(row["grounds"][0]["sources"][0], 1);
    assert_eq!(json["count"], 2);
    let answer: comity::question::Answer =
        serde_json::from_value(json.clone()).expect("it is the library's own type");
    assert_eq!(serde_json::to_value(&answer).expect("and prints as before"), json);
    let verdict: serde_json::Value =
        serde_json::from_slice(&article(&["does china list the taliban", "-f", "json"]).stdout)
            .expect("JSON");
    assert_eq!(verdict["verdict"], "not-examined");
    assert_eq!(verdict["kind"], "yes-no");
}

#[test]
fn ids_are_for_scripts() {
    assert_eq!(stdout(&article(&["who accepts envoys", "--format", "ids"])), "china\nunited-arab-emirates\n");
    assert_eq!(stdout(&article(&["who lists the taliban", "--format", "ids"])), "russia\n");
    assert_eq!(stdout(&article(&["who lists the taliban on 2003-06-01", "--format", "ids"])), "");
    assert_eq!(stdout(&article(&["whom does russia list", "--format", "ids"])), "taliban\n");
}

#[test]
fn csv_and_markdown_can_be_read_back() {
    let text = stdout(&article(&["who lists the taliban", "--format", "csv"]));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("it is CSV");
    assert_eq!(rows.len(), 3);
    assert_eq!(&rows[0][1], "russia");
    assert_eq!(&rows[0][0], "yes");
    assert_eq!(&rows[1][0], "no");
    let text = stdout(&article(&["who lists the taliban", "--format", "markdown"]));
    assert!(text.contains("| Russia | Taliban | listed"), "{text}");
}

#[test]
fn a_mistyped_question_is_misuse_and_is_pointed_at() {
    let output = comity(&["who", "lists", "the", "talban"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let message = stderr(&output);
    assert!(message.contains("^^^^^^") && message.contains("did you mean `taliban`?"), "{message}");
    for question in
        ["", "who", "whom does", "what", "what stands between", "when did", "who lists the taliban on"]
    {
        let output = comity(&[question]);
        assert_eq!(output.status.code(), Some(2), "{question:?}");
        assert!(stderr(&output).contains("for example: comity"), "{question:?}");
    }
}

#[test]
fn what_is_mistyped_after_a_command_is_corrected() {
    for (words, hint) in [
        (
            "draw ladder --of taliban on 2024-10-04",
            "give days as options too, as in `comity draw ladder --of taliban --on 2024-10-04`",
        ),
        (
            "draw lanes --of taliban what happened",
            "as in `comity draw lanes what happened between russia and the taliban`",
        ),
        ("draw tiles", "as in `comity draw tiles who lists the taliban on 2024-10-04`"),
        ("draw steps", "as in `comity draw steps --by russia --of taliban`"),
        (
            "draw lanes --of taliban --every year",
            "by a question or by `--of`, `--with`, `--from`, `--to`, `--known-by`",
        ),
        ("draw netwrok --of taliban", "no figure is called `netwrok`; did you mean `network`?"),
        ("draw laddr", "no figure is called `laddr`; did you mean `ladder`?"),
        ("does the un list the taliban", "`un-secretariat`, `un-security-council`?"),
        ("draw who lists narnia", "`comity list entities` shows all"),
        ("draw trend --of taliban --from 2024-10-04", "counts are of whole years; write 2024"),
        ("draw trend --of taliban --from soon", "a year is needed, such as 2024"),
        ("draw lanes --of taliban --to 202x", "a date is written as"),
        ("draw lanes --of taliban --from ..2024", "a stretch begins and ends on a day"),
        ("draw ladder --of taliban --on 2024", "one day is needed, such as 2024-01-01"),
        ("teach worksheet --questions 0", "a sheet has at least one question"),
        ("teach lesson blefuscu", "did you mean `09-disputed-facts`?"),
    ] {
        let output = comity(&words.split(' ').collect::<Vec<_>>());
        assert_eq!(output.status.code(), Some(2), "{words}");
        assert!(output.stdout.is_empty() && stderr(&output).contains(hint), "{words}: {}", stderr(&output));
    }
}

#[test]
fn a_sentence_counts_those_it_cannot_name() {
    let loaded = comity::load::shipped();
    let states: Vec<String> = support::states(&loaded).into_iter().map(|state| state.id).take(40).collect();
    let act = |(at, id): (usize, &String)| {
        format!(
            "(id: \"a{at}\", on: \"2001-01-01\", by: \"{id}\", did: Recognize(of: \"narnia\", as: State), sources: [\"s\"])"
        )
    };
    let of = |count: usize| {
        let acts: Vec<String> = states.iter().take(count).enumerate().map(act).collect();
        let text = format!(
            "(entities: [(id: \"narnia\", kind: State, name: \"Narnia\")], sources: [(id: \"s\", title: \"T\", publisher: \"P\", published: \"2002\")], acts: [{}])",
            acts.join(", ")
        );
        let loaded = support::load_text(comity::load::Shipped::All, "many.ron", &text);
        let answer = support::ask(&loaded, "who recognizes narnia on 2001-12-31").expect("a question");
        (answer.finding, answer.rows.len())
    };
    let (finding, rows) = of(40);
    assert!(finding.starts_with("On 31 December 2001 40 parties recognize Narnia as a state"), "{finding}");
    assert_eq!(rows, 40, "the rows have them all");
    assert!(of(12).0.contains(" and "), "a few are named");
}

#[test]
fn every_figure_is_drawn_of_a_question_too() {
    for (words, title) in [
        (
            "draw lanes what happened between russia and the taliban since 2024",
            "18 acts between Russia and the Taliban",
        ),
        (
            "draw steps what happened between russia and the taliban since 2024",
            "Russia: delisting proposed (2024-05-27)",
        ),
        (
            "draw change what changed for the taliban between 2024-10-04 and 2025-07-04",
            "9 standings changed for the Taliban",
        ),
        (
            "draw which pairs accept envoys from each other on 2025-07-31",
            "On 31 July 2025 3 pairs accept envoys",
        ),
        ("draw network who accepts envoys on 1998-01-01", "On 1 January 1998"),
    ] {
        let output = comity(&words.split(' ').chain(["--alt"]).collect::<Vec<_>>());
        assert!(
            output.status.success() && stdout(&output).starts_with(title),
            "{words}: {}",
            stdout(&output)
        );
    }
    // A network of pairs has no party in the middle: each side has its edges.
    let pairs =
        stdout(&comity(&["draw", "which pairs accept envoys from each other on 2025-07-31", "-f", "txt"]));
    assert!(pairs.contains("- China\n  - towards Taliban: took its ambassador"), "{pairs}");
    let output = comity(&["draw", "network", "what happened between russia and the taliban"]);
    assert!(stderr(&output).contains("is drawn by `comity draw lanes`"), "{}", stderr(&output));
}

#[test]
fn the_program_alone_shows_what_can_be_asked() {
    let output = comity(&[]);
    assert_eq!(output.status.code(), Some(0));
    let questions: Vec<String> = stdout(&output)
        .lines()
        .filter_map(|line| line.strip_prefix("  comity "))
        .map(str::to_owned)
        .collect();
    assert_eq!(questions.len(), 8);
    for question in questions {
        assert_eq!(comity(&[&question]).status.code(), Some(0), "{question}");
    }
}

#[test]
fn options_stand_for_words_and_are_not_given_twice() {
    let by_words = comity(&["who lists the taliban on 2003-06-01 known by 2024-10-04"]);
    let by_options = comity(&["who lists the taliban", "--on", "2003-06-01", "--known-by", "2024-10-04"]);
    assert_eq!(by_words.stdout, by_options.stdout);
    assert_eq!(comity(&["who lists the taliban on 2003-06-01", "--on", "2003-06-01"]).status.code(), Some(2));
    let vague = comity(&["who lists the taliban", "--on", "2003"]);
    assert_eq!(vague.status.code(), Some(2));
    assert!(stderr(&vague).contains("one day is needed"), "{}", stderr(&vague));
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let mut child = program()
        .args(["what happened with the taliban", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let status = child.wait().expect("the program ends");
    let mut message = String::new();
    child.stderr.take().expect("stderr was piped").read_to_string(&mut message).expect("messages are UTF-8");
    assert_eq!(status.code(), Some(0));
    assert!(message.is_empty(), "{message}");
}

#[test]
fn check_says_what_is_wrong_and_ends_with_one() {
    let sound = comity(&["check"]);
    assert_eq!(sound.status.code(), Some(0), "{}", stdout(&sound));
    for folder in ["graphs/cases", "graphs/articles"] {
        let folder = support::root().join(folder).display().to_string();
        let folder_given = comity(&["check", &folder]);
        assert_eq!(folder_given.status.code(), Some(0), "{}", stdout(&folder_given));
    }
    let fault = support::root().join("tests/faults/delisting-without-listing.ron").display().to_string();
    let output = comity(&["check", &fault]);
    assert_eq!(output.status.code(), Some(1));
    let text = stdout(&output);
    assert!(text.contains("error[delisting-without-listing]") && text.contains("help: "), "{text}");
    assert!(!text.contains('\u{1b}'), "no colour goes into a pipe");
}

#[test]
fn every_code_is_explained_and_a_mistyped_one_is_corrected() {
    let list = stdout(&comity(&["code"]));
    for line in list.lines() {
        let code = line.split_whitespace().next().expect("a line begins with its code");
        assert_eq!(comity(&["code", code]).status.code(), Some(0), "{code}");
    }
    let output = comity(&["code", "unknown-nam"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("did you mean `unknown-name`?"), "{}", stderr(&output));
}

#[test]
fn pictures_are_drawn_in_the_format_of_their_ending() {
    let folder = folder("draw");
    for ending in ["svg", "png", "dot"] {
        let path = folder.join(format!("out.{ending}")).display().to_string();
        let output = comity(&["draw", "network", "--of", "taliban", "--on", "2024-10-04", "-o", &path]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let bytes = fs::read(&path).expect("the picture is there");
        let opening: &[u8] = match ending {
            "svg" => b"<",
            "png" => b"\x89PNG",
            _ => b"digraph",
        };
        assert!(bytes.starts_with(opening) || ending == "dot", "{ending}");
        assert!(bytes.len() > 500, "{ending}");
    }
    assert_eq!(fs::read_dir(&folder).expect("the folder is there").count(), 3, "nothing else is left behind");
    let path = folder.join("lanes.svg").display().to_string();
    let lanes = ["draw", "lanes", "--of", "russia", "--with", "taliban", "--from", "2021-01-01", "-o", &path];
    assert_eq!(comity(&lanes).status.code(), Some(0));
    assert!(fs::read_to_string(&path).expect("the figure is there").contains("listing suspended"));
    let path = folder.join("lanes.dot").display().to_string();
    let output = comity(&["draw", "what happened between russia and the taliban", "-o", &path]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("write .svg, .png, .pdf or .html"), "{}", stderr(&output));
    let path = folder.join("out.jpeg").display().to_string();
    let output = comity(&["draw", "network", "--of", "taliban", "-o", &path]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains(".svg, .png, .pdf, .html, .txt, .dot"), "{}", stderr(&output));
    let output = comity(&["draw", "network", "--of", "talban"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("did you mean `taliban`?"), "{}", stderr(&output));
    let nowhere = folder.join("no/such/folder.svg").display().to_string();
    assert_eq!(comity(&["draw", "network", "--of", "taliban", "-o", &nowhere]).status.code(), Some(2));
}

/// The words of a series: a ladder for every year of some days.
const SERIES: [&str; 9] =
    ["draw", "ladder", "--of", "taliban", "--every", "year", "--from", "2022-10-04", "--to"];

#[test]
fn a_series_fills_a_folder_with_an_index() {
    let folder = folder("series");
    let at = |name: &str| folder.join(name);
    let target = format!("{}/", at("frames").display());
    let output =
        comity(&[&SERIES[..], &["2025-10-03", "-o", &target, "--format", "png", "--scale", "0.2"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let mut files: Vec<String> = fs::read_dir(at("frames"))
        .expect("the folder is made")
        .map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into_owned())
        .collect();
    files.sort();
    assert_eq!(
        files,
        ["2022-10-04.png", "2023-10-04.png", "2024-10-04.png", "index.html"],
        "the last day is not reached"
    );
    let index = fs::read_to_string(at("frames/index.html")).expect("the index is there");
    assert!(index.contains("src=\"2024-10-04.png\"") && index.contains("The figure in words"), "{index}");

    let moving = at("moving.svg").display().to_string();
    let output = comity(&[&SERIES[..], &["2025-10-04", "-o", &moving]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let svg = fs::read_to_string(&moving).expect("it is written");
    assert_eq!(svg.matches("class=\"frame").count(), 4);
    assert_eq!(stdout(&comity(&[&SERIES[..], &["2025-10-04"]].concat())), svg, "stdout takes the same");

    let months = [
        "draw",
        "tiles",
        "who lists the taliban",
        "--every",
        "month",
        "--from",
        "2024-01-31",
        "--to",
        "2024-04-30",
        "--alt",
    ];
    let words = stdout(&comity(&months));
    for day in ["31 January", "29 February", "31 March", "30 April"] {
        assert!(words.contains(&format!("On {day} 2024")), "{day}: {words}");
    }
    let by_year = "draw tiles who lists the taliban --every year --from 2023 --to 2024 --alt";
    let words = stdout(&comity(&by_year.split(' ').collect::<Vec<_>>()));
    assert!(words.contains("On 1 January 2023") && words.contains("On 1 January 2024"), "{words}");
    let labels = stdout(&comity(&[&SERIES[..], &["2025-10-04", "--lang", "fr"]].concat()));
    assert!(labels.contains("Russie") && labels.contains("lang=\"fr\""));
}

#[test]
fn a_series_that_cannot_be_drawn_says_why_and_leaves_nothing() {
    let folder = folder("no-series");
    let target = format!("{}/frames/", folder.display());
    let file = folder.join("x.png").display().to_string();
    for (more, reason) in [
        (&["2021-10-04"][..], "`--from 2022-10-04` is after `--to 2021-10-04`"),
        (&["2025-10-04", "-o", &file], "a series goes into a folder"),
        (&["2025-10-04", "--format", "txt"], "add `-o FOLDER/`"),
        (&["2400-10-04"], "these are 379 figures, and 60 are the most"),
        (&["2400-10-04", "-o", &target], "these are 379 figures, and 240 are the most"),
        (&["2025-10-04", "--on", "2024-10-04"], "cannot be used with"),
        (&["2025-10-04", "--vs", "2024-10-04"], "cannot be used with"),
        (&["2025-10-04", "-o", &target, "--format", "dot"], "DOT knows nodes and edges alone"),
        (&["2025-10-04", "-o", &target, "--format", "jpeg"], "possible values: svg, png"),
    ] {
        let output = comity(&[&SERIES[..], more].concat());
        assert_eq!(output.status.code(), Some(2), "{more:?}");
        assert!(stderr(&output).contains(reason), "{more:?}: {}", stderr(&output));
    }
    let with_a_day = ["draw", "ladder", "who accepts envoys from the taliban on 2024-10-04"];
    let output = comity(&[&with_a_day[..], &SERIES[4..], &["2025-10-04"]].concat());
    assert!(stderr(&output).contains("leave the day out of the question"), "{}", stderr(&output));
    // Lanes have time in them already.
    let lanes = comity(&["draw", "lanes", "--of", "taliban", "--every", "year"]);
    assert_eq!(lanes.status.code(), Some(2));
    // A file stands where the folder should be.
    let taken = write(&folder, "taken", "mine");
    let output = comity(&[&SERIES[..], &["2025-10-04", "-o", &format!("{taken}/")]].concat());
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert_eq!(fs::read_to_string(&taken).expect("it is left alone"), "mine");
    assert_eq!(fs::read_dir(&folder).expect("the folder is there").count(), 1, "nothing else is left behind");
}

#[test]
fn an_answer_of_any_kind_can_be_drawn() {
    for question in [
        "who lists the taliban",
        "who accepts envoys",
        "does russia list the taliban on 2024-10-04",
        "whom does russia recognize",
        "how many recognize the taliban",
        "how many recognize the taliban by year from 1996 to 2002",
        "what happened between russia and the taliban since 2021",
        "what changed between 2024-10-04 and 2025-07-31 for the taliban",
        "what stands between russia and the taliban",
        "who accepts envoys from anyone that russia lists on 2022-06-01",
        "which pairs accept envoys from each other",
        "who listed and later delisted the taliban",
    ] {
        let output = comity(&["draw", question]);
        assert_eq!(output.status.code(), Some(0), "{question}: {}", stderr(&output));
        assert!(stdout(&output).contains("</svg>"), "{question}");
    }
}

/// Who recognizes Kosovo, as far as these tests need it: two of a group of three recognize, the third is said not to.
const KOSOVO: &str = r#"(
    groups: [
        (id: "trio", name: "the Trio", members: [(id: "united-states"), (id: "france"), (id: "spain")]),
        (id: "duo", name: "the Duo", members: [(id: "united-states"), (id: "france")]),
        (id: "solo", name: "the Solo", members: [(id: "spain")]),
    ],
    sources: [(id: "q", title: "T", publisher: "The Paper", published: "2020")],
    acts: [
        (id: "a", on: "2008-02-18", by: "united-states", did: Recognize(of: "kosovo", as: State), sources: ["q"]),
        (id: "b", on: "2008-02-18", by: "france", did: Recognize(of: "kosovo", as: State), sources: ["q"]),
        (id: "c", on: "2008-03-01", by: "france", did: Recognize(of: "abkhazia", as: State), sources: ["q"]),
        (id: "d", on: "2010-03-01", by: "france", did: Withdraw(of: "abkhazia", as: State), sources: ["q"]),
    ],
    coverage: [(matter: Recognition(as: State), of: "kosovo", authors: These(["spain"]), since: "2008-02-18", until: "2024-12-31", basis: Stated, sources: ["q"])],
)"#;

/// The text of a map under a point of view.
fn seen_by(pov: &str, day: &str) -> String {
    let folder = folder(&format!("pov-{pov}-{day}"));
    let (graph, path) = (write(&folder, "kosovo.ron", KOSOVO), folder.join("map.txt").display().to_string());
    let question = format!("who recognizes kosovo as a state on {day}");
    let output = comity(&["draw", "map", &question, "--pov", pov, "--only", "--graph", &graph, "-o", &path]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    fs::read_to_string(&path).expect("the text was written")
}

#[test]
fn a_map_draws_what_its_viewer_recognizes() {
    const FULL: &str = "With a full border, as states that the viewer recognizes";
    const DASHED: &str = "Dashed, looked into and not recognized";
    const HATCHED: &str = "Contested, and not settled by acts of the viewer on record";
    let neutral = seen_by("neutral", "2024-10-04");
    assert!(neutral.contains("Contested, each drawn for itself: Abkhazia, Crimea, Kosovo,"), "{neutral}");

    let text = seen_by("united states", "2024-10-04");
    assert!(
        text.contains(&format!(
            "point of view of the United States on 2024-10-04. {FULL}: Kosovo. {HATCHED}: Abkhazia, Crimea,"
        )),
        "{text}"
    );
    assert!(
        text.contains(
            "the United States recognizes Kosovo as a state (since 18 February 2008) (The Paper, 2020)."
        ),
        "{text}"
    );
    // The day decides: before the act nothing is on record.
    let text = seen_by("united states", "2008-01-01");
    assert!(
        text.contains("neutral point of view, since nothing on record of the United States settles any")
            && text.contains("each drawn for itself: Abkhazia, Crimea, Kosovo,")
            && !text.contains(FULL),
        "{text}"
    );

    let text = seen_by("spain", "2024-10-04");
    assert!(
        text.contains(&format!("{DASHED}: Kosovo. {HATCHED}: Abkhazia, Crimea, Northern Cyprus,")),
        "{text}"
    );
    let text = seen_by("france", "2024-10-04");
    assert!(text.contains(&format!("{FULL}: Kosovo. {DASHED}: Abkhazia. {HATCHED}: Crimea,")), "{text}");
    let text = seen_by("kosovo", "2024-10-04");
    assert!(
        text.contains(&format!("{FULL}: Kosovo.")) && text.contains("The view drawn is that of Kosovo."),
        "{text}"
    );

    let text = seen_by("trio", "2024-10-04");
    assert!(text.contains("each drawn for itself: Abkhazia, Crimea, Kosovo,"), "{text}");
    assert!(
        text.contains(
            "Kosovo: 2 of 3 members of the Trio are on record as recognizing it as a state on 2024-10-04"
        ),
        "{text}"
    );
    assert!(seen_by("the duo", "2024-10-04").contains(&format!("{FULL}: Kosovo.")));
    assert!(seen_by("solo", "2024-10-04").contains(&format!("{DASHED}: Kosovo.")));
}

#[test]
fn a_map_has_to_be_told_whose_view_it_draws() {
    for (arguments, part) in [
        (&["draw", "map", "who recognizes kosovo"][..], "whose view of borders shall the map draw?"),
        (&["draw", "map", "who recognizes kosovo", "--pov", "sebria"], "Did you mean serbia"),
        (&["draw", "map", "who recognizes kosovo", "--pov", "serbia on 2020-01-01"], "no such point of view"),
        (&["draw", "map", "who recognizes kosovo", "--pov", "serbiland\u{202e}"], "no such point of view"),
        (
            &["draw", "map", "what happened with kosovo", "--pov", "neutral"],
            "maps are drawn of who does what on a day",
        ),
    ] {
        let output = comity(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let text = stderr(&output);
        assert!(text.contains(part) && !text.contains('\u{202e}'), "{arguments:?}: {text}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn every_entity_can_be_drawn() {
    // One in twelve, so that the test stays quick; the library draws them all in `pictures`.
    let loaded = comity::load::shipped();
    for entity in loaded.graph.entities().step_by(12) {
        let output = comity(&["draw", "network", "--of", entity.id().as_str()]);
        assert_eq!(output.status.code(), Some(0), "{}: {}", entity.id(), stderr(&output));
        assert!(stdout(&output).contains("</svg>"));
    }
}

#[test]
fn graphviz_draws_where_it_is_installed() {
    if Command::new("dot").arg("-V").output().is_err() {
        eprintln!("skipped: the `dot` program is not installed");
        return;
    }
    let output = comity(&["draw", "network", "--of", "taliban", "--engine", "dot"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).contains("<svg"));
}

#[test]
fn files_of_ones_own_are_added_or_stand_alone() {
    let folder = folder("own");
    let path = write(
        &folder,
        "own.ron",
        "(sources: [(id: \"s\", title: \"A note\", publisher: \"Ministry\", published: \"2024-12-01\")],
          acts: [(id: \"x\", on: \"2024-11-30\", by: \"france\", did: ReceiveEnvoy(of: \"taliban\", rank: Consul), sources: [\"s\"])])",
    );
    let both = stdout(&article(&["who accepts envoys", "--graph", &path, "--format", "ids"]));
    assert_eq!(both, "china\nfrance\nunited-arab-emirates\n");
    let alone = stdout(&comity(&["who accepts envoys", "--graph", &path, "--only", "--format", "ids"]));
    assert_eq!(alone, "france\n");
    let nothing = comity(&["who accepts envoys", "--only", "--format", "ids"]);
    assert_eq!((nothing.status.code(), stdout(&nothing)), (Some(0), String::new()));
}

#[test]
fn bad_input_gets_a_message_and_never_a_panic() {
    let folder = folder("bad");
    let missing = folder.join("missing.ron").display().to_string();
    let empty_folder = folder.join("empty");
    fs::create_dir_all(&empty_folder).expect("the folder can be made");
    let large = folder.join("large.ron");
    File::create(&large).and_then(|file| file.set_len(200_000_000)).expect("a sparse file can be made");
    for (path, part) in [
        (missing, "cannot read"),
        (empty_folder.display().to_string(), "holds no graph file"),
        (large.display().to_string(), "split it"),
    ] {
        let output = comity(&["check", &path]);
        assert_eq!(output.status.code(), Some(2), "{path}");
        assert!(stderr(&output).contains(part), "{}", stderr(&output));
    }
    let deep = format!("(acts: [{}{}])", "(".repeat(100_000), ")".repeat(100_000));
    for (name, bytes) in [
        ("empty.ron", Vec::new()),
        ("latin1.ron", b"(entities: [(id: \"x\", kind: State, name: \"Espa\xf1a\")])".to_vec()),
        ("deep.ron", deep.into_bytes()),
        ("half.ron", b"(entities: [(id: \"x\", kind: State".to_vec()),
        ("binary.ron", (0u8..=255).cycle().take(4096).collect()),
    ] {
        let path = write(&folder, name, bytes);
        let output = comity(&["check", &path]);
        assert_eq!(output.status.code(), Some(1), "{name}: {}{}", stdout(&output), stderr(&output));
        assert!(stdout(&output).contains("error[") && stdout(&output).contains(name), "{name}");
        // A question is still answered from what is sound.
        let answer = comity(&["who accepts envoys", "--graph", &path, "--format", "ids"]);
        assert_eq!(answer.status.code(), Some(0), "{name}");
        assert!(stdout(&answer).contains("china\n"), "{name}");
        assert!(stderr(&answer).contains("the answer leaves out what is at fault"), "{name}");
    }
}

#[test]
fn hostile_names_stay_data_in_every_form() {
    let folder = folder("hostile");
    let name = "=cmd|'/c'!A1 <script>alert(1)</script> \\u{1b}[31m \\u{202e}evil\\\" ]]> `x` | **b**";
    let path = write(
        &folder,
        "hostile.ron",
        format!(
            "(entities: [(id: \"mallory\", kind: State, name: \"{name}\")],
              sources: [(id: \"s\", title: \"T <b>|\\u{{7}}\", publisher: \"P\", published: \"2024-12-01\", address: \"javascript:alert(1)\")],
              acts: [(id: \"x\", on: \"2024-11-30\", by: \"mallory\", did: ReceiveEnvoy(of: \"taliban\"), sources: [\"s\"])])"
        ),
    );
    for format in ["text", "csv", "markdown"] {
        let output = comity(&["who accepts envoys", "--graph", &path, "--format", format]);
        let text = stdout(&output);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{format}: {text:?}");
        assert!(text.contains("\\u{202e}") || text.contains("u{202e}"), "{format}: {text}");
    }
    let markdown = stdout(&comity(&["who accepts envoys", "--graph", &path, "--format", "markdown"]));
    assert!(!markdown.contains("<script") && !markdown.contains("<javascript"), "{markdown}");
    let csv = stdout(&comity(&["who accepts envoys", "--graph", &path, "--format", "csv"]));
    assert!(csv.contains("'=cmd"), "{csv}");
    let svg = stdout(&comity(&["draw", "network", "--of", "taliban", "--graph", &path]));
    assert!(!svg.contains("<script") && !svg.contains('\u{202e}'), "{svg}");
}

#[test]
fn an_answer_that_cannot_be_written_is_reported() {
    let Ok(full) = File::options().write(true).open("/dev/full") else {
        eprintln!("skipped: this system has no /dev/full");
        return;
    };
    let output = program()
        .args(["who", "accepts", "envoys"])
        .stdout(full)
        .stderr(Stdio::piped())
        .output()
        .expect("the program starts");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("cannot write the answer"));
    let _ = std::io::stdout().flush();
}

#[test]
fn published_claims_are_compared_and_their_differences_explained() {
    let folder = folder("published");
    let path = write(
        &folder,
        "claims.ron",
        "(entities: [(id: \"blue-party\", kind: Movement, name: \"Blue Party\", definite: true)],
          groups: [(id: \"pair\", name: \"the two\", members: [(id: \"chad\"), (id: \"france\")])],
          sources: [(id: \"g\", title: \"Envoys\", publisher: \"Gazette\", published: \"2001-05-01\")],
          acts: [
            (id: \"a\", on: \"2000-01-01\", by: \"chad\", did: ReceiveEnvoy(of: \"blue-party\"), sources: [\"g\"]),
            (id: \"b\", on: \"2000\", by: \"peru\", did: ReceiveEnvoy(of: \"blue-party\"), sources: [\"g\"]),
          ],
          published: [
            (id: \"between\", on: \"2000-06-01\", of: \"blue-party\", holds: Envoy(), at_least: 1, at_most: 2, sources: [\"g\"]),
            (id: \"fourteen\", on: \"2001-01-01\", of: \"blue-party\", holds: Envoy(), exactly: 14, differs: \"counts missions\", sources: [\"g\"]),
            (id: \"none-of-two\", on: \"2001-01-01\", of: \"blue-party\", among: \"pair\", holds: Envoy(), exactly: 0, sources: [\"g\"]),
          ])",
    );
    let output = comity(&["check", &path]);
    let text = stdout(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    for part in [
        "warning[published-claim-differs]: the claim counts none on 2001-01-01, but the acts give 1",
        "counted: Chad",
        "3 published claims compared: 1 hold, 2 differ",
        "fourteen: the claim counts exactly 14 on 2001-01-01, but the acts give 2",
        "reason: counts missions",
    ] {
        assert!(text.contains(part), "{part} is missing in\n{text}");
    }
}

#[test]
fn what_cannot_be_cited_is_said_and_nothing_is_printed() {
    for (arguments, part) in [
        (&["cite", "--act", "ru-suspend-taliban-ban-2024"][..], "did you mean `ru-suspend-taliban-ban-2025`"),
        (&["cite", "--act", "ru-suspend"], "did you mean `ru-suspend-taliban-ban-2025`"),
        (&["cite", "--act", "zzzzzzzzzzzz"], "`comity list acts` lists them"),
        (&["cite", "--act", ""], "no act has the id ``; `comity list acts` lists them"),
        (&["cite", "--act", "a\u{202e}b"], "no act has the id `a\\u{202e}b`"),
        (&["cite", "--act", "x", "--only"], "no act is loaded"),
        (&["cite", "who", "acepts", "envoys"], "accepts"),
        (&["cite", ""], "error: "),
        (&["cite", "--on", "2024-10-04"], "error: "),
        (&["cite", "--act", "ru-suspend-taliban-ban-2025", "--on", "2024-10-04"], "cannot be used with"),
        (&["cite", "--data", "who", "accepts", "envoys"], "cannot be used with"),
        (&["cite", "--records", "--format", "bibtex"], "cannot be used with"),
        (&["cite", "--accessed", "2024"], "one day is needed"),
    ] {
        let output = comity(arguments);
        let message = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {message}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        assert!(message.contains(part), "{arguments:?}: {message}");
    }
}

#[test]
fn a_citation_says_how_the_data_was_loaded_and_options_become_words() {
    let text = stdout(&comity(&[
        "cite",
        "who",
        "recognizes",
        "the",
        "taliban",
        "--on",
        "2024-10-04",
        "--known-by",
        "2024-12-31",
        "--lens",
        "ambassador-implies",
    ]));
    let asked = "Asked  comity who recognizes taliban as a government on 2024-10-04 known by 2024-12-31 through ambassador-implies\n";
    assert!(text.contains(asked), "{text}");
    let text = stdout(&comity(&["cite", "--case", "utopia-envoys"]));
    assert!(text.contains("Asked  comity cite --data --case utopia-envoys\n"), "{text}");
    let folder = std::env::temp_dir().join("comity cite 'own'");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let file = folder.join("own.ron");
    std::fs::write(&file, "(entities: [(id: \"alpha\", kind: State, name: \"Alpha\")])")
        .expect("the file can be written");
    let path = file.to_str().expect("the path is UTF-8");
    let text = stdout(&comity(&["cite", "--only", "--graph", path]));
    let asked = text.lines().find_map(|line| line.strip_prefix("Asked  ")).expect("it says what was asked");
    assert_eq!(
        shlex::split(asked).expect("a shell takes it"),
        ["comity", "cite", "--data", "--graph", path, "--only"]
    );
}

#[test]
fn shells_are_told_what_a_question_can_go_on_with() {
    let complete = |words: &[&str]| stdout(&comity(&[&["complete", "--"][..], words].concat()));
    assert_eq!(complete(&["who", "acc"]), "accepted\naccepts\n");
    assert_eq!(complete(&["who", "lists", "tali"]), "taliban\n");
    assert!(complete(&["dr"]).contains("draw"));
    assert!(complete(&["--fo"]).contains("--format"));
    assert_eq!(complete(&["cite", "who", "lists", "tali"]), "taliban\n");
    assert_eq!(complete(&["cite", "--act", "ru-suspend-tal"]), "ru-suspend-taliban-ban-2025\n");
    assert!(complete(&["cite", "--rec"]).contains("--records"));
    for shell in ["bash", "zsh", "fish"] {
        assert!(stdout(&comity(&["completions", shell])).contains("comity complete"));
    }
    let Ok(bash) = Command::new("bash")
        .args(["-c", "source <(\"$COMITY\" completions bash); comity() { \"$COMITY\" \"$@\"; }; COMP_WORDS=(comity does rus); COMP_CWORD=2; _comity; echo \"${COMPREPLY[@]}\""])
        .env("COMITY", env!("CARGO_BIN_EXE_comity"))
        .output()
    else {
        eprintln!("skipped: there is no bash here");
        return;
    };
    assert_eq!(stdout(&bash), "russia\n", "{}", stderr(&bash));
}

#[test]
fn manual_pages_are_written() {
    let folder = folder("man");
    let output = comity(&["man", &folder.display().to_string()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let page = std::fs::read_to_string(folder.join("comity.1")).expect("the page is there");
    assert!(page.contains(".TH comity 1") && page.contains("QUESTION"), "{page}");
}

#[test]
fn a_narrow_terminal_gets_narrow_tables() {
    // Forty columns are the least a table is made for; wider names are wrapped and never cut.
    use comity::question::{Lexicon, ask, parse};
    let loaded = comity::load::shipped();
    let lexicon = Lexicon::new(&loaded.graph);
    for question in [
        "who lists the taliban",
        "who lists the taliban by lens",
        "what happened between russia and the taliban",
    ] {
        let answer = ask(&loaded.graph, &parse(question, &lexicon).unwrap());
        let text = comity::render::render(&answer, comity::render::Format::Text, 40).unwrap();
        let widest = text.lines().filter(|line| !line.contains("://")).map(|line| line.chars().count()).max();
        assert!(widest <= Some(48), "{question}: {widest:?}\n{text}");
    }
}

#[test]
fn the_ending_of_a_file_says_the_format_of_a_quiz() {
    let folder = folder("quiz");
    let make = |material: &str, name: &str| {
        let path = folder.join(name).display().to_string();
        let output =
            comity(&["teach", material, "--case", support::ARTICLE, "--questions", "2", "-o", &path]);
        assert_eq!(output.status.code(), Some(0), "{name}: {}", stderr(&output));
        fs::read(path).expect("the file was written")
    };
    for (material, name, start) in [
        ("quiz", "q.xml", "<?xml"),
        ("quiz", "q.gift", "// Made with comity"),
        ("quiz", "q.qti12.zip", "PK"),
        ("quiz", "q.qti21.zip", "PK"),
        ("quiz", "q.rexams.zip", "PK"),
        ("cards", "c.txt", "#separator:tab"),
        ("cards", "c.html", "<!DOCTYPE html>"),
        #[cfg(feature = "pdf")]
        ("cards", "c.pdf", "%PDF"),
    ] {
        let bytes = make(material, name);
        assert!(bytes.starts_with(start.as_bytes()), "{name}");
        assert_eq!(bytes, make(material, name), "the same sheet, the same bytes");
    }
    let unclear = folder.join("q.zip");
    let output = comity(&["teach", "quiz", "-o", &unclear.display().to_string()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains(".qti12.zip") && !unclear.exists(), "{}", stderr(&output));
}

/// What stands in a folder: each file with its bytes.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries =
        fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("it is read").path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.is_file()).collect();
    files.sort();
    files.into_iter().map(|path| (path.clone(), fs::read(path).expect("it is read"))).collect()
}

#[test]
fn a_worksheet_and_its_key_are_written_together_or_not_at_all() {
    let folder = folder("worksheet");
    let path = |name: &str| folder.join(name).display().to_string();
    let worksheet = |seed: &str, sheet: &str, key: &str| {
        let common = ["teach", "worksheet", "--case", support::ARTICLE, "--questions", "3", "--seed", seed];
        comity(&[&common[..], &["-o", &path(sheet), "--key", &path(key)]].concat())
    };
    assert_eq!(worksheet("1", "s.html", "k.md").status.code(), Some(0));
    let first = contents(&folder);
    let names: Vec<_> = first.iter().filter_map(|(path, _)| path.file_name()).collect();
    assert_eq!(names, ["k.md", "s.html"], "and nothing beside them");
    fs::create_dir(folder.join("a-folder.html")).expect("a folder can be made");
    for (sheet, key) in [
        ("s.html", "no-such-folder/k.md"),
        ("no-such-folder/s.html", "k.md"),
        ("a-folder.html", "k.md"),
        ("s.html", "a-folder.html"),
        ("new.html", "a-folder.html"),
        ("a-folder.html", "new.md"),
    ] {
        let output = worksheet("2", sheet, key);
        assert_eq!(output.status.code(), Some(2), "{sheet} {key}");
        assert!(stderr(&output).contains("cannot write"), "{}", stderr(&output));
        assert_eq!(contents(&folder), first, "{sheet} {key}: all is as it was");
    }
    assert_eq!(worksheet("2", "s.html", "k.md").status.code(), Some(0));
    let second = contents(&folder);
    assert_eq!(second.len(), 2);
    assert!(first.iter().zip(&second).all(|(one, other)| one != other), "both are of the other seed");
}

#[test]
fn a_brief_is_written_whole_or_not_at_all() {
    let folder = folder("brief");
    let path = |name: &str| folder.join(name).display().to_string();
    let kazakhstan = ["teach", "brief", "--for", "kazakhstan", "--on", "2023-12-01"];
    for (name, start) in
        [("b.md", "# Brief for Kazakhstan"), ("b.html", "<!DOCTYPE html>"), ("b.pdf", "%PDF")]
    {
        if name == "b.pdf" && cfg!(not(feature = "pdf")) {
            continue;
        }
        let path = path(name);
        let output = comity(&[&kazakhstan[..], &["-o", &path]].concat());
        assert_eq!(output.status.code(), Some(0), "{name}: {}", stderr(&output));
        assert!(fs::read(path).expect("the file was written").starts_with(start.as_bytes()), "{name}");
    }
    let left = path("left.html");
    for (arguments, part) in [
        (&["--for", "kazakstan", "--on", "2023-12-01"][..], "did you mean `kazakhstan`?"),
        (&["--for", "kazakhstan", "--on", "1801-01-01"], "of 1801-01-01 they say nothing"),
        (&["--for", "kazakhstan", "--on", "2190-01-01"], "of 2190-01-01 they say nothing"),
        (&["--for", "kazakhstan", "--on", "2023-12"], "one day is needed, such as 2023-12-01"),
        (
            &["--for", "kazakhstan", "--on", "2023-12-01", "--other", "russia,uzbekstan"],
            "did you mean `uzbekistan`?",
        ),
        (
            &["--for", "kazakhstan", "--on", "2023-12-01", "--about", "kazakhstan"],
            "Kazakhstan is named twice",
        ),
        (&["--for", "kazakhstan russia", "--on", "2023-12-01"], "kazakhstan russia"),
        (&["--for", "", "--on", "2023-12-01"], "error"),
        (&["--on", "2023-12-01"], "briefs: give a folder, such as `--output briefs/`"),
        (&["--for", "kazakhstan"], "--on <DAY>"),
    ] {
        let output = comity(&[&["teach", "brief", "-o", &left][..], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", stderr(&output));
        assert!(stderr(&output).contains(part), "{arguments:?}: {}", stderr(&output));
        assert!(!Path::new(&left).exists(), "{arguments:?}");
    }
}

#[test]
fn briefs_of_all_sides_fill_a_folder_or_none_is_written() {
    let folder = folder("briefs");
    let into = |name: &str| folder.join(name).display().to_string();
    let briefs =
        |arguments: &[&str]| comity(&[&["teach", "brief", "--on", "2001-09-23"][..], arguments].concat());
    let names = |name: &str| -> Vec<String> {
        let files = contents(&folder.join(name)).into_iter();
        files.map(|(path, _)| path.file_name().expect("a name").to_string_lossy().into_owned()).collect()
    };
    let output = briefs(&["--about", "taliban", "--format", "markdown", "-o", &into("all/of/them/")]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let all = names("all/of/them");
    assert!(all.len() > 5 && all.contains(&"pakistan.md".to_owned()), "{all:?}");
    assert!(!all.contains(&"taliban.md".to_owned()) && !all.contains(&"uruguay.md".to_owned()), "{all:?}");
    for (path, bytes) in contents(&folder.join("all/of/them")) {
        let text = String::from_utf8(bytes).expect("it is UTF-8");
        assert!(text.starts_with("# Brief for ") && text.contains("23 September 2001"), "{}", path.display());
    }
    // Of a question, those whom its answer names on the day: the Emirates had withdrawn the day before.
    let output =
        briefs(&["who", "recognizes", "the", "taliban", "among", "un-members", "-o", &into("asked/")]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(names("asked"), ["pakistan.html", "saudi-arabia.html"]);
    let output = briefs(&["--for", "pakistan,iran", "--other", "iran,pakistan", "-o", &into("named/")]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(names("named"), ["iran.html", "pakistan.html"]);
    let before = contents(&folder.join("named"));
    fs::create_dir(folder.join("named/russia.html")).expect("a folder can be made");
    for (arguments, part) in [
        (vec!["--for", "pakistan,uruguai", "-o", "new/deep/"], "uruguay"),
        (vec!["--for", "pakistan,taliban", "--about", "taliban", "-o", "new/deep/"], "named twice"),
        (vec!["--for", "pakistan,iran", "-o", "one.html"], "these are 2 briefs: give a folder"),
        (vec!["--for", "iran,pakistan,russia", "-o", "named/"], "cannot write"),
        (vec!["who", "recognizes", "the", "taliban", "on", "2001-10-01", "-o", "new/"], "leave it out"),
        (vec!["who", "recognizes", "uruguay", "-o", "new/"], "nobody is a side to this"),
        (vec!["--for", "pakistan,iran", "--format", "docx", "-o", "new/"], "names no form of this"),
    ] {
        let target = into(arguments.last().expect("a path"));
        let arguments: Vec<&str> =
            arguments[..arguments.len() - 1].iter().copied().chain([target.as_str()]).collect();
        let output = briefs(&arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(part), "{arguments:?}: {}", stderr(&output));
        assert!(!folder.join("new").exists() && !folder.join("one.html").exists(), "{arguments:?}");
        assert_eq!(contents(&folder.join("named")), before, "{arguments:?}");
    }
}

#[test]
fn labels_take_a_language_and_say_whom_they_cannot_name() {
    let unknown = comity(&["draw", "ladder", "--of", "taliban", "--lang", "tlh"]);
    assert_eq!(unknown.status.code(), Some(2));
    let message = stderr(&unknown);
    for tag in ["en", "fr", "ru", "fa", "ar", "zh"] {
        assert!(message.contains(tag), "{message}");
    }

    let drawn = comity(&["draw", "network", "--of", "abkhazia", "--lang", "ru"]);
    assert_eq!(
        stderr(&drawn),
        "note: no Russian name is on record for Abkhazia, which keeps its English one\n"
    );
    assert!(stdout(&drawn).contains(">Abkhazia<"));

    let (english, persian) = (
        comity(&["draw", "ladder", "--of", "taliban", "--on", "2024-10-04", "--alt"]),
        comity(&["draw", "ladder", "--of", "taliban", "--on", "2024-10-04", "--alt", "--lang", "fa"]),
    );
    assert_eq!(stdout(&english), stdout(&persian), "the alternative text is a sentence");

    let folder = folder("languages");
    let page = folder.join("page.html");
    let output = comity(&[
        "draw",
        "matrix",
        "--of",
        "taliban",
        "--on",
        "2024-10-04",
        "--lang",
        "ar",
        "-o",
        &page.display().to_string(),
    ]);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    let page = fs::read_to_string(page).expect("it was written");
    assert!(page.contains("<td><bdi lang=\"ar\">روسيا</bdi>"));
}
