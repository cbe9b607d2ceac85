//! The ladder: who stands on which rung of dealing with one party on a day; with a second day, who moved.

mod band;

use std::collections::{BTreeMap, BTreeSet};

use band::{Detail, drawings};

use super::caption::{as_known, caption, in_words};
use super::figure::{Brief, Drawing, Figure, NoFigure};
use super::network::{sources_of, sources_of_in_brief};
use super::picture::words::{in_sentence, is_end_denied, name};
use super::row;
use super::rung::{Rung, beside, is_delisted, listed, named_or_counted, nobody_recognizes};
use super::twin::Twin;
use crate::question::{Answer, AnswerKind, Row};
use crate::text::{capitalized, visible, with_article};
use crate::time::Day;

/// What a drawing in brief leaves out.
const WITHOUT: &str = "Ranks and dates are left out here; the answer to the question has them.";

/// One party on one rung.
#[derive(Debug, Clone, PartialEq)]
struct Place<'a> {
    party: &'a str,
    rung: Rung,
    doubt: Doubt,
    /// What it rests on: `chargé d'affaires, 2022-04-06`.
    detail: String,
    /// The last day on which what it rests on may have happened.
    last: Option<Day>,
}

/// How sure a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Doubt {
    None,
    Possible,
    Disputed,
    /// It was the place on the earlier day.
    Left,
}

impl Doubt {
    /// How sure a standing is.
    fn of(row: &Row) -> Self {
        match (&row.dispute, row.holds_surely()) {
            (Some(_), _) => Self::Disputed,
            (None, false) => Self::Possible,
            (None, true) => Self::None,
        }
    }
}

/// One ladder: an answer, and where everybody stands by it.
struct Rungs<'a> {
    answer: &'a Answer,
    places: Vec<Place<'a>>,
    marks: BTreeMap<&'a str, String>,
    /// Who moved since an earlier day, or may have.
    moves: Vec<Move<'a>>,
}

/// Draws up the ladder of what stands with one party on a day. With an answer about an earlier day, those that moved are shown with their old
/// place and an arrow.
///
/// # Errors
/// When the answer is not about what stands with one party on a day.
pub fn ladder(answer: &Answer, earlier: Option<&Answer>) -> Result<Figure, NoFigure> {
    let Some(earlier) = earlier else {
        return Ok(figures(&[Rungs::of(answer)?], None).remove(0));
    };
    if on(earlier) > on(answer) {
        return Err(NoFigure(format!(
            "{} comes after {}: the day compared with, which `--vs` names, is the earlier one",
            in_words(on(earlier)),
            in_words(on(answer))
        )));
    }
    // Who is in the earlier answer alone has its name there.
    let mut named = answer.clone();
    for (id, name) in &earlier.names {
        named.names.entry(id.clone()).or_insert_with(|| name.clone());
    }
    named.definite.extend(earlier.definite.iter().cloned());
    let mut rungs = Rungs::of(&named)?;
    rungs.moves = moves(&Rungs::of(earlier)?.places, &rungs.places, Day::read(on(earlier)));
    let has_place = |old: &Place<'_>| {
        let here = rungs.places.iter().filter(|place| place.party == old.party);
        here.map(|place| place.rung).any(|rung| rung == old.rung)
    };
    // Of whom it is open, the old place is drawn where the new one is on another rung.
    let is_left =
        |one: &Move<'_>, old: &Place<'_>| one.way != Way::Open || old.rung != Rung::Off && !has_place(old);
    let left = rungs.moves.iter().filter_map(|one| one.old.as_ref().filter(|old| is_left(one, old)));
    let left: Vec<Place<'_>> = left.map(|old| Place { doubt: Doubt::Left, ..old.clone() }).collect();
    rungs.places.extend(left);
    Ok(figures(&[rungs], Some(earlier)).remove(0))
}

/// Draws up the ladders of several days as figures of one size, in which whoever stands on a rung more than once does so at one place.
///
/// # Errors
/// When an answer is not about what stands with one party on a day.
pub fn series(answers: &[Answer]) -> Result<Vec<Figure>, NoFigure> {
    let all: Result<Vec<Rungs<'_>>, NoFigure> = answers.iter().map(Rungs::of).collect();
    Ok(figures(&all?, None))
}

