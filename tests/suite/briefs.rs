//! Briefs for simulations: nothing of a later day stands in one, whoever it is for.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use comity::graph::EntityRef;
use comity::lesson::form::paper::Block;
use comity::lesson::form::{PaperSize, html, markdown, pages};
use comity::lesson::{Brief, BriefError, BriefRequest, brief};
use comity::load::{self, Loaded, Shipped};
use comity::time::Day;
use comity::vocabulary::EntityKind;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::support;

static SHIPPED: LazyLock<Loaded> = LazyLock::new(load::shipped);

fn day(text: &str) -> Day {
    Day::read(text).expect("a day")
}

fn entity(loaded: &'static Loaded, id: &str) -> EntityRef<'static> {
    loaded.graph.entity(id).unwrap_or_else(|| panic!("{id} is not there"))
}

fn request(side: &str, on: &str) -> BriefRequest<'static> {
    let side = entity(&SHIPPED, side);
    BriefRequest {
        side,
        about: None,
        others: Vec::new(),
        on: day(on),
        known_by: day(on),
        paper: PaperSize::A4,
    }
}

fn made(request: &BriefRequest<'static>) -> Brief {
    brief(&SHIPPED.graph, request).unwrap_or_else(|error| panic!("{error}"))
}

/// What a reader sees of each of the three forms. The pages are those of which the PDF is made.
fn forms(brief: &Brief) -> Vec<(&'static str, String)> {
    let page = html::html(&brief.paper, PaperSize::A4);
    let page = page.split_once("<body>").expect("a page has a body").1.to_owned();
    let mut forms = vec![("Markdown", markdown::paper(&brief.paper)), ("HTML", shown(&page))];
    for size in [PaperSize::A4, PaperSize::Letter] {
        forms.push(("PDF", shown(&pages::pages(&brief.paper, size).concat())));
    }
    if let Some((svg, words)) = figure(brief) {
        forms.push(("the figure", shown(svg)));
        forms.push(("the figure in words", words.to_owned()));
    }
    forms
}

/// The figure of a brief, drawn and in words.
fn figure(brief: &Brief) -> Option<(&str, &str)> {
    brief.paper.blocks.iter().find_map(|block| match block {
        Block::Figure { svg, alternative } => Some((svg.as_str(), alternative.as_str())),
        _ => None,
    })
}

/// The text of a document without its tags, in one line.
fn shown(document: &str) -> String {
    let texts = document.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text.trim());
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The dates after a day that a text names, sought in another way than the program seeks them: word by word.
fn later_dates(text: &str, last: Day) -> Vec<String> {
    let (year, month, day) = last.parts();
    let names = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let number = |at: Option<usize>| at.and_then(|at| words.get(at)?.parse::<i32>().ok());
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        let Some(named) = word.parse::<i32>().ok().filter(|_| is_number && matches!(word.len(), 4 | 8))
        else {
            continue;
        };
        let date = match word.len() {
            8 => (named / 10_000, named / 100 % 100, named % 100),
            _ => match at
                .checked_sub(1)
                .and_then(|before| names.iter().position(|name| *name == words[before]))
            {
                Some(month) => {
                    let day = number(at.checked_sub(2)).filter(|day| (1..=31).contains(day));
                    (named, i32::try_from(month).expect("of twelve") + 1, day.unwrap_or(1))
                }
                None => match (number(Some(at + 1)), number(Some(at + 2))) {
                    // In digits: 2023-12-29.
                    (Some(month), Some(day)) if words[at + 1].len() == 2 => (named, month, day),
                    _ => (named, 1, 1),
                },
            },
        };
        let is_date = (1900..2100).contains(&date.0) && (1..=12).contains(&date.1);
        if is_date && date > (i32::from(year), i32::from(month), i32::from(day)) {
            found.push(format!("{date:?}"));
        }
    }
    found
}

#[test]
fn later_dates_are_found() {
    let last = day("2023-12-01");
    let text = "on 2 December 2023, in January 2024, 2024, 2023-12-29, 20240101 and by 1 May 2031";
    assert_eq!(later_dates(text, last).len(), 6);
    let text = "on 1 December 2023, in December 2023, 2023, 2023-11-29, 1988 and 20231201; page 2150, HL2049";
    assert_eq!(later_dates(text, last), Vec::<String>::new());
}

