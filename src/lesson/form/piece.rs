//! What the forms of a quiz share: the question and its reasons, in HTML and in words; names of items; parts out of order.

use std::io;

use quick_xml::Writer;
use quick_xml::events::BytesText;

use super::mixed;
use crate::lesson::{Item, Response, Sheet, Stimulus};
use crate::text::visible;

pub(super) type Pen = Writer<Vec<u8>>;

/// How a form shows a figure: where the file lies, and its alternative text as far as the form takes it.
pub(super) struct Picture<'a> {
    /// The address of the file.
    pub(super) source: &'a str,
    /// What stands for it where it is not seen.
    pub(super) alternative: &'a str,
    /// The address of the figure in words, where the alternative text had to be cut.
    pub(super) in_words: Option<&'a str>,
}

/// The lines of a text, each safe to show; those without a word are left out.
pub(super) fn lines(text: &str) -> impl Iterator<Item = String> {
    text.lines().map(|line| visible(line.trim())).filter(|line| !line.is_empty())
}

/// A text on one line, safe to show.
pub(super) fn one_line(text: &str) -> String {
    lines(text).collect::<Vec<_>>().join(" ")
}

/// The figure of an item as an SVG document, with its alternative text.
pub(super) fn figure(item: &Item) -> Option<(&str, String)> {
    match &item.stimulus {
        Some(Stimulus::Figure { svg, alternative }) => Some((svg, one_line(alternative))),
        _ => None,
    }
}

/// The name of the figure's file.
pub(super) fn figure_file(item: &Item) -> String {
    format!("{}.svg", identifier(&item.id))
}

/// How many items of a sheet have a figure.
pub(super) fn figures(sheet: &Sheet) -> usize {
    sheet.items.iter().filter(|item| figure(item).is_some()).count()
}

/// An id in the characters that XML takes as a name. Different ids give different names.
pub(super) fn identifier(id: &str) -> String {
    let mut name = String::with_capacity(id.len() + 2);
    if !id.starts_with(|first: char| first.is_ascii_alphabetic()) {
        name.push_str("q-");
    }
    for c in id.chars() {
        match c.is_ascii_alphanumeric() || c == '-' || c == '.' {
            true => name.push(c),
            false => name.push_str(&format!("_{:x}_", u32::from(c))),
        }
    }
    name
}

/// The question in few words, for lists in which teachers find it again.
pub(super) fn title(item: &Item) -> String {
    const LONGEST: usize = 80;
    let prompt = one_line(&item.prompt);
    if prompt.chars().count() <= LONGEST {
        return prompt;
    }
    let cut: String = prompt.chars().take(LONGEST).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", &cut[..end])
}

/// Whom an item is for, what it practises, how hard it is, and its terms.
pub(super) fn tags(sheet: &Sheet, item: &Item) -> Vec<String> {
    let mut tags = vec![
        sheet.level.in_words().to_owned(),
        item.skill.id().to_owned(),
        item.difficulty.in_words().to_owned(),
    ];
    tags.extend(item.terms.iter().map(|term| one_line(term)));
    tags
}

/// The places that mixed parts have in the right order, from 0, in the order in which a printed sheet shows them.
pub(super) fn mixed_places(parts: &[String], item: &Item) -> Vec<usize> {
    let place = |shown: &String| parts.iter().position(|part| part == shown);
    mixed(parts, &item.id).iter().filter_map(place).collect()
}

/// The parts of an ordering or matching, each with what it belongs to, in an order that gives nothing away: forms that
/// know no ordering ask for the place of each part.
pub(super) fn pairs(item: &Item) -> Option<Vec<(String, String)>> {
    match &item.response {
        Response::Order(parts) => {
            let places = mixed_places(parts, item).into_iter();
            Some(places.map(|at| (parts[at].clone(), (at + 1).to_string())).collect())
        }
        Response::Match(pairs) => Some(pairs.clone()),
        _ => None,
    }
}

/// A piece of HTML in a string.
pub(super) fn html(write: impl FnOnce(&mut Pen) -> io::Result<()>) -> String {
    let mut pen = Writer::new(Vec::new());
    write(&mut pen).expect("memory takes all bytes");
    // HTML 4, which some platforms still read, has no name for the apostrophe.
    String::from_utf8(pen.into_inner()).expect("strings in, string out").replace("&apos;", "&#39;")
}

