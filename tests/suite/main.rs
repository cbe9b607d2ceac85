//! The test suite. `support` alone calls the library; what is tested is data: RON in, lines out.

mod support;

mod agreement;
mod briefs;
mod cards;
mod cases;
mod choices;
mod citing;
#[cfg(feature = "cli")]
mod commands;
mod documents;
mod faults;
mod figures;
mod laws;
#[cfg(feature = "cli")]
mod lessons;
mod pictures;
mod quiz;
mod readers;
mod register;
mod second_engine;
mod teaching;
#[cfg(feature = "cli")]
mod weaving;
