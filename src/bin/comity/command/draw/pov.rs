//! `--pov`: whose view of borders a map draws, made of that viewer's acts.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use comity::graph::{EntityRef, Graph, GroupRef};
use comity::question::{self, Answer, Form, Lexicon, Question};
use comity::render::map::view::{View, contested};
use comity::text::{folded, visible};
use comity::time::Day;
use comity::vocabulary::{EntityKind, Matter};

const CHOICES: &str = "give `--pov neutral`, under which each contested place is drawn for itself with a hatched border; a state or another party, such as `--pov serbia`, \
     whose acts on record say what it recognizes; or a group, such as `--pov eu`. Tiles have no borders: comity draw tiles …";

/// The point of view of a map, which has to be named, on the day of an answer. The lexicon is made for the first map that needs it.
pub(super) fn view<'g>(
    graph: &'g Graph,
    lexicon: &LazyCell<Lexicon<'g>, impl FnOnce() -> Lexicon<'g>>,
    pov: Option<&str>,
    answer: &Answer,
) -> Result<View, String> {
    let Some(pov) = pov else {
        return Err(format!(
            "whose view of borders shall the map draw? No map is drawn without saying so: {CHOICES}"
        ));
    };
    if folded(pov) == "neutral" {
        return Ok(View::default());
    }
    let day = |text: &str| Day::read(text).expect("an answer writes its days as days");
    let on = day(answer.on.as_deref().unwrap_or(&answer.horizon));
    let known_by = day(&answer.known_by);
    let ask = |words: String| {
        let question = question::parse(&words, lexicon).expect("ids are names");
        question::ask(graph, &Question { on: Some(on), known_by: Some(known_by), ..question })
    };
    if let Some(group) = group(graph, pov) {
        let members: Vec<String> = group.members_on(on).map(|(member, _)| member.id().to_string()).collect();
        let places = states(graph).filter(|place| {
            contested().any(|key| place.iso3().unwrap_or_else(|| place.id().as_str()) == key)
        });
        let answers: Vec<(String, Answer)> = places
            .map(|place| {
                let words = format!("who recognizes {} as a state among {}", place.id(), group.id());
                (place.id().to_string(), ask(words))
            })
            .collect();
        return Ok(View::of_group(group.name(), &members, &answers));
    }
    let viewer = party(lexicon, pov)?;
    // Of a place to which the viewer did nothing, and for which nobody was examined, nothing can be on record.
    let acts = graph.acts_of(viewer).into_iter().filter(|act| act.author() == viewer);
    let dealt_with: BTreeSet<EntityRef<'_>> = acts.map(|act| act.object()).collect();
    let is_told_of = |place: &EntityRef<'_>| {
        dealt_with.contains(place) || graph.is_examined(Matter::RecognitionAsState, *place)
    };
    let answers: Vec<(String, Answer)> = states(graph)
        .filter(|place| *place != viewer)
        .filter(is_told_of)
        .map(|place| {
            let words = format!("does {} recognize {} as a state", viewer.id(), place.id());
            (place.id().to_string(), ask(words))
        })
        .collect();
    Ok(View::of_party(&viewer.in_sentence(), viewer.id().as_str(), &answers))
}

fn states(graph: &Graph) -> impl Iterator<Item = EntityRef<'_>> {
    graph.entities().filter(|entity| matches!(entity.kind(), EntityKind::State | EntityKind::StateClaimed))
}

/// The group of a name, an id or an alias.
fn group<'g>(graph: &'g Graph, name: &str) -> Option<GroupRef<'g>> {
    let name = folded(name);
    graph.groups().find(|group| {
        let mut names = group.aliases().iter().map(String::as_str).chain([group.id().as_str(), group.name()]);
        names.any(|one| folded(one) == name)
    })
}

/// The entity of a name, which is read as a question would read it.
fn party<'g>(lexicon: &Lexicon<'g>, name: &str) -> Result<EntityRef<'g>, String> {
    let unknown = |near: &[String]| {
        let near = match near {
            [] => String::new(),
            near => format!(" Did you mean {}?", near.join(" or ")),
        };
        format!("`--pov {}`: no such point of view.{near} For a map, {CHOICES}", visible(name))
    };
    let question = question::parse(&format!("what stands with {name}"), lexicon)
        .map_err(|error| unknown(&error.near))?;
    match question.form {
        // A name alone, and not words that make another question of it.
        Form::WhatStands(entity, None) if Ok(&question) == about(entity, lexicon).as_ref() => Ok(entity),
        _ => Err(unknown(&[])),
    }
}

fn about<'g>(entity: EntityRef<'g>, lexicon: &Lexicon<'g>) -> Result<Question<'g>, question::QuestionError> {
    question::parse(&format!("what stands with {}", entity.id()), lexicon)
}
