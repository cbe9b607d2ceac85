//! What it costs to draw a network, beside `dot` and `sfdp` of Graphviz on the DOT of the same picture.
//!
//! `cargo bench --bench pictures` draws a star of 60 parties, 200 parties with 2,000 edges and 1,000 with 5,000, each from its answer to the bytes of its
//! SVG, in this process. The real programs, where they are installed, get the same nodes and edges as DOT in the same run; their time is that of the
//! whole process. Each may take 20 seconds; another number, such as `-- 240s`, lets them take longer. `-- own` leaves them out.

#![expect(clippy::print_stdout, reason = "a bench says what it measured")]

use std::fmt::Write as _;
use std::fs::File;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use comity::load::{self, Shipped};
use comity::question::{self, Answer, Lexicon};
use comity::render::{dot, network, svg};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let seconds = arguments.iter().find_map(|argument| argument.strip_suffix('s')?.parse().ok());
    let limit = Duration::from_secs(seconds.unwrap_or(20));
    let is_alone = arguments.iter().any(|argument| argument == "own");
    for Net { parties, edges, goal } in NETS {
        let answer = match edges {
            STAR => star(parties),
            _ => net(parties, edges),
        };
        let picture = network::network_of_all(&answer);
        assert_eq!(
            (picture.nodes.len(), picture.edges.len()),
            (parties, edges),
            "it is the picture that was meant"
        );
        let goal = Duration::from_millis(goal);
        println!("\n## {parties} nodes, {edges} edges: goal {}", shown(goal));
        let (own, fastest) = times(|| svg::figure(network::network_of_all(black_box(&answer))).plain_svg());
        let verdict = if own < goal { "met" } else { "MISSED" };
        println!(
            "comity, in process      {:>12}  goal {verdict}; the fastest run {}",
            shown(own),
            shown(fastest)
        );
        println!(
            "   its picture alone    {:>12}",
            shown(times(|| network::network_of_all(black_box(&answer))).0)
        );
        let figure = svg::figure(picture.clone());
        println!("   the sheet alone      {:>12}", shown(times(|| figure.plain_svg()).0));
        if is_alone {
            continue;
        }
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{parties}-{edges}.dot"));
        std::fs::write(&file, dot::dot(&picture)).expect("the build folder can be written");
        for program in ["dot", "sfdp"] {
            match drawn_by(program, &file, limit) {
                Drawn::In(time) => {
                    let times = time.as_secs_f64() / own.as_secs_f64();
                    println!("{:<24}{:>12}  {times:.0} times ours", format!("{program} -Tsvg"), shown(time));
                }
                Drawn::Not(reason) => println!("{:<24}{reason}", format!("{program} -Tsvg")),
            }
        }
    }
}

/// A network that is drawn.
struct Net {
    parties: usize,
    edges: usize,
    /// How many milliseconds drawing may take.
    goal: u64,
}

/// How many edges the star has: one from each party to the one in the middle.
const STAR: usize = 59;

const NETS: [Net; 3] = [
    Net { parties: 60, edges: STAR, goal: 1 },
    Net { parties: 200, edges: 2_000, goal: 10 },
    Net { parties: 1_000, edges: 5_000, goal: 50 },
];

/// What a party does towards another, each in a matter of its own.
const DEEDS: [fn(usize) -> String; 5] = [
    |of| format!("Recognize(of: \"land-{of}\", as: State)"),
    |of| format!("Establish(of: \"land-{of}\")"),
    |of| format!("ReceiveEnvoy(of: \"land-{of}\", rank: Ambassador)"),
    |of| format!("Open(of: \"land-{of}\", grade: Embassy)"),
    |of| format!("ReceiveEnvoy(of: \"land-{of}\", rank: ChargeDAffaires)"),
];

/// All others towards one.
fn star(parties: usize) -> Answer {
    standings(parties, (1..parties).map(|author| (author, 0)))
}

