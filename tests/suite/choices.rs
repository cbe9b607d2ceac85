//! No item has two right choices: whatever a learner may choose is asked of the engine afresh, and just what the key has is right.
//!
//! What a choice says is read from its text, as a learner reads it: by the names of parties, and by the sentences in which acts are told. A
//! sentence may tell several acts; of a wrong choice none of them may be right.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::LazyLock;

use comity::graph::{ActFilter, ActRef, EntityRef};
use comity::lesson::{Item, Level, Request, Response, Sheet, Skill, Stimulus, Topic, headline, sheet, told};
use comity::load::{self, Loaded};
use comity::question::{self, Answer, Lexicon, RowCertainty, Verdict};
use comity::time::Day;

use crate::support;

/// The seeds that are tried.
const SEEDS: std::ops::RangeInclusive<u64> = 1..=8;

/// All that is shipped, the article and the lessons, each a graph of its own, with the items that are made of it.
static CASES: LazyLock<Vec<(String, Loaded, Vec<Item>)>> = LazyLock::new(|| {
    let cases = load::case_names().filter(|(name, _)| *name == support::ARTICLE || is_lesson(name));
    let cases = cases.map(|(name, _)| (name.to_owned(), load::case(name).expect("it is shipped")));
    std::iter::once(("all that is shipped".to_owned(), load::shipped()))
        .chain(cases)
        .map(|(name, loaded)| {
            let items = items(&loaded);
            (name, loaded, items)
        })
        .collect()
});

fn is_lesson(name: &str) -> bool {
    support::root().join(format!("graphs/lessons/{name}.ron")).exists()
}

/// As many questions as can be made of a case, up to a bound.
fn made(loaded: &Loaded, level: Level, seed: u64, questions: usize) -> Option<Sheet> {
    // At school too all skills, as a teacher may ask for them.
    let skills = if level == Level::School { Skill::ALL.to_vec() } else { Vec::new() };
    let request = Request { level, questions, seed, skills, ..Request::default() };
    match sheet(&loaded.graph, &request) {
        Ok(sheet) => Some(sheet),
        Err(too_few) if too_few.made == 0 => None,
        Err(too_few) => sheet(&loaded.graph, &Request { questions: too_few.made, ..request }).ok(),
    }
}

/// What a graph says, and whom and what the texts of choices name.
struct Oracle<'g> {
    loaded: &'g Loaded,
    lexicon: Lexicon<'g>,
    answers: RefCell<BTreeMap<String, Rc<Answer>>>,
    by_name: BTreeMap<String, EntityRef<'g>>,
    by_telling: BTreeMap<String, Vec<ActRef<'g>>>,
    by_headline: BTreeMap<String, Vec<ActRef<'g>>>,
}

impl<'g> Oracle<'g> {
    fn new(loaded: &'g Loaded) -> Self {
        let graph = &loaded.graph;
        let (mut by_telling, mut by_headline) = (BTreeMap::new(), BTreeMap::new());
        for act in graph.acts(ActFilter::default()) {
            by_telling.entry(told(act)).or_insert_with(Vec::new).push(act);
            by_headline.entry(headline(act)).or_insert_with(Vec::new).push(act);
        }
        Self {
            loaded,
            lexicon: Lexicon::new(graph),
            answers: RefCell::default(),
            by_name: graph.entities().map(|entity| (capitalized(&entity.in_sentence()), entity)).collect(),
            by_telling,
            by_headline,
        }
    }

    fn ask(&self, words: &str) -> Rc<Answer> {
        if let Some(known) = self.answers.borrow().get(words) {
            return Rc::clone(known);
        }
        let question =
            question::parse(words, &self.lexicon).unwrap_or_else(|error| panic!("{words}: {error}"));
        let answer = Rc::new(question::ask(&self.loaded.graph, &question));
        self.answers.borrow_mut().insert(words.to_owned(), Rc::clone(&answer));
        answer
    }

    fn verdict(&self, words: &str) -> Verdict {
        self.ask(words).verdict.unwrap_or_else(|| panic!("{words}: no verdict"))
    }

