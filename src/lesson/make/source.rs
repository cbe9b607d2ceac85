//! Read the source: who said it, who reported it first, who passed it on.

use super::super::chance::Chance;
use super::super::relation::opening_name;
use super::super::told::{published, told};
use super::super::workshop::{Draft, Workshop};
use super::super::{Choice, Difficulty, Response, Skill, Stimulus};
use super::{Drafts, is_an_event};
use crate::graph::{ActRef, SourceRef};
use crate::text::visible;

/// What is asked of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Said,
    ReportedFirst,
    PassedOn,
}

impl Role {
    const ALL: [Self; 3] = [Self::Said, Self::ReportedFirst, Self::PassedOn];

    fn asked(self) -> &'static str {
        match self {
            Self::Said => "Who acted or spoke, and is reported on?",
            Self::ReportedFirst => "From whom does the report come in the first place?",
            Self::PassedOn => "Who printed it, and had it from somebody else?",
        }
    }

    /// What somebody with this role did, to follow a name.
    fn did(self) -> &'static str {
        match self {
            Self::Said => "acted or spoke, and did not report it",
            Self::ReportedFirst => "is where the report comes from",
            Self::PassedOn => "printed it, and had it from somebody else",
        }
    }
}

pub(super) fn drafts<'w, 'g>(workshop: &'w Workshop<'g, '_>, mut chance: Chance) -> Drafts<'w, 'g> {
    let mut places: Vec<(ActRef<'g>, SourceRef<'g>, Role)> = Vec::new();
    for act in workshop.acts.iter().chain(&workshop.steps).filter(|act| is_an_event(**act)) {
        for source in act.sources().filter(|source| is_plain(workshop, *source)) {
            places.extend(Role::ALL.map(|role| (*act, source, role)));
        }
    }
    chance.shuffle(&mut places);
    Box::new(
        places
            .into_iter()
            .filter_map(move |(act, source, role)| draft(workshop, &mut chance, act, source, role)),
    )
}

/// Whether a source is in English, bears its own title, and passes on one other's report.
fn is_plain(workshop: &Workshop<'_, '_>, source: SourceRef<'_>) -> bool {
    source.language().is_none_or(|language| language == "en")
        && !source.title().contains('(')
        && source
            .relays()
            .is_some_and(|relayed| !relayed.contains([',', ';']) && relayed != source.publisher())
        && source.published().exact().is_some()
        && source.known_from() <= workshop.last_day
}

fn draft<'g>(
    workshop: &Workshop<'g, '_>,
    chance: &mut Chance,
    act: ActRef<'g>,
    source: SourceRef<'g>,
    role: Role,
) -> Option<Draft<'g>> {
    // Whose words they are must be one office, or the question has two answers.
    let [speaker] = act.speakers() else { return None };
    // A report of that act, and not one that looks back on it.
    let names = [act.author().name()].into_iter().chain(act.author().demonyms().iter().map(String::as_str));
    let is_of_it = names.into_iter().any(|name| source.title().contains(name));
    let is_of_the_day = source.known_from().days_since(act.window().1).abs() <= 3;
    if !is_of_it || !is_of_the_day || speaker.contains(',') {
        return None;
    }
    let relayed = source.relays()?;
    let office = visible(&format!("{speaker} ({})", opening_name(act.author())));
    let roles = [
        (Role::Said, office.clone()),
        (Role::ReportedFirst, visible(relayed)),
        (Role::PassedOn, visible(source.publisher())),
    ];
    let outside = opening_name(act.object());
    let is_clear = roles.iter().all(|(_, one)| *one != outside)
        && roles.iter().filter(|(_, one)| roles.iter().filter(|(_, other)| other == one).count() > 1).count()
            == 0;
    if !is_clear {
        return None;
    }
    let (first, last) = act.window();
    let question = format!(
        "what happened between {} and {} between {first} and {last}",
        act.author().id(),
        act.object().id()
    );
    let answer = workshop.ask(&question)?;
    let is_found = answer.rows.iter().flat_map(|row| &row.grounds).any(|ground| {
        ground.act == act.id()
            && ground.said_by.as_slice() == [speaker.as_str()]
            && ground.sources.iter().any(|number| {
                answer.sources.iter().any(|line| line.number == *number && line.id == source.id().as_str())
            })
    });
    if !is_found {
        return None;
    }
    let mut choices: Vec<Choice> = roles
        .iter()
        .map(|(other, who)| Choice {
            text: super::super::relation::capitalized(who),
            is_right: *other == role,
            feedback: format!("{} {}.", super::super::relation::capitalized(who), other.did()),
        })
        .collect();
    choices.push(Choice {
        text: outside.clone(),
        is_right: false,
        feedback: format!("{outside} is whom the report is about; nothing here is from its mouth."),
    });
    chance.shuffle(&mut choices);
    let explanation: Vec<String> = roles
        .iter()
        .map(|(role, who)| format!("{} {}.", super::super::relation::capitalized(who), role.did()))
        .collect();
    Some(Draft {
        skill: Skill::Source,
        prompt: format!("Read what is known of this news report. {}", role.asked()),
        stimulus: Some(Stimulus::Text(visible_lines(&[
            format!("“{}”", source.title()),
            format!(
                "Printed by {} on {}, with a note that it comes from {relayed}.",
                source.publisher(),
                published(source.published())
            ),
            format!("What happened: {}. Who acted or spoke for it: {office}.", told(act)),
        ]))),
        response: Response::Choice(choices),
        explanation: explanation.join(" "),
        difficulty: if role == Role::PassedOn { Difficulty::Easy } else { Difficulty::Medium },
        difficulty_because:
            "three parts are to be told apart: who said it, who reported it, who passed it on".to_owned(),
        question: workshop.with_clock(&question),
        asked: format!("{} {} {role:?}", act.id(), source.id()),
        terms: Vec::new(),
        grounds: vec![act],
        about: vec![format!("source {}", opening_name(act.author()))],
    })
}

fn visible_lines(lines: &[String]) -> String {
    lines.iter().map(|line| visible(line)).collect::<Vec<_>>().join("\n")
}
