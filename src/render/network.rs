//! The network picture: who deals how with whom on a day.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::caption::{self, as_known, caption, in_words};
use super::figure::Frame;
use super::limit::{self, TooMany};
use super::picture::words::{dates, intent, is_end_denied, label, meaning_of, name};
use super::picture::{Certainty, Edge, Meaning, Node, Picture, Role, Voice};
use super::row;
use crate::question::{Answer, Dispute, Row, RowCertainty, SourceLine, Verdict};
use crate::text::{capitalized, joined};

/// Draws up the network of an answer: its subject, everyone in its rows, and what stands between them.
///
/// Rows without a standing that can be drawn give an edge for each announced step, and nothing else.
///
/// # Errors
/// When there are more than [`MOST_PARTIES`](super::limit::MOST_PARTIES) parties; [`network_of_all`] draws up any number.
pub fn network(answer: &Answer) -> Result<Picture, TooMany> {
    let picture = network_of_all(answer);
    limit::fits(answer, picture.parties(), Frame::Own).map(|()| picture)
}

/// The same of any number of parties.
#[must_use]
pub fn network_of_all(answer: &Answer) -> Picture {
    let is_drawn = |row: &&Row| row.author != row.object;
    let asked = answer.rows.iter().filter(is_drawn).flat_map(|row| edges_of(answer, row));
    // What stands beside an answer does not count in it: of that, what is announced is drawn, and what ended only by the word of some.
    let beside = answer.beside.iter().filter(is_drawn);
    let (denied, beside): (Vec<&Row>, Vec<&Row>) = beside.partition(|row| is_end_denied(row));
    let denied = denied.into_iter().flat_map(|row| edges_of(answer, row));
    let edges: Vec<Edge> = asked.chain(denied).chain(beside.into_iter().flat_map(announced)).collect();
    let nodes = nodes(answer, &edges);
    let is_empty = edges.is_empty();
    // Where nothing is drawn, what a source claims of everybody is the remark, and its source the one to name.
    let claim = answer.coverage.claims.first().filter(|_| is_empty && answer.rows.is_empty());
    let title = claim.and_then(|claim| answer.finding.strip_suffix(&format!("; {}", claim.text)));
    let remark = || match (answer.notes.first(), claim) {
        (Some(note), _) => note.clone(),
        (None, Some(claim)) => capitalized(&claim.text),
        (None, None) => answer.coverage.text.clone(),
    };
    let is_named = |source: &&SourceLine| claim.is_none_or(|claim| claim.sources.contains(&source.number));
    let named = || answer.sources.iter().filter(is_named);
    Picture {
        title: title.unwrap_or(&answer.finding).to_owned(),
        subtitle: days(answer),
        description: description(answer, &edges),
        question: answer.question.clone(),
        remark: is_empty.then(remark),
        footer: caption(answer, Vec::new()),
        sources: named().map(source_in_full).collect(),
        sources_in_brief: named().map(source_in_brief).collect(),
        rows: caption::rows(answer),
        legend: Picture::legend_of(&nodes, &edges),
        nodes,
        edges,
        is_narrow: false,
    }
}

/// The subject, then everyone at an end of an edge, then whoever was asked about and not examined.
fn nodes(answer: &Answer, edges: &[Edge]) -> Vec<Node> {
    let subject = answer.subject.as_deref();
    let ends = edges.iter().flat_map(|edge| [edge.from.as_str(), &edge.to]);
    let parties: HashSet<&str> = ends.filter(|id| Some(*id) != subject).collect();
    let mut parties: Vec<&str> = parties.into_iter().collect();
    parties.sort_unstable();
    // A verdict of "not examined" leaves no row; its answer names the parties of the question and nobody else.
    let unexamined: Vec<&str> = match answer.verdict {
        Some(Verdict::NotExamined) if edges.is_empty() => {
            answer.names.keys().map(String::as_str).filter(|id| Some(*id) != subject).collect()
        }
        _ => Vec::new(),
    };
    let mut marks: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for row in answer.rows.iter().filter(|row| row.author == row.object) {
        marks.entry(&row.author).or_default().push(row.value.clone());
    }
    let node = |id: &str, role| Node {
        id: id.to_owned(),
        label: name(answer, id).to_owned(),
        role,
        marks: marks.get(id).cloned().unwrap_or_default(),
    };
    subject
        .map(|id| node(id, Role::Subject))
        .into_iter()
        .chain(parties.into_iter().map(|id| node(id, Role::Party)))
        .chain(unexamined.into_iter().map(|id| node(id, Role::NotExamined)))
        .collect()
}

