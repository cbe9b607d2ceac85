//! Everybody can read a figure: those who hear it, those who see few colours, those who print it in grey.

use std::collections::BTreeSet;

use comity::render::figure::{Inks, Style};
use comity::render::picture::Meaning;
use roxmltree::Document;

use super::{Drawn, sheet, shipped};

fn inks(inks: Inks) -> Style {
    Style { inks, ..Style::default() }
}

#[test]
fn a_figure_says_what_it_is() {
    for Drawn { name, figure, .. } in shipped() {
        let svg = figure.plain_svg();
        let document = Document::parse(&svg).expect("a figure is XML");
        let root = document.root_element();
        assert_eq!(root.attribute("role"), Some("img"), "{name}");
        let told: Vec<&str> = root.attribute("aria-labelledby").expect("it is labelled").split(' ').collect();
        let first: Vec<_> = root.children().filter(roxmltree::Node::is_element).take(2).collect();
        assert_eq!(first[0].tag_name().name(), "title", "{name}");
        assert_eq!(first[1].tag_name().name(), "desc", "{name}");
        for (element, id) in first.iter().zip(&told) {
            assert_eq!(element.attribute("id"), Some(*id), "{name}");
            assert!(element.text().is_some_and(|text| text.len() > 10), "{name} says too little of itself");
        }
        assert_eq!(first[0].text(), Some(figure.title.as_str()), "{name}");
        // Nothing runs, and nothing is fetched.
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            assert!(
                !["script", "foreignObject", "image", "use", "a", "style"].contains(&node.tag_name().name()),
                "{name}"
            );
            assert!(
                node.attributes().all(|one| !one.name().starts_with("on") && one.name() != "href"),
                "{name}"
            );
        }
    }
}

#[test]
fn a_figure_is_read_from_its_title_to_its_sources() {
    for Drawn { name, figure, .. } in shipped() {
        let sheet = sheet::read(&figure.plain_svg());
        let words: Vec<&str> = sheet.words.iter().map(|words| words.text.as_str()).collect();
        assert!(figure.title.starts_with(words[0]), "{name} begins with {}", words[0]);
        let place = |text: &str| words.iter().position(|word| text.starts_with(word) && word.len() > 3);
        let days = place(&figure.subtitle).unwrap_or_else(|| panic!("{name} has no days"));
        let question = words.iter().position(|word| word.starts_with("Question: ")).expect("a question");
        let coverage = words.iter().position(|word| word.starts_with("Coverage: ")).expect("a coverage");
        assert!(days < question && question < coverage && coverage < words.len() - 1, "{name}");
        let caption = words[question..].join(" ");
        for part in ["known by 2026-", "data to 2026-", "comity "] {
            assert!(caption.contains(part), "{name} does not say {part}");
        }
        assert!(caption.contains("[1]") || caption.contains(']') || name == "trend", "{name} has no sources");
    }
}

#[test]
fn a_figure_is_told_in_full_in_words() {
    for Drawn { name, answers, figure } in shipped() {
        let twin = figure.twin.replace(['\n', '\u{2003}'], " ");
        assert!(figure.sources.iter().all(|source| twin.contains(source.as_str())), "{name} lacks a source");
        for answer in &answers {
            // The steps are those of one matter.
            for row in answer.rows.iter().filter(|row| name != "steps" || row.matter == "listing") {
                let author = &answer.names[&row.author];
                assert!(twin.contains(author.as_str()), "{name}: {author} is not told of");
                assert!(twin.contains(&row.value), "{name}: {author}: {} is not told of", row.value);
            }
            for bucket in &answer.series {
                assert!(twin.contains(&format!("- {}: {}", bucket.label, bucket.count)), "{name}");
            }
        }
    }
}

#[test]
fn an_alternative_text_begins_with_the_title_and_tells_what_is_shown() {
    for Drawn { name, figure, .. } in shipped() {
        assert!(figure.description.starts_with(&figure.title), "{name}: {}", figure.description);
        assert!(!figure.description.contains("://"), "{name} reads out its sources: {}", figure.description);
        assert!(figure.description.len() < figure.twin.len(), "{name} says no less than its twin");
    }
}

