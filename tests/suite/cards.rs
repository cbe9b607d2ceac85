//! Cards to cut: nothing leaves its card, each back lies behind its front, and every word is there.

use std::collections::BTreeMap;

use comity::lesson::form::{PaperSize, cards, key};
use comity::lesson::{Choice, Difficulty, Item, Level, Request, Response, Sheet, Skill};
use comity::render::metrics::{Weight, width};
use comity::text::visible;
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::{support, teaching};

/// One side of a card as a page has it.
#[derive(Debug, Default)]
struct Seen {
    /// Left, top, width, height.
    place: [f64; 4],
    lines: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    x: f64,
    y: f64,
    size: f64,
    weight: Weight,
    text: String,
}

impl Seen {
    /// The number at its foot.
    fn number(&self) -> &str {
        let foot = &self.lines.last().expect("each has a foot").text;
        foot.split(|c: char| !c.is_ascii_digit()).next().expect("a part there is")
    }

    /// All that it says but its foot, without blanks, since a long word is broken.
    fn said(&self) -> String {
        let lines = &self.lines[..self.lines.len() - 1];
        lines.iter().flat_map(|line| line.text.chars()).filter(|c| !c.is_whitespace()).collect()
    }
}

/// What stands on a page, card by card. What figures say is passed over.
fn seen(page: &str) -> Vec<Seen> {
    let number = |element: &BytesStart<'_>, name: &str| -> f64 {
        let found = element.try_get_attribute(name).expect("it is well-formed").expect("it is there");
        found.value.parse().expect("it is a number")
    };
    let mut reader = Reader::from_str(page);
    let (mut cards, mut depth, mut is_text): (Vec<Seen>, usize, bool) = (Vec::new(), 0, false);
    loop {
        match reader.read_event().expect("it is well-formed") {
            Event::Start(element) if element.name().as_ref() == "svg" => {
                depth += 1;
                if depth == 2 {
                    let place = ["x", "y", "width", "height"].map(|name| number(&element, name));
                    cards.push(Seen { place, lines: Vec::new() });
                }
            }
            Event::Start(element) if element.name().as_ref() == "text" && depth == 2 => {
                is_text = true;
                let is_bold = element.try_get_attribute("font-weight").expect("it is well-formed").is_some();
                let weight = if is_bold { Weight::Bold } else { Weight::Regular };
                let [x, y, size] = ["x", "y", "font-size"].map(|name| number(&element, name));
                let lines = &mut cards.last_mut().expect("a card is open").lines;
                lines.push(Line { x, y, size, weight, text: String::new() });
            }
            Event::Text(text) if is_text => {
                let line = cards.last_mut().and_then(|card| card.lines.last_mut()).expect("a text is open");
                line.text.push_str(&text);
            }
            Event::GeneralRef(name) if is_text => {
                let line = cards.last_mut().and_then(|card| card.lines.last_mut()).expect("a text is open");
                line.text.push_str(
                    quick_xml::escape::resolve_predefined_entity(&name).expect("it is one of five"),
                );
            }
            Event::End(element) => {
                is_text = false;
                depth -= usize::from(element.name().as_ref() == "svg");
            }
            Event::Eof => return cards,
            _ => {}
        }
    }
}

fn paper(size: PaperSize) -> [f64; 2] {
    let (wide, high) = size.pixels();
    [wide, high]
}

/// The cards of a sheet by number, front and back; held to their places on the way.
fn checked(sheet: &Sheet, size: PaperSize) -> BTreeMap<usize, (Seen, Seen)> {
    let pages = cards::cards(sheet, size).unwrap_or_else(|error| panic!("{error}"));
    let mut all = BTreeMap::new();
    // The sources are on pages of their own, without a card.
    let mut sides: Vec<Vec<Seen>> =
        pages.iter().map(|page| seen(page)).filter(|cards| !cards.is_empty()).collect();
    assert_eq!(sides.len() % 2, 0, "fronts and backs");
    for pair in sides.chunks_mut(2) {
        let [fronts, backs] = pair else { unreachable!("they are even") };
        let of_page = fronts.drain(..).zip(backs.drain(..)).collect::<Vec<_>>();
        for (front, back) in &of_page {
            let ([x, y, wide, high], [back_x, back_y, back_wide, back_high]) = (front.place, back.place);
            let mirrored = paper(size)[0] - x - wide;
            assert!((back_x - mirrored).abs() < 0.11, "{} lies behind {}", back_x, x);
            assert_eq!([y, wide, high], [back_y, back_wide, back_high]);
            assert_eq!(front.number(), back.number());
            assert!(
                x >= 37.0
                    && y >= 37.0
                    && x + wide <= paper(size)[0] - 37.0
                    && y + high <= paper(size)[1] - 37.0
            );
            [front, back].into_iter().for_each(within);
            for (other, _) in of_page.iter().filter(|(other, _)| other.number() != front.number()) {
                let [left, top, across, down] = other.place;
                let is_apart = left + across <= x + 0.2
                    || x + wide <= left + 0.2
                    || top + down <= y + 0.2
                    || y + high <= top + 0.2;
                assert!(is_apart, "{:?} and {:?}", front.place, other.place);
            }
        }
        for (front, back) in of_page {
            all.insert(front.number().parse().expect("a number"), (front, back));
        }
    }
    all
}