    fn party(&self, name: &str) -> EntityRef<'g> {
        *self.by_name.get(name).unwrap_or_else(|| panic!("{name} names nobody"))
    }

    fn telling(&self, text: &str) -> &[ActRef<'g>] {
        self.by_telling.get(text).unwrap_or_else(|| panic!("{text}: no act is told so"))
    }
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The day after a word in a question.
fn day_after(question: &str, word: &str) -> Day {
    let rest = question.rsplit_once(word).unwrap_or_else(|| panic!("{question} has no {word}")).1;
    Day::read(&rest[..10]).unwrap_or_else(|| panic!("{question}: no day after {word}"))
}

/// Every choice of a response with whether the key has it right.
fn choices(item: &Item) -> Vec<(&str, bool)> {
    match &item.response {
        Response::Choice(choices) | Response::Several(choices) => {
            choices.iter().map(|choice| (choice.text.as_str(), choice.is_right)).collect()
        }
        _ => Vec::new(),
    }
}

/// What is wrong with an item, by the engine.
fn faults(oracle: &Oracle<'_>, item: &Item) -> Vec<String> {
    match item.skill {
        Skill::TrueOnDay => true_on_day(oracle, item),
        Skill::Who => who(oracle, item),
        Skill::Order => order(oracle, item),
        Skill::Matter => matter(oracle, item),
        Skill::Rung => rung(oracle, item),
        Skill::KnownThen => known_then(oracle, item),
        Skill::Source => source(oracle, item),
        Skill::Headline => wrong_headline(oracle, item),
        Skill::Lens => lens(oracle, item),
    }
}

fn true_on_day(oracle: &Oracle<'_>, item: &Item) -> Vec<String> {
    let Response::TrueFalse { is_true, .. } = &item.response else { panic!("{}", item.prompt) };
    let answer = oracle.ask(&item.question);
    let expected = if *is_true { Verdict::Yes } else { Verdict::No };
    let is_so = answer.verdict == Some(expected) && answer.rows.iter().all(|row| row.dispute.is_none());
    (!is_so).then(|| format!("the engine says {:?}", answer.verdict)).into_iter().collect()
}

/// Of each party: does it, on that day? The right one surely, the others surely not.
fn who(oracle: &Oracle<'_>, item: &Item) -> Vec<String> {
    const VERBS: [(&str, &str); 6] = [
        ("recognizes", "recognize"),
        ("has", "have"),
        ("accepts", "accept"),
        ("keeps", "keep"),
        ("lists", "list"),
        ("holds", "hold"),
    ];
    let rest = item.question.strip_prefix("who ").unwrap_or_else(|| panic!("{}", item.question));
    let (verb, rest) = rest.split_once(' ').expect("a verb and more");
    let (_, verb) = VERBS.iter().find(|(one, _)| *one == verb).unwrap_or_else(|| panic!("{verb} is new"));
    let mut faults = Vec::new();
    for (text, is_right) in choices(item) {
        let does = oracle.ask(&format!("does {} {verb} {rest}", oracle.party(text).id()));
        let expected = if is_right { Verdict::Yes } else { Verdict::No };
        if does.verdict != Some(expected) || does.rows.iter().any(|row| row.dispute.is_some()) {
            faults.push(format!("{text}: {:?}", does.verdict));
        }
    }
    faults
}

/// Whatever acts the parts may tell, and whatever days their dates may mean, the order is the same.
fn order(oracle: &Oracle<'_>, item: &Item) -> Vec<String> {
    let Response::Order(parts) = &item.response else { panic!("{}", item.prompt) };
    let mut faults = Vec::new();
    let tellings: Vec<_> = parts.iter().map(|part| oracle.telling(part)).collect();
    for (at, two) in tellings.windows(2).enumerate() {
        let last = two[0].iter().map(|act| act.window().1).max().expect("it is told of some act");
        let first = two[1].iter().map(|act| act.window().0).min().expect("it is told of some act");
        if last >= first {
            faults.push(format!("“{}” may be no earlier than “{}”", parts[at], parts[at + 1]));
        }
    }
    let answer = oracle.ask(&item.question);
    for (part, acts) in parts.iter().zip(&tellings) {
        let found = acts.iter().any(|act| {
            answer.rows.iter().any(|row| {
                row.certainty == RowCertainty::Certain
                    && row.grounds.iter().any(|ground| ground.act == act.id())
            })
        });
        if !found {
            faults.push(format!("“{part}” is not surely on record"));
        }
    }
    faults
}

