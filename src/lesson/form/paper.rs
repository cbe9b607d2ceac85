//! What is printed, before it is HTML, PDF or Markdown: blocks in order, each with its words.

use super::super::{Item, Response, Sheet, Stimulus};
use super::{Part, feedback, imprint, key, letter, mixed, rights};

/// A document for print.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// Its title.
    pub title: String,
    /// How closely it is set.
    pub setting: Setting,
    /// What stands on it, in order.
    pub blocks: Vec<Block>,
}

/// How closely a document is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Setting {
    /// Ten points, with room to write.
    #[default]
    Usual,
    /// Smaller, for what is to be read on one page.
    Close,
}

/// One piece of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The title at the head; with a line for name and date, where learners write on it.
    Title {
        /// The words.
        text: String,
        /// Whether a line for name and date follows.
        has_name_line: bool,
    },
    /// A heading.
    Heading(String),
    /// Running text.
    Text(String),
    /// Running text of which some words stand out; with a mark in front, an entry of a list.
    Passage {
        /// The mark: `1.`, `•`, or nothing.
        mark: String,
        /// The words.
        runs: Vec<Run>,
    },
    /// A question with its number.
    Prompt {
        /// The number, from 1.
        number: usize,
        /// The question.
        text: String,
    },
    /// Lines to be read first.
    Quoted(Vec<String>),
    /// A figure.
    Figure {
        /// The SVG document.
        svg: String,
        /// The figure in words.
        alternative: String,
    },
    /// A drawing without words around it, which may reach into the margins.
    Drawing {
        /// The SVG document.
        svg: String,
        /// The figure in words.
        alternative: String,
    },
    /// Things to tick, each with a box.
    Boxes(Vec<String>),
    /// Lines of a list.
    Lines(Vec<String>),
    /// Labels, each with a blank to write on.
    Blanks(Vec<String>),
    /// The key to a question.
    Key {
        /// The number of the question.
        number: usize,
        /// The right answer.
        answer: String,
        /// Why it is right, with the numbers of its sources.
        explanation: String,
        /// What to say to wrong answers, a line each.
        feedback: Vec<String>,
        /// What is practised, how hard it is, and how to ask again.
        remark: String,
    },
    /// Words with what they mean.
    Terms(Vec<(String, String)>),
    /// A table.
    Table {
        /// Its head.
        head: Vec<String>,
        /// Its rows, as wide as the head.
        rows: Vec<Vec<String>>,
    },
    /// Numbered sources.
    Sources(Vec<String>),
    /// Small print.
    Small(String),
    /// Pieces that stay on one page.
    Together(Vec<Block>),
    /// What follows begins a page.
    NewPage,
}

/// Words that are set in one manner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words, with the blanks around them.
    pub text: String,
    /// How they are set.
    pub manner: Manner,
}

/// How words are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Manner {
    /// As the text around them.
    #[default]
    Plain,
    /// Heavier.
    Strong,
    /// Slanted, or underlined where the font has no slant.
    Emphasis,
    /// To be typed as they stand.
    Code,
}

/// A sheet as a worksheet: the questions with room to answer, and the key on a page of its own.
#[must_use]
pub fn worksheet(sheet: &Sheet, part: Part) -> Paper {
    let mut blocks = Vec::new();
    if part.has_questions() {
        blocks.push(Block::Title { text: sheet.title.clone(), has_name_line: true });
        let words = super::words::words_of(sheet);
        if !words.is_empty() {
            blocks.push(Block::Together(vec![
                Block::Heading("Words you need".to_owned()),
                Block::Terms(words),
            ]));
        }
        blocks.extend((1..).zip(&sheet.items).map(|(number, item)| question(number, item)));
    }
    if part.has_key() {
        if part.has_questions() {
            blocks.push(Block::NewPage);
        }
        blocks.push(Block::Title { text: format!("Key: {}", sheet.title), has_name_line: false });
        blocks.extend((1..).zip(&sheet.items).map(|(number, item)| key_to(number, item)));
    }
    if !sheet.sources.is_empty() {
        blocks.push(Block::Heading("Sources".to_owned()));
        blocks.push(Block::Sources(sheet.sources.clone()));
    }
    blocks.push(Block::Small(imprint(sheet)));
    Paper { title: sheet.title.clone(), setting: Setting::Usual, blocks }
}

/// A question with room to answer it.
pub(super) fn question(number: usize, item: &Item) -> Block {
    let mut blocks = vec![Block::Prompt { number, text: item.prompt.clone() }];
    match &item.stimulus {
        Some(Stimulus::Figure { svg, alternative }) => {
            blocks.push(Block::Figure { svg: svg.clone(), alternative: alternative.clone() });
        }
        Some(Stimulus::Text(text)) => blocks.push(Block::Quoted(text.lines().map(str::to_owned).collect())),
        None => {}
    }
    let lettered = |texts: &mut dyn Iterator<Item = &str>| -> Vec<String> {
        texts.enumerate().map(|(at, text)| format!("{}. {text}", letter(at))).collect()
    };
    match &item.response {
        Response::Choice(choices) | Response::Several(choices) => {
            blocks.push(Block::Boxes(lettered(&mut choices.iter().map(|choice| choice.text.as_str()))));
        }
        Response::TrueFalse { .. } => blocks.push(Block::Boxes(vec!["true".to_owned(), "false".to_owned()])),
        Response::Order(parts) => {
            let shown = mixed(parts, &item.id);
            blocks.push(Block::Lines(lettered(&mut shown.iter().map(String::as_str))));
            blocks.push(Block::Blanks(vec!["Order (letters)".to_owned()]));
        }
        Response::Match(pairs) => {
            let shown = rights(pairs);
            blocks.push(Block::Lines(lettered(&mut shown.iter().map(String::as_str))));
            blocks.push(Block::Blanks(pairs.iter().map(|(left, _)| left.clone()).collect()));
        }
        Response::Number(_) => blocks.push(Block::Blanks(vec!["Number".to_owned()])),
    }
    Block::Together(blocks)
}

fn key_to(number: usize, item: &Item) -> Block {
    let sources: String = item.sources.iter().map(|number| format!(" [{number}]")).collect();
    Block::Together(vec![Block::Key {
        number,
        answer: key(item),
        explanation: format!("{}{sources}", item.explanation),
        feedback: feedback(item),
        remark: format!(
            "{}; {}: {}. Ask again: comity {}",
            super::super::relation::capitalized(item.skill.in_words()),
            item.difficulty.in_words(),
            item.difficulty_because,
            item.question
        ),
    }])
}