/// Every line is within its card, in letters that can be read, and below the one before it.
fn within(card: &Seen) {
    let [_, _, wide, high] = card.place;
    let mut last: Option<&Line> = None;
    for line in &card.lines {
        let end = line.x + width(&line.text, line.size, line.weight);
        assert!(line.x >= 0.0 && end <= wide + 0.5, "{line:?} is wider than {wide}");
        assert!(
            line.y - line.size >= 0.0 && line.y + 0.3 * line.size <= high,
            "{line:?} is higher than {high}"
        );
        assert!(line.size >= 8.0, "{line:?}");
        if let Some(last) = last.filter(|last| last.y < line.y) {
            assert!(line.y - last.y >= 0.95 * line.size, "{last:?} and {line:?}");
        }
        assert!(last.is_none_or(|last| last.y <= line.y), "{last:?} and {line:?}");
        last = Some(line);
    }
}

fn item(number: usize, prompt: String, explanation: String, response: Response) -> Item {
    Item {
        id: format!("item-{number}"),
        skill: Skill::Who,
        prompt,
        stimulus: None,
        response,
        explanation,
        difficulty: Difficulty::Easy,
        difficulty_because: "it is invented".to_owned(),
        question: "who recognizes utopia".to_owned(),
        terms: Vec::new(),
        sources: vec![1],
    }
}

fn of_items(title: &str, items: Vec<Item>) -> Sheet {
    Sheet {
        title: title.to_owned(),
        level: Level::School,
        seed: 1,
        known_by: "2024-01-01".to_owned(),
        horizon: "2024-01-01".to_owned(),
        items,
        sources: vec!["A gazette".to_owned()],
    }
}

/// Texts of all lengths: common words, words without an end, other scripts, signs that turn lines, markup.
fn texts() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        6 => "[A-Za-z]{1,12}",
        1 => "[a-zW]{30,120}",
        1 => "[а-яёآ-یㄱ-힣一-龥]{1,20}",
        1 => "[<>&\"'\\\\*_{}$#]{1,6}",
        1 => Just("\u{202e}\u{7}\u{fffe}".to_owned()),
        1 => any::<String>(),
    ];
    prop_oneof![
        4 => prop::collection::vec(word.clone(), 1..25),
        1 => prop::collection::vec(word, 60..220),
    ]
    .prop_map(|words| words.join(" "))
}

fn responses() -> impl Strategy<Value = Response> {
    let choice =
        |text: String| Choice { is_right: text.len().is_multiple_of(2), feedback: text.clone(), text };
    prop_oneof![
        prop::collection::vec(texts(), 2..6)
            .prop_map(move |all| Response::Several(all.into_iter().map(choice).collect())),
        prop::collection::vec(texts(), 2..5).prop_map(Response::Order),
        prop::collection::vec((texts(), texts()), 2..4).prop_map(Response::Match),
        any::<bool>().prop_map(|is_true| Response::TrueFalse { is_true, feedback: String::new() }),
    ]
}

proptest! {
    #![proptest_config(support::laws(30))]

    /// Whatever a sheet says: nothing leaves its card or lies on another, no word is lost, and a card that fits no page is named.
    #[test]
    fn no_text_leaves_its_card(
        title in texts(),
        parts in prop::collection::vec((texts(), texts(), responses()), 1..12),
        is_letter in any::<bool>(),
    ) {
        let size = if is_letter { PaperSize::Letter } else { PaperSize::A4 };
        let items = (1..).zip(parts).map(|(number, (prompt, explanation, response))| item(number, prompt, explanation, response));
        let mut sheet = of_items(&title, items.collect());
        while let Err(error) = cards::cards(&sheet, size) {
            prop_assert!((1..=sheet.items.len()).contains(&error.number));
            let long = sheet.items.remove(error.number - 1);
            prop_assert!(format!("{long:?}").len() > 2000, "{error}");
        }
        let squeezed = |text: &str| -> String {
            visible(text).replace('\u{fffe}', "\\u{fffe}").chars().filter(|c| !c.is_whitespace()).collect()
        };
        let all = checked(&sheet, size);
        prop_assert_eq!(all.len(), sheet.items.len());
        for (number, (front, back)) in &all {
            let item = &sheet.items[number - 1];
            if let Response::Several(choices) = &item.response {
                for choice in choices {
                    prop_assert!(front.said().contains(&squeezed(&choice.text)), "{} in {}", choice.text, front.said());
                }
            }
            prop_assert!(front.said().contains(&squeezed(&item.prompt)), "{} in {}", item.prompt, front.said());
            prop_assert!(back.said().contains(&squeezed(&item.explanation)), "{} in {}", item.explanation, back.said());
        }
    }
}

