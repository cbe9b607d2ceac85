//! Invents the table: acts of recognition, envoys and listing between actors, the same bytes on every machine.
//!
//! Actors come to be in waves; recognition and envoys are mostly mutual; listings are a late habit; few actors do and suffer
//! most. Randomness is splitmix64 over a counter, so that nothing depends on a library's version.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use comity::time::Day;

const SEED: u64 = 1816;
const YEARS: std::ops::RangeInclusive<i16> = 1816..=2026;
const RANKS: [&str; 6] = ["", "consul", "charge", "minister_resident", "minister", "ambassador"];
const KINDS: [&str; 6] =
    ["recognize", "withdraw_recognition", "accept_envoy", "end_envoy", "list_terrorist", "delist_terrorist"];

/// How many acts and actors a size has.
pub(crate) fn size(name: &str) -> Option<(usize, usize)> {
    Some(match name {
        "10k" => (10_000, 250),
        "100k" => (100_000, 250),
        "1m" => (1_000_000, 2_000),
        "10m" => (10_000_000, 20_000),
        _ => return None,
    })
}

/// Numbers drawn one after another.
struct Draw {
    seed: u64,
    counter: u64,
}

impl Draw {
    fn new(seed: u64) -> Self {
        Self { seed: seed.wrapping_mul(0xD134_2543_DE82_EF95), counter: 0 }
    }

