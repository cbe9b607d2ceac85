//! Acts and statements told to a side, with their sources.

use super::hindsight::names_later;
use super::record::{Record, is_of_the_sender, is_open};
use crate::graph::{ActRef, SourceRef};
use crate::lesson::relation::capitalized;
use crate::lesson::telling::Telling;
use crate::lesson::told::{dated, published};
use crate::text::{joined, visible};
use crate::time::Day;
use crate::vocabulary::{Deed, Step};

/// What is written so far: the acts told, and the sources numbered.
pub(super) struct Pen<'r, 'g> {
    pub(super) record: &'r Record<'g>,
    pub(super) telling: Telling<'g>,
    pub(super) acts: Vec<ActRef<'g>>,
    pub(super) sources: Vec<SourceRef<'g>>,
    /// Those whose title stands in the text.
    pub(super) quoted: Vec<SourceRef<'g>>,
}

impl<'g> Pen<'_, 'g> {
    /// An act as a sentence, with its doubt and its source; none where it could be told only with what came later.
    pub(super) fn told(&mut self, act: ActRef<'g>, is_own: bool) -> Option<String> {
        let telling = self.telling;
        let step = act.step();
        let told = match telling.announced(act) {
            _ if is_of_the_sender(act) => {
                let sender = telling.name(act.object());
                match step {
                    Step::Appointed => {
                        format!("{sender} named an envoy to {}", telling.name(act.author()))
                    }
                    _ => format!(
                        "an envoy of {sender} took charge of the mission {}",
                        telling.place_of(act.author())
                    ),
                }
            }
            Some(announced) => announced,
            // Steps towards what has no words of its own.
            None if !step.moves() => format!("announced: {}, {}", act.deed().noun(), step.in_words()),
            None => telling.done(act),
        };
        let (author, day) = (telling.name(act.author()), self.day_of(act));
        let told = match (is_of_the_sender(act), step.moves(), is_own) {
            (true, ..) => format!("{told} {day}"),
            (_, true, _) => dated(act, &format!("{author} {told}"), &day),
            // The day is that of the announcement and not of what it leads to.
            (_, false, true) => format!("{day} {author} {told}"),
            (_, false, false) => format!("{author} {day} {told}"),
        };
        let mut line = capitalized(&told);
        if self.record.view.window(act).1 > self.record.view.on() {
            line.push_str(", unless that is still to come");
        }
        if is_open(self.record.view, act) && self.may_be_done(act) {
            line.push_str("; it may have been done by now");
        }
        if act.disclaims() && is_own {
            line.push_str("; you said that this was no recognition");
        }
        if let Some(dispute) = self.record.view.dispute_over(act) {
            line.push_str(&format!(" (disputed: denied by {})", visible(&joined(&dispute.denied_by))));
        }
        if self.is_of_later(&line) {
            return None;
        }
        let mark = self.mark(act);
        Some(match is_own {
            true => format!("{line}.{mark}"),
            false => format!("{line}{mark}"),
        })
    }

    /// Whether what a step leads to is among the acts that may have happened by the day.
    fn may_be_done(&self, step: ActRef<'g>) -> bool {
        let all = self.record.others.iter().flat_map(|doings| &doings.acts).chain(&self.record.own);
        let like = |act: &ActRef<'g>| {
            (act.matter(), act.deed(), act.author(), act.object())
                == (step.matter(), step.deed(), step.author(), step.object())
        };
        let mut same = all.filter(|act| like(act) && act.instrument() == step.instrument());
        same.any(|act| act.step().moves() && self.record.view.window(*act).1 > self.record.view.on())
    }

    /// A statement: when, by whom, and in whose words it is on record.
    pub(super) fn said(&mut self, act: ActRef<'g>) -> Option<String> {
        let kind = match act.deed() {
            Deed::Refuse => "You refused",
            Deed::Defer => "You put a decision off",
            Deed::Urge => "You called on them to act",
            Deed::Praise => "You spoke well of them",
            Deed::Welcome => "You welcomed what they did",
            _ => "You made a statement",
        };
        let speaker = match act.speakers() {
            [] => String::new(),
            speakers => format!(", through {}", visible(&joined(speakers))),
        };
        let mut line = format!("{kind} {}{speaker}", self.day_of(act));
        if self.is_of_later(&line) {
            return None;
        }
        match self.words_of_the_day(act) {
            Some((words, source)) => {
                let number = self.number(source);
                if words.starts_with("reported") {
                    self.quoted.push(source);
                }
                if !self.acts.contains(&act) {
                    self.acts.push(act);
                }
                line.push_str(&format!("; {words} [{number}]."));
            }
            None => {
                let mark = self.mark(act);
                line.push_str(&format!(".{mark}"));
            }
        }
        Some(line)
    }

    /// What was printed of a statement by the day: the words quoted, else the headline. The note of the file is later than both.
    fn words_of_the_day(&self, act: ActRef<'g>) -> Option<(String, SourceRef<'g>)> {
        let sources = self.eligible(act);
        let quoted = sources.iter().find_map(|source| {
            let quote = source.quote().filter(|quote| !self.is_of_later(quote))?;
            Some((format!("in its words, “{}”", visible(quote.trim_end_matches('.'))), *source))
        });
        let headline = || {
            let source = sources.iter().find(|source| {
                !source.title().contains("(title ours") && !self.is_of_later(source.title())
            })?;
            let title = source.title().split(" (title").next().unwrap_or_default();
            let language = match source.language() {
                None | Some("en") => String::new(),
                Some(tag) => format!(" (in {})", language(tag)),
            };
            Some((format!("reported as “{}”{language}", visible(title)), *source))
        };
        quoted.or_else(headline)
    }

    /// The sources of an act that were out by the day: those whose words can be shown first, then the earliest.
    fn eligible(&self, act: ActRef<'g>) -> Vec<SourceRef<'g>> {
        let known_by = self.record.view.known_by();
        let mut sources: Vec<SourceRef<'g>> =
            act.sources().filter(|source| source.known_from() <= known_by).collect();
        sources.sort_by_cached_key(|source| {
            let is_later = self.is_of_later(source.title());
            let is_foreign = source.language().is_some_and(|language| language != "en");
            (is_later, is_foreign, source.known_from(), source.id().to_string())
        });
        sources
    }

    /// The number of the source of an act that is told, to stand behind it.
    pub(super) fn mark(&mut self, act: ActRef<'g>) -> String {
        if !self.acts.contains(&act) {
            self.acts.push(act);
        }
        let Some(first) = self.eligible(act).first().copied() else { return String::new() };
        format!(" [{}]", self.number(first))
    }

    pub(super) fn number(&mut self, source: SourceRef<'g>) -> usize {
        match self.sources.iter().position(|known| *known == source) {
            Some(at) => at + 1,
            None => {
                self.sources.push(source);
                self.sources.len()
            }
        }
    }

    /// The day of an act, with its preposition. Of a date that may lie after the day, its beginning alone is told.
    pub(super) fn day_of(&self, act: ActRef<'g>) -> String {
        let words = act.on().in_words();
        let day = match words.strip_prefix("between ") {
            Some(days) => format!("on some day between {}", without_month_twice(days)),
            None => words,
        };
        if !names_later(&day, self.record.view.on()) {
            return day;
        }
        match act.on().earliest() {
            Day::MIN => "on a day that is not known".to_owned(),
            first => format!("on some day since {}", first.in_words()),
        }
    }

    pub(super) fn is_of_later(&self, text: &str) -> bool {
        names_later(text, self.record.last_day())
    }

    /// A source without its address, which would lead the reader to what came later.
    pub(super) fn source(&self, number: usize, source: SourceRef<'g>) -> String {
        let by = match source.relays() {
            Some(relayed) => format!("{}, relaying {relayed}", source.publisher()),
            None => source.publisher().to_owned(),
        };
        let day = published(source.published());
        let title = match self.is_of_later(source.title()) || self.quoted.contains(&source) {
            true => String::new(),
            false => format!("{}, ", source.title()),
        };
        visible(&format!("[{number}] {title}{by}, {day}"))
    }
}

/// `15 August 2021 and 16 August 2021` as `15 and 16 August 2021`.
fn without_month_twice(days: &str) -> String {
    let shortened = days.split_once(" and ").and_then(|(first, last)| {
        let (first, month) = first.split_once(' ')?;
        let (_, same) = last.split_once(' ')?;
        (month == same && month.contains(' ')).then(|| format!("{first} and {last}"))
    });
    shortened.unwrap_or_else(|| days.to_owned())
}

/// The name of a language of the sources.
fn language(tag: &str) -> &str {
    match tag {
        "ar" => "Arabic",
        "de" => "German",
        "es" => "Spanish",
        "fa" => "Persian",
        "fr" => "French",
        "hi" => "Hindi",
        "it" => "Italian",
        "kk" => "Kazakh",
        "ky" => "Kyrgyz",
        "no" | "nb" => "Norwegian",
        "ps" => "Pashto",
        "ru" => "Russian",
        "tg" => "Tajik",
        "tk" => "Turkmen",
        "tr" => "Turkish",
        "ur" => "Urdu",
        "uz" => "Uzbek",
        "zh" => "Chinese",
        tag => tag,
    }
}
