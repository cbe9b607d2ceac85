//! The shipped graphs: sound, sourced, and in agreement with the standard lists of codes.

use std::collections::BTreeSet;

use comity::check::check;
use comity::diagnostic::{Colour, show};
use comity::load::Loaded;
use comity::vocabulary::EntityKind;

use crate::support;

#[test]
fn shipped_graphs_load_clean_and_their_checkpoints_hold() {
    let faults = findings(&comity::load::shipped());
    assert!(faults.is_empty(), "{faults}");
}

/// What is wrong with a graph and the files it was read from.
fn findings(loaded: &Loaded) -> String {
    let checked = check(&loaded.graph);
    let findings = loaded.diagnostics.iter().chain(&checked);
    findings.map(|fault| show(fault, loaded.graph.texts(), Colour::Never) + "\n").collect()
}

#[test]
fn the_register_holds_every_member_and_observer_of_the_united_nations() {
    let loaded = comity::load::shipped();
    let states = loaded.graph.entities().filter(|entity| entity.kind() == EntityKind::State).count();
    assert_eq!(states, 195, "193 members and two observers");
}

#[test]
fn codes_are_those_of_the_standard_and_belong_to_one_entity_each() {
    let loaded = comity::load::shipped();
    let mut letters = BTreeSet::new();
    let mut numbers = BTreeSet::new();
    for entity in loaded.graph.entities() {
        if let Some(code) = entity.iso3() {
            assert!(rust_iso3166::from_alpha3(code).is_some(), "{}: {code} is no ISO 3166 code", entity.id());
            assert!(letters.insert(code), "{code} is given twice");
        } else {
            assert_ne!(entity.kind(), EntityKind::State, "{} has no ISO 3166 code", entity.id());
        }
        if let Some(number) = entity.cow().1 {
            assert!(numbers.insert(number), "{number} is given twice");
        }
    }
}

#[test]
fn no_name_names_two_entities() {
    let loaded = comity::load::shipped();
    let mut names: BTreeSet<(String, &str)> = BTreeSet::new();
    for entity in loaded.graph.entities() {
        let all = entity.aliases().iter().chain(entity.demonyms()).map(String::as_str).chain([entity.name()]);
        for name in all {
            names.insert((comity::text::folded(name), entity.id().as_str()));
        }
    }
    let mut seen = BTreeSet::new();
    for (name, id) in &names {
        assert!(seen.insert(name), "{name} also names {id}");
    }
}

#[test]
fn sources_can_be_found_again() {
    let loaded = comity::load::shipped();
    for source in loaded.graph.sources() {
        let addresses = source
            .address()
            .into_iter()
            .chain(source.also_at().iter().map(String::as_str))
            .collect::<Vec<_>>();
        assert!(
            !addresses.is_empty() || source.note().is_some(),
            "{} has neither address nor note",
            source.id()
        );
        for address in addresses {
            assert!(
                address.starts_with("https://") || address.starts_with("http://"),
                "{}: {address}",
                source.id()
            );
        }
        assert!(source.accessed().is_some(), "{} does not say when it was read", source.id());
    }
}

/// What is loaded only by its name is held to the same rules.
#[test]
fn the_cases_that_stand_alone_are_sound() {
    for (name, _) in comity::load::case_names().filter(|(_, with_all_others)| !with_all_others) {
        let loaded = comity::load::case(name).expect("the case is shipped");
        assert!(loaded.graph.act_count() > 0, "{name} has acts");
        let faults = findings(&loaded);
        assert!(faults.is_empty(), "{name}: {faults}");
    }
}

/// The lands of the lessons are invented: none of them is in the register, and no real one is in a lesson.
#[test]
fn lessons_hold_invented_lands_alone() {
    let register = comity::load::load(comity::load::Shipped::Register, &[]).expect("the register is shipped");
    let real: BTreeSet<_> = register.graph.entities().map(|entity| entity.id().to_string()).collect();
    let lessons = support::files("graphs/lessons", "ron");
    assert_eq!(lessons.len(), 10);
    for path in lessons {
        let name = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
        let loaded = comity::load::case(&name).expect("lessons are shipped");
        let text = std::fs::read_to_string(&path).expect("a lesson is UTF-8");
        assert!(text.contains("checkpoints: ["), "{name} has checkpoints");
        for entity in loaded.graph.entities() {
            assert!(!real.contains(entity.id().as_str()), "{name}: {} is real", entity.id());
        }
    }
}
