//! A figure for each of several days, everybody at one place in all of them.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use comity::graph::Graph;
use comity::load::Loaded;
use comity::question::{self, Answer, AnswerKind, Lexicon, Question};
use comity::render::figure::Figure;
use comity::render::labels::Labels;
use comity::render::picture::Picture;
use comity::render::{index, ladder, map, matrix, network, svg, tiles};

use super::super::file::{fill, is_folder, replace};
use super::which::Days;
use super::write::{Canvas, Drawn, Written, ending};
use super::{Kind, Plan, labelled, pov, register};

/// The most figures in a folder: twenty years of months.
const MOST: usize = 240;
/// The most that take turns in one SVG, whose size is the sum of theirs.
const MOST_IN_TURN: usize = 60;

/// Where a series goes.
enum Target<'c> {
    /// A file for each, and an index.
    Folder(&'c Path),
    /// One SVG in which they take turns: a file, or stdout.
    Turns(Option<&'c Path>),
    /// Their alternative texts on stdout.
    Words,
}

/// Draws a series and writes it: all of it or nothing.
pub(super) fn written(plan: &Plan, days: Days, canvas: &Canvas, loaded: &Loaded) -> Result<Written, String> {
    let target = target(canvas)?;
    let all = days.all()?;
    let most = if matches!(target, Target::Turns(_)) { MOST_IN_TURN } else { MOST };
    if all.len() > most {
        let other = if most < MOST { ", give a folder with `-o FOLDER/`" } else { "" };
        return Err(format!(
            "these are {} figures, and {most} are the most: give days that lie closer together{other}, or draw `--every year`",
            all.len()
        ));
    }
    let answers = answers(plan, &all, loaded)?;
    let graph = &loaded.graph;
    let frames = labelled(&answers, canvas, graph, |answers, labels| {
        drawn(&plan.kind, answers, canvas, graph, labels)
    })?;
    let too_much = |reason: comity::render::figure::TooMuch| reason.to_string();
    let style = canvas.style();
    let notes: BTreeSet<&str> = frames.iter().flat_map(|frame| frame.unnamed.split_inclusive('\n')).collect();
    let notes: String = notes.into_iter().collect();
    match target {
        Target::Words => {
            let words = frames.iter().map(|frame| format!("{}\n", frame.figure.description));
            Ok(Written { output: words.collect::<Vec<_>>().join("\n").into_bytes(), losses: notes })
        }
        Target::Turns(path) => {
            let figures = frames.iter().map(|frame| &frame.figure);
            let output = Figure::animated(figures, &style).map_err(too_much)?.into_bytes();
            let Some(path) = path else { return Ok(Written { output, losses: notes }) };
            replace(path, &output).map_err(|error| error.to_string())?;
            Ok(Written { output: Vec::new(), losses: notes })
        }
        Target::Folder(folder) => {
            let ending = canvas.format.as_deref().unwrap_or("svg");
            // Only what shows a sheet needs one.
            let svgs = match ending {
                "svg" | "png" | "pdf" | "html" => {
                    Figure::svgs(frames.iter().map(|frame| &frame.figure), &style).map_err(too_much)?
                }
                _ => vec![String::new(); frames.len()],
            };
            let mut losses = BTreeSet::new();
            let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
            let mut listed: Vec<index::Entry<'_>> = Vec::new();
            for ((frame, svg), day) in frames.iter().zip(&svgs).zip(&all) {
                let formed = canvas.formed(frame, ending, &|| Ok(svg.clone()));
                let formed = formed.map_err(|error| error.to_string())?;
                losses.extend(formed.losses.split_inclusive('\n').map(str::to_owned));
                let file = format!("{day}.{ending}");
                files.push((folder.join(&file), formed.output));
                listed.push(index::Entry { file, figure: &frame.figure });
            }
            let title = format!("{}, {days}", plan.questions[0]);
            files.push((folder.join("index.html"), index::index(&title, &listed).into_bytes()));
            fill(folder, &files).map_err(|error| error.to_string())?;
            Ok(Written { output: Vec::new(), losses: losses.into_iter().collect() })
        }
    }
}

fn target(canvas: &Canvas) -> Result<Target<'_>, String> {
    let named = canvas.format.as_deref();
    match canvas.output.as_deref() {
        _ if canvas.alt => Ok(Target::Words),
        None if named.is_none_or(|format| format == "svg") => Ok(Target::Turns(None)),
        None => Err("a series in this format needs a folder: add `-o FOLDER/`".to_owned()),
        Some(path) if is_folder(path) || ending(path).is_empty() => Ok(Target::Folder(path)),
        Some(path) if ending(path) == "svg" && named.is_none_or(|format| format == "svg") => {
            Ok(Target::Turns(Some(path)))
        }
        Some(path) => Err(format!(
            "a series goes into a folder, such as `-o {}/ --format {}`; only one .svg can hold it by itself",
            path.with_extension("").display(),
            named.map_or_else(|| ending(path), str::to_owned)
        )),
    }
}

