//! Citations: what is cited can be asked again, each form is read back by readers that are not ours, and the hash tells one state of the
//! data from another.

use std::fs;

use biblatex::{Bibliography, ChunksExt, PermissiveType};
use comity::cite::{self, Citation, Citing, Work, bibtex, csl, text};
use comity::load::{self, Loaded, Shipped};
use comity::question::{self, GUIDE, Lexicon};
use comity::text::visible;
use comity::time::Day;
use serde_json::Value;

use crate::readers;
use crate::support;

fn citing(loaded: &Loaded) -> Citing<'_> {
    Citing { graph: &loaded.graph, options: "", accessed: None }
}

fn cited(loaded: &Loaded, words: &str) -> Citation {
    let question =
        question::parse(words, &Lexicon::new(&loaded.graph)).unwrap_or_else(|error| panic!("{error}"));
    cite::answer(&citing(loaded), question)
}

/// Citations of all sorts from a graph: its data, an act with its sources, an answer.
fn of_all_sorts(loaded: &Loaded, act: &str, words: &str) -> Vec<Citation> {
    let mut all = vec![cite::data(&citing(loaded)), cited(loaded, words)];
    all.extend(cite::act(&citing(loaded), loaded.graph.act(act).expect("the act is on record")));
    all
}

#[test]
fn what_is_cited_is_asked_again_and_answered_alike() {
    let loaded = load::shipped();
    let lexicon = Lexicon::new(&loaded.graph);
    for words in GUIDE.iter().flat_map(|topic| topic.examples) {
        let question = question::parse(words, &lexicon).expect("the guide's questions are understood");
        let answer = question::ask(&loaded.graph, &question);
        let Work::Comity(edition) = cite::answer(&citing(&loaded), question).work else {
            panic!("an answer is comity's own");
        };
        let typed = shlex::split(&edition.asked).expect("a shell takes it");
        assert_eq!(typed[0], "comity");
        let again =
            support::ask(&loaded, &typed[1..].join(" ")).unwrap_or_else(|error| panic!("{words}: {error}"));
        assert_eq!(edition.asked.matches("known by").count(), 1, "{words}: {}", edition.asked);
        let again = question::Answer { question: answer.question.clone(), ..again };
        assert_eq!(again, answer, "{words} → {}", edition.asked);
    }
}

#[test]
fn each_form_of_citation_is_kept() {
    // The article, since its data changes seldom, and with it the hash.
    let loaded = support::article();
    let options = format!("--case {}", support::ARTICLE);
    let citing = Citing { options: &options, ..citing(&loaded) };
    let words = "who accepts envoys from the taliban on 2024-10-04";
    let question = question::parse(words, &Lexicon::new(&loaded.graph)).expect("it is understood");
    let answer = [cite::answer(&citing, question)];
    let act = cite::act(&citing, loaded.graph.act("ru-delist-taliban-principle").expect("on record"));
    let data = [cite::data(&citing)];
    for (name, citations) in [("answer", answer.as_slice()), ("act", &act), ("data", &data)] {
        support::compare(format!("output/citations/{name}.txt"), &text::text(citations));
        support::compare(format!("output/citations/{name}.bib"), &bibtex::bibtex(citations));
        support::compare(format!("output/citations/{name}.json"), &csl::csl_json(citations));
    }
}

/// What a title may do to a file that it stands in.
const HOSTILE: [&str; 12] = [
    "50% of $100 & #1 with_under_scores ~ ^ {kept}",
    "unbalanced { brace",
    "unbalanced } brace",
    "}, note = {taken over}",
    "}}\\n\\n@misc{other, title = {another entry}}",
    "ends in a backslash \\\\",
    "\\\\input{passwords} \\\\write18{rm}",
    "$$ at the head",
    "a\\nline\\tbreak\\u{0} and \\u{202e}turned\\u{2069}",
    "\\\"quoted\\\" ``and'' --- so ?` on",
    "<script>alert(1)</script> <i>slanted</i> | &amp; “title: no” and others",
    "Россия « » 中国 é ñ \\u{1f54a}",
];