/// An XML document in a string.
pub(super) fn document(write: impl FnOnce(&mut Pen) -> io::Result<()>) -> String {
    let head = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_vec();
    let mut pen = Writer::new_with_indent(head, b' ', 1);
    write(&mut pen).expect("memory takes all bytes");
    String::from_utf8(pen.into_inner()).expect("strings in, string out") + "\n"
}

/// An element that holds text and nothing else.
pub(super) fn text(pen: &mut Pen, element: &str, content: &str) -> io::Result<()> {
    pen.create_element(element).write_text_content(BytesText::new(content)).map(|_| ())
}

/// A text in HTML, its lines kept apart.
pub(super) fn passage(words: &str) -> String {
    html(|pen| write_lines(pen, words))
}

/// Writes the lines of a text with breaks between them.
pub(super) fn write_lines(pen: &mut Pen, words: &str) -> io::Result<()> {
    for (at, line) in lines(words).enumerate() {
        if at > 0 {
            pen.create_element("br").write_empty()?;
        }
        pen.write_event(quick_xml::events::Event::Text(BytesText::new(&line)))?;
    }
    Ok(())
}

/// Writes what is looked at first and then what is asked.
pub(super) fn write_question(pen: &mut Pen, item: &Item, picture: Option<&Picture>) -> io::Result<()> {
    if let Some(picture) = picture {
        pen.create_element("p").write_inner_content(|pen| {
            let mut image = pen
                .create_element("img")
                .with_attributes([("src", picture.source), ("alt", picture.alternative)]);
            if let Some(in_words) = picture.in_words {
                image = image.with_attribute(("longdesc", in_words));
            }
            image.write_empty().map(|_| ())
        })?;
    }
    if let Some(Stimulus::Text(words)) = &item.stimulus {
        write_paragraph(pen, words)?;
    }
    write_paragraph(pen, &item.prompt)
}

/// The question in HTML, with its figure at an address.
pub(super) fn question_html(item: &Item, source: &str) -> String {
    let alternative = figure(item).map(|(_, alternative)| alternative);
    let picture = alternative.as_deref().map(|alternative| Picture { source, alternative, in_words: None });
    html(|pen| write_question(pen, item, picture.as_ref()))
}

/// Writes why the key is right, what was asked, and the sources.
pub(super) fn write_reasons(pen: &mut Pen, sheet: &Sheet, item: &Item) -> io::Result<()> {
    for line in reasons(sheet, item) {
        write_paragraph(pen, &line)?;
    }
    Ok(())
}

/// Why the key is right, what was asked, and the sources, line by line.
pub(super) fn reasons(sheet: &Sheet, item: &Item) -> Vec<String> {
    let mut told: Vec<String> = lines(&item.explanation).collect();
    if !item.question.is_empty() {
        told.push(format!("Asked of comity: {}", one_line(&item.question)));
    }
    for number in &item.sources {
        if let Some(source) = number.checked_sub(1).and_then(|at| sheet.sources.get(at)) {
            told.push(format!("Source: {}", one_line(source)));
        }
    }
    told
}

/// The question in words, line by line; a figure is told by its alternative text.
pub(super) fn question_lines(item: &Item) -> Vec<String> {
    let mut told: Vec<String> = match &item.stimulus {
        Some(Stimulus::Figure { alternative, .. }) => vec![format!("Figure: {}", one_line(alternative))],
        Some(Stimulus::Text(words)) => lines(words).collect(),
        None => Vec::new(),
    };
    told.extend(lines(&item.prompt));
    told
}

fn write_paragraph(pen: &mut Pen, words: &str) -> io::Result<()> {
    pen.create_element("p").write_inner_content(|pen| write_lines(pen, words)).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn different_ids_have_different_names() {
        assert_eq!(identifier("who-1f.2"), "who-1f.2");
        assert_eq!(identifier("1 a"), "q-1_20_a");
        assert_ne!(identifier("a_20_b"), identifier("a b"));
    }
}
