//! The command line: the words after `comity` are the question.

mod command;

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;

use command::{Arguments, Outcome};

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse_from(given()) {
        Ok(arguments) => arguments,
        Err(error) => {
            // clap prints help to stdout with code 0, faults to stderr with code 2.
            let code = error.exit_code();
            if let Some(message) = command::mistyped(&given(), &error) {
                return finish(&Outcome::misuse(message));
            }
            return match error.print() {
                Ok(()) => ExitCode::from(code as u8),
                Err(_) => ExitCode::from(2),
            };
        }
    };
    let outcome = command::run(&arguments, &Surroundings::look());
    finish(&outcome)
}

/// The words given. `help questions` shows the questions themselves and not the options of a command.
fn given() -> Vec<OsString> {
    let mut given: Vec<OsString> = env::args_os().collect();
    if given.len() == 3 && given[1] == "help" && given[2] == "questions" {
        given.remove(1);
    }
    given
}

/// What the program sees of the terminal it runs in.
struct Surroundings {
    width: u16,
    colour: comity::diagnostic::Colour,
}

impl Surroundings {
    /// Text that goes to a file or another program is given a fixed width, so that it is the same everywhere.
    const WIDTH_WITHOUT_TERMINAL: u16 = 100;

    /// Findings of `check` go to stdout, so that is what decides their colour.
    fn colour_of_output(&self) -> comity::diagnostic::Colour {
        match anstream::AutoStream::choice(&io::stdout()) {
            anstream::ColorChoice::Never => comity::diagnostic::Colour::Never,
            _ => comity::diagnostic::Colour::Always,
        }
    }

    fn look() -> Self {
        let width = match io::stdout().is_terminal() {
            true => terminal_size::terminal_size().map(|(width, _)| width.0),
            false => None,
        };
        let colour = match anstream::AutoStream::choice(&io::stderr()) {
            anstream::ColorChoice::Never => comity::diagnostic::Colour::Never,
            _ => comity::diagnostic::Colour::Always,
        };
        Self { width: width.unwrap_or(Self::WIDTH_WITHOUT_TERMINAL), colour }
    }
}

/// Writes what a command returned. A reader that closes the pipe early has what it wanted: that is no failure.
fn finish(outcome: &Outcome) -> ExitCode {
    let mut stderr = io::stderr().lock();
    let _ = stderr.write_all(outcome.remarks.as_bytes());
    let mut stdout = io::stdout().lock();
    match stdout.write_all(&outcome.output).and_then(|()| stdout.flush()) {
        Ok(()) => ExitCode::from(outcome.code),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(outcome.code),
        Err(error) => {
            let _ = writeln!(stderr, "error: cannot write the answer: {error}");
            ExitCode::from(2)
        }
    }
}
