//! What a learner is asked, and the key to it.

/// Questions for learners with their key, in the order in which they are asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// What the sheet is about: *The Taliban and the world*.
    pub title: String,
    /// Whom it is for.
    pub level: Level,
    /// The number from which choices and order were drawn: the same number, the same sheet, byte for byte.
    pub seed: u64,
    /// The day up to which sources count, `YYYY-MM-DD`.
    pub known_by: String,
    /// The last day the data speaks about, `YYYY-MM-DD`.
    pub horizon: String,
    /// The questions.
    pub items: Vec<Item>,
    /// The sources of all keys, numbered from 1 in the order in which the items first rest on them; [`Item::sources`] are numbers of these.
    pub sources: Vec<String>,
}

/// Whom a sheet is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Level {
    /// Pupils: what happened, who, when; no terms of law beyond the common ones.
    #[default]
    School,
    /// Students: ranks, steps, lenses, two clocks, doubt.
    University,
}

/// One question for learners.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Made from what is asked and not from its place on a sheet, so that a card keeps its schedule when the sheet changes.
    pub id: String,
    /// What is practised.
    pub skill: Skill,
    /// The question, as plain text.
    pub prompt: String,
    /// What the learner looks at first, where the question needs it.
    pub stimulus: Option<Stimulus>,
    /// How it is answered, and the right answer.
    pub response: Response,
    /// Why the key is right, in a sentence or two, for the key and for feedback.
    pub explanation: String,
    /// How hard it is.
    pub difficulty: Difficulty,
    /// What makes it so hard, in words: *a day three weeks from the change; four near-miss choices*.
    pub difficulty_because: String,
    /// The question of comity whose answer is the key, in canonical words.
    pub question: String,
    /// Terms of the glossary that it practises.
    pub terms: Vec<String>,
    /// Numbers of [`Sheet::sources`].
    pub sources: Vec<usize>,
}

/// What an [`Item`] practises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Skill {
    /// Is this true on this day?
    TrueOnDay,
    /// Who did it, or does it?
    Who,
    /// Put acts in the order of their days.
    Order,
    /// Which matter is this: recognition, relations, envoys, listing?
    Matter,
    /// On which rung of dealing does a party stand?
    Rung,
    /// What could be known on this day?
    KnownThen,
    /// Who said it, who relayed it?
    Source,
    /// Which headline is wrong, and what happened instead?
    Headline,
    /// How many, by which lens?
    Lens,
}

/// What a learner looks at before answering.
#[derive(Debug, Clone, PartialEq)]
pub enum Stimulus {
    /// A figure as an SVG document, with its alternative text.
    Figure {
        /// The whole SVG document.
        svg: String,
        /// The figure in words.
        alternative: String,
    },
    /// A few lines of text, such as the particulars of a source.
    Text(String),
}

/// How an item is answered. The right answer is part of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Response {
    /// One of several choices; just one is right.
    Choice(Vec<Choice>),
    /// Some of several choices; at least one is right and at least one wrong.
    Several(Vec<Choice>),
    /// A statement that is true or false.
    TrueFalse {
        /// Whether it is true.
        is_true: bool,
        /// What to say to who got it wrong.
        feedback: String,
    },
    /// Parts to be put in order; they stand here in the right one.
    Order(Vec<String>),
    /// Each of the left belongs to one of the right.
    Match(Vec<(String, String)>),
    /// A whole number.
    Number(usize),
}

/// One choice of an item.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// What the learner reads.
    pub text: String,
    /// Whether it is right.
    pub is_right: bool,
    /// Of a wrong choice, of what it would have been true: *true on 1 May 2025, not on 4 October 2024*.
    pub feedback: String,
}

/// How hard an item is, derived from how near its wrong choices lie to the truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difficulty {
    /// One fact, wrong choices from far away.
    Easy,
    /// A near day, matter or state among the wrong choices.
    Medium,
    /// Doubt, steps or two clocks are the point.
    Hard,
}

impl Skill {
    /// All skills, in the order in which a sheet takes them up.
    pub const ALL: [Self; 9] = [
        Self::TrueOnDay,
        Self::Who,
        Self::Order,
        Self::Matter,
        Self::Rung,
        Self::KnownThen,
        Self::Source,
        Self::Headline,
        Self::Lens,
    ];

    /// The stable id, as used in the ids of items and in options.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::TrueOnDay => "true-on-day",
            Self::Who => "who",
            Self::Order => "order",
            Self::Matter => "matter",
            Self::Rung => "rung",
            Self::KnownThen => "known-then",
            Self::Source => "source",
            Self::Headline => "headline",
            Self::Lens => "lens",
        }
    }

    /// What is practised, in words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::TrueOnDay => "true on this day?",
            Self::Who => "who was it?",
            Self::Order => "put in order",
            Self::Matter => "which matter is this?",
            Self::Rung => "place on the ladder",
            Self::KnownThen => "what could be known then?",
            Self::Source => "read the source",
            Self::Headline => "spot the wrong headline",
            Self::Lens => "count by lens",
        }
    }
}

impl Level {
    /// The level in words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::School => "school",
            Self::University => "university",
        }
    }
}

impl Difficulty {
    /// The difficulty in words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Medium => "medium",
            Self::Hard => "hard",
        }
    }
}
