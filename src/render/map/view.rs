//! Whose view of borders a map draws.

/// A point of view: how the border of each contested place is drawn, and why.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct View {
    /// Whose view it is; none for the neutral one, in which every contested place has a hatched border.
    pub viewer: Option<String>,
    /// What the viewer's acts on record say of places, by id; a place that is not among them has a hatched border.
    pub seen: Vec<Seen>,
}

/// What the acts of a viewer say of one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Id of the place's entity.
    pub id: String,
    /// How its border is drawn.
    pub border: Border,
    /// Why, in one sentence with its sources.
    pub why: String,
}

/// How the border of a place is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Border {
    /// Full: the viewer recognizes it as a state on the day.
    Full,
    /// Dashed: the viewer is on record as not recognizing it.
    Dashed,
    /// Hatched: nothing of either kind is on record, or the point of view is neutral.
    Hatched,
}

impl View {
    /// How the border of a place is drawn, where it is not an ordinary one.
    pub(super) fn border(&self, id: &str, is_contested: bool) -> Option<Border> {
        let seen = self.seen.iter().find(|seen| seen.id == id).map(|seen| seen.border);
        seen.or(is_contested.then_some(Border::Hatched))
    }
}
