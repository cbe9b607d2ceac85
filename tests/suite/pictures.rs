//! Pictures and tables of the README: rebuilt and compared byte for byte.

use comity::question::{self, Lexicon};
use comity::render::figure::{Frame, Style};
use comity::render::map::view::View;
use comity::render::world::State;
use comity::render::{
    Format, change, dot, ladder, lanes, map, matrix, network, render, steps, svg, tiles, trend,
};

use crate::support;

fn answer(question: &str) -> comity::question::Answer {
    support::ask(&support::article(), question).expect("the question can be understood")
}

#[test]
fn the_picture_of_the_news_item_is_as_it_was() {
    let picture =
        network::network(&answer("what stands with the taliban on 2024-10-04")).expect("it is small");
    support::compare("output/pictures/taliban-2024-10-04.svg", &svg::figure(picture.clone()).plain_svg());
    support::compare("output/pictures/taliban-2024-10-04.dot", &dot::dot(&picture));
    support::compare(
        "output/pictures/taliban-2024-10-04.txt",
        &comity::render::picture::twin::text_twin(&picture),
    );
}

#[test]
fn the_tables_of_the_news_item_are_as_they_were() {
    for (name, question) in [
        ("who-accepts-envoys", "who accepts envoys"),
        ("who-lists-the-taliban", "who lists the taliban on 2024-10-04"),
        ("who-recognizes-the-taliban", "who recognizes the taliban on 2024-10-04"),
    ] {
        let answer = answer(question);
        for (ending, format) in [("md", Format::Markdown), ("csv", Format::Csv), ("json", Format::Json)] {
            let text = render(&answer, format, 100).expect("every answer can be printed");
            support::compare(format!("output/tables/{name}.{ending}"), &text);
        }
    }
}

#[test]
fn every_entity_of_the_register_can_be_drawn() {
    let loaded = comity::load::shipped();
    let lexicon = Lexicon::new(&loaded.graph);
    for entity in loaded.graph.entities() {
        let question =
            question::parse(&format!("what stands with {}", entity.id()), &lexicon).expect("an id is a name");
        let picture =
            network::network(&question::ask(&loaded.graph, &question)).expect("the shipped graphs are small");
        let svg = svg::figure(picture.clone()).plain_svg();
        assert!(
            svg.contains("role=\"img\"") && svg.contains("<title") && svg.contains("<desc"),
            "{}",
            entity.id()
        );
        graphviz_rust::parse(&dot::dot(&picture)).unwrap_or_else(|error| panic!("{}: {error}", entity.id()));
    }
}

#[cfg(feature = "png")]
#[test]
fn a_picture_becomes_a_png_of_its_size() {
    let picture =
        network::network(&answer("what stands with the taliban on 2024-10-04")).expect("it is small");
    let bytes = comity::render::png::png(&svg::figure(picture.clone()).plain_svg(), 2.0)
        .expect("the picture can be drawn");
    let side = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
    assert!(side(16) > 1000 && side(20) > 500, "{} × {}", side(16), side(20));
}

/// Days on which the dealings with the Taliban stood in telling ways.
const TELLING_DAYS: [(&str, &str); 6] = [
    ("1998-01-01", "half a year after three states recognized"),
    ("2001-10-01", "two of them have withdrawn"),
    ("2022-06-01", "envoys without recognition, and one of their hosts still lists the movement"),
    ("2024-02-15", "China's president has taken an ambassador's letters"),
    ("2024-10-04", "the day of the news item: Russia has decided in principle, and delisted nobody"),
    ("2025-07-31", "Russia has recognized"),
];

/// What is asked about each of the days.
const TELLING_QUESTIONS: [(&str, &str); 3] = [
    ("who-recognizes", "who recognizes the taliban"),
    ("who-accepts-envoys", "who accepts envoys from the taliban"),
    ("who-lists", "who lists the taliban"),
];

