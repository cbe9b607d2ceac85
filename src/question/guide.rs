//! The guide to questions: what can be asked, by example. `docs/language.md` is made from it, and each example is tested.

/// One thing that can be asked, with examples that work.
#[derive(Debug, Clone, Copy)]
pub struct Topic {
    /// What is asked.
    pub title: &'static str,
    /// What it means, in a sentence or two.
    pub meaning: &'static str,
    /// Questions that ask it.
    pub examples: &'static [&'static str],
}

/// All that can be asked, from the plain to the hard.
pub const GUIDE: &[Topic] = &[
    Topic {
        title: "Who",
        meaning: "Whose standing it is: those of whom it holds, then those of whom it may hold. `which states` asks about states alone; claimed states, movements and \
                  organizations then stand beside the answer.",
        examples: &[
            "who accepts envoys from the taliban on 2024-10-04",
            "who lists the taliban",
            "who recognizes the taliban on 1998-01-01",
            "which states recognize the taliban on 2000-10-01",
            "which states hold assets of the taliban",
        ],
    },
    Topic {
        title: "Whom",
        meaning: "Towards whom: the objects of one author.",
        examples: &["whom does russia recognize", "whom does china accept envoys from"],
    },
    Topic {
        title: "Who sends envoys",
        meaning: "Envoys are recorded by who accepts them; who sends them is answered from there.",
        examples: &["who sends ambassadors to the taliban", "does china send an ambassador to the taliban"],
    },
    Topic {
        title: "Does",
        meaning: "A verdict: yes, no, possibly, disputed, no evidence, or not examined. To find nothing, or not to have looked, is not a no.",
        examples: &[
            "does russia list the taliban on 2024-10-04",
            "does russia list the taliban and accept its envoys",
            "is the taliban listed by russia",
            "has russia listed the taliban",
        ],
    },
    Topic {
        title: "Statements",
        meaning: "A statement, such as a headline, asks whether it is so.",
        examples: &[
            "russia delisted the taliban on 4 october 2024",
            "the taliban was removed from russia's terror list",
            "is it true that russia recognizes the taliban",
        ],
    },
    Topic {
        title: "When, since when, how long",
        meaning: "The acts, or the beginning of what holds, with its days counted; of what has ended, its beginning, end and days.",
        examples: &[
            "when did russia list the taliban",
            "since when does russia list the taliban",
            "how long has russia listed the taliban",
            "how long did pakistan recognize the taliban",
        ],
    },
    Topic {
        title: "How many",
        meaning: "A number: certain ones only. `how many states` counts states alone.",
        examples: &[
            "how many accept envoys from the taliban",
            "how many states recognize the taliban on 2000-10-01",
        ],
    },
    Topic {
        title: "What stands, happened, changed, was announced",
        meaning: "Everything between two, or around one.",
        examples: &[
            "what stands between russia and the taliban on 2024-10-04",
            "what stands with the taliban",
            "what happened between russia and the taliban",
            "what did russia announce about the taliban",
            "what changed between 2024-01-01 and 2024-10-04 for the taliban",
            "what changed for the taliban since 2025",
        ],
    },
    Topic {
        title: "Why",
        meaning: "The acts that a standing rests on, the rule that folds them, and what was set aside.",
        examples: &["why does russia list the taliban"],
    },
    Topic {
        title: "Pairs",
        meaning: "Those that hold something towards each other.",
        examples: &["which pairs recognize each other", "who mutually accept envoys"],
    },
    Topic {
        title: "Verbs",
        meaning: "`recognize`, `accept envoys from` (or `receive`, `host`), `list` (or `ban`, `proscribe`), `delist`, `suspend`, `reinstate`, `hold assets of` (or \
                  `freeze`), `have relations with`, `keep a mission to`, `control`, `withdraw recognition of`, `sever`, `establish`, `suspend` and `resume relations with`, `hand over the embassy to`. In the \
                  past tense, without a day, an act is asked for; otherwise what holds.",
        examples: &[
            "who listed the taliban",
            "who withdrew recognition of the taliban",
            "who has relations with the taliban",
            "who keeps a mission to the taliban",
            "who handed over the embassy to the taliban in 2023",
            "when did russia suspend the listing of the taliban",
        ],
    },
    Topic {
        title: "Ranks",
        meaning: "`envoys` of any rank, `ambassadors`, `ministers`, `charges d'affaires`, `secretaries`, `consuls`, `representatives`; `at least` counts higher ones, `at most` lower ones.",
        examples: &[
            "who accepts ambassadors from the taliban",
            "who accepts at least a charge d'affaires from the taliban on 2024-10-04",
            "who accepts at most a charge d'affaires from the taliban on 2024-10-04",
        ],
    },
    Topic {
        title: "De facto, de jure",
        meaning: "What the author said of its recognition. Most say neither; of them the answer is that it may be.",
        examples: &["who recognizes the taliban de jure on 1998-01-01"],
    },
    Topic {
        title: "And, or, but not, while",
        meaning: "*And* and *while* ask that both hold on the day, *or* that one does, *but not* that the second does not. *And* binds before *but not*, that before *or*; \
                  brackets settle it. A name alone takes the verb before it; *it* and *its* mean the object before.",
        examples: &[
            "who lists the taliban while accepting its envoys on 2022-06-01",
            "who accepts envoys from the taliban but does not list it",
            "who lists the taliban or holds its assets",
            "who (lists the taliban or holds its assets) and accepts its envoys",
            "who recognizes kosovo but not palestine",
        ],
    },
    Topic {
        title: "One after another",
        meaning: "`then`, `later`, `and later`: one deed came after the other.",
        examples: &[
            "who listed and later delisted the taliban",
            "who listed the taliban then accepted its envoys",
        ],
    },
    Topic {
        title: "Questions within questions",
        meaning: "`anyone that …` stands for all that another question finds.",
        examples: &[
            "who recognizes anyone that russia recognizes",
            "who accepts envoys from anyone that russia lists",
        ],
    },
    Topic {
        title: "Days",
        meaning: "`on` a day asks what held that day. Without a day, the last day of the data is meant: comity reads no clock. Acts may be asked `before`, `after`, `since`, \
                  `until`, `between … and …`, `from … to …`, `in` a year.",
        examples: &[
            "who lists the taliban on 4 October 2024",
            "who listed the taliban since 2003",
            "who listed the taliban between 2003 and 2024",
            "what happened between russia and the taliban in 2024",
        ],
    },
    Topic {
        title: "What was known",
        meaning: "`known by` a day counts only what was published by then.",
        examples: &["does russia list the taliban on 2024-10-04 known by 2024-10-04"],
    },
    Topic {
        title: "On whose word",
        meaning: "`according to` one party: what it denies did not happen, and nobody else's denial counts.",
        examples: &["who lists the taliban according to russia"],
    },
    Topic {
        title: "Lists, groups, steps, lenses",
        meaning: "`under` one list, law or ruling; `among` the members of a group; `from step` another step than being in force; `through` a lens, which counts conduct as \
                  recognition.",
        examples: &[
            "does russia list the taliban under ru-terrorist-list",
            "who accepts envoys from the taliban among g20 on 2024-10-04",
            "who lists the taliban from step decided-in-principle",
            "who recognizes the taliban through ambassador-implies",
        ],
    },
    Topic {
        title: "First, last, longest; by year, month, lens, voice, author",
        meaning: "Of several acts the first or last, of several standings the longest; or the same question once for each year, month, lens, voice or author.",
        examples: &[
            "who first listed the taliban",
            "who lists the taliban longest",
            "how many list the taliban by year",
            "how many states recognize the taliban by year from 1996 to 2001",
            "how many recognize the taliban by lens",
            "how many list the taliban by author",
        ],
    },
];
