//! Sheets for learners: what must hold of every one of them, whatever the seed.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use comity::lesson::form::paper::Block;
use comity::lesson::form::{PaperSize, Part, html, markdown, pages, paper};
use comity::lesson::{Item, Level, Request, Response, Sheet, Skill, Topic, handout, sheet};
use comity::load::{self, Loaded};
use comity::question::{self, Answer, Lexicon};
use roxmltree::{Document, Node};

use crate::support;

/// A sheet about the Taliban.
fn made(loaded: &Loaded, level: Level, questions: usize, seed: u64) -> Sheet {
    let topic = Topic::of(loaded.graph.entity("taliban").expect("the case is about them"));
    sheet(&loaded.graph, &Request { topic, level, questions, seed, ..Request::default() })
        .unwrap_or_else(|too_few| panic!("{too_few}"))
}

static SHIPPED: LazyLock<Loaded> = LazyLock::new(load::shipped);

/// Sheets of both levels and several seeds.
static SHEETS: LazyLock<Vec<Sheet>> = LazyLock::new(|| {
    let levels = [Level::School, Level::University];
    levels
        .into_iter()
        .flat_map(|level| (0..4).map(move |seed| (level, seed)))
        .map(|(level, seed)| made(&SHIPPED, level, 18, seed))
        .collect()
});

fn items() -> impl Iterator<Item = &'static Item> {
    SHEETS.iter().flat_map(|sheet| &sheet.items)
}

fn key(loaded: &Loaded, item: &Item) -> Answer {
    support::ask(loaded, &item.question).unwrap_or_else(|error| panic!("{}: {error}", item.prompt))
}

#[test]
fn one_seed_gives_one_sheet_and_others_give_others() {
    let again = load::shipped();
    assert_eq!(made(&SHIPPED, Level::School, 12, 7), made(&again, Level::School, 12, 7));
    let prompts = |seed| -> Vec<String> {
        made(&SHIPPED, Level::School, 12, seed).items.into_iter().map(|item| item.prompt).collect()
    };
    let sheets: BTreeSet<_> = (0..5).map(prompts).collect();
    assert_eq!(sheets.len(), 5, "seeds vary the sheet");
}

#[test]
fn a_sheet_has_as_many_items_as_were_asked_for_each_with_an_id_of_its_own() {
    for sheet in SHEETS.iter() {
        let ids: BTreeSet<&str> = sheet.items.iter().map(|item| item.id.as_str()).collect();
        assert_eq!((ids.len(), sheet.items.len()), (18, 18));
        for item in &sheet.items {
            assert!(!item.sources.is_empty(), "{} names no source", item.prompt);
            assert!(item.sources.iter().all(|number| (1..=sheet.sources.len()).contains(number)));
        }
    }
}

/// An item that two sheets share has one id and one key on both.
#[test]
fn ids_come_from_what_is_asked() {
    let mut keys = std::collections::BTreeMap::new();
    for item in items() {
        let asked = (item.skill, item.question.clone(), item.prompt.clone());
        let first = keys.entry(item.id.clone()).or_insert_with(|| asked.clone());
        assert_eq!(*first, asked);
    }
}

#[test]
fn more_than_can_be_made_honestly_is_refused_with_the_number_and_the_reason() {
    let loaded = support::article();
    let topic = Topic::of(loaded.graph.entity("taliban").expect("the article is about them"));
    let request = Request { topic, questions: 500, ..Request::default() };
    let too_few = sheet(&loaded.graph, &request).expect_err("one article holds no 500 questions");
    assert!(too_few.made > 0 && too_few.made < 500);
    let message = too_few.to_string();
    assert!(message.contains("can be made honestly of this, not 500"), "{message}");
    // As many as it says can be made.
    let request = Request { questions: too_few.made, ..request };
    assert_eq!(sheet(&loaded.graph, &request).expect("so many can").items.len(), too_few.made);
}

/// The sheet of `output/lessons`: the first Emirate, a closed case that changes seldom.
pub(crate) fn first_emirate(level: Level) -> Sheet {
    let question = "what happened with the taliban between 1996-01-01 and 2001-12-31";
    let lexicon = Lexicon::new(&SHIPPED.graph);
    let topic = Topic::of_question(&question::parse(question, &lexicon).expect("it is understood"));
    let request = Request {
        topic,
        title: Some("Three recognitions and three endings, 1996–2001".to_owned()),
        level,
        questions: 8,
        seed: 7,
        ..Request::default()
    };
    sheet(&SHIPPED.graph, &request).unwrap_or_else(|too_few| panic!("{too_few}"))
}