/// The matter that a choice speaks of.
fn matter_of(text: &str) -> &'static str {
    const WORDS: [(&str, &str); 6] = [
        (" as a government", "recognition-as-government"),
        (" as a state", "recognition-as-state"),
        (" diplomatic relations", "relations"),
        ("Which envoy", "envoys"),
        ("Who ran", "premises"),
        (" on a list ", "listing"),
    ];
    WORDS.iter().find(|(words, _)| text.contains(words)).unwrap_or_else(|| panic!("{text}: of no matter")).1
}

/// On the days of the act, the record of the right matter moves and those of the others do not: no act of them is on record, in either
/// direction, and what stands before stands after.
fn matter(oracle: &Oracle<'_>, item: &Item) -> Vec<String> {
    let (parties, _) =
        item.question.split_once(" between ").expect("two parties").1.split_once(" between ").expect("days");
    let (one, other) = parties.split_once(" and ").expect("two parties");
    let (first, last) = (day_after(&item.question, " between "), day_after(&item.question, " and "));
    let happened = oracle.ask(&item.question);
    let standing = |on: Day, of: &str| -> BTreeSet<(String, String, String)> {
        let answer = oracle.ask(&format!("what stands between {one} and {other} on {on}"));
        let rows = answer.rows.iter().filter(|row| row.matter == of);
        rows.map(|row| (row.author.clone(), row.code.clone(), format!("{:?}", row.certainty))).collect()
    };
    let mut faults = Vec::new();
    for (text, is_right) in choices(item) {
        let of = matter_of(text);
        let is_moved = happened.rows.iter().any(|row| row.matter == of);
        if is_moved != is_right {
            faults.push(format!("{text}: acts of this matter on record: {is_moved}"));
        }
        if !is_right && standing(first.plus(-1), of) != standing(last.plus(1), of) {
            faults.push(format!("{text}: this changed too"));
        }
    }
    faults
}

/// What must be so of a party on a rung of the ladder, and what must not, as questions.
fn asked_of_rung(rung: &str) -> (&'static [&'static str], &'static [&'static str]) {
    const RECOGNIZES: &str = "recognize {} as a government";
    const AS_STATE: &str = "recognize {} as a state";
    const AMBASSADOR: &str = "accept ambassadors from {}";
    const ENVOY: &str = "accept envoys from {}";
    match rung {
        "Recognition by express word" | "Recognition by conduct or de facto" => (&[], &[]),
        "Ambassador: letters taken by the head of state" => (&[AMBASSADOR], &[RECOGNIZES, AS_STATE]),
        "Ambassador: accepted by the ministry" => (&[AMBASSADOR], &[RECOGNIZES, AS_STATE]),
        "Chargé d'affaires, or an envoy of another or unstated rank" => {
            (&[ENVOY], &[RECOGNIZES, AS_STATE, AMBASSADOR])
        }
        "Mission left to the other's people" => (&[], &[RECOGNIZES, AS_STATE, AMBASSADOR]),
        "A mission kept in the other's capital, or a consul accepted" => {
            (&[], &[RECOGNIZES, AS_STATE, AMBASSADOR])
        }
        rung => panic!("{rung} is new"),
    }
}