/// A graph with one act, and a source for each hostile title; everything in it that is foreign text is hostile.
fn hostile() -> Loaded {
    let ids: Vec<String> = (0..HOSTILE.len()).map(|number| format!("source-{number:02}")).collect();
    let sources: String = ids
        .iter()
        .zip(HOSTILE)
        .map(|(id, title)| {
            format!(
                "(id: \"{id}\", title: \"{title}\", publisher: \"Press {title}\", author: \"Desk {title}\", relays: \"{title}\", \
                 published: \"2001-02~\", address: \"https://example.org/{title}\"),"
            )
        })
        .collect();
    let named: String = ids.iter().map(|id| format!("\"{id}\",")).collect();
    let text = format!(
        "(entities: [(id: \"alpha\", kind: State, name: \"Alpha {0}\"), (id: \"omega\", kind: Movement, name: \"Omega {1}\")],
          instruments: [(id: \"list\", name: \"List {2}\", kind: TerroristList, of: \"alpha\")],
          sources: [{sources}],
          acts: [(id: \"al-list\", on: \"2001-02-03\", by: \"alpha\", did: List(of: \"omega\", under: \"list\"), sources: [{named}])])",
        HOSTILE[0], HOSTILE[2], HOSTILE[4]
    );
    let loaded = support::load_text(Shipped::Nothing, "hostile.ron", &text);
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    loaded
}

/// A text as TeX has it: blanks at the ends are none, and several are one.
fn set(text: &str) -> String {
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[test]
fn bibtex_is_read_back_field_by_field() {
    let shipped = load::shipped();
    let hostile = hostile();
    let all = [
        of_all_sorts(
            &shipped,
            "ru-suspend-taliban-ban-2025",
            "who accepts at least charges d'affaires from the taliban",
        ),
        of_all_sorts(&hostile, "al-list", "who lists omega"),
    ];
    for citations in &all {
        let file = bibtex::bibtex(citations);
        let read = Bibliography::parse(&file).unwrap_or_else(|error| panic!("{error}\n{file}"));
        assert_eq!(read.len(), citations.len());
        for (entry, citation) in read.iter().zip(citations) {
            let field = |name: &str| entry.get(name).map(|chunks| set(&chunks.format_verbatim()));
            assert_eq!(entry.key, citation.key);
            assert_eq!(field("title"), Some(set(&citation.title)));
            let author = citation.author.as_ref().unwrap_or(&citation.publisher);
            assert_eq!(field("author"), Some(set(author)), "{}", citation.key);
            let date = entry.date().unwrap_or_else(|error| panic!("{}: {error}", citation.key));
            assert!(matches!(date, PermissiveType::Typed(_)), "{}", citation.key);
            match &citation.work {
                Work::Comity(edition) => {
                    assert_eq!(field("version").as_deref(), Some(edition.version.as_str()));
                    let note = field("note").expect("the note has both clocks");
                    for part in [edition.on.as_ref(), Some(&edition.known_by), Some(&edition.asked)]
                        .into_iter()
                        .flatten()
                    {
                        assert!(note.contains(&set(part)), "{part} is not in {note}");
                    }
                    assert!(edition.version.contains(&edition.hash.short()));
                    assert!(field("howpublished").is_some_and(|how| how.contains(&edition.version)));
                    assert_eq!(field("abstract"), Some(set(&edition.found)));
                }
                Work::Source { relays, address, .. } => {
                    assert_eq!(field("note"), relays.as_ref().map(|whose| set(&format!("Relaying {whose}"))));
                    let url = field("url");
                    assert_eq!(url.is_some(), address.is_some());
                    assert!(url.is_none_or(|url| !url.contains(['{', '}', '\\', ' '])));
                }
            }
        }
        let Some(found) = readers::read("bibtex.py", "citations.bib", file.as_bytes()) else { continue };
        assert_eq!(found.len(), citations.len());
        for (entry, citation) in found.iter().zip(citations) {
            assert_eq!(entry["key"], citation.key.as_str());
            let line = entry["set"].as_str().expect("a line is set").replace('\u{a0}', " ");
            // Only letters are compared: this reader does not draw the commands of TeX. The other has compared all.
            if citation.title.chars().all(|c| c.is_alphanumeric() || " .,:()%&#_".contains(c)) {
                assert!(line.contains(&set(&citation.title)), "{} is not in {line}", citation.title);
            }
        }
    }
}

#[test]
fn csl_is_read_back_and_set_by_readers_that_are_not_ours() {
    let shipped = load::shipped();
    let hostile = hostile();
    let vague = vague_dates();
    let all = [
        of_all_sorts(
            &shipped,
            "ru-suspend-taliban-ban-2025",
            "who accepts at least charges d'affaires from the taliban",
        ),
        of_all_sorts(&hostile, "al-list", "who lists omega"),
        of_all_sorts(&vague, "al-list", "who lists omega"),
    ];
    for citations in &all {
        let file = csl::csl_json(citations);
        let items: Vec<Value> = serde_json::from_str(&file).expect("CSL-JSON is JSON");
        assert_eq!(items.len(), citations.len());
        for (item, citation) in items.iter().zip(citations) {
            assert_eq!(item["id"], citation.key.as_str());
            assert_eq!(item["title"], citation.title.as_str());
            assert_eq!(item["author"][0]["literal"].as_str(), citation.author.as_deref());
            if let Work::Comity(edition) = &citation.work {
                assert_eq!(item["version"], edition.version.as_str());
                let note = item["note"].as_str().expect("the note has both clocks");
                for part in [&edition.asked, &edition.known_by, &edition.hash.to_string()] {
                    assert!(note.contains(part.as_str()), "{part} is not in {note}");
                }
            }
        }
        let Some(found) = readers::read("csl.js", "citations.json", file.as_bytes()) else { continue };
        for (read, (item, citation)) in found.iter().zip(items.iter().zip(citations)) {
            assert_eq!(&read["item"], item, "a field is not as the schema has it");
            let set = read["set"].as_str().expect("a line is set");
            let plain = citation.title.chars().all(|c| c.is_alphanumeric() || " .,:()".contains(c));
            assert!(!plain || set.contains(&citation.title), "{} is not in {set}", citation.title);
        }
    }
}

/// An act whose sources are dated in every way that a date can be written.
fn vague_dates() -> Loaded {
    let dates =
        ["2001", "2001-02", "2001-02-03", "2001~", "2001-02-03?", "..2001-02", "2001..", "2001/2002-03"];
    let ids: Vec<String> = (0..dates.len()).map(|number| format!("\"source-{number}\"")).collect();
    let sources: String = ids
        .iter()
        .zip(dates)
        .map(|(id, date)| format!("(id: {id}, title: \"Title\", publisher: \"Press\", published: \"{date}\", also_at: [\"https://example.org\"]),"))
        .collect();
    let text = format!(
        "(entities: [(id: \"alpha\", kind: State, name: \"Alpha\"), (id: \"omega\", kind: Movement, name: \"Omega\")],
          instruments: [(id: \"list\", name: \"List\", kind: TerroristList, of: \"alpha\")], sources: [{sources}],
          acts: [(id: \"al-list\", on: \"2001-02-03\", by: \"alpha\", did: List(of: \"omega\", under: \"list\"), sources: [{}])])",
        ids.join(",")
    );
    support::load_text(Shipped::Nothing, "vague.ron", &text)
}

#[test]
fn every_way_to_write_a_date_keeps_its_meaning() {
    let loaded = vague_dates();
    let citations = cite::act(&citing(&loaded), loaded.graph.act("al-list").expect("on record"));
    let file = bibtex::bibtex(&citations);
    let read = Bibliography::parse(&file).expect("BibTeX is read");
    let dates: Vec<String> =
        read.iter().skip(1).map(|entry| entry.get("date").expect("it is dated").format_verbatim()).collect();
    let expected =
        ["2001", "2001-02", "2001-02-03", "2001~", "2001-02-03?", "/2001-02", "2001/", "2001/2002-03"];
    assert_eq!(dates, expected);
    assert!(
        read.iter().all(|entry| entry.date().is_ok_and(|date| matches!(date, PermissiveType::Typed(_)))),
        "{file}"
    );
    let items: Vec<Value> = serde_json::from_str(&csl::csl_json(&citations)).expect("CSL-JSON is JSON");
    let issued: Vec<String> = items.iter().skip(1).map(|item| item["issued"].to_string()).collect();
    assert_eq!(issued[2], r#"{"date-parts":[[2001,2,3]]}"#);
    assert_eq!(issued[3], r#"{"circa":true,"date-parts":[[2001]]}"#);
    assert_eq!(issued[5], r#"{"literal":"by February 2001"}"#);
    assert_eq!(issued[7], r#"{"date-parts":[[2001],[2002]]}"#);
}

#[test]
fn no_form_shows_a_character_that_steers() {
    let citations = of_all_sorts(&hostile(), "al-list", "who lists omega");
    for shown in [text::text(&citations), bibtex::bibtex(&citations), csl::csl_json(&citations)] {
        let lines: String = shown.lines().collect();
        assert_eq!(visible(&lines), lines);
    }
    // Outside of JSON, which has its own way, nothing of a title opens an entry, a field or a line.
    let file = bibtex::bibtex(&citations);
    assert_eq!(file.lines().filter(|line| line.starts_with('@')).count(), citations.len());
}

#[test]
fn a_refuted_report_is_not_cited_as_a_fact() {
    let loaded = load::shipped();
    let act = loaded.graph.act("ru-delist-taliban-2024-12-headline").expect("on record");
    let record = &cite::act(&citing(&loaded), act)[0];
    assert!(record.title.starts_with("Refuted report: "), "{}", record.title);
    let Work::Comity(edition) = &record.work else { panic!("the record is comity's own") };
    assert!(edition.found.contains("Refuted: "));
}

#[test]
fn a_day_of_access_is_in_a_citation_only_where_it_is_given() {
    let loaded = support::article();
    let plain = [cite::data(&citing(&loaded))];
    let day = Day::new(2026, 7, 1).expect("a day");
    let dated = [cite::data(&Citing { accessed: Some(day), ..citing(&loaded) })];
    for form in [text::text as fn(&[Citation]) -> String, bibtex::bibtex, csl::csl_json] {
        assert!(!form(&plain).contains("ccessed") && !form(&plain).contains("urldate"));
        assert_eq!(form(&plain), form(&plain));
        assert_ne!(form(&plain), form(&dated));
    }
    assert!(bibtex::bibtex(&dated).contains("urldate = {2026-07-01}"));
    assert!(text::text(&dated).contains("Accessed 2026-07-01."));
}

#[test]
fn no_two_citations_share_a_key() {
    let (all, article) = (load::shipped(), support::article());
    let long = "who recognizes the taliban or accepts envoys from the taliban but not lists the taliban on";
    let mut keys: Vec<String> = [
        cited(&all, &format!("{long} 2024-10-04")).key,
        cited(&all, &format!("{long} 2024-10-05")).key,
        cited(&all, &format!("{long} 2024-10-04 known by 2024-10-04")).key,
        cited(&article, &format!("{long} 2024-10-04")).key,
        cite::data(&citing(&all)).key,
        cite::data(&citing(&article)).key,
    ]
    .to_vec();
    assert!(keys.iter().all(|key| key.len() <= 80 && key.starts_with("comity-")), "{keys:?}");
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), 6);
}

/// The texts of the register and the cases, as files.
fn shipped_texts() -> Vec<(String, String)> {
    ["graphs/entities", "graphs/cases"]
        .into_iter()
        .flat_map(|folder| support::files(folder, "ron"))
        .map(|path| (path.display().to_string(), fs::read_to_string(&path).expect("graph files are UTF-8")))
        .collect()
}

#[test]
fn the_hash_does_not_hang_on_files_or_on_their_order() {
    let mut texts = shipped_texts();
    assert!(texts.len() > 3);
    let hash = load::shipped().graph.content_hash();
    assert_eq!(hash, load::from_texts(Shipped::Nothing, texts.clone()).graph.content_hash());
    texts.reverse();
    texts.iter_mut().enumerate().for_each(|(number, (name, _))| *name = format!("{number}.ron"));
    assert_eq!(hash, load::from_texts(Shipped::Nothing, texts).graph.content_hash());
}

/// A graph with a record of each sort and every field that an answer may show.
const EACH_SORT: &str = r#"(
    entities: [
        (id: "alpha", kind: State, name: "Alpha", definite: true, aliases: ["Alph"], demonyms: ["Alphan"], iso3: "AAA", cow_letters: "ALP",
         cow_number: 7, life: (from: "1900", until: "2100"), names: [(name: "Old Alpha", from: "1900", until: "1950")], note: "a land"),
        (id: "beta", kind: State, name: "Beta", succeeds: ["gamma"]),
        (id: "gamma", kind: State, name: "Gamma"),
        (id: "omega", kind: Movement, name: "Omega", claims: "gamma"),
    ],
    groups: [(id: "club", name: "Club", aliases: ["the club"], members: [(id: "alpha", from: "1990"), (id: "beta")], note: "a group")],
    instruments: [(id: "list", name: "List", kind: TerroristList, of: "alpha", aliases: ["the list"], note: "a list")],
    lenses: [(id: "loose", name: "Loose", counts: [Relations, Envoy(rank: Envoy, step: CopyReceived), Mission(grade: Embassy)], note: "a lens")],
    sources: [
        (id: "paper", title: "Title", author: "Desk", publisher: "Press", relays: "Agency", published: "2001-03", address: "https://example.org/a",
         also_at: ["https://example.org/b"], accessed: "2020-01-01", language: "en", quote: "in short", note: "a source"),
        (id: "wire", title: "Other", publisher: "Wire", published: "2002"),
    ],
    acts: [
        (id: "al-list", on: "2001-02-03", by: "alpha", did: List(of: "omega", under: "list"), dates: (decided: "2001-01", announced: "2001-02-02",
         reported: "2001-02-04"), speakers: ["the minister"], styled: "the band", sources: ["paper"], reviewed: "2020-02-02", note: "an act"),
        (id: "al-exempt", on: "2001-02-05", by: "alpha", did: Exempt(of: "omega", under: "list"), until: "2003", after: ["al-list"], sources: ["paper"]),
        (id: "be-envoy", on: "2001-02-06", by: "beta", did: ReceiveEnvoy(of: "omega", rank: Consul, post: "consulate"), disclaims: true, sources: ["wire", "paper"]),
        (id: "be-recognize", on: "2001-02-07", by: "beta", did: Recognize(of: "gamma", as: State, quality: DeFacto), sources: ["wire"]),
        (id: "ga-recognize", on: "2001-02-07", by: "gamma", did: Recognize(of: "beta", as: State), refuted: "it did not", sources: ["wire"]),
        (id: "al-open", on: "2001-02-08", by: "alpha", did: Open(of: "beta", grade: Consular), step: InForce, sources: ["wire"]),
    ],
    claims: [(act: "be-envoy", says: Denies, by: "beta", source: "wire")],
    readings: [(act: "al-list", by: "beta", meant: "a gesture", source: "wire")],
    coverage: [(matter: Listing, of: "omega", authors: EveryOtherState, since: "2000-01-01", until: "2002-12-31", basis: Stated, sources: ["wire"])],
    checkpoints: [(on: "2001-06-01", by: "alpha", of: "omega", holds: Listed(under: "list"))],
    published: [(id: "one-lists", on: "2001-06-01", of: "omega", holds: Listed(under: "list"), exactly: 1, sources: ["wire"])],
    questions: [(id: "asked", ask: "who lists omega", finding: "Alpha does", note: "a question")],
)"#;

#[test]
fn whatever_is_changed_in_the_data_changes_the_hash() {
    let sound = |text: &str| {
        let loaded = support::load_text(Shipped::Nothing, "each.ron", text);
        let broken: Vec<_> = loaded.diagnostics.iter().map(|fault| fault.headline.clone()).collect();
        (loaded, broken)
    };
    let (loaded, _) = sound(EACH_SORT);
    let records = loaded.graph.canonical_records();
    for sort in [
        "entity",
        "group",
        "instrument",
        "lens",
        "source",
        "act",
        "claim",
        "reading",
        "coverage",
        "checkpoint",
        "published",
        "question",
    ] {
        assert!(records.contains(&format!("{{\"record\":\"{sort}\"")), "no {sort} in\n{records}");
    }
    let hash = loaded.graph.content_hash();
    let edits = [
        ("definite: true", "definite: false"),
        ("\"Alph\"", "\"Alf\""),
        ("\"Alphan\"", "\"Alfan\""),
        ("\"AAA\"", "\"AAB\""),
        ("\"ALP\"", "\"ALF\""),
        ("cow_number: 7", "cow_number: 8"),
        ("life: (from: \"1900\"", "life: (from: \"1901\""),
        ("until: \"2100\"", "until: \"2101\""),
        ("Old Alpha", "Elder Alpha"),
        ("until: \"1950\"", "until: \"1951\""),
        ("\"a land\"", "\"some land\""),
        ("succeeds: [\"gamma\"]", "succeeds: []"),
        ("claims: \"gamma\"", "claims: \"beta\""),
        ("the club", "that club"),
        ("from: \"1990\"", "from: \"1991\""),
        ("\"a group\"", "\"some group\""),
        ("kind: TerroristList", "kind: SanctionsList"),
        ("the list", "that list"),
        ("\"a list\"", "\"some list\""),
        ("[Relations, Envoy", "[Envoy"),
        ("rank: Envoy, step", "rank: Ambassador, step"),
        ("step: CopyReceived", "step: CredentialsReceived"),
        ("grade: Embassy", "grade: Technical"),
        ("\"a lens\"", "\"some lens\""),
        ("title: \"Title\"", "title: \"Titles\""),
        ("author: \"Desk\"", "author: \"Office\""),
        ("publisher: \"Press\"", "publisher: \"Paper\""),
        ("relays: \"Agency\"", "relays: \"Office\""),
        ("published: \"2001-03\"", "published: \"2001-03~\""),
        ("example.org/a", "example.org/c"),
        ("example.org/b", "example.org/c"),
        ("accessed: \"2020-01-01\"", "accessed: \"2020-01-02\""),
        ("language: \"en\"", "language: \"fr\""),
        ("in short", "at length"),
        ("\"a source\"", "\"some source\""),
        ("on: \"2001-02-03\"", "on: \"2001-02\""),
        ("decided: \"2001-01\"", "decided: \"2001-01-01\""),
        ("announced: \"2001-02-02\"", "announced: \"2001-02-01\""),
        ("reported: \"2001-02-04\"", "reported: \"2001-02-05\""),
        ("the minister", "a minister"),
        ("the band", "a band"),
        ("reviewed: \"2020-02-02\"", "reviewed: \"2020-02-03\""),
        ("\"an act\"", "\"some act\""),
        ("until: \"2003\"", "until: \"2004\""),
        ("after: [\"al-list\"], ", ""),
        ("post: \"consulate\"", "post: \"other consulate\""),
        ("rank: Consul", "rank: Envoy"),
        ("disclaims: true, ", ""),
        ("sources: [\"wire\", \"paper\"]", "sources: [\"wire\"]"),
        ("as: State, quality: DeFacto", "as: State, quality: DeJure"),
        ("it did not", "it never did"),
        ("grade: Consular", "grade: Technical"),
        ("says: Denies", "says: Asserts"),
        ("a gesture", "a promise"),
        ("EveryOtherState", "EveryState"),
        ("since: \"2000-01-01\"", "since: \"2000-01-02\""),
        ("until: \"2002-12-31\"", "until: \"2002-12-30\""),
        ("basis: Stated", "basis: Searched"),
        ("checkpoints: [(on: \"2001-06-01\"", "checkpoints: [(on: \"2001-06-02\""),
        ("exactly: 1", "at_least: 1"),
        ("ask: \"who lists omega\"", "ask: \"who lists the omega\""),
        ("finding: \"Alpha does\"", "finding: \"Alpha did\""),
        ("\"a question\"", "\"some question\""),
    ];
    for (from, to) in edits {
        assert!(EACH_SORT.contains(from), "{from}");
        let (edited, faults) = sound(&EACH_SORT.replacen(from, to, 1));
        assert_ne!(edited.graph.content_hash(), hash, "{from} → {to} ({faults:?})");
        // The record is there, only otherwise: it did not change the hash by being left out.
        assert_eq!(
            edited.graph.canonical_records().lines().count(),
            records.lines().count(),
            "{from} → {to} ({faults:?})"
        );
    }
    // What stands in a file and means nothing changes nothing.
    for (from, to) in [
        ("sources: [\"wire\", \"paper\"]", "sources: [\"paper\", \"wire\"]"),
        ("\n    acts: [", "\n    // Acts.\n    acts:   ["),
    ] {
        assert_eq!(EACH_SORT.matches(from).count(), 1, "{from}");
        assert_eq!(sound(&EACH_SORT.replacen(from, to, 1)).0.graph.content_hash(), hash, "{from} → {to}");
    }
}

#[test]
fn the_citation_file_agrees_with_the_package() {
    let text = fs::read_to_string(support::root().join("CITATION.cff")).expect("the file is UTF-8");
    let file: Value = serde_saphyr::from_str(&text).expect("the file is YAML");
    for needed in ["cff-version", "message", "title", "authors"] {
        assert!(!file[needed].is_null(), "the Citation File Format wants `{needed}`");
    }
    assert_eq!(file["cff-version"], "1.2.0");
    assert_eq!(file["type"], "software");
    assert_eq!(file["title"], env!("CARGO_PKG_NAME"));
    assert_eq!(file["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(file["authors"][0]["name"], cite::AUTHORS);
    let licences: Vec<&str> =
        file["license"].as_array().expect("two licences").iter().filter_map(Value::as_str).collect();
    assert_eq!(licences.join(" OR "), env!("CARGO_PKG_LICENSE"));
}