/// A side, whom the brief is about, others, the day, and how long before or after it the known ends.
fn requests() -> impl Strategy<Value = BriefRequest<'static>> {
    let graph = &SHIPPED.graph;
    let horizon = graph.horizon().expect("there are acts");
    let first = day("1996-01-01");
    // Those that have acted as often as all states together, of whom most have done nothing.
    let acted: BTreeSet<EntityRef<'static>> =
        graph.acts(comity::graph::ActFilter::default()).map(|act| act.author()).collect();
    let acted: Vec<EntityRef<'static>> = acted.into_iter().collect();
    let states: Vec<EntityRef<'static>> =
        graph.entities().filter(|one| one.kind() == EntityKind::State).collect();
    let party = move || {
        let (acted, states) = (acted.clone(), states.clone());
        (any::<Index>(), 0u8..4).prop_map(move |(at, kind)| match kind {
            0 => *at.get(&states),
            _ => *at.get(&acted),
        })
    };
    let span = horizon.days_since(first);
    let about = prop_oneof![
        1 => Just(None),
        3 => Just(Some("taliban")),
        1 => Just(Some("islamic-republic")),
    ];
    (party(), about, proptest::collection::vec(party(), 0..4), 0..span, (0u8..4, 0u8..3), 0..900i32).prop_map(
        move |(side, about, others, at, (clocks, size), lag)| {
            let on = first.plus(at);
            let known_by = match clocks {
                0 => on.plus(-lag).max(first),
                1 => on.plus(lag).min(horizon),
                _ => on,
            };
            let paper = if size == 0 { PaperSize::Letter } else { PaperSize::A4 };
            let about = about.and_then(|id| graph.entity(id));
            let taken = [Some(side), about];
            let mut others: Vec<_> = others.into_iter().filter(|one| !taken.contains(&Some(*one))).collect();
            others.sort();
            others.dedup();
            BriefRequest { side, about, others, on, known_by, paper }
        },
    )
}

proptest! {
    #![proptest_config(support::laws(150))]

    /// No source published after the day known by, no act after the day, no later date in any form, and not a word of what the files say
    /// about an act: it was written by those who know how things went on.
    #[test]
    fn nothing_of_a_later_day_is_in_a_brief(request in requests()) {
        let graph = &SHIPPED.graph;
        let brief = match brief(graph, &request) {
            Ok(brief) => brief,
            Err(BriefError::NotThen { .. } | BriefError::Twice { .. } | BriefError::AboutNobody) => return Ok(()),
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
        };
        for id in &brief.acts {
            let act = graph.act(id).expect("it is told by its id");
            prop_assert!(act.known_from() <= request.known_by, "{id} was not known");
            prop_assert!(act.on().earliest() <= request.on && act.window().0 <= request.on, "{id} came later");
            prop_assert!(act.refuted().is_none(), "{id} is refuted, which is told by hindsight");
        }
        let named: BTreeSet<&str> = brief.sources.iter().map(String::as_str).collect();
        for source in graph.sources().filter(|source| named.contains(source.id().as_str())) {
            prop_assert!(source.published().latest() <= request.known_by, "{} came out later", source.id());
        }
        let known: BTreeSet<&str> =
            graph.sources().filter(|one| one.known_from() <= request.known_by).map(|one| one.title()).collect();
        // A title that is no more than a name tells nothing.
        let names: BTreeSet<&str> = graph.entities().map(|entity| entity.name()).collect();
        let last = request.on.max(request.known_by);
        for (form, text) in forms(&brief) {
            prop_assert_eq!(later_dates(&text, last), Vec::<String>::new(), "{}: {}", form, text);
            for source in graph.sources().filter(|source| source.known_from() > request.known_by) {
                let title = source.title();
                let is_telling = title.len() > 20 && !known.contains(title) && !names.contains(title);
                prop_assert!(!is_telling || !text.contains(title), "{form}: a title of later: {title}");
                let address = source.address().unwrap_or("no address");
                prop_assert!(!text.contains(address), "{form}: {address}");
            }
            for note in brief.acts.iter().filter_map(|id| graph.act(id)?.note()) {
                prop_assert!(note.len() < 20 || !text.contains(note), "{form}: a note: {note}");
            }
        }
        prop_assert_eq!(pages::pages(&brief.paper, request.paper).len(), 1, "it is one page");
    }
}

