//! Sheets for learners: what must hold of every one of them, whatever the seed.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use comity::lesson::{Item, Level, Request, Response, Sheet, Skill, Topic, sheet};
use comity::load::{self, Loaded};
use comity::question::{Answer, RowCertainty, Verdict};

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

/// Each key is asked again of the engine, and none of the wrong choices is right too.
#[test]
fn every_key_is_what_the_engine_answers_and_no_wrong_choice_is_right() {
    for item in items() {
        let answer = key(&SHIPPED, item);
        match (&item.skill, &item.response) {
            (Skill::TrueOnDay, Response::TrueFalse { is_true, .. }) => {
                let expected = if *is_true { Verdict::Yes } else { Verdict::No };
                assert_eq!(answer.verdict, Some(expected), "{}", item.prompt);
                assert!(answer.rows.iter().all(|row| row.dispute.is_none()), "{}", item.prompt);
            }
            (Skill::Who, Response::Choice(choices)) => {
                assert_eq!(choices.iter().filter(|choice| choice.is_right).count(), 1);
                for choice in choices {
                    let of_it: Vec<_> = answer
                        .rows
                        .iter()
                        .filter(|row| {
                            answer.names[&row.author]
                                .eq_ignore_ascii_case(choice.text.trim_start_matches("The "))
                        })
                        .collect();
                    let is_certain = of_it
                        .iter()
                        .any(|row| row.certainty == RowCertainty::Certain && row.dispute.is_none());
                    assert_eq!(
                        (is_certain, of_it.is_empty()),
                        (choice.is_right, !choice.is_right),
                        "{}: {}",
                        item.prompt,
                        choice.text
                    );
                }
            }
            (Skill::Order, Response::Order(parts)) => {
                assert_eq!(parts.iter().collect::<BTreeSet<_>>().len(), parts.len());
                assert!(answer.rows.len() >= parts.len(), "{}", item.question);
            }
            _ => {}
        }
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