/// Pairs strewn over all parties, each but once.
fn net(parties: usize, edges: usize) -> Answer {
    let pairs = (0..edges).map(|edge| {
        let (author, round) = (edge % parties, edge / parties);
        (author, (author + 1 + (edge * 7 + round * 31) % 3 + round * 17) % parties)
    });
    let mut answer = standings(parties, pairs);
    answer.subject = None;
    answer
}

/// The answers to what stands with each party, as one answer.
fn standings(parties: usize, pairs: impl Iterator<Item = (usize, usize)>) -> Answer {
    let mut text = String::from(
        "(sources: [(id: \"s\", title: \"Chronicle\", publisher: \"Gazette\", published: \"2030\")], entities: [",
    );
    let mut say = |part: String| text.write_str(&part).expect("a string takes all text");
    for party in 0..parties {
        say(format!("(id: \"land-{party}\", kind: State, name: \"Republic of Land {party}\"),\n"));
    }
    say("], acts: [".to_owned());
    for (at, (author, object)) in pairs.enumerate() {
        let (year, did) = (1950 + (author * 7 + object * 13) % 60, DEEDS[at % DEEDS.len()](object));
        say(format!(
            "(id: \"a-{at}\", on: \"{year}-01-01\", by: \"land-{author}\", did: {did}, sources: [\"s\"]),\n"
        ));
    }
    say("])".to_owned());
    let loaded = load::from_texts(Shipped::Nothing, vec![("invented.ron".to_owned(), text)]);
    let lexicon = Lexicon::new(&loaded.graph);
    let ask = |party: usize| {
        let words = format!("what stands with land-{party} on 2020-01-01");
        let question = question::parse(&words, &lexicon).expect("the question can be understood");
        question::ask(&loaded.graph, &question)
    };
    let mut all = ask(0);
    for party in 1..parties {
        let Answer { rows, names, .. } = ask(party);
        let object = format!("land-{party}");
        all.rows.extend(rows.into_iter().filter(|row| row.object == object));
        all.names.extend(names);
    }
    all.rows.retain({
        let mut met = std::collections::BTreeSet::new();
        move |row| met.insert((row.author.clone(), row.object.clone(), row.matter.clone()))
    });
    all
}

/// What became of handing a picture to Graphviz.
enum Drawn {
    In(Duration),
    Not(String),
}

/// Has a program draw a file, three times if it is quick, each time within a limit.
fn drawn_by(program: &str, file: &Path, limit: Duration) -> Drawn {
    let mut times = Vec::new();
    while times.len() < 9 && times.iter().sum::<Duration>() < Duration::from_secs(3) {
        let started = Instant::now();
        let child = Command::new(program)
            .arg("-Tsvg")
            .stdin(File::open(file).expect("the file was written"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let mut child = match child {
            Ok(child) => child,
            Err(error) => return Drawn::Not(format!("skipped, not installed here ({error})")),
        };
        loop {
            match child.try_wait().expect("a child can be waited for") {
                Some(status) if status.success() => break,
                Some(status) => return Drawn::Not(format!("failed: {status}")),
                None if started.elapsed() > limit => {
                    child.kill().and_then(|()| child.wait()).expect("a child can be ended");
                    return Drawn::Not(format!("no drawing within {} s", limit.as_secs()));
                }
                None => std::thread::sleep(Duration::from_micros(200)),
            }
        }
        times.push(started.elapsed());
    }
    times.sort();
    Drawn::In(times[times.len() / 2])
}

/// The median time of the runs that fit into a second, and the least, which a busy machine disturbs less.
fn times<T>(mut run: impl FnMut() -> T) -> (Duration, Duration) {
    let mut times = Vec::new();
    let began = Instant::now();
    while times.len() < 5 || (began.elapsed() < Duration::from_secs(1) && times.len() < 400) {
        let started = Instant::now();
        black_box(run());
        times.push(started.elapsed());
    }
    times.sort();
    (times[times.len() / 2], times[0])
}

fn shown(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1e3)
}