/// The edges of one row: its standing, once or once for each voice, and its announced steps.
fn edges_of(answer: &Answer, row: &Row) -> Vec<Edge> {
    let mut edges = Vec::new();
    if let Some(meaning) = meaning_of(row) {
        let mut standing = edge(row, meaning, label(answer, row, meaning), dates(row, meaning));
        if row.certainty == RowCertainty::Possible {
            standing.certainty = Certainty::Possible;
            standing.label = format!("possibly {}", standing.label);
        }
        match &row.dispute {
            None => edges.push(standing),
            // What is drawn stands by the word of those who deny that it ended.
            Some(dispute) if is_end_denied(row) => {
                let (asserted_by, denied_by) = (dispute.denied_by.clone(), dispute.asserted_by.clone());
                let [asserted, denied] =
                    voices(answer, &Dispute { asserted_by, denied_by, ..dispute.clone() });
                let end = row.since.as_deref().map(|end| row::date(Some(end)));
                let after = end.map_or_else(|| "still".to_owned(), |end| format!("after {end} too"));
                edges.push(Edge { voice: Some(asserted), date: after, ..standing.clone() });
                edges.push(Edge { voice: Some(denied), ..standing });
            }
            Some(dispute) => {
                let voiced = |voice| Edge { voice: Some(voice), ..standing.clone() };
                edges.extend(voices(answer, dispute).map(voiced));
            }
        }
    }
    edges.extend(announced(row));
    edges
}

/// The edges of a row's announced steps, each from the party whose step it is.
fn announced(row: &Row) -> impl Iterator<Item = Edge> {
    row.pending.iter().map(move |step| {
        let (label, date) = intent(step);
        let edge = edge(row, Meaning::Intent, label, date);
        match step.is_of_sender() {
            true => Edge { from: edge.to, to: edge.from, ..edge },
            false => edge,
        }
    })
}

/// An edge of a row.
fn edge(row: &Row, meaning: Meaning, label: String, date: String) -> Edge {
    Edge {
        from: row.author.clone(),
        to: row.object.clone(),
        meaning,
        certainty: Certainty::Certain,
        voice: None,
        label,
        date,
    }
}

/// The two sides of a dispute, each by a few of its voices.
fn voices(answer: &Answer, dispute: &Dispute) -> [Voice; 2] {
    const NAMED: usize = 2;
    let names = |ids: &[String]| {
        let mut names: Vec<&str> = ids.iter().take(NAMED).map(|id| name(answer, id)).collect();
        let more = format!("{} more", ids.len() - names.len());
        if ids.len() > NAMED {
            names.push(&more);
        }
        joined(&names)
    };
    [Voice::Asserted(names(&dispute.asserted_by)), Voice::Denied(names(&dispute.denied_by))]
}

fn days(answer: &Answer) -> String {
    match &answer.on {
        Some(on) => format!("As of {}{}", in_words(on), as_known(answer)),
        None => format!("Acts on record{}", as_known(answer)),
    }
}

fn description(answer: &Answer, edges: &[Edge]) -> String {
    let mut text = String::with_capacity(edges.len() * 80);
    text.extend([&answer.finding, ". "]);
    for edge in edges {
        let words = edge.words();
        let end = if words.ends_with('?') { " " } else { ". " };
        text.extend([name(answer, &edge.from), ", towards ", name(answer, &edge.to), ": ", &words, end]);
    }
    match as_known(answer).strip_prefix(", ") {
        Some(known) => format!("{text}Told {known}. {}", answer.coverage.text),
        None => text + &answer.coverage.text,
    }
}

/// The numbered sources of some rows, in full; those that the coverage cites come first.
pub(super) fn sources_of<'r>(answer: &Answer, rows: impl Iterator<Item = &'r Row>) -> Vec<String> {
    cited(answer, &rows.flat_map(row::grounds).collect()).map(source_in_full).collect()
}

/// The numbered sources of some rows, by publisher and day; those that the coverage cites come first.
pub(super) fn sources_of_in_brief<'r>(answer: &Answer, rows: impl Iterator<Item = &'r Row>) -> Vec<String> {
    cited(answer, &rows.flat_map(row::grounds).collect()).map(source_in_brief).collect()
}

pub(super) fn sources(answer: &Answer) -> Vec<String> {
    cited(answer, &all(answer)).map(source_in_full).collect()
}

pub(super) fn sources_in_brief(answer: &Answer) -> Vec<String> {
    cited(answer, &all(answer)).map(source_in_brief).collect()
}

