//! The atlas: the outlines of states, the places of small ones and the spots of marks, as the survey found them when the program was built.

use super::super::picture::places::Point;
use super::ground::{Kind, Tenths};

include!(concat!(env!("OUT_DIR"), "/atlas.rs"));

/// One area or place: areas with a shape come first, then places without one, each by key.
#[derive(Debug)]
pub(super) struct Place {
    /// An ISO 3166 alpha-3 code, or where there is none the id of the entity.
    pub(super) key: &'static str,
    pub(super) kind: Kind,
    pub(super) name: &'static str,
    /// Where its mark wants to stand: the innermost point of its largest part.
    pub(super) at: Point,
    /// Its outlines; none where the file has no shape of it.
    pub(super) rings: &'static [&'static [Tenths]],
    /// The same as the data of a path.
    pub(super) path: &'static str,
    /// Where its mark stands, the same for every answer, so that the maps of a series can be compared.
    pub(super) spot: Spot,
}

/// Where the mark of a place stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    pub(super) at: Point,
    /// Whether it is there whatever the place says: the place has no shape, or is contested and too small to be seen.
    pub(super) is_always: bool,
}
