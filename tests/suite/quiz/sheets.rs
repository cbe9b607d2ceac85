//! Sheets made by hand, with items of every kind: a common one and one whose texts are hostile to every format.

use comity::lesson::{Choice, Difficulty, Item, Level, Response, Sheet, Skill, Stimulus};

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\"><title>a ]]&gt; b</title>\
                   <rect width=\"40\" height=\"20\" fill=\"#eaeff4\"/></svg>";

const PROMPTS: [&str; 7] = [
    "As things stood on 1 January 1922, which of these did Ruritania recognize as a state?",
    "As things stood on 1 January 1922, which of these recognized Ruritania? Several may be right.",
    "True or false? As things stood on 1 June 1925, Ruritania had relations with Utopia.",
    "True or false? By this source, Ruritania recognized Utopia.",
    "Put these 3 events in order, the earliest first.",
    "Which matter is each of these?",
    "How many states recognized Utopia on 1 January 1922?",
];

/// An invented sheet as a teacher would have it.
pub(super) fn common() -> Sheet {
    sheet("Ruritania and Utopia", |text| text.to_owned())
}

/// The same, with texts in which every format finds its own signs, and others that readers could stumble over.
pub(super) fn hostile() -> Sheet {
    const SIGNS: &str = "<b>\"q\"</b> 'a' & &amp; &#65; ]]> {x=1} ~ # :: -> %50% [html] [sound:a.mp3] {{c1::d}} \
                         $1+1$ `r stop(1)` ``` \\ \\n \\( * _x_ ^ | @y !(z) -- ... <script>alert(1)</script> \
                         a\tb\u{202e}c\u{7}d\u{fffe} é تالبان 中華 🇦🇫";
    let mut sheet = sheet(&format!("Title {SIGNS} / end"), |text| format!("{text} {SIGNS} end"));
    // What a format could take for something else at the start of a text.
    let starts = [
        "%50% of",
        "[html]x",
        "[plain] y",
        "- dash",
        "1. one",
        "(a) letter",
        "+ plus",
        ": colon",
        "* star",
        "> said",
        "| bar",
        "@who",
        "= is",
        "~ not",
        "// note",
        "TRUE",
        "#3",
        "$CATEGORY: c",
        "`",
        "a) b",
        "iv. four",
        "\"",
        "```{r}",
        "\\",
        "===",
        "---",
        "Answerlist",
    ];
    let choices = starts.iter().enumerate().map(|(at, start)| Choice {
        text: (*start).to_owned(),
        is_right: at % 3 == 0,
        feedback: format!("{start} it is"),
    });
    sheet.items.push(Item {
        id: "odd id/1 \"<\u{e9}".to_owned(),
        response: Response::Several(choices.collect()),
        ..sheet.items[1].clone()
    });
    sheet
}

fn sheet(title: &str, say: impl Fn(&str) -> String) -> Sheet {
    let choice = |text: &str, is_right| Choice {
        text: say(text),
        is_right,
        feedback: if is_right { String::new() } else { say("True on another day. It ended on 1 May 1925.") },
    };
    let three = || vec![choice("Utopia", true), choice("Laputa", false), choice("Erewhon", false)];
    let responses = [
        (Skill::Who, Response::Choice(three())),
        (Skill::Who, Response::Several(three().into_iter().chain([choice("Lilliput", true)]).collect())),
        (
            Skill::TrueOnDay,
            Response::TrueFalse { is_true: false, feedback: say("This is false. It ended on 1 May 1925.") },
        ),
        (
            Skill::TrueOnDay,
            Response::TrueFalse { is_true: true, feedback: say("This is true. It began on 4 March 1920.") },
        ),
        (
            Skill::Order,
            Response::Order(
                [
                    "Ruritania recognized Utopia",
                    "Ruritania received an ambassador of Utopia",
                    "Ruritania broke off relations with Utopia",
                ]
                .map(&say)
                .to_vec(),
            ),
        ),
        (
            Skill::Matter,
            Response::Match(
                [
                    ("Utopia sends an ambassador", "envoys"),
                    ("Laputa is put on a list", "listing"),
                    ("Relations are broken off", "relations"),
                    ("Relations are taken up again", "relations"),
                ]
                .map(|(left, right)| (say(left), say(right)))
                .to_vec(),
            ),
        ),
        (Skill::Lens, Response::Number(3)),
    ];
    let figure = Stimulus::Figure { svg: SVG.to_owned(), alternative: say("A box: Ruritania alone") };
    let words = Stimulus::Text(format!("{}\n\n{}", say("The Zenda Gazette"), say("page 2")));
    let stimuli = [Some(figure), None, None, Some(words), None, None, None];
    let items =
        responses.into_iter().zip(stimuli).enumerate().map(|(at, ((skill, response), stimulus))| Item {
            id: format!("{}-{at}", skill.id()),
            skill,
            prompt: say(PROMPTS[at]),
            stimulus,
            response,
            explanation: say(
                "Ruritania recognized Utopia on 4 March 1920 and broke off relations on 1 May 1925.",
            ),
            difficulty: Difficulty::Medium,
            difficulty_because: "invented".to_owned(),
            question: say("who recognizes utopia"),
            terms: vec!["de-jure".to_owned()],
            sources: vec![2, 1],
        });
    Sheet {
        title: title.to_owned(),
        level: Level::University,
        seed: 7,
        known_by: "1930-01-01".to_owned(),
        horizon: "1931-01-01".to_owned(),
        items: items.collect(),
        sources: vec![say("Notes of 1920"), say("The Gazette, 5 March 1920")],
    }
}
