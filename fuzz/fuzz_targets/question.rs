//! No words make the reader of questions panic; an error always points inside the question; what is understood is printed so that
//! it is understood as the same.

#![no_main]

use std::sync::OnceLock;

use comity::load::{self, Loaded};
use comity::question::{Lexicon, parse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    static SHIPPED: OnceLock<Loaded> = OnceLock::new();
    let loaded = SHIPPED.get_or_init(load::shipped);
    let lexicon = Lexicon::new(&loaded.graph);
    match parse(text, &lexicon) {
        Ok(question) => assert_eq!(parse(&question.to_string(), &lexicon).as_ref(), Ok(&question)),
        Err(error) => {
            assert!(text.get(error.at.clone()).is_some());
            let _ = error.to_string();
        }
    }
});