/// Each party stands on its own rung and on none above, and no two on one rung.
fn rung(oracle: &Oracle<'_>, item: &Item) -> Vec<String> {
    let Response::Match(pairs) = &item.response else { panic!("{}", item.prompt) };
    let object =
        item.question.strip_prefix("what stands with ").expect("of one").split_once(" on ").expect("a day").0;
    let tail = &item.question[item.question.find(" on ").expect("a day")..];
    let on = day_after(&item.question, " on ");
    let mut faults = Vec::new();
    if pairs.iter().map(|(_, rung)| rung).collect::<BTreeSet<_>>().len() != pairs.len() {
        faults.push("two stand on one rung".to_owned());
    }
    for (who, rung) in pairs {
        let party = oracle.party(who).id();
        let (so, not_so) = asked_of_rung(rung);
        for (asked, expected) in
            so.iter().map(|asked| (asked, true)).chain(not_so.iter().map(|asked| (asked, false)))
        {
            let verdict = oracle.verdict(&format!("does {party} {}{tail}", asked.replace("{}", object)));
            let is_so = match expected {
                true => verdict == Verdict::Yes,
                // That nobody looked is no reason to think that it is so.
                false => matches!(verdict, Verdict::No | Verdict::NotExamined | Verdict::NoEvidence),
            };
            if !is_so {
                faults.push(format!("{who} on “{rung}”: {asked}: {verdict:?}"));
            }
        }
        let rows = oracle.ask(&format!("what stands between {party} and {object}{tail}"));
        let of = |matter: &str| {
            let rows = rows.rows.iter().filter(|row| row.author == party.as_str() && row.object == object);
            rows.filter(|row| row.matter.starts_with(matter)).cloned().collect::<Vec<_>>()
        };
        let credentials: Vec<bool> = of("envoys")
            .iter()
            .flat_map(|row| row.grounds.clone())
            .filter(|ground| ground.step == "credentials-received")
            .filter_map(|ground| oracle.loaded.graph.act(&ground.act))
            .map(|act| act.window().0 <= on)
            .collect();
        let sure = |rows: &[comity::question::Row]| {
            rows.iter().any(|row| row.certainty == RowCertainty::Certain && row.dispute.is_none())
        };
        let is_so = match rung.as_str() {
            "Recognition by express word" => of("recognition").iter().any(|row| {
                row.code.starts_with("recognized")
                    && row.implied_by.is_none()
                    && !row.code.ends_with("de-facto")
            }),
            "Recognition by conduct or de facto" => of("recognition")
                .iter()
                .all(|row| row.implied_by.is_some() || row.code == "recognized:de-facto"),
            "Ambassador: letters taken by the head of state" => credentials.contains(&true),
            "Ambassador: accepted by the ministry" => !credentials.contains(&true),
            "Mission left to the other's people" => {
                sure(&of("premises"))
                    && of("envoys")
                        .iter()
                        .all(|row| row.code == "envoy:consul" || !row.code.starts_with("envoy:"))
            }
            "A mission kept in the other's capital, or a consul accepted" => {
                of("premises").iter().all(|row| row.code != "handed-over")
                    && of("envoys")
                        .iter()
                        .all(|row| row.code == "envoy:consul" || !row.code.starts_with("envoy:"))
                    && (sure(&of("mission")) || sure(&of("envoys")))
            }
            _ => true,
        };
        if !is_so {
            faults.push(format!("{who} does not stand on “{rung}”, or not only"));
        }
    }
    faults
}

/// Asked as of the day, the engine has an act that is told so on record only of the right choice.
fn known_then(oracle: &Oracle<'_>, item: &Item) -> Vec<String> {
    let on = day_after(&item.question, " known by ");
    let mut faults = Vec::new();
    for (text, is_right) in choices(item) {
        let found = oracle.telling(text).iter().any(|act| {
            let asked = format!(
                "what happened between {} and {} before {} known by {on}",
                act.author().id(),
                act.object().id(),
                on.next()
            );
            let answer = oracle.ask(&asked);
            answer.rows.iter().any(|row| row.grounds.iter().any(|ground| ground.act == act.id()))
        });
        if found != is_right {
            faults.push(format!("“{text}”: on record by then: {found}"));
        }
    }
    faults
}

/// Of each choice: did it act or speak, is it where the report comes from, did it print it? Just the right one did what is asked.
fn source(oracle: &Oracle<'_>, item: &Item) -> Vec<String> {
    let Some(Stimulus::Text(particulars)) = &item.stimulus else { panic!("{}", item.prompt) };
    let title = particulars.lines().next().expect("a title").trim_matches(['“', '”']);
    let answer = oracle.ask(&item.question);
    let line = answer
        .sources
        .iter()
        .find(|line| line.title == title)
        .unwrap_or_else(|| panic!("{title} is no source"));
    let source = oracle
        .loaded
        .graph
        .sources()
        .find(|source| source.id().as_str() == line.id)
        .expect("it is a source of the graph");
    let said: Vec<String> = answer
        .rows
        .iter()
        .flat_map(|row| &row.grounds)
        .filter(|ground| ground.sources.contains(&line.number))
        .flat_map(|ground| {
            let author = oracle.loaded.graph.act(&ground.act).expect("it is an act").author();
            let author = capitalized(&author.in_sentence());
            ground.said_by.iter().map(move |office| format!("{office} ({author})"))
        })
        .collect();
    let asked: Vec<String> = match item.prompt.split_once(". ").expect("a sentence and the question").1 {
        "Who acted or spoke, and is reported on?" => said,
        "From whom does the report come in the first place?" => {
            source.relays().map(str::to_owned).into_iter().collect()
        }
        _ => vec![source.publisher().to_owned()],
    };
    // A part of a name names the same: *TASS* and *the agency TASS* are one.
    let plain = |text: &str| text.trim_start_matches("The ").trim_start_matches("the ").to_lowercase();
    let mut faults = Vec::new();
    for (text, is_right) in choices(item) {
        let is_named = asked.iter().any(|one| {
            let (one, text) = (plain(one), plain(text));
            one == text || (!is_right && (one.contains(&text) && !one.contains('(') || text.contains(&one)))
        });
        if is_named != is_right {
            faults.push(format!("{text}: asked for is one of {asked:?}"));
        }
    }
    faults
}