impl<'a> Rungs<'a> {
    fn of(answer: &'a Answer) -> Result<Self, NoFigure> {
        let (AnswerKind::Standing | AnswerKind::List, Some(subject)) =
            (answer.kind, answer.subject.as_deref())
        else {
            return Err(NoFigure("a ladder is drawn of what stands with one party on a day: ask *what stands with the taliban on 2024-10-04*".to_owned()));
        };
        let marks = marks(answer, subject);
        let places = places(answer, subject, &marks);
        Ok(Self { answer, places, marks, moves: Vec::new() })
    }

    fn subject(&self) -> &'a str {
        self.answer.subject.as_deref().unwrap_or_default()
    }
}

/// The figures of some ladders, with the rungs of all.
fn figures(all: &[Rungs<'_>], earlier: Option<&Answer>) -> Vec<Figure> {
    let is_used = |rung: &Rung| all.iter().any(|one| one.places.iter().any(|place| place.rung == *rung));
    let rungs: Vec<Rung> = Rung::ALL.into_iter().filter(is_used).collect();
    let full = drawings(all, &rungs, Detail::Full);
    // Where there is no room for more, the remark below the legend is left out too.
    let briefs = [Detail::Marks, Detail::Least].map(|detail| drawings(all, &rungs, detail));
    let [marks, least] = briefs;
    let drawn = all.iter().zip(full).zip(marks).zip(least);
    drawn.map(|(((one, full), marks), least)| figure(one, earlier, &rungs, full, [marks, least])).collect()
}

fn figure(
    one: &Rungs<'_>,
    earlier: Option<&Answer>,
    rungs: &[Rung],
    drawing: Drawing,
    briefs: [Drawing; 2],
) -> Figure {
    let Rungs { answer, places, moves, .. } = one;
    let subject = one.subject();
    let title = match (answer.kind, earlier) {
        (_, Some(earlier)) => moved_title(answer, earlier, subject, moves),
        (AnswerKind::List, None) => answer.finding.clone(),
        // Of what is dealt with by listing or by holding assets alone, that is what there is to say.
        (_, None) if !places.is_empty() && places.iter().all(|place| place.rung == Rung::Off) => {
            answer.finding.clone()
        }
        (_, None) => title(answer, subject, places),
    };
    let day = in_words(on(answer));
    let subtitle = match earlier.and_then(|earlier| earlier.on.as_deref()) {
        None => format!("Rungs of dealing, as of {day}{}", as_known(answer)),
        Some(before) => format!("Rungs of dealing, {} and {day}{}", in_words(before), as_known(answer)),
    };
    let twin = twin(one, &title, rungs);
    let parties = places.iter().map(|place| place.party).collect::<BTreeSet<&str>>().len();
    let remarks = vec![
        "Meetings of officials are not in the data. Listings, held assets, and missions closed or suspended are marks beside a name, no rungs.".to_owned(),
    ];
    let used = || {
        let of_beside = answer.beside.iter().filter(|row| is_delisted(row) || is_end_denied(row));
        answer.rows.iter().chain(of_beside).filter(|row| {
            row.object == subject
                && row.author != subject
                && (Rung::reach(row, Day::MAX).is_some() || row.matter == "listing" || beside(row).is_some())
        })
    };
    let shown_all = |lines: Vec<String>| lines.iter().map(|line| visible(line)).collect();
    Figure {
        labels: None,
        title: visible(&title),
        subtitle: visible(&subtitle),
        description: twin.prose(),
        footer: caption(answer, remarks),
        sources: shown_all(sources_of(answer, used())),
        sources_in_brief: shown_all(sources_of_in_brief(answer, used())),
        twin: twin.text(),
        parties,
        drawing,
        brief: Some(Brief::first_of(briefs.into_iter().map(|brief| Brief::new(brief, WITHOUT)).collect())),
    }
}

fn on(answer: &Answer) -> &str {
    answer.on.as_deref().unwrap_or(&answer.horizon)
}

/// The rung that a row surely reaches, if any, and the highest that it may reach.
type Reached<'a> = (Option<Rung>, Rung, &'a Row);