#[test]
fn the_gallery_of_the_reference_graph_is_as_it_was() {
    let shipped = comity::load::shipped();
    let ask = |question: &str| support::ask(&shipped, question).expect("the question can be understood");
    let mut page = String::from(
        "# Gallery\n\nMade from the shipped graphs and compared by test. Each question can be asked as it stands: `comity QUESTION`, `comity draw \"QUESTION\" -o x.svg`.\n",
    );
    for (day, what) in TELLING_DAYS {
        page.push_str(&format!("\n## {day}: {what}\n\n| question | finding | |\n|---|---|---|\n"));
        for (name, question) in TELLING_QUESTIONS {
            let answer = ask(&format!("{question} on {day}"));
            let (table, picture) =
                (format!("tables/taliban/{name}-{day}.md"), format!("pictures/taliban/{name}-{day}.svg"));
            let markdown = render(&answer, Format::Markdown, 100).expect("every answer can be printed");
            support::compare(format!("output/{table}"), &markdown);
            let drawn = network::network(&answer).expect("it is small");
            support::compare(format!("output/{picture}"), &svg::figure(drawn).plain_svg());
            page.push_str(&format!(
                "| `{question} on {day}` | {} | [table]({table}), [picture]({picture}) |\n",
                comity::render::text::headline(&answer)
            ));
        }
    }
    let history = ask("what happened between russia and the taliban");
    let markdown = render(&history, Format::Markdown, 100).expect("every answer can be printed");
    support::compare("output/tables/taliban/russia-history.md", &markdown);
    let since_2021 = ask("what happened between russia and the taliban since 2021");
    let figure = lanes::lanes(&since_2021).expect("a history can be drawn").figure();
    support::compare("output/pictures/taliban/russia-history.svg", &figure.plain_svg());
    support::compare("output/pictures/taliban/russia-history.txt", &figure.twin);
    page.push_str(
        "\n## Russia and the Taliban\n\n`what happened between russia and the taliban`: [table](tables/taliban/russia-history.md); since 2021: \
         [picture](pictures/taliban/russia-history.svg), [its text](pictures/taliban/russia-history.txt)\n",
    );
    page.push_str(
        "\n## Every state a tile\n\nWho accepts envoys from the Taliban on 4 October 2024: [picture](pictures/taliban/tiles-who-accepts-envoys-2024-10-04.svg), \
         [its text](pictures/taliban/tiles-who-accepts-envoys-2024-10-04.txt). What stands with them on 31 July 2025: \
         [picture](pictures/taliban/tiles-what-stands-2025-07-31.svg), [its text](pictures/taliban/tiles-what-stands-2025-07-31.txt).\n\nThe first as a map under the neutral point of view: \
         [picture](pictures/taliban/map-who-accepts-envoys-2024-10-04.svg), [its text](pictures/taliban/map-who-accepts-envoys-2024-10-04.txt).\n\n\
         ## Six days in turn\n\nThe rungs of dealing with the Taliban from 1998 to 2026, everybody at one place: [moving picture](pictures/taliban/series-ladder.svg), which stands still for who asks for less motion.\n",
    );
    page.push_str(
        "\n## The news item alone\n\nWhat one article of 4 October 2024 told: `--case russia-taliban-2024-10`. [Picture](pictures/taliban-2024-10-04.svg), \
         [its text](pictures/taliban-2024-10-04.txt), [DOT](pictures/taliban-2024-10-04.dot); tables: [who accepts envoys](tables/who-accepts-envoys.md), \
         [who lists](tables/who-lists-the-taliban.md), [who recognizes](tables/who-recognizes-the-taliban.md).\n",
    );
    page.push_str(
        "\n## Teaching material\n\nThree recognitions and three endings, 1996–2001 ([how](../docs/teaching.md)): for school as \
         [Markdown](lessons/first-emirate-school.md), [worksheet](lessons/first-emirate-school.html), [key](lessons/first-emirate-school-key.html); for university as \
         [Markdown](lessons/first-emirate-university.md), [worksheet](lessons/first-emirate-university.html), [key](lessons/first-emirate-university-key.html). \
         [A handout](lessons/handout-1998.html). A brief for a simulation: [Markdown](lessons/brief-kazakhstan-2023-12-01.md), \
         [page](lessons/brief-kazakhstan-2023-12-01.html).\n",
    );
    page.push_str(&kinds_of_figures(&ask));
    page.push_str(
        "\n## Labels in another language\n\nThe ladder of 31 July 2025 with names in Persian (`--lang fa`): [picture](pictures/taliban/ladder-2025-07-31-fa.svg), \
         [its text](pictures/taliban/ladder-2025-07-31-fa.txt).\n",
    );
    support::compare("output/README.md", &page);
}

