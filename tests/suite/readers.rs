//! Readers that are not ours: they read what comity writes, and what they found is compared. `.ci/readers` installs them.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::{env, fs, io};

use serde_json::Value;

use crate::support;

/// What a reader found in each item of a file, or nothing where it is not installed.
pub(crate) fn read(reader: &str, file: &str, bytes: &[u8]) -> Option<Vec<Value>> {
    let readers = support::root().join("target/readers");
    let program = match reader.ends_with(".js") {
        true => PathBuf::from("node"),
        false => readers.join("venv/bin/python"),
    };
    let needs_knitr = reader == "rexams.py";
    let is_there = readers.join("node_modules").exists()
        && Command::new(&program).arg("--version").output().is_ok()
        && (!needs_knitr || runs("Rscript", &["-e", "library(knitr)"]));
    if !is_there {
        assert!(
            env::var_os("READERS").is_none(),
            "{reader} cannot run: `.ci/readers` installs what it needs"
        );
        // Past the capture of tests, so that it is heard.
        writeln!(io::stderr(), "skipped: {reader} is not installed; `.ci/readers` does that")
            .expect("stderr is open");
        return None;
    }
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join(file);
    fs::write(&path, bytes).expect("the folder for temporary files can be written");
    let output = Command::new(program)
        .arg(support::root().join("tests/readers").join(reader))
        .args([path, readers])
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output()
        .expect("the program was there a moment ago");
    assert!(output.status.success(), "{reader} refuses {file}:\n{}", String::from_utf8_lossy(&output.stderr));
    Some(serde_json::from_slice(&output.stdout).expect("readers print JSON"))
}

/// What pdftotext reads of a PDF, or nothing where it is not installed.
#[cfg(feature = "pdf")]
pub(crate) fn pdf_text(bytes: &[u8], arguments: &[&str]) -> Option<String> {
    let started = Command::new("pdftotext")
        .args(arguments)
        .args(["-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut reader) = started else {
        io::stderr()
            .write_all(b"pdftotext is not installed: the PDF was not read back\n")
            .expect("stderr is open");
        return None;
    };
    reader.stdin.take().expect("it is piped").write_all(bytes).expect("it reads");
    let read = reader.wait_with_output().expect("it ends");
    Some(String::from_utf8(read.stdout).expect("it writes UTF-8"))
}

fn runs(program: &str, arguments: &[&str]) -> bool {
    Command::new(program).args(arguments).output().is_ok_and(|output| output.status.success())
}
