//! Builds the shipped graph files into the program: their text, and an index of their records, which are read here once so that
//! the program need not read them at every start. The atlas of the map is surveyed here too, and the widths of letters
//! are put into tables.

#[path = "src/render/map/ground.rs"]
#[allow(dead_code)]
mod ground;
#[path = "src/document/outline.rs"]
#[allow(dead_code)]
mod outline;
#[path = "src/document/record.rs"]
#[allow(dead_code)]
mod record;
#[path = "src/render/map/survey.rs"]
mod survey;
#[path = "src/vocabulary/mod.rs"]
#[allow(dead_code, unreachable_pub, unused_imports)]
mod vocabulary;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::marker::PhantomData;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use record::{Record, Records, Sections};
use ron::value::RawValue;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The folders that are built in, with the sort of their files (`load::Sort`).
const FOLDERS: [(&str, &str); 4] =
    [("entities", "Register"), ("cases", "Case"), ("articles", "Alone"), ("lessons", "Lesson")];

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets this for build scripts"));
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets this for build scripts"));
    for watched in [
        "graphs",
        "assets/advances.txt",
        "assets/world",
        "src/document",
        "src/render/map",
        "src/vocabulary",
        "build.rs",
    ] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let mut list = String::from("&[\n");
    for (folder, sort) in FOLDERS {
        for path in files(&root.join("graphs").join(folder))? {
            let name = path.file_name().and_then(|name| name.to_str()).expect("graph files have plain names");
            let index_path = out.join(format!("{folder}-{name}.index"));
            fs::write(&index_path, index(&path, &fs::read_to_string(&path)?))?;
            writeln!(
                list,
                "    ShippedFile {{ name: \"graphs/{folder}/{name}\", sort: Sort::{sort}, \
                 text: include_str!({path:?}), index: include_bytes!({index_path:?}) }},"
            )
            .expect("writing to a string cannot fail");
        }
    }
    list.push(']');
    fs::write(out.join("shipped.rs"), list)?;
    let world = fs::read_to_string(root.join("assets/world/world.txt"))?;
    fs::write(out.join("atlas.rs"), survey::source(&world))?;
    fs::write(out.join("advances.rs"), advances(&fs::read_to_string(root.join("assets/advances.txt"))?))
}

/// The advance widths of the shipped font as Rust for `render::metrics`: each line of the file is a character in hexadecimal with its regular and its
/// bold width.
fn advances(file: &str) -> String {
    /// Latin, Greek and Cyrillic end before this.
    const NEAR: usize = 0x530;
    let mut near: [Option<[u16; 2]>; NEAR] = [None; NEAR];
    let mut far: BTreeMap<char, [u16; 2]> = BTreeMap::new();
    for line in file.lines() {
        let fields: Vec<&str> = line.split(' ').collect();
        let number = |at: usize, radix| u32::from_str_radix(fields[at], radix).expect("three numbers a line");
        let wide = |at| u16::try_from(number(at, 10)).expect("no character is that wide");
        let (c, widths) = (number(0, 16), [wide(1), wide(2)]);
        match near.get_mut(c as usize) {
            Some(slot) => *slot = Some(widths),
            None => _ = far.insert(char::from_u32(c).expect("a character"), widths),
        }
    }
    let far: Vec<_> = far.into_iter().collect();
    format!(
        "static NEAR: [Option<[u16; 2]>; {NEAR}] = {near:?};\nstatic FAR: [(char, [u16; 2]); {}] = {far:?};\n",
        far.len()
    )
}

/// The records of a file in the form in which the program takes them. A file with a fault gets none: the program then reads
/// its text, and `comity check` says what is wrong.
fn index(path: &Path, text: &str) -> Vec<u8> {
    read(text).unwrap_or_else(|fault| {
        println!("cargo::warning={}: {fault}; `comity check` says more", path.display());
        Vec::new()
    })
}

fn read(text: &str) -> Result<Vec<u8>, String> {
    let sections: Sections<'_> = record::options().from_str(text).map_err(|fault| fault.to_string())?;
    let index = Records {
        entities: records(text, &sections.entities)?,
        groups: records(text, &sections.groups)?,
        instruments: records(text, &sections.instruments)?,
        lenses: records(text, &sections.lenses)?,
        sources: records(text, &sections.sources)?,
        acts: records(text, &sections.acts)?,
        claims: records(text, &sections.claims)?,
        readings: records(text, &sections.readings)?,
        coverage: records(text, &sections.coverage)?,
        checkpoints: records(text, &sections.checkpoints)?,
        published: records(text, &sections.published)?,
        questions: records(text, &sections.questions)?,
    };
    postcard::to_allocvec(&index).map_err(|fault| fault.to_string())
}

fn records<'t, T: Deserialize<'t>>(text: &str, raws: &[&'t RawValue]) -> Result<Vec<Record<T>>, String> {
    raws.iter()
        .map(|raw| {
            let raw = outline::trimmed(raw.get_ron());
            let fields = record::options().from_str(raw).map_err(|fault| format!("{fault} in {raw}"))?;
            let start = raw.as_ptr() as usize - text.as_ptr() as usize;
            let at = |byte: usize| u32::try_from(byte).expect("shipped files are small");
            Ok(Record { bytes: at(start)..at(start + raw.len()), fields })
        })
        .collect()
}

/// A field of a record: here its value alone.
#[derive(Debug)]
struct Field<'t, T> {
    value: T,
    text: PhantomData<&'t str>,
}

impl<'de: 't, 't, T: Deserialize<'de>> Deserialize<'de> for Field<'t, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { value: T::deserialize(deserializer)?, text: PhantomData })
    }
}

impl<T: Serialize> Serialize for Field<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
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
