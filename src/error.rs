//! Trouble outside the data: files that cannot be read, pictures that cannot be written.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// A failure of the world around the data. Faults *in* the data are [`Diagnostic`](crate::diagnostic::Diagnostic)s.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read or written.
    Io {
        /// What was being done: `read`, `write`.
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// A file is larger than comity reads at once.
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size in bytes.
        bytes: u64,
        /// The largest size read, in bytes.
        limit: u64,
    },
    /// A folder holds no graph file.
    NoGraphFiles {
        /// The folder.
        path: PathBuf,
    },
    /// A file that was asked for has no ending comity can read or write.
    UnknownFormat {
        /// The file or format asked for.
        given: String,
        /// What it could have been.
        known: &'static [&'static str],
    },
    /// Another program that was asked for help failed.
    Helper {
        /// The program.
        program: String,
        /// What went wrong.
        reason: String,
    },
    /// A picture could not be made.
    Picture(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { doing, path, cause } => write!(f, "cannot {doing} {}: {cause}", path.display()),
            Self::TooLarge { path, bytes, limit } => write!(
                f,
                "{} is {} MB; graph files are read up to {} MB: split it into several files",
                path.display(),
                bytes / 1_000_000,
                limit / 1_000_000
            ),
            Self::NoGraphFiles { path } => {
                write!(f, "{} holds no graph file: graph files end in .ron", path.display())
            }
            Self::UnknownFormat { given, known } => {
                write!(f, "`{given}` names no format: write one of {}", known.join(", "))
            }
            Self::Helper { program, reason } => write!(f, "{program}: {reason}"),
            Self::Picture(reason) => f.write_str(reason),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { cause, .. } => Some(cause),
            _ => None,
        }
    }
}