fn all(answer: &Answer) -> BTreeSet<usize> {
    answer.sources.iter().map(|source| source.number).collect()
}

/// The sources that the caption cites, which must not be cut where room is short, then the others that are used.
fn cited<'a>(answer: &'a Answer, used: &BTreeSet<usize>) -> impl Iterator<Item = &'a SourceLine> {
    let by_claims: BTreeSet<usize> =
        answer.coverage.claims.iter().flat_map(|claim| &claim.sources).copied().collect();
    let (first, rest): (Vec<&SourceLine>, Vec<&SourceLine>) = answer
        .sources
        .iter()
        .filter(|source| used.contains(&source.number) || by_claims.contains(&source.number))
        .partition(|source| by_claims.contains(&source.number));
    first.into_iter().chain(rest)
}

fn source_in_full(source: &SourceLine) -> String {
    let place = source.place().map_or(String::new(), |place| format!(" {place}"));
    let day = row::date(Some(&source.published));
    format!("[{}] {} — {}, {day}.{place}", source.number, source.title, source.publisher)
}

fn source_in_brief(source: &SourceLine) -> String {
    format!("[{}] {}, {}", source.number, source.publisher, row::date(Some(&source.published)))
}

#[cfg(test)]
pub(crate) mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::question::{AnswerKind, Asked, Coverage, PendingStep, SourceLine};

    /// An answer about the Taliban with these rows: author, matter, code, words, since.
    pub(crate) fn answer(rows: &[[&str; 5]]) -> Answer {
        let row = |[author, matter, code, value, since]: &[&str; 5]| Row {
            author: (*author).to_owned(),
            object: "taliban".to_owned(),
            matter: (*matter).to_owned(),
            instrument: None,
            value: (*value).to_owned(),
            code: (*code).to_owned(),
            since: (!since.is_empty()).then(|| (*since).to_owned()),
            until: None,
            certainty: RowCertainty::Certain,
            dispute: None,
            pending: Vec::new(),
            grounds: Vec::new(),
            post: None,
            also: Vec::new(),
            exemptions: Vec::new(),
            surely_holds: false,
            refuted: false,
            implied_by: None,
            note: None,
        };
        Answer {
            question: "what stands between anyone and the Taliban on 2024-10-04".to_owned(),
            kind: AnswerKind::Standing,
            on: Some("2024-10-04".to_owned()),
            voice: None,
            from_step: None,
            lens: None,
            known_by: "2024-10-04".to_owned(),
            horizon: "2026-06-23".to_owned(),
            finding:
                "On 4 October 2024 Russia lists the Taliban; China and the United Arab Emirates accept its \
                      envoys; no state recognizes it"
                    .to_owned(),
            verdict: None,
            count: None,
            asked: Asked::Author,
            rows: rows.iter().map(row).collect(),
            beside: Vec::new(),
            series: Vec::new(),
            coverage: Coverage {
                text: "61 of 193 states were examined, to 2026-06-23; 132 were not.".to_owned(),
                ..Coverage::default()
            },
            reasons: Vec::new(),
            notes: Vec::new(),
            sources: vec![SourceLine {
                number: 1,
                id: "tass-2024".to_owned(),
                title: "Решение об исключении".to_owned(),
                publisher: "TASS".to_owned(),
                published: "2024-10-04".to_owned(),
                address: Some("https://example.org/a?b=1&c=<2>".to_owned()),
                also_at: Vec::new(),
            }],
            definite: BTreeSet::from(["taliban", "uae"].map(str::to_owned)),
            names: BTreeMap::from(
                [
                    ("taliban", "Taliban"),
                    ("uae", "United Arab Emirates"),
                    ("russia", "Russia"),
                    ("china", "China"),
                ]
                .map(|(id, name)| (id.to_owned(), name.to_owned())),
            ),
            spans: Vec::new(),
            subject: Some("taliban".to_owned()),
        }
    }

    /// The standing of 4 October 2024.
    pub(crate) fn october() -> Answer {
        let pending = vec![PendingStep {
            deed: "delisting".to_owned(),
            step: "decided-in-principle".to_owned(),
            date: Some("2024-10-04".to_owned()),
            text: "delisting decided in principle 2024-10-04".to_owned(),
            act: "ru-1".to_owned(),
            sources: vec![1],
        }];
        let mut answer = answer(&[
            ["china", "envoys", "envoy:unstated", "rank not stated", "..2024-10-04"],
            ["uae", "envoys", "envoy:unstated", "rank not stated", "..2024-10-04"],
            ["russia", "listing", "listed", "listed", "2003"],
            ["taliban", "control", "in-control", "in control", "2021-08"],
            ["kazakhstan", "listing", "delisted", "delisted", ""],
            ["kyrgyzstan", "listing", "delisted", "delisted", ""],
        ]);
        answer.rows[3].object = "afghanistan".to_owned();
        for at in [2, 4, 5] {
            answer.rows[at].pending = pending.clone();
        }
        answer.beside = answer.rows.split_off(4);
        for (id, name) in
            [("afghanistan", "Afghanistan"), ("kazakhstan", "Kazakhstan"), ("kyrgyzstan", "Kyrgyzstan")]
        {
            answer.names.insert(id.to_owned(), name.to_owned());
        }
        answer
    }

    fn labels(answer: &Answer) -> Vec<String> {
        network(answer)
            .expect("few parties")
            .edges
            .iter()
            .map(|edge| format!("{} {}", edge.from, edge.words()))
            .collect()
    }

    #[test]
    fn the_fourth_of_october() {
        assert_eq!(
            labels(&october()),
            [
                "china took its envoy (rank not stated) by 2024-10-04",
                "uae took its envoy (rank not stated) by 2024-10-04",
                "russia listed since 2003",
                "russia delisting decided in principle 2024-10-04?",
                "taliban in control since 2021-08",
                "kazakhstan delisting decided in principle 2024-10-04?",
                "kyrgyzstan delisting decided in principle 2024-10-04?",
            ]
        );
    }

    #[test]
    fn doubt_is_written_as_doubt() {
        let mut answer = answer(&[["china", "relations", "established", "established", "1950~"]]);
        answer.rows[0].certainty = RowCertainty::Possible;
        answer.rows[0].dispute = Some(Dispute {
            asserted_by: vec!["china".to_owned()],
            denied_by: vec!["Gazette".to_owned()],
            otherwise: String::new(),
            otherwise_code: String::new(),
            sources: Vec::new(),
        });
        assert_eq!(
            labels(&answer),
            [
                "china possibly diplomatic relations since about 1950, asserted by China",
                "china possibly diplomatic relations since about 1950, denied by Gazette",
            ]
        );
        let legend = network(&answer).expect("few parties").legend;
        assert_eq!(legend.len(), 3);
    }

    #[test]
    fn of_what_stands_beside_an_answer_only_steps_are_drawn() {
        let mut answer = answer(&[
            ["china", "envoys", "envoy:ambassador", "ambassador", "2023"],
            ["iran", "envoys", "envoy:charge-d-affaires", "chargé d'affaires", "2023"],
            ["russia", "envoys", "envoy:charge-d-affaires", "chargé d'affaires", "2022"],
        ]);
        answer.rows[2].pending = october().rows[2].pending.clone();
        answer.beside = answer.rows.split_off(1);
        assert_eq!(
            labels(&answer),
            ["china took its ambassador in 2023", "russia delisting decided in principle 2024-10-04?"]
        );
    }

    #[test]
    fn a_few_voices_are_named() {
        let mut answer = answer(&[["china", "listing", "listed", "listed", "2003"]]);
        let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        answer.rows[0].dispute = Some(Dispute {
            asserted_by: ids(&["china", "uae", "Gazette", "Herald"]),
            denied_by: ids(&["russia", "Herald"]),
            otherwise: String::new(),
            otherwise_code: String::new(),
            sources: Vec::new(),
        });
        assert_eq!(
            labels(&answer),
            [
                "china listed since 2003, asserted by China, United Arab Emirates and 2 more",
                "china listed since 2003, denied by Russia and Herald",
            ]
        );
    }

    #[test]
    fn an_ended_standing_has_no_edge() {
        let picture =
            network(&answer(&[["china", "listing", "delisted", "delisted", "2025"]])).expect("few parties");
        assert_eq!((picture.nodes.len(), picture.edges.len()), (1, 0));
        assert!(picture.remark.is_some());
    }

    #[test]
    fn sixty_one_parties_are_too_many() {
        let ids: Vec<String> = (0..61).map(|at| format!("party-{at}")).collect();
        let rows: Vec<[&str; 5]> =
            ids.iter().map(|id| [id.as_str(), "listing", "listed", "listed", "2003"]).collect();
        assert!(network(&answer(&rows[..60])).is_ok());
        let error = network(&answer(&rows)).expect_err("61 parties");
        assert_eq!((error.parties, error.most, error.questions.len()), (61, 60, 3));
        assert_eq!(error.questions[0], "who lists taliban among g20 on 2024-10-04 known by 2024-10-04");
        assert_eq!(network_of_all(&answer(&rows)).parties(), 61);
    }
}