#[test]
fn the_brief_of_kazakhstan_is_as_it_was() {
    let first = made(&request("kazakhstan", "2023-12-01"));
    support::compare("output/lessons/brief-kazakhstan-2023-12-01.md", &markdown::paper(&first.paper));
    let page = html::html(&first.paper, PaperSize::A4);
    support::compare("output/lessons/brief-kazakhstan-2023-12-01.html", &page);
    let again = load::shipped();
    let side = again.graph.entity("kazakhstan").expect("it is shipped");
    let (others, on) = (Vec::new(), day("2023-12-01"));
    let request = BriefRequest { side, about: None, others, on, known_by: on, paper: PaperSize::A4 };
    assert_eq!(brief(&again.graph, &request).as_ref(), Ok(&first), "the same brief each time");
}

/// Four weeks later the removal has been announced, and a month later it is done: each brief tells what its day knew.
#[test]
fn what_is_announced_is_an_intent_until_it_is_done() {
    let text = |on: &str| markdown::paper(&made(&request("kazakhstan", on)).paper);
    let removal = "to take the Taliban off Kazakhstan's list";
    assert!(!text("2023-12-01").contains(removal));
    assert!(text("2023-12-29").contains(&format!("you decided in principle {removal}")));
    let done = text("2024-02-01");
    assert!(done.contains("You took the Taliban off Kazakhstan's list") && !done.contains(removal));
    // The other clock: on the same day, with what had been published a year before.
    let earlier = BriefRequest { known_by: day("2022-12-31"), ..request("kazakhstan", "2023-12-01") };
    let text = markdown::paper(&made(&earlier).paper);
    assert!(!text.contains("accepted an envoy") && text.contains("published by 31 December 2022"), "{text}");
}

