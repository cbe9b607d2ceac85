//! Completing questions in a shell, and manual pages.

use std::path::PathBuf;

use clap::{Args, CommandFactory, ValueEnum};
use comity::load::{self, Shipped};
use comity::question::{self, Lexicon};

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
    let command = Arguments::command();
    let mut words: Vec<String> = match (begun.starts_with('-'), complete.words.len()) {
        (true, _) => {
            command.get_arguments().filter_map(|one| one.get_long()).map(|long| format!("--{long}")).collect()
        }
        (false, 0 | 1) => {
            let commands = command.get_subcommands().filter(|one| !one.is_hide_set());
            commands.map(|one| one.get_name().to_owned()).collect()
        }
        _ => Vec::new(),
    };
    words.retain(|word| word.starts_with(begun));
    if let Ok(loaded) = load::load(Shipped::All, &[]) {
        let lexicon = Lexicon::new(&loaded.graph);
        words.extend(question::complete(&complete.words.join(" "), &loaded.graph, &lexicon));
    }
    Outcome::of(words.into_iter().map(|word| word + "\n").collect())
}

pub(super) fn man(man: &Man) -> Outcome {
    match clap_mangen::generate_to(Arguments::command(), &man.folder) {
        Ok(()) => Outcome::of(String::new()),
        Err(cause) => Outcome::misuse(comity::Error::Io { doing: "write", path: man.folder.clone(), cause }),
    }
}
