//! Lists the shipped graph files, so that they are built into the program.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The folders that are built in. Lessons are invented and are loaded only by name.
const FOLDERS: [&str; 3] = ["entities", "sources", "cases"];

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets this for build scripts"))
        .join("graphs");
    println!("cargo::rerun-if-changed=graphs");
    let mut list = String::from("&[\n");
    for folder in FOLDERS {
        for path in files(&root.join(folder))? {
            println!("cargo::rerun-if-changed={}", path.display());
            let name = path.file_name().and_then(|name| name.to_str()).expect("graph files have plain names");
            let register = folder != "cases";
            writeln!(
                list,
                "    ShippedFile {{ name: \"graphs/{folder}/{name}\", is_register: {register}, text: include_str!({path:?}) }},"
            )
            .expect("writing to a string cannot fail");
        }
    }
    list.push(']');
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets this for build scripts"));
    fs::write(out.join("shipped.rs"), list)
}

/// The graph files of a folder, in order of name.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "ron"));
    files.sort();
    Ok(files)
}
