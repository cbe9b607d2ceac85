//! `comity teach lesson`.

use std::path::Path;

use clap::Args;
use comity::lesson::weave::{self, Figures, html, weave};
use comity::text::{folded, visible};

use super::super::weave::{Shelf, write_figures};
use super::super::{Graphs, Outcome};
use super::print::{Size, printed};
use super::write::Target;
use crate::Surroundings;

/// The endings of files, each with the form that it says.
const ENDINGS: &[(&str, &str)] = &[(".md", "markdown"), (".html", "html"), (".pdf", "pdf")];

/// The pages, by name, in the order in which they are taught.
const LESSONS: [(&str, &str); 13] = [
    ("01-recognition", include_str!("../../../../../docs/lessons/01-recognition.md")),
    ("02-state-and-government", include_str!("../../../../../docs/lessons/02-state-and-government.md")),
    ("03-de-facto-and-de-jure", include_str!("../../../../../docs/lessons/03-de-facto-and-de-jure.md")),
    ("04-envoys", include_str!("../../../../../docs/lessons/04-envoys.md")),
    ("05-break", include_str!("../../../../../docs/lessons/05-break.md")),
    ("06-listing", include_str!("../../../../../docs/lessons/06-listing.md")),
    ("07-intent-and-deed", include_str!("../../../../../docs/lessons/07-intent-and-deed.md")),
    ("08-two-clocks", include_str!("../../../../../docs/lessons/08-two-clocks.md")),
    ("09-disputed-facts", include_str!("../../../../../docs/lessons/09-disputed-facts.md")),
    ("10-counting", include_str!("../../../../../docs/lessons/10-counting.md")),
    ("11-three-recognitions", include_str!("../../../../../docs/lessons/11-three-recognitions.md")),
    ("12-news-item", include_str!("../../../../../docs/lessons/12-news-item.md")),
    (
        "13-envoys-without-recognition",
        include_str!("../../../../../docs/lessons/13-envoys-without-recognition.md"),
    ),
];

/// Which lesson, and where it goes.
#[derive(Debug, Args)]
pub(super) struct Lesson {
    /// The lesson: its number, its name or the case it asks; without one, all are listed
    name: Option<String>,
    #[command(flatten)]
    target: Target,
    /// The paper to print on, as PDF
    #[arg(long, value_enum, default_value = "a4", value_name = "SIZE")]
    paper: Size,
}

pub(super) fn run(lesson: &Lesson, surroundings: &Surroundings) -> Outcome {
    let Some(name) = &lesson.name else {
        return match &lesson.target.output {
            Some(_) => Outcome::misuse("which lesson shall be written? Without a name they are only listed"),
            None => Outcome::of(list()),
        };
    };
    let form = match lesson.target.form(ENDINGS, "markdown") {
        Ok(form) => form,
        Err(outcome) => return outcome,
    };
    let Some((stem, page)) = LESSONS.iter().find(|(stem, page)| is_called(stem, page, name)) else {
        return Outcome::misuse(unknown(name));
    };
    // A page of HTML or PDF travels alone, and so does what goes to stdout; beside a Markdown file lies its figure.
    let figures = match (form, &lesson.target.output) {
        ("markdown", Some(_)) => Figures::Beside((*stem).to_owned()),
        _ => Figures::Inline,
    };
    let mut shelf = Shelf::new(Graphs::default(), surroundings);
    let woven = match weave(page, &figures, |block| shelf.reply(block, Path::new(""))) {
        Ok(woven) => woven,
        Err(fault) => return Outcome::misuse(format!("lesson {stem}, {fault}")),
    };
    let target = lesson.target.output.clone().unwrap_or_default();
    if let Err(outcome) = write_figures(&target, &woven) {
        return outcome;
    }
    let bytes = match form {
        "html" => html(&woven.text).into_bytes(),
        "pdf" => match weave::paper(&woven.text) {
            Ok(paper) => match printed(&paper, form, lesson.paper) {
                Ok(bytes) => bytes,
                Err(outcome) => return outcome,
            },
            Err(fault) => return Outcome::misuse(format!("lesson {stem}, {fault}")),
        },
        _ => woven.text.into_bytes(),
    };
    lesson.target.write(bytes, &shelf.remarks)
}

/// All lessons, a line each: the name, what it is about, and the case to go on asking.
fn list() -> String {
    let lines = LESSONS.iter().map(|(stem, page)| {
        let case = case(page).map_or(String::new(), |case| format!(" (--case {case})"));
        format!("{stem:31}{}{case}\n", title(page))
    });
    lines.collect()
}

fn title(page: &str) -> &str {
    let title = page.lines().next().unwrap_or_default().trim_start_matches("# ");
    title.split_once(' ').map_or(title, |(_, title)| title)
}

/// The case that the first block of a lesson asks; of a lesson on the reference graph, none.
fn case(page: &str) -> Option<&str> {
    let first = page.lines().find(|line| line.starts_with("```comity"))?;
    first.split_whitespace().find_map(|option| option.strip_prefix("case="))
}

fn is_called(stem: &str, page: &str, name: &str) -> bool {
    let (number, rest) = stem.split_once('-').unwrap_or((stem, stem));
    let asked = folded(name);
    let is_number = asked.parse::<u8>().is_ok_and(|asked| number.parse() == Ok(asked));
    is_number || asked == stem || asked == rest || case(page) == Some(asked.as_str())
}

fn unknown(name: &str) -> String {
    let asked = folded(name);
    let rest = |stem: &'static str| stem.split_once('-').map_or(stem, |(_, rest)| rest);
    // A word of a name or of a case, such as the land that it is about, is enough to find some.
    let has_word = |text: &str| asked.chars().count() > 2 && text.split('-').any(|word| word == asked);
    let mut near: Vec<&str> = LESSONS
        .iter()
        .filter(|(stem, page)| has_word(rest(stem)) || case(page).is_some_and(has_word))
        .map(|(stem, _)| *stem)
        .collect();
    if near.is_empty() {
        let distance = |stem: &&'static str| strsim::damerau_levenshtein(rest(stem), &asked);
        let nearest = LESSONS.iter().map(|(stem, _)| *stem).min_by_key(distance);
        near.extend(nearest.filter(|stem| distance(stem) * 3 <= asked.chars().count()).map(rest));
    }
    let hint = match near.as_slice() {
        [] => "`comity teach lesson` lists them all".to_owned(),
        near => format!("did you mean `{}`?", near.join("` or `")),
    };
    format!("no lesson is called `{}`; {hint}", visible(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lessons_are_found_by_number_name_and_case() {
        let found = |name: &str| {
            LESSONS
                .iter()
                .filter(|(stem, page)| is_called(stem, page, name))
                .map(|(stem, _)| *stem)
                .collect::<Vec<_>>()
        };
        for name in ["4", "04", "04-envoys", "envoys", "utopia-envoys", "Envoys"] {
            assert_eq!(found(name), ["04-envoys"], "{name}");
        }
        assert!(found("14").is_empty());
        assert!(unknown("envoy").contains("did you mean `envoys`?"));
        assert!(unknown("Blefuscu").contains("did you mean `09-disputed-facts`?"));
        assert!(unknown("xyz").contains("`comity teach lesson` lists them all"));
        for (number, (stem, page)) in LESSONS.iter().enumerate() {
            assert!(stem.starts_with(&format!("{:02}-", number + 1)), "{stem}");
            assert!(page.starts_with(&format!("# {} ", number + 1)), "{stem}");
        }
    }
}