/// Each party on the highest rung where it certainly stands, and on any higher one where it possibly does.
fn places<'a>(answer: &'a Answer, subject: &str, marks: &BTreeMap<&'a str, String>) -> Vec<Place<'a>> {
    let mut of_party: BTreeMap<&str, Vec<Reached<'_>>> = BTreeMap::new();
    let day = Day::read(on(answer)).unwrap_or(Day::MAX);
    let denied = answer.beside.iter().filter(|row| is_end_denied(row));
    let rows = answer.rows.iter().chain(denied);
    for row in rows.filter(|row| row.object == subject && row.author != subject) {
        if let Some((least, most)) = Rung::reach(row, day) {
            of_party.entry(&row.author).or_default().push((least, most, row));
        }
    }
    let mut places: Vec<Place<'a>> = Vec::new();
    for (party, rows) in of_party {
        let sure = rows.iter().filter_map(|(least, ..)| *least).max();
        // Of several that put it there, one that nobody denies tells of it.
        let of_sure = rows.iter().filter(|(least, ..)| least.is_some() && *least == sure);
        let of_sure = of_sure.min_by_key(|(.., row)| row.dispute.is_some());
        let doubtful = rows.iter().filter(|(_, most, _)| Some(*most) > sure);
        let doubtful = doubtful.max_by_key(|(_, most, _)| *most);
        let certain = of_sure.zip(sure).map(|((.., row), rung)| (rung, Doubt::None, *row));
        let doubted = doubtful.map(|(_, rung, row)| (*rung, Doubt::of(row).max(Doubt::Possible), *row));
        places.extend(certain.into_iter().chain(doubted).map(|(rung, doubt, row)| Place {
            party,
            rung,
            doubt,
            detail: detail(row, rung, doubt, &answer.known_by),
            last: Rung::last_day(row, rung),
        }));
    }
    // Whoever only lists the subject, or has a mission closed or suspended, stands on no rung, and is not passed over.
    for party in marks.keys() {
        if !places.iter().any(|place| place.party == *party) {
            places.push(Place {
                party,
                rung: Rung::Off,
                doubt: Doubt::None,
                detail: String::new(),
                last: None,
            });
        }
    }
    places.sort_by(|one, other| name(answer, one.party).cmp(name(answer, other.party)));
    places
}

/// What a place rests on, in a few words: `chargé d'affaires, 2022-04-06`, `possibly an envoy, rank not stated, by 2025-06-06`.
fn detail(row: &Row, rung: Rung, doubt: Doubt, known_by: &str) -> String {
    let is_sure = matches!(doubt, Doubt::None | Doubt::Left);
    // A place that both sides of a dispute grant is told by those who deny the rest, and not by the act that they deny.
    // So is one that those alone who deny have it on.
    let by_denial = row.dispute.as_ref().filter(|_| Rung::denied(row) == Some(rung));
    match by_denial {
        Some(dispute) if is_sure => return dispute.otherwise.clone(),
        Some(dispute) if Rung::asserted(row) < Some(rung) => {
            return format!("disputed: {}", dispute.otherwise);
        }
        _ => {}
    }
    // Of an open rank the higher rung has the last.
    let is_last = doubt == Doubt::Possible && row.matter == "envoys" && row.code.contains('|');
    // Of what is sure the rung says enough where it is of one thing alone.
    let what = match row.matter.as_str() {
        "premises" | "recognition-as-state" | "recognition-as-government" if is_sure => "",
        "premises" => "left to its people",
        _ if rung == Rung::Letters => "letters taken",
        _ if is_last => row.value.rsplit(" or ").next().unwrap_or_default(),
        _ => row.value.as_str(),
    };
    let is_thing = matches!(row.matter.as_str(), "envoys" | "mission") && rung != Rung::Letters;
    let words = match doubt {
        Doubt::Possible if is_thing => format!("possibly {}", with_article(what)),
        Doubt::Possible => format!("possibly {what}"),
        Doubt::Disputed => format!("disputed: {what}"),
        Doubt::None | Doubt::Left => what.to_owned(),
    };
    // The step that put it on its rung: letters are taken later than the copy.
    let of_letters =
        row.grounds.iter().filter(|ground| rung == Rung::Letters && ground.step == "credentials-received");
    let of_last = row.grounds.last().filter(|_| is_last).and_then(|ground| ground.date.as_deref());
    let of_letters = of_letters.filter_map(|ground| ground.date.as_deref()).next();
    let since = of_letters.or(of_last).or(row.since.as_deref());
    let Some(since) = since else { return words };
    // A stretch of days is too long for a box; its last day says enough.
    let date = match since.split_once('/') {
        // What the last day is was not known yet.
        Some((first, last)) if last > known_by => format!("not before {first}"),
        Some((_, last)) => format!("by {last}"),
        None => row::date(Some(since)),
    };
    if words.is_empty() { date } else { format!("{words}, {date}") }
}

