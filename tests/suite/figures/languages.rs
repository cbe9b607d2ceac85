//! Labels in other languages: each is there, marked and in its place, and every sentence stays English.

use comity::render::labels::{Labels, Language, Party};
use roxmltree::Document;

use super::{Drawn, every_kind_of, sheet};
use crate::support;

const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// The title of a figure in English, and the first line of its words.
type Said = (String, Option<String>);

/// Every kind of figure of the reference graph, with labels in a language.
fn shipped(language: Language) -> (Labels, Vec<(Drawn, Said)>) {
    let loaded = comity::load::shipped();
    let labels = Labels::new(
        language,
        loaded.graph.entities().map(|entity| Party {
            id: entity.id().as_str(),
            name: entity.name(),
            code: entity.iso3(),
        }),
    );
    let kinds = |named: &dyn Fn(comity::question::Answer) -> comity::question::Answer| {
        every_kind_of(&loaded, "taliban", "russia", ["2024-10-04", "2025-07-31"], named)
    };
    let (english, other) = (kinds(&|answer| answer), kinds(&|answer| labels.answer(&answer)));
    let all = english.into_iter().zip(other).map(|(english, other)| {
        assert_eq!(english.name, other.name);
        let said = (english.figure.title.clone(), english.figure.twin.lines().next().map(str::to_owned));
        (Drawn { figure: labels.labelled(english.figure, other.figure), ..other }, said)
    });
    let all = all.collect();
    (labels, all)
}

/// The texts of a figure that say they are in a language, without the marks that isolate them.
fn labelled(svg: &str, language: Language) -> Vec<String> {
    let document = Document::parse(svg).expect("a figure is XML");
    let found = document.descendants().filter(|node| node.attribute("lang") == Some(language.tag()));
    found
        .map(|node| {
            assert!(["text", "tspan"].contains(&node.tag_name().name()));
            assert_eq!(node.attribute((XML, "lang")), Some(language.tag()));
            let text = node.text().expect("a label has letters");
            let isolated = text.strip_prefix('\u{2067}').and_then(|text| text.strip_suffix('\u{2069}'));
            assert_eq!(isolated.is_some(), language.is_right_to_left(), "{text}");
            isolated.unwrap_or(text).to_owned()
        })
        .collect()
}

#[test]
fn labels_are_written_in_each_language() {
    for (language, russia, emirates) in [
        (Language::French, "Russie", "Émirats arabes unis"),
        (Language::Russian, "Россия", "ОАЭ"),
        (Language::Persian, "روسیه", "امارات متحدهٔ عربی"),
        (Language::Arabic, "روسيا", "الإمارات العربية المتحدة"),
        (Language::Chinese, "俄罗斯", "阿拉伯联合酋长国"),
    ] {
        let (labels, all) = shipped(language);
        assert_eq!(
            (labels.name("russia"), labels.name("united-arab-emirates")),
            (Some(russia), Some(emirates))
        );
        for (Drawn { name, figure, answers }, (title, first)) in all {
            assert_eq!(figure.title, title, "{name}: a title is a sentence");
            assert_eq!(figure.twin.lines().next(), first.as_deref(), "{name}");
            let svg = figure.plain_svg();
            assert!(svg.contains("xml:lang=\"en\""), "{name}: its sentences are English");
            if ["network", "ladder", "matrix"].contains(&name) {
                let found = labelled(&svg, language).concat().replace(' ', "");
                // A ladder and a matrix name their subject in the title alone.
                let subject = labels.name("taliban").filter(|_| name == "network");
                for label in [russia, emirates].into_iter().chain(subject) {
                    assert!(
                        found.contains(&label.replace(' ', "")),
                        "{name} in {language}: no {label} in {found}"
                    );
                }
                assert!(
                    figure.twin.contains(russia) && figure.twin.contains(emirates),
                    "{name} in {language}"
                );
                assert_eq!(
                    labels.unnamed(&answers, &figure.twin),
                    Vec::<&str>::new(),
                    "all of these have names"
                );
            }
            let sheet = sheet::read(&svg);
            assert_eq!(sheet.overlaps(), Vec::<(&str, &str)>::new(), "{name} in {language}");
            assert_eq!(sheet.outside(), Vec::<&str>::new(), "{name} in {language}");
            assert!(sheet.crossings().is_empty(), "{name} in {language}: {:?}", sheet.crossings());
            // What opens an isolate closes it on the same line.
            for words in &sheet.words {
                let count = |c| words.text.matches(c).count();
                assert_eq!(count('\u{2067}'), count('\u{2069}'), "{name} in {language}: {}", words.text);
            }
        }
    }
}

#[test]
fn the_ladder_in_persian_is_as_it_was() {
    let (_, all) = shipped(Language::Persian);
    let (ladder, _) = all.iter().find(|(drawn, _)| drawn.name == "ladder").expect("there is one");
    support::compare("output/pictures/taliban/ladder-2025-07-31-fa.svg", &ladder.figure.plain_svg());
    support::compare("output/pictures/taliban/ladder-2025-07-31-fa.txt", &ladder.figure.twin);
}