/// A figure says where the side and others stood as was known: nothing that was done or published later moves anybody in it.
#[test]
fn the_figure_knows_what_the_day_knew() {
    let first = made(&request("kazakhstan", "2023-12-01"));
    let (svg, words) = figure(&first).expect("there is room for it");
    assert!(words.contains("- Chargé, other envoy\n  - Kazakhstan (you): lists it\n"), "{words}");
    assert!(words.contains("  - Turkey: perhaps\n") && svg.contains(">Turkey: perhaps</text>"), "{words}");
    assert!(svg.contains("<title id=\"title\">You and ") && svg.contains("<desc id="), "{svg}");
    let earlier = BriefRequest { known_by: day("2022-12-31"), ..request("kazakhstan", "2023-12-01") };
    let earlier = made(&earlier);
    let (_, words) = figure(&earlier).expect("there is room for it");
    assert!(words.contains("as known by 31 December 2022"), "{words}");
    assert!(words.contains("- Mission kept, or consul\n  - Kazakhstan (you): lists it\n"), "{words}");

    let then = "(id: \"a\", on: \"1991-02-03\", by: \"ruritania\", did: Recognize(of: \"utopia\", as: State), sources: [\"s\"]),
        (id: \"b\", on: \"1991\", by: \"freedonia\", did: Open(of: \"utopia\"), sources: [\"s\"]),
        (id: \"z\", on: \"2010-01-01\", by: \"france\", did: Recognize(of: \"ruritania\", as: State), sources: [\"t\"])";
    let later = "(id: \"c\", on: \"1991-05-01\", by: \"graustark\", did: Recognize(of: \"utopia\", as: State), sources: [\"t\"]),
        (id: \"d\", on: \"1992-05-01\", by: \"freedonia\", did: Recognize(of: \"utopia\", as: State), sources: [\"t\"]),
        (id: \"e\", on: \"1993-01-01\", by: \"ruritania\", did: Withdraw(of: \"utopia\", as: State), sources: [\"t\"])";
    let brief_of = |acts: &str| {
        let names = ["ruritania", "freedonia", "graustark", "utopia"];
        let lands = names.map(|id| format!("(id: \"{id}\", kind: State, name: \"{}\")", id.to_uppercase()));
        let source = |id: &str, day: &str| {
            format!("(id: \"{id}\", title: \"A note\", publisher: \"Gazette\", published: \"{day}\")")
        };
        let text = format!(
            "(entities: [{}], sources: [{}, {}], acts: [{acts}])",
            lands.join(", "),
            source("s", "1991-12-31"),
            source("t", "2010-01-01")
        );
        let loaded = support::load_text(Shipped::Register, "lands.ron", &text);
        assert!(loaded.graph.act("b").is_some(), "{:?}", loaded.diagnostics);
        let party = |id: &str| loaded.graph.entity(id).expect("it is there");
        let request = BriefRequest {
            side: party("ruritania"),
            about: Some(party("utopia")),
            others: vec![party("graustark")],
            on: day("1992-01-01"),
            known_by: day("1992-01-01"),
            paper: PaperSize::A4,
        };
        brief(&loaded.graph, &request).expect("it can be made")
    };
    let (with, without) = (brief_of(&format!("{then}, {later}")), brief_of(then));
    assert_eq!(with, without);
    let (_, words) = figure(&with).expect("there is room for it");
    let shown = "- Express recognition\n  - RURITANIA (you)\n- Mission kept, or consul\n  - FREEDONIA\n- No rung on record\n  - GRAUSTARK\n";
    assert!(words.contains(shown), "{words}");
}

#[test]
fn others_who_are_named_are_told_of_and_their_silence_is() {
    let (russia, uruguay) = (entity(&SHIPPED, "russia"), entity(&SHIPPED, "uruguay"));
    let request = BriefRequest { others: vec![russia, uruguay], ..request("kazakhstan", "2023-12-01") };
    let text = markdown::paper(&made(&request).paper);
    assert!(text.contains("- Russia "), "{text}");
    assert!(text.contains("What Uruguay did about the Taliban: nothing is on record."), "{text}");
    assert!(!text.contains("- Kyrgyzstan"), "{text}");
}

/// Who is asked for is told of where anything is on record, or is named as left out; an announcement bears its own day.
#[test]
fn nobody_who_is_named_is_passed_over_in_silence() {
    let others: Vec<_> =
        ["kazakhstan", "uzbekistan", "china", "iran", "pakistan", "kyrgyzstan", "tajikistan"]
            .map(|id| entity(&SHIPPED, id))
            .to_vec();
    for on in ["2021-12-01", "2024-10-05", "2025-08-01"] {
        let request = BriefRequest { others: others.clone(), ..request("russia", on) };
        let text = markdown::paper(&made(&request).paper);
        for other in &others {
            assert!(text.contains(other.name()), "{on}: {}: {text}", other.name());
        }
    }
    let text = markdown::paper(&made(&request("russia", "2024-10-05")).paper);
    assert!(text.contains("On 4 October 2024 you decided in principle to take the Taliban off"), "{text}");
}

#[test]
fn a_state_of_which_nothing_is_on_record_gets_a_brief_that_says_so() {
    let text = markdown::paper(&made(&request("uruguay", "2022-05-01")).paper);
    for part in [
        "Nothing on record, which is not a no",
        "Nothing that you did towards the Taliban is on record by this day.",
        "No statement of yours is on record",
        "took control of Afghanistan on 15 August 2021",
        "**Recognition of a government**",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn a_day_or_a_party_of_which_no_brief_can_be_made_is_refused() {
    let refused =
        |request: &BriefRequest<'static>| brief(&SHIPPED.graph, request).expect_err("it cannot be made");
    for outside in ["1801-01-01", "2190-01-01"] {
        let error = refused(&request("kazakhstan", outside));
        assert!(matches!(error, BriefError::DayOutside { .. }), "{error}");
        let error = refused(&BriefRequest { known_by: day(outside), ..request("kazakhstan", "2023-12-01") });
        assert!(error.to_string().contains(&format!("of {outside} they say nothing")), "{error}");
    }
    let kazakhstan = entity(&SHIPPED, "kazakhstan");
    let twice = BriefRequest { others: vec![kazakhstan], ..request("kazakhstan", "2023-12-01") };
    assert_eq!(refused(&twice), BriefError::Twice { name: "Kazakhstan".to_owned() });
    let about = BriefRequest { about: Some(kazakhstan), ..request("kazakhstan", "2023-12-01") };
    assert_eq!(refused(&about), BriefError::Twice { name: "Kazakhstan".to_owned() });
    let empty = load::from_texts(Shipped::Register, Vec::new());
    let side = empty.graph.entity("france").expect("the register is there");
    let (others, on) = (Vec::new(), day("2023-12-01"));
    let request = BriefRequest { side, about: None, others, on, known_by: on, paper: PaperSize::A4 };
    assert_eq!(brief(&empty.graph, &request), Err(BriefError::DayOutside { day: on, data: None }));
}

#[test]
fn a_party_that_had_ended_or_not_begun_has_no_brief() {
    let text = "(entities: [(id: \"ruritania\", kind: State, name: \"Ruritania\", life: (from: \"1990-01-01\", until: \"2000-01-01\")),
          (id: \"utopia\", kind: State, name: \"Utopia\")],
        sources: [(id: \"s\", title: \"A note\", publisher: \"Gazette\", published: \"1980-01-01\"),
          (id: \"t\", title: \"Another\", publisher: \"Gazette\", published: \"2010-01-01\")],
        acts: [(id: \"a\", on: \"1980-01-01\", by: \"france\", did: Recognize(of: \"utopia\", as: State), sources: [\"s\"]),
          (id: \"b\", on: \"2010-01-01\", by: \"france\", did: Withdraw(of: \"utopia\", as: State), sources: [\"t\"])])";
    let loaded = support::load_text(Shipped::Register, "lands.ron", text);
    assert!(loaded.graph.act("b").is_some(), "{:?}", loaded.diagnostics);
    let of = |on: &str| {
        let (side, on) = (loaded.graph.entity("ruritania").expect("it is there"), day(on));
        brief(
            &loaded.graph,
            &BriefRequest { side, about: None, others: Vec::new(), on, known_by: on, paper: PaperSize::A4 },
        )
    };
    assert!(of("1995-01-01").is_ok());
    for gone in ["1985-01-01", "2005-01-01"] {
        let error = of(gone).expect_err("it was not there");
        assert_eq!(error.to_string(), format!("Ruritania is not on record as existing on {gone}"));
    }
}

/// "No other state did" was read of all who were not known to have done it.
#[test]
fn what_was_said_of_all_others_was_said_of_those_whose_act_was_not_known() {
    let text = "(entities: [(id: \"utopia\", kind: Movement, name: \"Utopia\")],
        sources: [(id: \"s\", title: \"No other state\", publisher: \"Gazette\", published: \"2000-06-01\"),
          (id: \"t\", title: \"A secret told\", publisher: \"Gazette\", published: \"2005-01-01\")],
        acts: [(id: \"a\", on: \"2000-01-01\", by: \"france\", did: Recognize(of: \"utopia\", as: Government), sources: [\"t\"])],
        coverage: [(matter: Recognition(as: Government), of: \"utopia\", authors: EveryOtherState, since: \"2000-06-01\", until: \"2000-06-01\", basis: Stated, sources: [\"s\"])])";
    let loaded = support::load_text(Shipped::Register, "secret.ron", text);
    assert!(loaded.graph.act("a").is_some(), "{:?}", loaded.diagnostics);
    let named = |id: &str| loaded.graph.entity(id).expect("it is there");
    let (side, about, on) = (named("france"), Some(named("utopia")), day("2000-06-01"));
    let text = |known_by: &str| {
        let request = BriefRequest {
            side,
            about,
            others: Vec::new(),
            on,
            known_by: day(known_by),
            paper: PaperSize::A4,
        };
        markdown::paper(&brief(&loaded.graph, &request).expect("the day is within the data").paper)
    };
    assert!(text("2000-06-01").contains("| recognized as a government | no |"), "{}", text("2000-06-01"));
    assert!(text("2005-01-01").contains("| recognized as a government | recognized |"));
}

#[test]
fn hostile_names_stay_text_in_every_form() {
    let hostile = "<script>alert(1)</script> \\u{202e}evil \\u{1b}[31m ]]> `x` | **b** $c$";
    let text = format!(
        "(entities: [(id: \"mallory\", kind: State, name: \"{hostile}\"), (id: \"eve\", kind: Movement, name: \"Eve {hostile}\")],
          instruments: [(id: \"list\", kind: TerroristList, of: \"mallory\", name: \"List {hostile}\")],
          sources: [(id: \"s\", title: \"T {hostile}\", publisher: \"P {hostile}\", published: \"2024-12-01\", quote: \"Q {hostile}\")],
          acts: [
            (id: \"x\", on: \"2024-11-30\", by: \"mallory\", did: ReceiveEnvoy(of: \"eve\", post: \"post {hostile}\"), styled: \"S {hostile}\", sources: [\"s\"]),
            (id: \"y\", on: \"2024-11-30\", by: \"mallory\", did: List(of: \"eve\", under: \"list\"), sources: [\"s\"]),
            (id: \"z\", on: \"2024-11-30\", by: \"mallory\", did: Declare(of: \"eve\"), speakers: [\"the ministry {hostile}\"], sources: [\"s\"])])"
    );
    let loaded = support::load_text(Shipped::Register, "hostile.ron", &text);
    assert!(loaded.graph.act("z").is_some(), "{:?}", loaded.diagnostics);
    let (side, on) = (loaded.graph.entity("mallory").expect("it is there"), day("2024-12-01"));
    let request =
        BriefRequest { side, about: None, others: Vec::new(), on, known_by: on, paper: PaperSize::A4 };
    let brief = brief(&loaded.graph, &request).expect("it is only a name");
    assert_eq!(brief.acts.len(), 3);
    let page = html::html(&brief.paper, PaperSize::A4);
    let svgs = pages::pages(&brief.paper, PaperSize::Letter);
    for document in
        std::iter::once(page.trim_start_matches("<!DOCTYPE html>")).chain(svgs.iter().map(String::as_str))
    {
        assert!(!document.contains("<script") && !document.contains(['\u{202e}', '\u{1b}']), "{document}");
        let mut reader = quick_xml::Reader::from_str(document);
        while !matches!(reader.read_event().expect("well-formed"), quick_xml::events::Event::Eof) {}
    }
    let text = markdown::paper(&brief.paper);
    assert!(
        !text.contains("<script") && !text.contains(['\u{202e}', '\u{1b}']) && text.contains("\\*\\*b"),
        "{text}"
    );
}

/// What pdftotext reads of the PDF names no later date, and is one page.
#[cfg(feature = "pdf")]
#[test]
fn a_brief_as_pdf_is_read_back_by_pdftotext() {
    for (side, on) in [("kazakhstan", "2023-12-01"), ("russia", "2024-10-05"), ("pakistan", "2001-10-01")] {
        let paper = made(&request(side, on)).paper;
        let svgs = pages::pages(&paper, PaperSize::A4);
        let bytes = comity::render::pdf::pages(&svgs, &paper.title).expect("our own pages");
        let Some(text) = crate::readers::pdf_text(&bytes, &[]) else { return };
        assert_eq!(text.matches('\u{c}').count(), 1, "{side}: one page");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains("What you cannot know") && text.contains("you need"), "{text}");
        assert!(text.contains("No rung is a step towards the next"), "{text}");
        assert_eq!(later_dates(&text, day(on)), Vec::<String>::new(), "{side}: {text}");
    }
}

/// What may or may not have been done yet is told in one way in each place, and nothing contradicts it.
#[test]
fn what_is_perhaps_done_is_told_as_that_throughout() {
    let text = |side: &str, on: &str| markdown::paper(&made(&request(side, on)).paper);
    let then = text("kazakhstan", "2023-12-29");
    for said in [
        "possibly listed: Kazakhstan's list of banned organizations",
        "You took the Taliban off Kazakhstan's list of banned organizations on some day since 29 December 2023, unless that is still to come.",
        "you decided in principle to take the Taliban off Kazakhstan's list of banned organizations; it may have been done by now.",
    ] {
        assert!(then.contains(said), "{said}: {then}");
    }
    assert!(!then.contains("perhaps not yet"), "{then}");
    let before = text("russia", "2024-10-04");
    assert!(!before.contains("it may have been done by now"), "{before}");
}

#[test]
fn briefs_are_plain_english() {
    let of = |side: &str, on: &str| {
        let about = Some(entity(&SHIPPED, "taliban"));
        made(&BriefRequest { about, ..request(side, on) })
    };
    let text = |side: &str, on: &str| markdown::paper(&of(side, on).paper);
    let azerbaijan = text("azerbaijan", "2023-12-29");
    assert!(azerbaijan.contains("On 29 December 2023 you said that you meant to open a"), "{azerbaijan}");
    let emirates = text("united-arab-emirates", "2024-09-01");
    assert!(emirates.contains("; an envoy of the Taliban took charge of the mission in"), "{emirates}");
    let india = text("india", "2025-10-12");
    assert!(india.contains("| possibly a consul | some day from 1 June 2025 on |"), "{india}");
    assert!(
        india.contains("\n- An envoy of the Taliban took charge of the mission in India on 11 November 2024"),
        "{india}"
    );
    assert!(india.contains("; the Taliban accepted an ambassador from Pakistan"), "{india}");
    let kazakhstan = of("kazakhstan", "2023-12-29");
    assert!(markdown::paper(&kazakhstan.paper).contains("on 15 August 2022, through the foreign ministry;"));
    let (svg, words) = figure(&kazakhstan).expect("there is room for it");
    assert!(words.contains("- No rung on record\n  - Azerbaijan\n"), "{words}");
    assert!(svg.contains("Turkey (perhaps). Mission kept, or consul: Kyrgyzstan; Turkey"), "{svg}");
    assert!(svg.contains(" No rung on record: Azerbaijan. Who dealt how"), "{svg}");
    assert!(svg.contains("Kazakhstan (you; perhaps lists it)"), "{svg}");
}
