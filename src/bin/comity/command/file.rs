//! Writing files: whole or not at all, one or several that belong together.

use std::fs;
use std::path::{Path, PathBuf};

use comity::Error;

/// Writes a file in one step: it is complete or it is not there.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    replace_all(&[(path, bytes)])
}

/// Writes several files that belong together: where one cannot be written, the others are as they were before.
///
/// All are written beside their places first, so that a full disk or a folder that is not there is met before anything is changed. Then each
/// is put in its place; should that fail of one, those before it are put back.
pub(super) fn replace_all(files: &[(&Path, &[u8])]) -> Result<(), Error> {
    let mut written: Vec<Beside<'_>> = Vec::new();
    for (path, bytes) in files {
        // A device or a pipe cannot be replaced; it is written to as it is, after all else that can fail.
        if is_plain(path) {
            written.push(Beside::write(path, bytes)?);
        }
    }
    for at in 0..written.len() {
        if let Err(error) = written[at].put_in_place() {
            written[..at].iter_mut().rev().for_each(Beside::put_back);
            return Err(error);
        }
    }
    for (path, bytes) in files.iter().filter(|(path, _)| !is_plain(path)) {
        if let Err(cause) = fs::write(path, bytes) {
            written.iter_mut().rev().for_each(Beside::put_back);
            return Err(failed(path, cause));
        }
    }
    Ok(())
}

/// Writes files into a folder, which is made where it is not there: all of them, or none and no folder.
pub(super) fn fill(folder: &Path, files: &[(PathBuf, Vec<u8>)]) -> Result<(), Error> {
    let made: Vec<&Path> =
        folder.ancestors().take_while(|one| !one.as_os_str().is_empty() && !one.exists()).collect();
    let files: Vec<(&Path, &[u8])> =
        files.iter().map(|(path, bytes)| (path.as_path(), bytes.as_slice())).collect();
    let filled =
        fs::create_dir_all(folder).map_err(|cause| failed(folder, cause)).and_then(|()| replace_all(&files));
    if filled.is_err() {
        // The innermost first; what somebody else has meanwhile put there stays.
        made.iter().for_each(|one| drop(fs::remove_dir(one)));
    }
    filled
}

/// Whether a path means a folder: it is one, or ends as one.
pub(super) fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR])
}

fn is_plain(path: &Path) -> bool {
    !path.exists() || path.is_file()
}

fn failed(path: &Path, cause: std::io::Error) -> Error {
    Error::Io { doing: "write", path: path.to_owned(), cause }
}

/// A file that waits beside its place; what it leaves when it is dropped is nothing.
struct Beside<'p> {
    path: &'p Path,
    temporary: PathBuf,
    /// What stood in its place, once the file has taken it.
    before: Option<PathBuf>,
    is_in_place: bool,
}

impl<'p> Beside<'p> {
    fn write(path: &'p Path, bytes: &[u8]) -> Result<Self, Error> {
        let beside = Self { path, temporary: with_ending(path, "tmp"), before: None, is_in_place: false };
        fs::write(&beside.temporary, bytes).map_err(|cause| failed(path, cause))?;
        Ok(beside)
    }

    fn put_in_place(&mut self) -> Result<(), Error> {
        if self.path.exists() {
            let before = with_ending(self.path, "old");
            // A second name for the file that is there: until the last moment the place is never empty.
            if fs::hard_link(self.path, &before).is_ok() || fs::copy(self.path, &before).is_ok() {
                self.before = Some(before);
            }
        }
        fs::rename(&self.temporary, self.path).map_err(|cause| failed(self.path, cause))?;
        self.is_in_place = true;
        Ok(())
    }

    fn put_back(&mut self) {
        if !self.is_in_place {
            return;
        }
        let _ = match self.before.take() {
            Some(before) => fs::rename(before, self.path),
            None => fs::remove_file(self.path),
        };
    }
}

impl Drop for Beside<'_> {
    fn drop(&mut self) {
        if !self.is_in_place {
            let _ = fs::remove_file(&self.temporary);
        }
        if let Some(before) = &self.before {
            let _ = fs::remove_file(before);
        }
    }
}

/// A name beside a file that no other run uses.
fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.{ending}", std::process::id()));
    path.with_file_name(name)
}