#[test]
fn the_worksheets_of_the_first_emirate_are_as_they_were() {
    for level in [Level::School, Level::University] {
        let sheet = first_emirate(level);
        let name = format!("output/lessons/first-emirate-{}", level.in_words());
        support::compare(format!("{name}.md"), &markdown::markdown(&sheet, Part::Both));
        let page = html::html(&paper::worksheet(&sheet, Part::Questions), PaperSize::A4);
        support::compare(format!("{name}.html"), &page);
        let page = html::html(&paper::worksheet(&sheet, Part::Key), PaperSize::A4);
        support::compare(format!("{name}-key.html"), &page);
    }
}

#[test]
fn the_handout_is_as_it_was() {
    let answer =
        support::ask(&SHIPPED, "who recognizes the taliban on 1998-01-01").expect("it is understood");
    let page = html::html(&handout(&answer, None), PaperSize::A4);
    support::compare("output/lessons/handout-1998.html", &page);
    assert_eq!(page.matches("<figure").count(), 1);
}

/// The figure of a handout has no title of its own, and its letters come out at seven points or more on the paper of either size.
#[test]
fn the_figure_of_a_handout_can_be_read_on_paper_and_repeats_no_title() {
    for question in [
        "what stands with taliban on 2024-10-04",
        "who recognizes the taliban on 1998-01-01",
        "who accepts envoys from the taliban on 2024-10-04",
        "what happened between russia and taliban since 2021",
        "what changed between 2024-10-04 and 2025-07-04 for the taliban",
        "how many states recognize the taliban by year",
    ] {
        let answer = support::ask(&SHIPPED, question).expect("it is understood");
        let paper = handout(&answer, None);
        let drawings: Vec<&str> = paper
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Drawing { svg, .. } => Some(svg.as_str()),
                _ => None,
            })
            .collect();
        let [svg] = drawings[..] else { panic!("{question}: {} drawings", drawings.len()) };
        let drawing = Document::parse(svg).expect("a figure is XML");
        let drawn = drawing.descendants().filter(|node| node.has_tag_name("text"));
        let large = drawn.filter(|text| size(*text).is_some_and(|size| size > 20.0)).count();
        assert_eq!(large, 0, "{question}: a title is drawn");
        for paper_size in [PaperSize::A4, PaperSize::Letter] {
            let pages = pages::pages(&paper, paper_size);
            let page = Document::parse(&pages[0]).expect("a page is XML");
            let root = page.root_element();
            let inside = root.descendants().find(|node| node.has_tag_name("svg") && *node != root);
            let inside = inside.expect("the figure is on the first page");
            let number =
                |name| inside.attribute(name).and_then(|text| text.parse::<f64>().ok()).expect("a number");
            let view = inside.attribute("viewBox").expect("a view").split(' ').nth(2).expect("a width");
            let scale = number("width") / view.parse::<f64>().expect("a number");
            let smallest = inside.descendants().filter_map(size).fold(f64::INFINITY, f64::min) * scale;
            assert!(smallest >= 9.3, "{question}: {smallest} pixels on {paper_size:?}");
            let (wide, left) = (paper_size.pixels().0, number("x"));
            assert!(left >= 49.0 && left + number("width") <= wide - 49.0, "{question}: {left}");
        }
        let page = html::html(&paper, PaperSize::A4);
        assert!(page.contains("margin:20mm 13mm") && page.contains("class=\"wide\""), "{question}");
    }
}

fn size(node: Node<'_, '_>) -> Option<f64> {
    node.attribute("font-size").and_then(|size| size.parse().ok())
}

/// Prose for print has no day in digits, no id and no word of ours; each form of the sheet keeps it.
#[test]
fn prompts_and_keys_are_plain_english() {
    for item in items() {
        let mut texts = vec![item.prompt.clone(), item.explanation.clone()];
        match &item.response {
            Response::Choice(choices) | Response::Several(choices) => {
                texts
                    .extend(choices.iter().flat_map(|choice| [choice.text.clone(), choice.feedback.clone()]));
            }
            Response::Order(parts) => texts.extend(parts.iter().cloned()),
            Response::TrueFalse { feedback, .. } => texts.push(feedback.clone()),
            Response::Match(_) | Response::Number(_) => {}
        }
        for text in texts {
            let is_digits = |at: usize| {
                text.as_bytes().get(at..at + 8).is_some_and(|part| {
                    part[4] == b'-'
                        && part[7] == b'-'
                        && [0, 1, 2, 3, 5, 6].iter().all(|one| part[*one].is_ascii_digit())
                })
            };
            assert!(!(0..text.len()).any(is_digits), "a day in digits: {text}");
            assert!(!text.contains("towards ") && !text.contains("{}") && !text.contains(".."), "{text}");
            assert!(text.chars().next().is_none_or(|first| !first.is_lowercase()), "{text}");
        }
    }
}