/// A colour as light from a screen: red, green, blue from 0 to 1.
fn light(colour: &str) -> [f64; 3] {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).expect("two hex digits")) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    [channel(1), channel(3), channel(5)]
}

/// Contrast by WCAG 2.2.
fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |colour: &str| {
        let [r, g, b] = light(colour);
        0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
    };
    let (one, other) = (luminance(one), luminance(other));
    one.max(other) / one.min(other)
}

#[test]
fn words_and_lines_stand_out() {
    for Drawn { name, figure, .. } in shipped() {
        for ink in [Inks::Colour, Inks::Grey] {
            let sheet = sheet::read(&figure.svg(&inks(ink)).expect("its own size"));
            for words in &sheet.words {
                let found = contrast(&words.fill, &words.ground);
                assert!(
                    found >= 4.5,
                    "{name}: “{}” in {} on {} has {found:.2}:1",
                    words.text,
                    words.fill,
                    words.ground
                );
            }
            let guides = ["#8c8c8c", "#d9d9d9", "#ffffff", "#b0b0b0", ""];
            for colour in sheet.lines.iter().map(|line| line.colour.as_str()).collect::<BTreeSet<_>>() {
                if !guides.contains(&colour) {
                    let found = contrast(colour, "#ffffff");
                    assert!(found >= 3.0, "{name}: lines in {colour} have {found:.2}:1");
                }
            }
        }
    }
}

/// What full protanopia, deuteranopia and tritanopia make of light, by Machado, Oliveira and Fernandes (2009).
const DEFICIENCIES: [(&str, [[f64; 3]; 3]); 3] = [
    (
        "protan",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deutan",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritan",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// The place of light in the space of seen differences, CIELAB under D65.
fn seen([r, g, b]: [f64; 3]) -> [f64; 3] {
    let bend = |t: f64| if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 };
    let x = bend((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
    let y = bend(0.2126 * r + 0.7152 * g + 0.0722 * b);
    let z = bend((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

#[test]
fn the_colour_blind_tell_inks_apart() {
    let colours: BTreeSet<&str> = Meaning::ALL.into_iter().map(|meaning| meaning.ink().colour).collect();
    assert_eq!(colours.len(), 5);
    for (deficiency, matrix) in DEFICIENCIES {
        let see = |colour: &str| {
            let light = light(colour);
            seen(matrix.map(|row| (0..3).map(|at| row[at] * light[at]).sum::<f64>().clamp(0.0, 1.0)))
        };
        for (at, one) in colours.iter().enumerate() {
            for other in colours.iter().take(at) {
                let (a, b) = (see(one), see(other));
                let far = (0..3).map(|at| (a[at] - b[at]).powi(2)).sum::<f64>().sqrt();
                // A just noticeable difference is about 2.3; thin lines on a beamer want several times that.
                assert!(far >= 15.0, "{deficiency}: {one} and {other} are {far:.1} apart");
            }
        }
    }
}

#[test]
fn grey_keeps_every_meaning() {
    // Each meaning has a line and a mark that no other has, so that it needs no colour.
    let mut looks = BTreeSet::new();
    for meaning in Meaning::ALL {
        let ink = meaning.ink();
        assert!(looks.insert(format!("{:?} {:?}", ink.stroke, ink.shape)), "{meaning:?} looks like another");
    }
    for Drawn { name, figure, .. } in shipped() {
        let (colour, grey) = (figure.plain_svg(), figure.svg(&inks(Inks::Grey)).expect("its own size"));
        let (colour, grey) = (Document::parse(&colour).expect("XML"), Document::parse(&grey).expect("XML"));
        for (one, other) in colour.descendants().zip(grey.descendants()) {
            assert_eq!(one.text(), other.text(), "{name}");
            for (one, other) in one.attributes().zip(other.attributes()) {
                match one.value().strip_prefix('#').filter(|rest| rest.len() == 6) {
                    None => assert_eq!(one.value(), other.value(), "{name}"),
                    Some(_) => {
                        let hex = &other.value()[1..];
                        assert!(hex[..2] == hex[2..4] && hex[2..4] == hex[4..], "{name}: {hex} is no grey");
                    }
                }
            }
        }
    }
}
