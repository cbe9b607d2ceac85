//! Comity: a graph model of international recognition.
//!
//! Countries, movements and other entities are nodes; dated, sourced **acts** are edges: recognition, the acceptance of
//! envoys, listing and delisting, missions, intents. What therefore holds on a day, a **standing**, is always worked out
//! and never stored. The modules stand in the order of the walk:
//!
//! > file text → `document` → [`graph`] → [`standing`] → [`question`] → [`render`]
//!
//! `ARCHITECTURE.md` shows which module may use which.

pub mod error;
pub mod id;
pub mod text;
pub mod time;
pub mod vocabulary;

pub mod diagnostic;

mod document;

pub mod graph;

pub mod standing;

pub mod question;

pub mod check;

pub mod render;

pub mod load;

pub mod lesson;

pub mod cite;

pub use error::Error;
pub use graph::Graph;
pub use id::Id;
