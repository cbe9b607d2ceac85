//! Exercises for R/exams: one R Markdown file for each item, with its figure.

use super::archive::archive;
use super::piece::{figure, figure_file, identifier, lines, one_line, pairs, reasons};
use super::rights;
use crate::lesson::{Choice, Item, Response, Sheet, Stimulus};

/// Writes a sheet as exercises, with a script that makes an exam of them.
#[must_use]
pub fn rexams(sheet: &Sheet) -> Vec<u8> {
    let mut files = vec![("exam.R".to_owned(), script(sheet).into_bytes())];
    for item in &sheet.items {
        let picture = picture(item);
        let told = exercise(sheet, item, picture.as_ref().map(|(name, _)| name.as_str()));
        files.push((exercise_file(item), told.into_bytes()));
        files.extend(picture);
    }
    archive(&files)
}

/// The figure as a file that exams on paper take too: PNG, where the library can draw it.
fn picture(item: &Item) -> Option<(String, Vec<u8>)> {
    let (svg, _) = figure(item)?;
    #[cfg(feature = "png")]
    if let Ok(png) = crate::render::png::png(svg, 2.0) {
        return Some((format!("{}.png", identifier(&item.id)), png));
    }
    Some((figure_file(item), svg.as_bytes().to_vec()))
}

fn exercise_file(item: &Item) -> String {
    format!("{}.Rmd", identifier(&item.id))
}

fn script(sheet: &Sheet) -> String {
    let files: Vec<String> =
        sheet.items.iter().map(|item| format!("  \"{}\"", exercise_file(item))).collect();
    format!(
        "# Makes an exam of these exercises; exams2moodle, exams2canvas and others of the package take the same list.\n\
         library(\"exams\")\n\nexercises <- c(\n{}\n)\n\nset.seed({})\nexams2html(exercises)\n",
        files.join(",\n"),
        sheet.seed
    )
}

fn exercise(sheet: &Sheet, item: &Item, picture: Option<&str>) -> String {
    let body = Body::of(item);
    let mut told = String::new();
    if let Some(file) = picture {
        told.push_str(&format!(
            "```{{r, echo = FALSE, results = \"hide\"}}\ninclude_supplement(\"{file}\")\n```\n\n"
        ));
    }
    heading(&mut told, "Question", '=');
    if let (Some(file), Some((_, alternative))) = (picture, figure(item)) {
        told.push_str(&format!("![{}]({file})\n\n", markdown(&alternative)));
    }
    if let Some(Stimulus::Text(words)) = &item.stimulus {
        paragraphs(&mut told, lines(words));
    }
    paragraphs(&mut told, lines(&item.prompt));
    for part in &body.parts {
        told.push_str(&format!("{}\n\n", part));
    }
    list(&mut told, &body.answers);
    told.push('\n');
    heading(&mut told, "Solution", '=');
    paragraphs(&mut told, reasons(sheet, item).into_iter());
    list(&mut told, &body.remarks);
    told.push('\n');
    heading(&mut told, "Meta-information", '=');
    told.push_str(&format!("exname: {}\n", identifier(&item.id)));
    for (name, value) in &body.about {
        told.push_str(&format!("{name}: {value}\n"));
    }
    told.push_str(&format!("exsection: {}/{}\n", sheet.level.in_words(), item.skill.id()));
    told.push_str(&format!("exextra[difficulty]: {}\n", item.difficulty.in_words()));
    told
}

/// What depends on how an item is answered.
#[derive(Default)]
struct Body {
    /// Parts of a question that has several, each with the mark where it is answered.
    parts: Vec<String>,
    /// What is chosen from.
    answers: Vec<String>,
    /// What is said of each answer.
    remarks: Vec<String>,
    /// Type and solution.
    about: Vec<(&'static str, String)>,
}

impl Body {
    fn of(item: &Item) -> Self {
        if let Some(pairs) = pairs(item) {
            return Self::of_pairs(&pairs);
        }
        match &item.response {
            Response::Choice(choices) => Self::of_choices("schoice", choices),
            Response::Several(choices) => Self::of_choices("mchoice", choices),
            Response::TrueFalse { is_true, feedback } => Self {
                answers: vec!["True".to_owned(), "False".to_owned()],
                remarks: [true, false]
                    .map(|said| remark(said == *is_true, if said == *is_true { "" } else { feedback }))
                    .to_vec(),
                about: vec![
                    ("extype", "schoice".to_owned()),
                    ("exsolution", if *is_true { "10" } else { "01" }.to_owned()),
                ],
                ..Self::default()
            },
            Response::Number(number) => Self {
                about: vec![
                    ("extype", "num".to_owned()),
                    ("exsolution", number.to_string()),
                    ("extol", "0".to_owned()),
                ],
                ..Self::default()
            },
            Response::Order(_) | Response::Match(_) => unreachable!("these are pairs"),
        }
    }

