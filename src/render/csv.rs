//! An answer as CSV: one line a row, with a header.

use crate::Error;
use crate::question::{Answer, AnswerKind, Row, RowCertainty};
use crate::text::visible;

/// The columns, in order.
const COLUMNS: [&str; 16] = [
    "counted",
    "author",
    "author_name",
    "object",
    "object_name",
    "matter",
    "instrument",
    "value",
    "code",
    "since",
    "until",
    "certainty",
    "disputed",
    "pending",
    "sources",
    "verdict",
];

/// Prints an answer as CSV. Rows that do not count say `no` in the first column. A verdict stands on each row, and on a row of its
/// own where there is nothing else.
///
/// # Errors
/// When the csv library cannot write a record, which it can for every text.
pub fn csv(answer: &Answer) -> Result<String, Error> {
    let failed = |error: csv::Error| Error::Picture(error.to_string());
    let mut writer = csv::Writer::from_writer(Vec::new());
    if answer.kind == AnswerKind::Series {
        writer.write_record(["label", "on", "count", "at_most", "parties", "possible"]).map_err(failed)?;
        for bucket in &answer.series {
            let (count, at_most) = (bucket.count.to_string(), bucket.at_most.to_string());
            let on = bucket.on.clone().unwrap_or_default();
            let cells = [
                &bucket.label,
                &on,
                &count,
                &at_most,
                &bucket.parties.join("; "),
                &bucket.possible.join("; "),
            ];
            writer.write_record(cells.map(|cell| harmless(visible(cell)))).map_err(failed)?;
        }
        let bytes = writer.into_inner().map_err(|error| Error::Picture(error.to_string()))?;
        return Ok(String::from_utf8(bytes).expect("only text was written"));
    }
    writer.write_record(COLUMNS).map_err(failed)?;
    let counted =
        answer.rows.iter().map(|row| (counts(row), row)).chain(answer.beside.iter().map(|row| ("no", row)));
    for (counts, row) in counted {
        writer.write_record(record(answer, counts, row)).map_err(failed)?;
    }
    if let (Some(verdict), true, true) = (answer.verdict, answer.rows.is_empty(), answer.beside.is_empty()) {
        let mut cells = vec![String::new(); COLUMNS.len()];
        cells[0] = "no".to_owned();
        cells[COLUMNS.len() - 1] = verdict.id().to_owned();
        writer.write_record(cells).map_err(failed)?;
    }
    let bytes = writer.into_inner().map_err(|error| Error::Picture(error.to_string()))?;
    Ok(String::from_utf8(bytes).expect("only text was written"))
}

/// Whether a row of the answer counts: only what is certain and undisputed does.
fn counts(row: &Row) -> &'static str {
    match (&row.dispute, row.certainty) {
        (Some(_), _) => "disputed",
        (None, RowCertainty::Possible) => "possibly",
        (None, RowCertainty::Certain) => "yes",
    }
}

fn record(answer: &Answer, counts: &str, row: &Row) -> Vec<String> {
    let name = |id: &str| answer.names.get(id).cloned().unwrap_or_else(|| id.to_owned());
    let sources: Vec<&str> = super::row::grounds(row)
        .iter()
        .filter_map(|number| answer.sources.get(number - 1))
        .map(|source| source.id.as_str())
        .collect();
    let cells = [
        counts.to_owned(),
        row.author.clone(),
        name(&row.author),
        row.object.clone(),
        name(&row.object),
        row.matter.clone(),
        row.instrument.clone().unwrap_or_default(),
        row.value.clone(),
        row.code.clone(),
        row.since.clone().unwrap_or_default(),
        row.until.clone().unwrap_or_default(),
        if row.certainty == RowCertainty::Certain { "certain" } else { "possible" }.to_owned(),
        if row.dispute.is_some() { "yes" } else { "no" }.to_owned(),
        row.pending.iter().map(|pending| pending.text.as_str()).collect::<Vec<_>>().join("; "),
        sources.join(" "),
        answer.verdict.map_or(String::new(), |verdict| verdict.id().to_owned()),
    ];
    cells.into_iter().map(harmless).collect()
}

/// A cell that no spreadsheet runs as a formula: one that begins like a formula gets an apostrophe before it.
fn harmless(cell: String) -> String {
    match cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{}", visible(&cell)),
        false => visible(&cell),
    }
}