#[test]
fn the_cards_of_the_first_emirate_are_as_they_were() {
    let sheet = teaching::first_emirate(Level::School);
    let page = cards::html(&sheet, PaperSize::A4).expect("they fit");
    support::compare("output/lessons/first-emirate-school-cards.html", &page);
    for size in [PaperSize::A4, PaperSize::Letter] {
        for (number, (front, back)) in checked(&sheet, size) {
            let item = &sheet.items[number - 1];
            let squeezed = |text: &str| text.split_whitespace().collect::<String>();
            assert!(front.said().contains(&squeezed(&item.prompt)), "{}", item.prompt);
            assert!(back.said().starts_with(&squeezed(&key(item))), "{}", key(item));
        }
    }
}

/// Ink is never all that tells one thing from another, so a printer of greys loses nothing.
#[test]
fn cards_are_grey() {
    let loaded = comity::load::shipped();
    let (level, skills) = (Level::University, vec![Skill::Lens, Skill::Who]);
    let request = Request { level, skills, questions: 4, ..Request::default() };
    let sheet = comity::lesson::sheet(&loaded.graph, &request).unwrap_or_else(|few| panic!("{few}"));
    let pages = cards::cards(&sheet, PaperSize::A4).expect("they fit");
    assert!(pages.iter().any(|page| page.contains("role=\"img\"")), "a figure is among them");
    for page in pages {
        for part in page.split('#').skip(1).filter_map(|part| part.split('"').next()) {
            let pairs: Vec<&str> = (0..3).filter_map(|at| part.get(2 * at..2 * at + 2)).collect();
            let is_colour = part.len() == 6 && part.chars().all(|c| c.is_ascii_hexdigit());
            assert!(!is_colour || pairs.iter().all(|pair| *pair == pairs[0]), "#{part}");
        }
    }
}

#[test]
fn a_card_takes_more_room_where_it_needs_it_and_is_named_where_none_is_enough() {
    let of = |words: usize| {
        let truth = Response::TrueFalse { is_true: true, feedback: String::new() };
        let short = item(1, "Is it so?".to_owned(), "It is.".to_owned(), truth.clone());
        let long = item(2, "Is it really so?".to_owned(), "because ".repeat(words), truth);
        of_items("Cards", vec![long, short])
    };
    let [one, row, half, page] = [20, 130, 300, 700].map(|words| {
        let all = checked(&of(words), PaperSize::A4);
        let [_, _, wide, high] = all[&1].0.place;
        (wide, high)
    });
    assert_eq!(row, (2.0 * one.0, one.1));
    assert_eq!(half, (2.0 * one.0, 2.0 * one.1));
    assert_eq!(page, (2.0 * one.0, 4.0 * one.1));
    let error = cards::cards(&of(4000), PaperSize::A4).expect_err("it fits no page");
    assert_eq!(error.number, 1);
    assert!(error.to_string().starts_with("card 1 (“Is it really so?”) does not fit a page"), "{error}");
    let page = cards::html(&of(20), PaperSize::Letter).expect("they fit");
    assert!(page.contains("@page{size:letter;margin:0}"));
}

/// What pdftotext reads: fronts, then backs with the columns exchanged, then the sources.
#[cfg(feature = "pdf")]
#[test]
fn cards_as_pdf_are_read_back_by_pdftotext() {
    let sheet = teaching::first_emirate(Level::School);
    for size in [PaperSize::A4, PaperSize::Letter] {
        let pages = cards::cards(&sheet, size).expect("they fit");
        let bytes = comity::render::pdf::pages(&pages, &sheet.title).expect("our own pages");
        let Some(text) = crate::readers::pdf_text(&bytes, &["-layout"]) else { return };
        let read: Vec<&str> = text.split('\u{c}').filter(|page| !page.trim().is_empty()).collect();
        assert_eq!(read.len(), pages.len());
        let (first, second) =
            (sheet_line(read[0], &["1 · ", "2 · "]), sheet_line(read[1], &["1 · ", "2 · "]));
        assert!(first[0] < first[1] && second[0] > second[1], "{text}");
        assert!(read.last().expect("there are pages").contains("Sources: "), "{text}");
        let words: String = text.split_whitespace().collect();
        for item in &sheet.items {
            let opening: String = item.prompt.split_whitespace().take(3).collect();
            assert!(words.contains(&opening), "{}", item.prompt);
        }
    }
}

/// Where in the line that has them all some words stand.
#[cfg(feature = "pdf")]
fn sheet_line(page: &str, words: &[&str]) -> Vec<usize> {
    let found = |line: &str| words.iter().map(|word| line.find(word)).collect::<Option<Vec<usize>>>();
    page.lines().find_map(found).unwrap_or_else(|| panic!("no line has {words:?}: {page}"))
}
