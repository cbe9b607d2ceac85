//! Completing questions in a shell, and manual pages.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::{Args, CommandFactory, ValueEnum};
use comity::graph::ActFilter;
use comity::load::{self, Shipped};
use comity::question::{self, Lexicon};
use comity::text::folded;

use super::{Arguments, Outcome};

/// For which shell.
#[derive(Debug, Args)]
pub(crate) struct Completions {
    #[arg(value_enum)]
    shell: Shell,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shell {
    Bash,
    Zsh,
    Fish,
}

/// The words typed so far, the last of which may be begun and not ended.
#[derive(Debug, Args)]
pub(crate) struct Complete {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    words: Vec<String>,
}

/// Where the pages go.
#[derive(Debug, Args)]
pub(crate) struct Man {
    /// The folder to write the pages into
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
}

// Each script hands the words to the program, which knows where in a question a verb, a name or a group can stand.
const BASH: &str = "\
_comity() {
    mapfile -t COMPREPLY < <(comity complete -- \"${COMP_WORDS[@]:1:COMP_CWORD}\" 2>/dev/null)
}
complete -o default -F _comity comity
";
const ZSH: &str = "\
#compdef comity
_comity() {
    local -a words_next
    words_next=(${(f)\"$(comity complete -- \"${words[@]:1:$((CURRENT-1))}\" 2>/dev/null)\"})
    compadd -a words_next
}
compdef _comity comity
";
const FISH: &str = "\
function __comity_complete
    set -l typed (commandline -opc) (commandline -ct)
    comity complete -- $typed[2..-1] 2>/dev/null
end
complete -c comity -f -a '(__comity_complete)'
";

pub(super) fn script(completions: &Completions) -> Outcome {
    Outcome::of(
        match completions.shell {
            Shell::Bash => BASH,
            Shell::Zsh => ZSH,
            Shell::Fish => FISH,
        }
        .to_owned(),
    )
}

pub(super) fn complete(complete: &Complete) -> Outcome {
    let begun = complete.words.last().map_or("", String::as_str);
    let main = Arguments::command();
    // After `cite` stands a question as it stands after `comity`.
    let (command, typed) = match complete.words.split_first() {
        Some((first, rest)) if first == "cite" && !rest.is_empty() => (main.find_subcommand("cite"), rest),
        _ => (Some(&main), complete.words.as_slice()),
    };
    let takes_an_act = typed.iter().rev().nth(1).is_some_and(|before| before == "--act");
    let mut words: Vec<String> = match (command, typed.len()) {
        (Some(command), _) if begun.starts_with('-') => {
            command.get_arguments().filter_map(|one| one.get_long()).map(|long| format!("--{long}")).collect()
        }
        (Some(command), 0 | 1) => {
            let commands = command.get_subcommands().filter(|one| !one.is_hide_set());
            commands.map(|one| one.get_name().to_owned()).collect()
        }
        _ => Vec::new(),
    };
    if let Ok(loaded) = load::load(Shipped::All, &[]) {
        match takes_an_act {
            true => {
                let ids = loaded.graph.acts(ActFilter::default()).map(|act| act.id().into_owned());
                words.extend(ids.collect::<BTreeSet<_>>());
            }
            false => {
                let lexicon = Lexicon::new(&loaded.graph);
                words.extend(question::complete(&typed.join(" "), &loaded.graph, &lexicon));
            }
        }
    }
    // What a question goes on with has been compared with its last word, accents and all.
    words.retain(|word| folded(word).starts_with(&folded(begun)));
    Outcome::of(words.into_iter().map(|word| word + "\n").collect())
}

pub(super) fn man(man: &Man) -> Outcome {
    match clap_mangen::generate_to(Arguments::command(), &man.folder) {
        Ok(()) => Outcome::of(String::new()),
        Err(cause) => Outcome::misuse(comity::Error::Io { doing: "write", path: man.folder.clone(), cause }),
    }
}