/// One figure of each further kind, compared with its file, and the lines of the gallery that show them.
fn kinds_of_figures(ask: &impl Fn(&str) -> comity::question::Answer) -> String {
    let stands = |day: &str| ask(&format!("what stands with the taliban on {day}"));
    let (before, after) = (stands("2024-10-04"), stands("2025-07-31"));
    let counts = ["recognize", "accept envoys from", "list"]
        .map(|verb| ask(&format!("how many states {verb} the taliban by year from 1994 to 2026")));
    let changed = ask("what changed between 2024-10-04 and 2025-07-04 for the taliban");
    let measure = ask("what happened between russia and the taliban since 2024");
    let figures = [
        ("ladder-2024-10-04", "rungs of dealing on one day", ladder::ladder(&before, None)),
        (
            "ladder-2025-07-31-vs-2024-10-04",
            "who moved between two days",
            ladder::ladder(&after, Some(&before)),
        ),
        ("matrix-2024-10-04", "who deals how, matter by matter", matrix::matrix(&before)),
        ("trend-1994-2026", "how many, year by year", trend::trend(&counts.each_ref())),
        ("change-2024-10-04-2025-07-04", "what changed between two days", change::change(&changed)),
        (
            "steps-russia-2024-2025",
            "from what was proposed to what was done",
            steps::steps(&measure, None, None),
        ),
    ];
    let mut lines = String::from("\n## One of each kind\n\n| figure | shows | finding |\n|---|---|---|\n");
    for (name, shows, figure) in figures {
        let figure = figure.expect("the answer can be drawn so");
        support::compare(format!("output/pictures/taliban/{name}.svg"), &figure.plain_svg());
        lines.push_str(&format!("| [{name}](pictures/taliban/{name}.svg) | {shows} | {} |\n", figure.title));
        if name.starts_with("change") {
            // Thirteen changes are what a slide holds, in two columns.
            let slide =
                figure.svg(&Style { frame: Frame::Slide, ..Style::default() }).expect("they fit a slide");
            support::compare(format!("output/pictures/taliban/{name}-slide.svg"), &slide);
            lines.push_str(&format!(
                "| [{name}-slide](pictures/taliban/{name}-slide.svg) | the same for a slide | {} |\n",
                figure.title
            ));
        }
    }
    lines
}