/// A day as a sheet writes it: `4 October 2024`.
fn day_in_words(words: &str) -> Option<Day> {
    let year: i32 = words.rsplit(' ').next()?.parse().ok()?;
    let first = Day::read(&format!("{year:04}-01-01"))?;
    (0..366).map(|at| first.plus(at)).find(|day| day.in_words() == words)
}

/// Just the wrong headline tells of what was not so on its day; each other tells an act of that day that is certain and that nobody denies.
fn wrong_headline(oracle: &Oracle<'_>, item: &Item) -> Vec<String> {
    let mut faults = Vec::new();
    for (text, is_right) in choices(item) {
        let (day, headline) = text.split_once(": ").expect("a day and a headline");
        let acts = oracle.by_headline.get(headline).map_or(&[][..], Vec::as_slice);
        let is_told = acts.iter().any(|act| {
            let (first, last) = act.window();
            let asked = format!(
                "what happened between {} and {} between {first} and {last}",
                act.author().id(),
                act.object().id()
            );
            first.in_words() == day
                && first == last
                && act.step().moves()
                && act.refuted().is_none()
                && oracle.ask(&asked).rows.iter().any(|row| {
                    row.certainty == RowCertainty::Certain
                        && row.dispute.is_none()
                        && row.grounds.iter().any(|ground| ground.act == act.id())
                })
        });
        if is_told == is_right {
            faults.push(format!("{text}: so it was: {is_told}"));
        }
        // What the wrong one says is not so on its day, whatever it was made of.
        let recognized = headline.split_once(" recognized ").and_then(|(who, whom)| {
            Some((oracle.party(who), oracle.party(&capitalized(whom.strip_suffix(" as a government")?))))
        });
        if let (true, Some((who, whom)), Some(on)) = (is_right, recognized, day_in_words(day)) {
            let asked = format!("does {} recognize {} as a government on {on}", who.id(), whom.id());
            if oracle.verdict(&asked) != Verdict::No {
                faults.push(format!("{text}: it was so"));
            }
        }
    }
    faults
}

/// The rule that the prompt names counts so many, surely, and each of them stands on the figure.
fn lens(oracle: &Oracle<'_>, item: &Item) -> Vec<String> {
    let Response::Number(number) = &item.response else { panic!("{}", item.prompt) };
    let Some(Stimulus::Figure { alternative, .. }) = &item.stimulus else { panic!("{}", item.prompt) };
    let answer = oracle.ask(&item.question);
    let named: Vec<_> = answer
        .series
        .iter()
        .filter(|bucket| {
            let lens = oracle.loaded.graph.lens(&bucket.label).expect("it is a lens");
            item.prompt.contains(&format!("“{}”", lens.name()))
        })
        .collect();
    let [bucket] = named.as_slice() else { return vec![format!("{} rules are named", named.len())] };
    let mut faults = Vec::new();
    if (bucket.count, bucket.at_most, bucket.parties.len()) != (*number, *number, *number) {
        faults.push(format!("{} to {} are counted", bucket.count, bucket.at_most));
    }
    for party in &bucket.parties {
        if !alternative.contains(party.as_str()) {
            faults.push(format!("{party} is not on the figure"));
        }
    }
    faults
}

/// All items of a case, each once, whatever the level and the seed.
fn items(loaded: &Loaded) -> Vec<Item> {
    let mut seen = BTreeSet::new();
    let mut items = Vec::new();
    for level in [Level::School, Level::University] {
        for seed in SEEDS {
            let made = made(loaded, level, seed, 27).map(|sheet| sheet.items).unwrap_or_default();
            // One item may stand on several sheets; its wrong choices are others.
            items.extend(
                made.into_iter().filter(|item| seen.insert(format!("{} {:?}", item.prompt, item.response))),
            );
        }
    }
    items
}