/// The answers of the days, in order.
fn answers(plan: &Plan, days: &[comity::time::Day], loaded: &Loaded) -> Result<Vec<Answer>, String> {
    let lexicon = Lexicon::new(&loaded.graph);
    let words = &plan.questions[0];
    let question = question::parse(words, &lexicon).map_err(|error| error.to_string())?;
    if !plan.holds(&question) {
        return Err("`--of` takes a name; give days as `--from` and `--to`".to_owned());
    }
    if question.on.is_some() || question.within.is_some() {
        return Err(
            "the days of a series are given with `--from` and `--to`: leave the day out of the question"
                .to_owned(),
        );
    }
    let known_by = question.known_by.or(plan.known_by);
    let on = |day: &comity::time::Day| {
        question::ask(&loaded.graph, &Question { on: Some(*day), known_by, ..question.clone() })
    };
    Ok(days.iter().map(on).collect())
}

/// The figures of some days. A single figure of a day is a series of one.
pub(super) fn drawn<'a>(
    kind: &Kind,
    answers: &'a [Answer],
    canvas: &Canvas,
    graph: &Graph,
    labels: &Labels,
) -> Result<Vec<Drawn<'a>>, String> {
    let why = |reason: comity::render::figure::NoFigure| reason.to_string();
    let mut pictures: Vec<Option<Picture>> = vec![None; answers.len()];
    let figures = match kind {
        Kind::Ladder => ladder::series(answers).map_err(why)?,
        Kind::Matrix => matrix::series(answers).map_err(why)?,
        Kind::Tiles => tiles::series(answers, &register(graph, labels), canvas.style().frame).map_err(why)?,
        Kind::Map(pov) => {
            let lexicon = LazyCell::new(|| Lexicon::new(graph));
            let views = answers.iter().map(|answer| pov::view(graph, &lexicon, pov.as_deref(), answer));
            let views = views.collect::<Result<Vec<_>, String>>()?;
            map::series(answers, &register(graph, labels), &views, canvas.style().frame).map_err(why)?
        }
        Kind::Network => {
            answers.iter().try_for_each(is_of_a_day)?;
            let all: Vec<Picture> = answers.iter().map(network::network_of_all).collect();
            let figures = svg::series(all.clone());
            pictures = all.into_iter().map(Some).collect();
            figures
        }
        Kind::Suiting | Kind::Lanes | Kind::Trend | Kind::Change | Kind::Steps { .. } => {
            return Err(
                "a series is made of figures of a day: network, ladder, tiles, map and matrix".to_owned()
            );
        }
    };
    let most = figures.iter().zip(answers).max_by_key(|(figure, _)| figure.parties);
    most.map_or(Ok(()), |(figure, answer)| canvas.fits(answer, figure.parties))?;
    let frames = figures.into_iter().zip(pictures).zip(answers);
    Ok(frames
        .map(|((figure, picture), answer)| Drawn {
            answer: Cow::Borrowed(answer),
            figure,
            picture,
            unnamed: String::new(),
        })
        .collect())
}

/// Whether an answer says what holds on a day, which a network is drawn of.
fn is_of_a_day(answer: &Answer) -> Result<(), String> {
    let (is_drawn, of) = match answer.kind {
        AnswerKind::History => ("what happened", "lanes"),
        AnswerKind::Changes => ("what changed", "change"),
        AnswerKind::Series => ("counts over time", "trend"),
        AnswerKind::List | AnswerKind::YesNo | AnswerKind::Count | AnswerKind::Standing => return Ok(()),
    };
    Err(format!("a network is drawn of what holds on a day; {is_drawn} is drawn by `comity draw {of}`"))
}