/// Names from files of unknown origin stay text in the lanes too, and a history without dates or with too many acts is refused.
#[test]
fn lanes_are_drawn_of_histories_alone_and_of_any_names() {
    let hostile = "<script>alert(1)</script> & \u{202e}evil \u{7} \"x\" ".repeat(8);
    let name = hostile.replace('\\', "\\\\").replace('"', "\\\"").replace('\u{7}', "\\u{7}");
    let text = format!(
        "(entities: [(id: \"a\", kind: State, name: \"{name}\"), (id: \"b\", kind: State, name: \"B\")],
          sources: [(id: \"s\", title: \"T <b>\", publisher: \"P\", published: \"2001\")],
          acts: [(id: \"x\", on: \"..2000\", by: \"a\", did: Establish(of: \"b\"), sources: [\"s\"]),
                 (id: \"y\", on: \"2000-05~\", by: \"b\", did: Declare(of: \"a\"), sources: [\"s\"])])"
    );
    let loaded = support::load_text(comity::load::Shipped::Nothing, "hostile.ron", &text);
    let answer = support::ask(&loaded, "what happened between a and b").expect("ids are names");
    let figure = lanes::lanes(&answer).expect("two acts with dates").figure();
    for text in [figure.plain_svg(), figure.twin.clone()] {
        assert!(!text.contains("<script") || !text.starts_with("<svg"), "{text}");
        assert!(!text.contains(['\u{202e}', '\u{7}']), "{text}");
    }
    let svg = figure.plain_svg();
    let mut reader = quick_xml::Reader::from_str(&svg);
    while !matches!(reader.read_event().expect("the figure is XML"), quick_xml::events::Event::Eof) {}
    assert_eq!(
        figure.plain_svg(),
        lanes::lanes(&answer).expect("as before").figure().plain_svg(),
        "the same answer gives the same bytes"
    );
    let standing = answer_of(&loaded, "what stands between a and b");
    assert_eq!(lanes::lanes(&standing), Err(lanes::NoLanes::NoHistory));
    let nothing = answer_of(&loaded, "what happened between a and b since 2010");
    assert_eq!(lanes::lanes(&nothing), Err(lanes::NoLanes::NothingDated));
}

fn answer_of(loaded: &comity::load::Loaded, question: &str) -> comity::question::Answer {
    support::ask(loaded, question).expect("the question can be understood")
}

/// Every state of the register has one tile, no two share a place, and neighbours are near each other.
#[test]
fn every_state_has_one_place_in_the_grid() {
    use std::collections::{BTreeMap, BTreeSet};
    let states = states().into_iter().filter(|state| !state.is_claimed);
    let register: BTreeSet<String> =
        states.map(|state| state.code.expect("every state has a code")).collect();
    let places: Vec<(&str, usize, usize)> = tiles::places().collect();
    let codes: BTreeMap<&str, (usize, usize)> = places.iter().map(|&(code, x, y)| (code, (x, y))).collect();
    assert_eq!(codes.len(), places.len(), "a code stands twice");
    assert!(register.iter().map(String::as_str).eq(codes.keys().copied()), "the grid holds other states");
    for (one, other) in [
        ("USA", "MEX"),
        ("USA", "CAN"),
        ("BRA", "PER"),
        ("FRA", "CHE"),
        ("RUS", "KAZ"),
        ("CHN", "MNG"),
        ("IND", "PAK"),
        ("EGY", "LBY"),
        ("KEN", "TZA"),
        ("ZAF", "LSO"),
        ("AFG", "IRN"),
        ("AFG", "PAK"),
        ("IDN", "TLS"),
        ("NZL", "AUS"),
    ] {
        let ((a, b), (c, d)) = (codes[one], codes[other]);
        assert!(a.abs_diff(c) <= 2 && b.abs_diff(d) <= 2, "{one} and {other} are far apart");
    }
}

fn states() -> Vec<State> {
    support::states(&comity::load::shipped())
}

#[test]
fn tiles_show_every_state_whatever_the_answer() {
    let loaded = comity::load::shipped();
    for (file, question) in [
        (Some("who-accepts-envoys-2024-10-04"), "who accepts envoys from the taliban on 2024-10-04"),
        (Some("what-stands-2025-07-31"), "what stands with the taliban on 2025-07-31"),
        (None, "who recognizes the taliban on 2024-10-04"),
        (None, "what stands with russia"),
    ] {
        let mut answer = answer_of(&loaded, question);
        let figure = tiles::tiles(&answer, &states()).expect("it says what holds on a day");
        if let Some(file) = file {
            support::compare(format!("output/pictures/taliban/tiles-{file}.svg"), &figure.plain_svg());
            support::compare(format!("output/pictures/taliban/tiles-{file}.txt"), &figure.twin);
        }
        // Names from files of unknown origin stay text.
        for name in answer.names.values_mut() {
            *name = format!("<script>&\u{202e}{name}\u{7}\"");
        }
        for row in &mut answer.rows {
            row.dispute = Some(comity::question::Dispute {
                asserted_by: vec!["a".to_owned()],
                denied_by: vec!["b".to_owned()],
                otherwise: String::new(),
                otherwise_code: String::new(),
                sources: Vec::new(),
            });
        }
        let svg = tiles::tiles(&answer, &states()).expect("as before").plain_svg();
        assert!(!svg.contains("<script") && !svg.contains(['\u{202e}', '\u{7}']));
        let (mut reader, mut codes) = (quick_xml::Reader::from_str(&svg), 0);
        loop {
            match reader.read_event().expect("the figure is XML") {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::Text(text) => {
                    let text = text.xml10_content();
                    codes += usize::from(text.len() == 3 && text.bytes().all(|c| c.is_ascii_uppercase()));
                }
                _ => {}
            }
        }
        assert_eq!(codes, 195, "{question}");
    }
}

#[test]
fn the_map_of_the_gallery_is_as_it_was() {
    let answer = answer_of(&comity::load::shipped(), "who accepts envoys from the taliban on 2024-10-04");
    let figure = map::map(&answer, &states(), &View::default()).expect("it says what holds on a day");
    support::compare("output/pictures/taliban/map-who-accepts-envoys-2024-10-04.svg", &figure.plain_svg());
    support::compare("output/pictures/taliban/map-who-accepts-envoys-2024-10-04.txt", &figure.twin);
}
