//! A history as the JSON of TimelineJS, for pages that show it as slides along an axis.

use serde_json::{Map, Value, json};

use super::row;
use crate::Error;
use crate::question::{Answer, AnswerKind, Row};
use crate::time::Day;

/// What such a timeline cannot carry.
pub const LOSSES: &[&str] = &[
    "what held between the acts (only the acts are on it)",
    "the doubt of a vague date, except as a stretch of days and in words",
];

/// Writes a history as the JSON of TimelineJS; `None` for an answer that is no history.
#[must_use]
pub fn timeline(answer: &Answer) -> Option<Result<String, Error>> {
    if answer.kind != AnswerKind::History {
        return None;
    }
    let events: Vec<Value> = answer.rows.iter().filter_map(|row| event(answer, row)).collect();
    let footer = [format!("Question: {}.", answer.question), answer.coverage.text.clone()];
    let timeline = json!({
        "title": {"text": {"headline": markup(&answer.finding), "text": markup(footer.join(" ").trim())}},
        "events": events,
    });
    let text = serde_json::to_string_pretty(&timeline).map_err(|error| Error::Picture(error.to_string()));
    Some(text.map(|text| text + "\n"))
}

/// One act, if it has a date.
fn event(answer: &Answer, row: &Row) -> Option<Value> {
    let date = row.since_date()?;
    let (first, last) = date.bounds();
    let (first, last) = match (first == Day::MIN, last == Day::MAX) {
        (true, true) => return None,
        (true, false) => (last, last),
        (false, true) => (first, first),
        (false, false) => (first, last),
    };
    let headline = format!("{}: {}", row::name(answer, &row.author), row::value(answer, row));
    let sources: Vec<String> = row::grounds(row)
        .iter()
        .filter_map(|number| answer.sources.get(number - 1))
        .map(|source| match &source.address {
            // Only what is an address of the web becomes a link.
            Some(address) if address.starts_with("https://") || address.starts_with("http://") => {
                format!("<a href=\"{}\">{}</a>", markup(address), markup(&source.publisher))
            }
            _ => markup(&source.publisher),
        })
        .collect();
    let remarks =
        row::remarks(row).iter().map(|remark| format!("<p>{}</p>", markup(remark))).collect::<String>();
    let mut event = Map::new();
    event.insert("unique_id".to_owned(), row.grounds.first().map_or(Value::Null, |ground| json!(ground.act)));
    event.insert("start_date".to_owned(), day(first));
    if first != last {
        event.insert("end_date".to_owned(), day(last));
        event.insert("display_date".to_owned(), json!(markup(&row::date(row.since.as_deref()))));
    }
    event.insert("group".to_owned(), json!(row.matter.replace('-', " ")));
    let text = format!("{remarks}<p>{}</p>", sources.join("; "));
    event.insert("text".to_owned(), json!({"headline": markup(&headline), "text": text}));
    Some(Value::Object(event))
}

fn day(day: Day) -> Value {
    let (year, month, of_month) = day.parts();
    json!({"year": year, "month": month, "day": of_month})
}

/// A text as HTML, which TimelineJS takes its texts for.
fn markup(text: &str) -> String {
    quick_xml::escape::escape(crate::text::visible(text).as_str()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::{Lexicon, ask, parse};

    #[test]
    fn every_dated_act_is_an_event_and_no_text_is_markup() {
        let graph = crate::load::case("russia-taliban-2024-10").expect("it is shipped").graph;
        let question =
            parse("what happened between russia and the taliban", &Lexicon::new(&graph)).expect("a question");
        let mut answer = ask(&graph, &question);
        answer.names.insert("russia".to_owned(), "<script>alert(1)</script>".to_owned());
        let text = timeline(&answer).expect("a history").expect("JSON");
        let read: Value = serde_json::from_str(&text).expect("JSON");
        let events = read["events"].as_array().expect("a list");
        assert_eq!(events.len(), answer.rows.iter().filter(|row| row.since.is_some()).count());
        assert!(events.iter().all(|event| event["start_date"]["year"].is_i64()));
        assert!(!text.contains("<script"));
    }
}
