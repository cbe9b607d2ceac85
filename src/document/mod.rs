//! Files as written: records with places, nothing believed.
//!
//! Each record is read on its own, so that one bad record never hides the others, and each field keeps the text it was
//! read from, so that a message can point at it.

mod field;
mod outline;
pub(crate) mod record;

pub(crate) use field::{Field, Reader};
pub(crate) use record::Record;

use std::collections::BTreeSet;
use std::mem;

use ron::error::SpannedError;
use ron::value::RawValue;
use serde::Deserialize;

use crate::diagnostic::{Code, Diagnostic};
use crate::text::{FileId, TextMap};
use record::{Records, Sections, Text};

/// The records of one file, borrowed from its text, with the reader that points into it.
#[derive(Debug)]
pub(crate) struct Document<'t> {
    pub(crate) reader: Reader<'t>,
    pub(crate) records: Records<'t>,
}

impl Document<'_> {
    /// Keeps only what other files may name: entities, groups, instruments and sources. Gives the ids of the acts that are left out.
    pub(crate) fn keep_names(&mut self) -> Vec<String> {
        let Records { entities, groups, instruments, sources, acts, .. } = mem::take(&mut self.records);
        self.records = Records { entities, groups, instruments, sources, ..Records::default() };
        acts.iter().filter_map(|act| act.fields.id.peek()).map(|id| (**id).to_owned()).collect()
    }

    /// Leaves out whatever is said of some acts, and that others came after them.
    pub(crate) fn forget(&mut self, acts: &BTreeSet<String>) {
        let is_kept = |act: &Text<'_>| act.peek().is_none_or(|id| !acts.contains(&**id));
        self.records.claims.retain(|claim| is_kept(&claim.fields.act));
        self.records.readings.retain(|reading| is_kept(&reading.fields.act));
        for act in &mut self.records.acts {
            if let Some(after) = &mut act.fields.after {
                after.change(|earlier| earlier.retain(is_kept));
            }
        }
    }
}

impl<'t> Sections<'t> {
    const NAMES: [&'static str; 12] = [
        "entities",
        "groups",
        "instruments",
        "lenses",
        "sources",
        "acts",
        "claims",
        "readings",
        "coverage",
        "checkpoints",
        "published",
        "questions",
    ];

    fn named(&mut self, name: &str) -> Option<&mut Vec<&'t RawValue>> {
        Some(match name {
            "entities" => &mut self.entities,
            "groups" => &mut self.groups,
            "instruments" => &mut self.instruments,
            "lenses" => &mut self.lenses,
            "sources" => &mut self.sources,
            "acts" => &mut self.acts,
            "claims" => &mut self.claims,
            "readings" => &mut self.readings,
            "coverage" => &mut self.coverage,
            "checkpoints" => &mut self.checkpoints,
            "published" => &mut self.published,
            "questions" => &mut self.questions,
            _ => return None,
        })
    }
}

/// Reads a file that is in the text map.
///
/// Records that cannot be read are left out and reported to the document's reader; the rest is kept.
pub(crate) fn read<'t>(texts: &'t TextMap, file: FileId) -> Document<'t> {
    let mut reader = Reader::new(file, texts.text(file));
    let sections = read_sections(&mut reader);
    let records = Records {
        entities: read_records(&mut reader, "entity", &sections.entities),
        groups: read_records(&mut reader, "group", &sections.groups),
        instruments: read_records(&mut reader, "instrument", &sections.instruments),
        lenses: read_records(&mut reader, "lens", &sections.lenses),
        sources: read_records(&mut reader, "source", &sections.sources),
        acts: read_records(&mut reader, "act", &sections.acts),
        claims: read_records(&mut reader, "claim", &sections.claims),
        readings: read_records(&mut reader, "reading", &sections.readings),
        coverage: read_records(&mut reader, "coverage record", &sections.coverage),
        checkpoints: read_records(&mut reader, "checkpoint", &sections.checkpoints),
        published: read_records(&mut reader, "published claim", &sections.published),
        questions: read_records(&mut reader, "question", &sections.questions),
    };
    Document { reader, records }
}

/// Takes the records of a file from the index that was made of it when the program was built. Records have their places,
/// fields have none: where a message would need one, the file is read as text.
///
/// Gives nothing where the index cannot be read, which is then no index of this program.
pub(crate) fn from_index<'t>(texts: &'t TextMap, file: FileId, index: &'t [u8]) -> Option<Document<'t>> {
    let records = postcard::from_bytes(index).ok()?;
    Some(Document { reader: Reader::new(file, texts.text(file)), records })
}

fn read_sections<'t>(reader: &mut Reader<'t>) -> Sections<'t> {
    let text = reader.text();
    if text.trim().is_empty() {
        let help = "a graph file is written `( entities: [...], sources: [...], acts: [...] )`";
        reader.report(Diagnostic::new(Code::BrokenFile, "the file is empty", reader.span(text)).help(help));
        return Sections::default();
    }
    match record::options().from_str::<Sections<'t>>(text) {
        Ok(sections) => sections,
        Err(error) => match outline::split(text) {
            Some(outline) => sections_from_outline(reader, &outline, &error),
            None => {
                reader.report_ron(text, &error, Code::BrokenFile, "the file");
                Sections::default()
            }
        },
    }
}

/// Puts together what can be read of a file that is broken somewhere: each record stands for itself.
fn sections_from_outline<'t>(
    reader: &mut Reader<'t>,
    outline: &outline::Outline<'t>,
    whole: &SpannedError,
) -> Sections<'t> {
    let mut sections = Sections::default();
    let mut explained = false;
    for (name, records) in &outline.sections {
        let Some(list) = sections.named(name) else {
            explained = true;
            let headline = format!("a graph file has no section `{name}`");
            let diagnostic = Diagnostic::new(Code::UnknownField, headline, reader.span(name));
            reader.report(diagnostic.help(field::did_you_mean(name, &Sections::NAMES)));
            continue;
        };
        for record in records {
            match record::options().from_str::<&'t RawValue>(record) {
                Ok(raw) => list.push(raw),
                Err(error) => {
                    explained = true;
                    reader.report_ron(record, &error, Code::BrokenRecord, "the record");
                }
            }
        }
    }
    if let Some(rest) = outline.unread {
        explained = true;
        let headline = "the rest of the file cannot be read: a bracket or a quotation mark is left open";
        reader.report(
            Diagnostic::new(Code::BrokenFile, headline, reader.span(rest))
                .saying("opened here")
                .help("close it; the records before it are kept"),
        );
    }
    if !explained {
        reader.report_ron(reader.text(), whole, Code::BrokenFile, "the file");
    }
    sections
}

fn read_records<'t, T: Deserialize<'t>>(
    reader: &mut Reader<'t>,
    sort: &str,
    raws: &[&'t RawValue],
) -> Vec<Record<T>> {
    let mut records = Vec::with_capacity(raws.len());
    for raw in raws {
        let raw = outline::trimmed(raw.get_ron());
        match record::options().from_str::<T>(raw) {
            Ok(fields) => {
                let bytes = reader.span(raw).range();
                records.push(Record { bytes: bytes.start as u32..bytes.end as u32, fields });
            }
            Err(error) => reader.report_ron(raw, &error, Code::BrokenRecord, sort),
        }
    }
    records
}
