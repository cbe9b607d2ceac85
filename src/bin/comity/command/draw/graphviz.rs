//! The `dot` and `sfdp` programs of Graphviz, where they are installed.

use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use comity::Error;

/// The longest that Graphviz may take.
const TIME_LIMIT: Duration = Duration::from_secs(60);

/// Has a program of Graphviz draw a DOT source in one of its formats, without a shell and within a time limit.
pub(super) fn graphviz(program: &str, source: &str, format: &str) -> Result<Vec<u8>, Error> {
    let failed = |reason: String| Error::Helper { program: program.to_owned(), reason };
    let mut child = Command::new(program)
        .arg(format!("-T{format}"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| failed(format!("{error}; install Graphviz, or leave `--engine {program}` out")))?;
    let mut input = child.stdin.take().expect("stdin was piped");
    let source = source.to_owned();
    let feeder = std::thread::spawn(move || input.write_all(source.as_bytes()));
    let mut output = child.stdout.take().expect("stdout was piped");
    let reader = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        output.read_to_end(&mut bytes).map(|_| bytes)
    });
    let started = Instant::now();
    let status = loop {
        match child.try_wait().map_err(|error| failed(error.to_string()))? {
            Some(status) => break status,
            None if started.elapsed() > TIME_LIMIT => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(failed(format!("gave no drawing within {} seconds", TIME_LIMIT.as_secs())));
            }
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    };
    let _ = feeder.join();
    let bytes = reader.join().expect("reading does not panic").map_err(|error| failed(error.to_string()))?;
    match status.success() {
        true => Ok(bytes),
        false => Err(failed(format!("ended with {status}"))),
    }
}