/// The words beside the name of each party that lists the subject, or has a mission or its recognition in abeyance.
fn marks<'a>(answer: &'a Answer, subject: &str) -> BTreeMap<&'a str, String> {
    let mut marks: BTreeMap<&str, String> = BTreeMap::new();
    for row in answer.rows.iter().filter(|row| row.object == subject) {
        let Some(word) = listed(row, "possibly lists it") else { continue };
        let known = marks.entry(&row.author).or_insert_with(|| word.to_owned());
        if word == "lists it" {
            word.clone_into(known);
        }
    }
    for row in answer.rows.iter().filter(|row| row.object == subject) {
        let Some(words) = beside(row) else { continue };
        let doubt = match Doubt::of(row) {
            Doubt::Disputed => "disputed: ",
            Doubt::Possible => "possibly ",
            Doubt::None | Doubt::Left => "",
        };
        add(marks.entry(&row.author).or_default(), &format!("{doubt}{words}"));
    }
    for row in answer.beside.iter().filter(|row| row.object == subject && is_delisted(row)) {
        add(marks.entry(&row.author).or_default(), "delisted");
    }
    marks
}

/// Adds words to a mark that does not have them yet.
fn add(mark: &mut String, words: &str) {
    if mark.split("; ").any(|said| said == words) {
        return;
    }
    let parted = if mark.is_empty() { "" } else { "; " };
    mark.push_str(&format!("{parted}{words}"));
}

/// A party that moved, or may have: the old and the new place, the certain one where there is one.
#[derive(Debug)]
struct Move<'m> {
    party: &'m str,
    old: Option<Place<'m>>,
    new: Option<Place<'m>>,
    way: Way,
}

/// Which way a party moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
    /// The sources leave open whether it moved.
    Open,
}

/// The rungs between which a party stands: from the one where it surely is to the highest where it may be. A listing alone is no dealing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Reach {
    least: Option<Rung>,
    most: Option<Rung>,
}