    fn word(&mut self) -> u64 {
        self.counter += 1;
        let mut z = self.seed.wrapping_add(self.counter.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn words(&mut self, count: usize) -> Vec<u64> {
        (0..count).map(|_| self.word()).collect()
    }

    /// From nought to one.
    fn parts(&mut self, count: usize) -> Vec<f64> {
        (0..count).map(|_| (self.word() >> 11) as f64 * (1.0 / (1u64 << 53) as f64)).collect()
    }

    fn below(&mut self, count: usize, bound: i64) -> Vec<i64> {
        self.parts(count).into_iter().map(|part| (part * bound as f64) as i64).collect()
    }

    /// Waits that grow rarer with their length, of so many years on average.
    fn waits(&mut self, count: usize, years: f64, table: &[f64]) -> Vec<i64> {
        let picked = self.parts(count).into_iter().map(|part| table[(part * 4096.0) as usize]);
        picked.map(|wait| (wait * (years * 365.25)) as i64 + 1).collect()
    }
}

fn rounded(value: f64, digits: f64) -> f64 {
    (value * digits).round_ties_even() / digits
}

fn wait_table() -> Vec<f64> {
    (0..4096).map(|step| rounded(-(-(f64::from(step) + 0.5) / 4096.0).ln_1p(), 1e6)).collect()
}

/// The places at which each share of acts ends, when the share falls with the rank of the actor.
fn shares(actors: usize, slope: f64) -> Vec<f64> {
    let mut sum = 0.0;
    let sums: Vec<f64> = (1..=actors)
        .map(|rank| {
            sum += rounded((rank as f64).powf(-slope), 1e9);
            sum
        })
        .collect();
    sums.into_iter().map(|one| one / sum).collect()
}

fn first_above(sorted: &[f64], part: f64) -> usize {
    sorted.partition_point(|one| *one <= part)
}

fn names(actors: usize, draw: &mut Draw) -> Vec<String> {
    const ONSETS: [&str; 20] = [
        "b", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "ch", "kr", "st",
        "br",
    ];
    const VOWELS: [&str; 6] = ["a", "e", "i", "o", "u", "ia"];
    let (mut names, mut seen) = (Vec::new(), HashSet::new());
    while names.len() < actors {
        let syllables = 2 + draw.below(1, 4)[0] as usize;
        let letters = draw.below(2 * syllables, 1 << 20);
        let name: String = letters
            .chunks(2)
            .map(|pair| format!("{}{}", ONSETS[pair[0] as usize % 20], VOWELS[pair[1] as usize % 6]))
            .collect();
        if seen.insert(name.clone()) {
            names.push(name);
        }
    }
    names
}

/// The days of the table, counted from its first.
struct Calendar {
    first: Day,
    days: Vec<String>,
}

impl Calendar {
    fn new() -> Self {
        let first = Day::new(*YEARS.start(), 1, 1).expect("a day");
        let last = Day::end_of(*YEARS.end()).expect("a day");
        let days = std::iter::successors(Some(first), |day| (*day < last).then(|| day.next()));
        Self { first, days: days.map(|day| day.to_string()).collect() }
    }

    fn span(&self) -> i64 {
        self.days.len() as i64 - 1
    }

    fn at(&self, year: i16, month: i8, day: i8) -> i64 {
        i64::from(Day::new(year, month, day).expect("a day").days_since(self.first))
    }
}

/// A fifth of the actors stand at the first day; the rest come in waves.
fn births(actors: usize, draw: &mut Draw, calendar: &Calendar) -> Vec<i64> {
    const WAVES: [(i16, i16, f64); 7] = [
        (1816, 1880, 0.10),
        (1918, 1923, 0.06),
        (1945, 1949, 0.10),
        (1955, 1966, 0.30),
        (1971, 1984, 0.10),
        (1990, 1994, 0.14),
        (1880, 2020, 0.20),
    ];
    let (early, within, wave) = (draw.parts(actors), draw.parts(actors), draw.parts(actors));
    (0..actors)
        .map(|actor| {
            let mut sum = 0.0;
            let mut birth = 0;
            for (from, to, share) in WAVES {
                if wave[actor] >= sum && wave[actor] < sum + share {
                    let (from, to) = (calendar.at(from, 1, 1), calendar.at(to, 12, 31));
                    birth = (from as f64 + within[actor] * (to - from) as f64) as i64;
                }
                sum += share;
            }
            if early[actor] < 0.2 { 0 } else { birth }
        })
        .collect()
}

/// One act: day, author, object, kind, rank.
type Act = (i64, i64, i64, i64, i64);

/// A thread of acts of one family between two actors, as it goes on.
#[derive(Clone, Copy)]
struct Thread {
    number: usize,
    family: i64,
    author: i64,
    object: i64,
    day: i64,
    state: i64,
}

fn acts(count: usize, actors: usize, draw: &mut Draw, calendar: &Calendar) -> Vec<Act> {
    let table = wait_table();
    let births = births(actors, draw, calendar);
    let (authors, objects) = (shares(actors, 0.55), shares(actors, 0.75));
    let mut by_rank = || {
        let words = draw.words(actors);
        let mut order: Vec<i64> = (0..actors as i64).collect();
        order.sort_by_key(|actor| words[*actor as usize]);
        order
    };
    let (author_of, object_of) = (by_rank(), by_rank());
    let mut all: Vec<Act> = Vec::new();
    while all.len() < count {
        all.extend(batch(
            (count / 3).clamp(4096, 2_000_000),
            draw,
            calendar,
            &table,
            &births,
            (&authors, &author_of),
            (&objects, &object_of),
        ));
    }
    all.truncate(count);
    all.sort_by_key(|act| act.0);
    all
}

fn batch(
    size: usize,
    draw: &mut Draw,
    calendar: &Calendar,
    table: &[f64],
    births: &[i64],
    (author_shares, author_of): (&[f64], &[i64]),
    (object_shares, object_of): (&[f64], &[i64]),
) -> Vec<Act> {
    let actors = births.len();
    let pick = |parts: Vec<f64>, shares: &[f64], of: &[i64]| -> Vec<i64> {
        parts.into_iter().map(|part| of[first_above(shares, part).min(actors - 1)]).collect()
    };
    let mut family: Vec<i64> =
        draw.parts(size).into_iter().map(|part| first_above(&[0.46, 0.86], part) as i64).collect();
    let mut author = pick(draw.parts(size), author_shares, author_of);
    let mut object = pick(draw.parts(size), object_shares, object_of);
    for (object, author) in object.iter_mut().zip(&author) {
        if object == author {
            *object = (*object + 1) % actors as i64;
        }
    }
    let (soon, short, long) = (draw.parts(size), draw.below(size, 400), draw.waits(size, 18.0, table));
    let mut day: Vec<i64> = (0..size)
        .map(|at| {
            let born = births[author[at] as usize].max(births[object[at] as usize]);
            born + if soon[at] < 0.5 { short[at] } else { long[at] }
        })
        .collect();
    // An odd thread often answers the even one before it.
    let odd: Vec<usize> = (1..size).step_by(2).collect();
    let answers = draw.parts(odd.len());
    let odd: Vec<usize> = odd
        .into_iter()
        .zip(answers)
        .filter(|(at, part)| *part < 0.8 && family[at - 1] < 2)
        .map(|(at, _)| at)
        .collect();
    let waits = draw.waits(odd.len(), 1.5, table);
    for (at, wait) in odd.into_iter().zip(waits) {
        (family[at], author[at], object[at]) = (family[at - 1], object[at - 1], author[at - 1]);
        day[at] = day[at - 1] + wait;
    }
    for (at, late) in draw.below(size, 15_000).into_iter().enumerate() {
        if family[at] == 2 {
            day[at] = day[at].max(56_300 + late);
        }
    }
    let mut threads: Vec<Thread> = (0..size)
        .map(|at| Thread {
            number: at,
            family: family[at],
            author: author[at],
            object: object[at],
            day: day[at],
            state: 0,
        })
        .collect();
    let mut rows: Vec<(usize, usize, Act)> = Vec::new();
    for step in 0..8 {
        threads = go_on(step, &threads, draw, table, &mut rows);
        threads.retain(|thread| thread.day <= calendar.span());
        if threads.is_empty() {
            break;
        }
    }
    rows.sort_by_key(|(thread, step, _)| (*thread, *step));
    rows.into_iter().map(|(_, _, act)| act).filter(|act| act.0 <= calendar.span()).collect()
}

/// Writes the next act of each thread, and gives the threads that go on, with the day of their next act.
fn go_on(
    step: usize,
    threads: &[Thread],
    draw: &mut Draw,
    table: &[f64],
    rows: &mut Vec<(usize, usize, Act)>,
) -> Vec<Thread> {
    let count = threads.len();
    let chance = draw.parts(count);
    let (low, high) = (draw.below(count, 4), draw.below(count, 3));
    let next: Vec<i64> = threads
        .iter()
        .enumerate()
        .map(|(at, thread)| {
            let rank = 1 + (low[at] + i64::from(thread.day > 51_000) * high[at]).min(4);
            match (thread.family, thread.state) {
                (1, 0) => rank,
                (1, state) if chance[at] < 0.60 && rank == state => state % 5 + 1,
                (1, _) if chance[at] < 0.60 => rank,
                (1, _) => 0,
                // Three in ten of the ends of recognition are a reaffirmation instead.
                (0, 1) if chance[at] < 0.3 => 1,
                (_, 0) => 1,
                _ => 0,
            }
        })
        .collect();
    for (thread, state) in threads.iter().zip(&next) {
        let kind = thread.family * 2 + i64::from(*state == 0);
        let rank = if thread.family == 1 { *state } else { 0 };
        rows.push((thread.number, step, (thread.day, thread.author, thread.object, kind, rank)));
    }
    let waits = [25.0, 8.0, 14.0, 7.0].map(|years| draw.waits(count, years, table));
    let going = draw.parts(count);
    let mut further = Vec::new();
    for (at, thread) in threads.iter().enumerate() {
        let (chance, wait) = match (thread.family, next[at] > 0) {
            (0, true) => (0.22, &waits[0]),
            (0, false) => (0.55, &waits[1]),
            (1, true) => (0.55, &waits[2]),
            (1, false) => (0.60, &waits[2]),
            (_, true) => (0.45, &waits[3]),
            (_, false) => (0.15, &waits[3]),
        };
        if going[at] < chance {
            further.push(Thread { day: thread.day + wait[at], state: next[at], ..*thread });
        }
    }
    further
}

/// Writes the table of a size into a folder, with the questions about it.
pub(crate) fn write(folder: &Path, count: usize, actors: usize) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let calendar = Calendar::new();
    let mut draw = Draw::new(SEED.wrapping_mul(1_000_003).wrapping_add((count + actors) as u64));
    let names = names(actors, &mut draw);
    let acts = acts(count, actors, &mut draw, &calendar);
    let mut text = String::from("date,actor,subject,kind,rank\n");
    for (day, author, object, kind, rank) in &acts {
        let (author, object) = (&names[*author as usize], &names[*object as usize]);
        let (kind, rank) = (KINDS[*kind as usize], RANKS[*rank as usize]);
        writeln!(text, "{},{author},{object},{kind},{rank}", calendar.days[*day as usize])
            .expect("strings can be written to");
    }
    fs::write(folder.join("acts.csv"), text)?;
    fs::write(folder.join("actors.txt"), names.join("\n") + "\n")?;
    questions(
        folder,
        &acts,
        actors,
        &calendar,
        &mut Draw::new(SEED.wrapping_mul(7_000_003).wrapping_add((count + actors) as u64)),
    )
}

fn questions(
    folder: &Path,
    acts: &[Act],
    actors: usize,
    calendar: &Calendar,
    draw: &mut Draw,
) -> io::Result<()> {
    let put = |name: &str, rows: Vec<String>| fs::write(folder.join(name), rows.join("\n") + "\n");
    let days = |draw: &mut Draw, count: usize, from: i16| -> Vec<String> {
        let first = calendar.at(from, 1, 1);
        let offsets = draw.below(count, calendar.span() - first + 1);
        offsets.into_iter().map(|offset| calendar.days[(first + offset) as usize].clone()).collect()
    };
    let of_kinds = |kinds: std::ops::RangeInclusive<i64>| -> Vec<&Act> {
        acts.iter().filter(|act| kinds.contains(&act.3)).collect()
    };
    let some = |draw: &mut Draw, acts: &[&Act], count: usize| -> Vec<Act> {
        draw.below(count, acts.len() as i64).into_iter().map(|at| *acts[at as usize]).collect()
    };
    // Half of the parties are those of an act, half are any.
    let half = |part: f64, of_act: i64, any: i64| if part < 0.5 { of_act } else { any };
    let any = |draw: &mut Draw, count: usize| draw.below(count, actors as i64);

    let recognitions = of_kinds(0..=1);
    let picked = some(draw, &recognitions, 10_000);
    let (parts, one, other) = (draw.parts(10_000), any(draw, 10_000), any(draw, 10_000));
    let on = days(draw, 10_000, 1900);
    put(
        "q2.csv",
        (0..10_000)
            .map(|at| {
                format!(
                    "{},{},{}",
                    half(parts[at], picked[at].1, one[at]),
                    half(parts[at], picked[at].2, other[at]),
                    on[at]
                )
            })
            .collect(),
    )?;

    let envoys = of_kinds(2..=2);
    let (parts, picked) = (draw.parts(1000), some(draw, &envoys, 1000));
    let (one, on) = (any(draw, 1000), days(draw, 1000, 1900));
    put(
        "q3.csv",
        (0..1000).map(|at| format!("{},{}", half(parts[at], picked[at].2, one[at]), on[at])).collect(),
    )?;
    put("q4.csv", days(draw, 100, 1850))?;
    let (from, to) = (days(draw, 100, 1850), days(draw, 100, 1850));
    put(
        "q5.csv",
        from.iter().zip(&to).map(|(from, to)| format!("{},{}", from.min(to), from.max(to))).collect(),
    )?;

    let listings = of_kinds(4..=4);
    let (parts, picked) = (draw.parts(1000), some(draw, &listings, 1000));
    let one = any(draw, 1000);
    put("q7.csv", (0..1000).map(|at| half(parts[at], picked[at].2, one[at]).to_string()).collect())?;
    put("q8.csv", days(draw, 100, 1850))?;

    let on = days(draw, 20, 1960);
    let (parts, picked, one) = (draw.parts(1000), some(draw, &recognitions, 1000), any(draw, 1000));
    let from: Vec<i64> = (0..1000).map(|at| half(parts[at], picked[at].1, one[at])).collect();
    let (parts, picked, other) = (draw.parts(1000), some(draw, &recognitions, 1000), any(draw, 1000));
    put(
        "q9.csv",
        (0..1000)
            .map(|at| format!("{},{},{}", from[at], half(parts[at], picked[at].2, other[at]), on[at / 50]))
            .collect(),
    )
}
