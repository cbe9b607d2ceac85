//! Laws of reading questions: printing and reading are inverse, errors point inside the question.

use proptest::prelude::*;

use super::*;
use crate::load::Loaded;

/// The shipped graphs, read once for all cases.
fn shipped() -> &'static Loaded {
    static SHIPPED: std::sync::OnceLock<Loaded> = std::sync::OnceLock::new();
    SHIPPED.get_or_init(crate::load::shipped)
}

/// Questions put together from pieces that fit and pieces that do not.
fn pieces() -> impl Strategy<Value = String> {
    let opening = prop_oneof![
        "who",
        "how many",
        "which states",
        "whom does russia",
        "does china",
        "does russia",
        "how long has russia",
        "did russia",
        "what countries",
        "does any state",
        "when did russia",
        "who first",
        "who is",
        "which states are",
        "is the taliban",
        "which entities does russia",
        "why does russia not",
        "pairs of states that mutually"
    ];
    let clause = "(lists|list|listed|accepts|accept|recognizes|recognize|holds assets of|has relations with|suspended relations with|resumed relations with|handed over the embassy to|suspended the listing of|keeps an embassy to|received ambassadors from|reinstated|delisted|recognizing|listing) (the taliban|china|its envoys|it|at least consuls from the taliban|at most secretaries from the taliban|ambassadors from china|anyone that russia lists|anyone that lists china|kosovo as a state|)";
    let join =
        "(and|or|but not|while|then|and later|before|after|by russia|but does not|\\(|\\)|,|but not china)";
    let modifier = "(on 2024-10-04|known by 2024-10-04|according to russia|through express|from step in-force|under ru-terrorist-list|since 2003|before 2024|between 2003 and 2004|by year|by lens|first|longest|each other|)";
    (
        opening,
        clause,
        proptest::collection::vec((join, clause), 0..3),
        proptest::collection::vec(modifier, 0..3),
    )
        .prop_map(|(opening, first, more, modifiers)| {
            let more: Vec<String> =
                more.into_iter().map(|(join, clause)| format!("{join} {clause}")).collect();
            format!("{opening} {first} {} {}", more.join(" "), modifiers.join(" "))
        })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 3000,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(1816),
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_is_printed_is_understood_as_the_same(text in pieces()) {
        let loaded = shipped();
        let lexicon = Lexicon::new(&loaded.graph);
        match parse(&text, &lexicon) {
            Ok(question) => {
                let printed = question.to_string();
                let again = parse(&printed, &lexicon);
                prop_assert!(again.as_ref() == Ok(&question), "{} → {}: {:?}", text, printed, again);
            }
            Err(error) => {
                prop_assert!(text.get(error.at.clone()).is_some());
                let _ = error.to_string();
            }
        }
    }

    #[test]
    fn never_panics_and_points_inside_the_question(text in "((who|whom|does|what|lists|the|taliban|russia|on|2024-10-04|between|and|under|as|é|[\\PC]{0,4}) ?){0,9}") {
        let loaded = shipped();
        let lexicon = Lexicon::new(&loaded.graph);
        if let Err(error) = parse(&text, &lexicon) {
            prop_assert!(text.get(error.at.clone()).is_some());
            let _ = error.to_string();
        }
    }
}