    fn of_choices(kind: &str, choices: &[Choice]) -> Self {
        Self {
            answers: choices.iter().map(|choice| markdown(&one_line(&choice.text))).collect(),
            remarks: choices.iter().map(|choice| remark(choice.is_right, &choice.feedback)).collect(),
            about: vec![
                ("extype", kind.to_owned()),
                (
                    "exsolution",
                    choices.iter().map(|choice| if choice.is_right { '1' } else { '0' }).collect(),
                ),
                ("exshuffle", "TRUE".to_owned()),
            ],
            ..Self::default()
        }
    }

    /// R/exams knows no matching: each part is a choice of its own within one text.
    fn of_pairs(pairs: &[(String, String)]) -> Self {
        let rights = rights(pairs);
        let row = |right: &str| -> String {
            rights.iter().map(|one| if one == right { '1' } else { '0' }).collect()
        };
        let rows: Vec<String> = pairs.iter().map(|(_, right)| row(right)).collect();
        let part = |(at, (left, _)): (usize, &(String, String))| {
            format!("{} ##ANSWER{}##", markdown(&one_line(left)), at + 1)
        };
        Self {
            parts: pairs.iter().enumerate().map(part).collect(),
            answers: pairs
                .iter()
                .flat_map(|_| rights.iter().map(|right| markdown(&one_line(right))))
                .collect(),
            remarks: Vec::new(),
            about: vec![
                ("extype", "cloze".to_owned()),
                ("exclozetype", vec!["schoice"; pairs.len()].join("|")),
                ("exsolution", rows.join("|")),
            ],
        }
    }
}

fn remark(is_right: bool, feedback: &str) -> String {
    match (is_right, feedback.is_empty()) {
        (true, true) => "Right.".to_owned(),
        (false, true) => "Not right.".to_owned(),
        (_, false) => markdown(&one_line(feedback)),
    }
}

fn heading(told: &mut String, words: &str, line: char) {
    told.push_str(words);
    told.push('\n');
    told.extend(std::iter::repeat_n(line, words.len()));
    told.push('\n');
}

fn paragraphs(told: &mut String, lines: impl Iterator<Item = String>) {
    for line in lines {
        told.push_str(&format!("{}\n\n", markdown(&line)));
    }
}

fn list(told: &mut String, entries: &[String]) {
    if entries.is_empty() {
        return;
    }
    heading(told, "Answerlist", '-');
    for entry in entries {
        told.push_str(&format!("* {entry}\n"));
    }
}

/// A line without the meaning that R, knitr and pandoc give to some of its characters.
///
/// A backslash would not do: knitr runs what stands between backticks before pandoc sees it. Numbered character references
/// pass through both. No library escapes for the two at once.
fn markdown(line: &str) -> String {
    let mut safe = String::with_capacity(line.len());
    let mut before = None;
    for c in line.chars() {
        let is_plain = match c {
            ',' | ';' | '?' | '/' => true,
            // At the start of a line these make lists; doubled, dashes and dots are set as others.
            '.' | '-' | '(' | ')' | ':' | '!' | '%' | '+' => before.is_some_and(|before: char| before != c),
            _ => !c.is_ascii_punctuation(),
        };
        match is_plain {
            true => safe.push(c),
            false => safe.push_str(&format!("&#{};", u32::from(c))),
        }
        before = Some(c);
    }
    guard_number(&safe)
}

/// A line that begins as a numbered list does, without that meaning: `1.`, `a)`.
fn guard_number(line: &str) -> String {
    let word = line.split(' ').next().unwrap_or_default();
    match word.strip_suffix(['.', ')']) {
        Some(number)
            if !number.is_empty() && number.len() < 6 && number.chars().all(char::is_alphanumeric) =>
        {
            let last = word.as_bytes()[word.len() - 1];
            format!("{number}&#{last};{}", &line[word.len()..])
        }
        _ => line.to_owned(),
    }
}
