//! Several files in one, the same bytes for the same files.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Packs files, by name, in the order given.
///
/// All of them bear the first day that the format knows, since the clock must not decide what a file holds; they are
/// stored as they are, since platforms pack them again and a reader can look into them.
pub(super) fn archive(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    let mut pen = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        pen.start_file(name.as_str(), options).expect("names are short and differ");
        pen.write_all(bytes).expect("memory takes all bytes");
    }
    pen.finish().expect("memory takes all bytes").into_inner()
}