impl Reach {
    fn of(places: &[Place<'_>], party: &str) -> Self {
        let rungs = |is_meant: fn(Doubt) -> bool| {
            let places = places.iter().filter(|place| place.party == party && is_meant(place.doubt));
            places.map(|place| place.rung).filter(|rung| *rung != Rung::Off).max()
        };
        Self { least: rungs(|doubt| doubt == Doubt::None), most: rungs(|_| true) }
    }
}

/// Who moved between two places; what may have happened before the earlier day or after it leaves that open.
fn moves<'m>(before: &[Place<'m>], after: &[Place<'m>], earlier: Option<Day>) -> Vec<Move<'m>> {
    let place = |places: &[Place<'m>], party: &str| {
        places.iter().filter(|place| place.party == party).min_by_key(|place| place.doubt).cloned()
    };
    let may_be_since = |party: &str| {
        let mut open = after.iter().filter(|place| place.party == party && place.doubt == Doubt::Possible);
        open.any(|place| place.last > earlier)
    };
    let parties: BTreeSet<&str> = before.iter().chain(after).map(|place| place.party).collect();
    let mut moves = Vec::new();
    for party in parties {
        let (was, is) = (Reach::of(before, party), Reach::of(after, party));
        let way = match (is.least > was.most, is.most < was.least) {
            (false, false) if was == is && !may_be_since(party) => continue,
            (false, false) => Way::Open,
            (true, _) => Way::Up,
            (false, true) => Way::Down,
        };
        moves.push(Move { party, old: place(before, party), new: place(after, party), way });
    }
    moves
}

fn title(answer: &Answer, subject: &str, places: &[Place<'_>]) -> String {
    let day = Day::read(on(answer)).map_or_else(|| on(answer).to_owned(), Day::in_words);
    let mut parts: Vec<String> = Vec::new();
    for rung in Rung::ALL {
        let sure: Vec<String> = places
            .iter()
            .filter(|place| place.rung == rung && place.doubt == Doubt::None)
            .map(|place| in_sentence(answer, place.party))
            .collect();
        if sure.is_empty() || parts.len() == 3 || rung == Rung::Off {
            continue;
        }
        parts.push(rung.said_of(&sure));
    }
    let recognizes = |doubt: Doubt| {
        places.iter().filter(|place| place.rung >= Rung::Implied && place.doubt == doubt).count()
    };
    let in_doubt =
        [(Doubt::Possible, "possibly recognized by"), (Doubt::Disputed, "disputed: recognition by")]
            .map(|(doubt, words)| (recognizes(doubt), words));
    let doubted = in_doubt.iter().filter(|(count, _)| *count > 0);
    let doubted: String = doubted.map(|(count, words)| format!(" ({words} {count})")).collect();
    if recognizes(Doubt::None) > 0 {
        if let Some(first) = parts.first_mut() {
            first.push_str(&doubted);
        }
    } else {
        parts.insert(0, format!("{}{doubted}", nobody_recognizes(answer, subject, !doubted.is_empty())));
        parts.truncate(3);
    }
    let beyond = match (Day::read(on(answer)), Day::read(&answer.horizon)) {
        (Some(on), Some(horizon)) if on > horizon => {
            format!("; as far as the data goes, to {}", horizon.in_words())
        }
        _ => String::new(),
    };
    format!("{} on {day}: {}{beyond}", capitalized(&in_sentence(answer, subject)), parts.join("; "))
}

fn moved_title(answer: &Answer, earlier: &Answer, subject: &str, moves: &[Move<'_>]) -> String {
    let days = [on(earlier), on(answer)].map(|on| Day::read(on).map_or_else(|| on.to_owned(), Day::in_words));
    let named = |parties: &mut dyn Iterator<Item = &str>| -> Vec<String> {
        parties.map(|party| in_sentence(answer, party)).collect()
    };
    let moved = |way| named(&mut moves.iter().filter(|one| one.way == way).map(|one| one.party));
    let (up, down) = (moved(Way::Up), moved(Way::Down));
    let deal = |names: &[String]| match names.len() {
        1 => format!("{} deals", names[0]),
        2..=3 => format!("{} deal", named_or_counted(names)),
        count => format!("{count} parties deal"),
    };
    let said = match (up.as_slice(), down.as_slice()) {
        ([], []) => "nobody is on record as having moved for certain".to_owned(),
        (up, []) => format!("{} with it more closely, nobody less closely", deal(up)),
        ([], down) => format!("{} with it less closely, nobody more closely", deal(down)),
        (up, down) => {
            format!("{} with it more closely, {} less closely", deal(up), named_or_counted(down))
        }
    };
    let open = match moved(Way::Open).as_slice() {
        [] => String::new(),
        open if open.len() <= 3 => format!("; whether {} moved is open", named_or_counted(open)),
        open => format!("; of {} others it is open", open.len()),
    };
    let subject = in_sentence(answer, subject);
    format!("{}, from {} to {}: {said}{open}", capitalized(&subject), days[0], days[1])
}

fn twin(one: &Rungs<'_>, title: &str, rungs: &[Rung]) -> Twin {
    let Rungs { answer, places, marks, moves } = one;
    let mut twin = Twin::new(title);
    let stands = |place: &&Place<'_>, rung: Rung| place.rung == rung && place.doubt != Doubt::Left;
    for rung in rungs.iter().filter(|rung| places.iter().any(|place| stands(&place, **rung))) {
        twin.line(&format!("- {}", rung.words()));
        for place in places.iter().filter(|place| stands(place, *rung)) {
            let mark = marks.get(place.party).map_or(String::new(), |mark| format!("; {mark}"));
            let said = format!("{}{mark}", place.detail);
            twin.line(&format!("  - {}: {}", name(answer, place.party), said.trim_start_matches("; ")));
        }
    }
    for Move { party, old, new, .. } in moves.iter().filter(|one| one.way != Way::Open) {
        let rung = |place: &Option<Place<'_>>| {
            place.as_ref().map_or("no rung on record", |place| place.rung.words())
        };
        twin.line(&format!("- {} moved from “{}” to “{}”", name(answer, party), rung(old), rung(new)));
    }
    for Move { party, .. } in moves.iter().filter(|one| one.way == Way::Open) {
        twin.line(&format!("- {}: whether it moved is open", name(answer, party)));
    }
    twin.rows(answer);
    twin.end(answer);
    twin
}