#[test]
fn of_every_item_just_what_the_key_has_is_right() {
    let mut faulty = Vec::new();
    let mut tried: BTreeMap<Skill, usize> = BTreeMap::new();
    for (name, loaded, items) in CASES.iter() {
        let oracle = Oracle::new(loaded);
        for item in items {
            *tried.entry(item.skill).or_default() += 1;
            for fault in faults(&oracle, item) {
                faulty.push(format!("{name}: {} {}\n    {fault}", item.id, item.prompt));
            }
        }
    }
    assert!(faulty.is_empty(), "{} faults in {tried:?}\n{}", faulty.len(), faulty.join("\n"));
    assert!(tried.len() == Skill::ALL.len() && tried.values().all(|count| *count >= 8), "{tried:?}");
}

/// All items of one skill, of every case.
fn of_skill(skill: Skill) -> impl Iterator<Item = &'static Item> {
    CASES.iter().flat_map(|(.., items)| items).filter(move |item| item.skill == skill)
}

/// Where it was so in the other direction, one of the wrong choices is a party of whom that is true, and the feedback says so.
#[test]
fn wrong_choices_are_drawn_from_the_other_direction_too() {
    let mut reversed = 0;
    for item in of_skill(Skill::Who) {
        let Response::Choice(choices) = &item.response else { panic!("{}", item.prompt) };
        let of_it =
            choices.iter().filter(|choice| choice.feedback.starts_with("True in the other direction. "));
        reversed += of_it.inspect(|choice| assert!(!choice.is_right, "{}", item.prompt)).count();
    }
    assert!(reversed >= 3, "only {reversed}");
}

/// Headlines are wrong for each of three reasons, and each says which.
#[test]
fn headlines_are_refuted_reports_plans_told_as_deeds_and_readings_told_as_acts() {
    let explanations: Vec<&str> = of_skill(Skill::Headline).map(|item| item.explanation.as_str()).collect();
    let read = explanations.iter().filter(|why| why.contains(" read it as ")).count();
    let planned = explanations.iter().filter(|why| why.starts_with("It had not happened yet: ")).count();
    assert!(read >= 2 && planned >= 2, "{read} readings, {planned} plans");
    assert!(explanations.len() > read + planned, "and refuted reports");
}

/// The parties that an item asks about, and those among whom it lets the learner choose.
fn parties<'g>(oracle: &Oracle<'g>, item: &Item) -> Vec<EntityRef<'g>> {
    let question = question::parse(&item.question, &oracle.lexicon).expect("it was asked");
    let mut parties = Topic::of_question(&question).parties;
    match (&item.skill, &item.response) {
        (Skill::Who, Response::Choice(choices)) => {
            parties.extend(choices.iter().map(|choice| oracle.party(&choice.text)));
        }
        (Skill::Rung, Response::Match(pairs)) => {
            parties.extend(pairs.iter().map(|(who, _)| oracle.party(who)));
        }
        _ => {}
    }
    parties
}

/// On the day that an item asks about, all of its parties surely existed: of nobody is it false for want of a party to it.
#[test]
fn nobody_is_asked_about_on_a_day_on_which_it_may_not_have_existed() {
    let (mut tried, mut faulty) = (0, Vec::new());
    for (name, loaded, items) in CASES.iter() {
        let oracle = Oracle::new(loaded);
        let asks_of_a_day = [Skill::TrueOnDay, Skill::Who, Skill::Rung, Skill::Lens];
        for item in items.iter().filter(|item| asks_of_a_day.contains(&item.skill)) {
            let on = day_after(&item.question, " on ");
            for party in parties(&oracle, item) {
                let (from, until) = party.life();
                tried += usize::from(from.is_some());
                let is_there = from.is_none_or(|from| from.bounds().1 <= on)
                    && until.is_none_or(|until| on < until.bounds().0);
                if !is_there {
                    faulty.push(format!("{name}: {}: {}", item.prompt, party.name()));
                }
            }
        }
    }
    assert!(faulty.is_empty(), "{}", faulty.join("\n"));
    assert!(tried > 100, "only {tried} have a life on record");
}