#[test]
fn every_choice_has_just_one_right_answer_and_feedback_to_the_others() {
    for item in items() {
        if let Response::Choice(choices) = &item.response {
            assert_eq!(choices.iter().filter(|choice| choice.is_right).count(), 1, "{}", item.prompt);
            let texts: BTreeSet<&str> = choices.iter().map(|choice| choice.text.as_str()).collect();
            assert_eq!(texts.len(), choices.len(), "{}", item.prompt);
            assert!(choices.iter().all(|choice| !choice.feedback.is_empty()), "{}", item.prompt);
        }
    }
}

/// All nine kinds can be made, and each is asked again: what the engine says of the days and lenses is the key.
#[test]
fn each_skill_can_be_asked_for_alone_and_its_key_is_asked_again() {
    for skill in Skill::ALL {
        let topic = Topic::of(SHIPPED.graph.entity("taliban").expect("it is shipped"));
        let request = Request {
            topic,
            level: Level::University,
            questions: 5,
            seed: 3,
            skills: vec![skill],
            ..Request::default()
        };
        let sheet = sheet(&SHIPPED.graph, &request).unwrap_or_else(|few| panic!("{}: {few}", skill.id()));
        for item in &sheet.items {
            assert_eq!(item.skill, skill);
            let answer = key(&SHIPPED, item);
            match &item.response {
                Response::Number(number) => {
                    let counts = |bucket: &comity::question::Bucket| {
                        bucket.count == *number && bucket.at_most == *number
                    };
                    assert!(answer.series.iter().any(counts), "{}", item.prompt);
                }
                Response::Match(pairs) => {
                    for (who, _) in pairs {
                        let name = who.trim_start_matches("The ");
                        assert!(answer.rows.iter().any(|row| answer.names[&row.author] == name), "{who}");
                    }
                }
                _ => assert!(
                    !answer.rows.is_empty() || answer.verdict.is_some() || !answer.beside.is_empty(),
                    "{}",
                    item.question
                ),
            }
        }
    }
}

#[test]
fn pages_of_html_are_well_formed_and_hostile_names_stay_text() {
    let hostile = "<script>alert(1)</script> & \u{202e}evil \"x\" *a* `b` | $c$";
    let title = Some(hostile.to_owned());
    let topic = Topic::of(SHIPPED.graph.entity("taliban").expect("it is shipped"));
    let request =
        Request { title, topic, level: Level::University, questions: 9, seed: 2, ..Request::default() };
    let mut sheet = sheet(&SHIPPED.graph, &request).expect("so many can be made");
    sheet.items[0].prompt = hostile.to_owned();
    sheet.items[0].explanation = hostile.to_owned();
    sheet.sources[0] = hostile.to_owned();
    for size in [PaperSize::A4, PaperSize::Letter] {
        let paper = paper::worksheet(&sheet, Part::Both);
        let page = html::html(&paper, size);
        assert!(!page.contains("<script") && !page.contains('\u{202e}'));
        let mut reader = quick_xml::Reader::from_str(page.trim_start_matches("<!DOCTYPE html>"));
        while !matches!(reader.read_event().expect("well-formed"), quick_xml::events::Event::Eof) {}
        for page in pages::pages(&paper, size) {
            assert!(!page.contains("<script") && !page.contains('\u{202e}'));
            let mut reader = quick_xml::Reader::from_str(&page);
            while !matches!(reader.read_event().expect("well-formed"), quick_xml::events::Event::Eof) {}
        }
    }
    let text = markdown::markdown(&sheet, Part::Both);
    assert!(!text.contains("<script") && !text.contains('\u{202e}') && text.contains("\\*a\\*"));
}

/// What pdftotext reads of the PDF is what stands on the sheet, with the key on a page of its own.
#[cfg(feature = "pdf")]
#[test]
fn a_worksheet_as_pdf_is_read_back_by_pdftotext() {
    let sheet = first_emirate(Level::School);
    let paper = paper::worksheet(&sheet, Part::Both);
    let svgs = pages::pages(&paper, PaperSize::A4);
    let bytes = comity::render::pdf::pages(&svgs, &paper.title).expect("our own pages");
    assert_eq!(bytes, comity::render::pdf::pages(&svgs, &paper.title).expect("our own pages"));
    let Some(text) = crate::readers::pdf_text(&bytes, &["-layout"]) else { return };
    let read_pages: Vec<&str> = text.split('\u{c}').filter(|page| !page.trim().is_empty()).collect();
    assert_eq!(read_pages.len(), svgs.len());
    let key = read_pages.iter().position(|page| page.contains("Key: ")).expect("the key begins a page");
    assert!(key > 0 && read_pages[key].trim_start().starts_with("Key: "));
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for item in &sheet.items {
        let opening: Vec<&str> = item.prompt.split_whitespace().take(5).collect();
        assert!(words.contains(&opening.join(" ")), "{}", item.prompt);
    }
}
