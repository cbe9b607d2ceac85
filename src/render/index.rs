//! The index of a folder of figures: a page that shows them in order.

use std::io;

use quick_xml::Writer;
use quick_xml::events::BytesText;

use super::figure::Figure;
use super::html::{begun, text};
use crate::text::{capitalized, visible};

/// A figure with the name of its file.
#[derive(Debug, Clone)]
pub struct Entry<'f> {
    /// The file, beside the index.
    pub file: String,
    /// The figure in it.
    pub figure: &'f Figure,
}

/// Writes the page. Pictures are shown, other files linked to; each is told in words below.
#[must_use]
pub fn index(title: &str, entries: &[Entry<'_>]) -> String {
    let title = capitalized(&visible(title));
    begun(&title, |pen| {
        text(pen, "h1", &title)?;
        pen.create_element("ol").write_inner_content(|pen| {
            for entry in entries {
                pen.create_element("li").write_inner_content(|pen| {
                    pen.create_element("p").write_inner_content(|pen| link(pen, entry))?;
                    let is_picture = [".svg", ".png"].iter().any(|ending| entry.file.ends_with(ending));
                    if is_picture {
                        picture(pen, entry)?;
                    }
                    pen.create_element("details").write_inner_content(|pen| {
                        text(pen, "summary", "The figure in words")?;
                        text(pen, "pre", &entry.figure.twin)
                    })?;
                    Ok(())
                })?;
            }
            Ok(())
        })?;
        Ok(())
    })
}

fn link(pen: &mut Writer<Vec<u8>>, entry: &Entry<'_>) -> io::Result<()> {
    pen.create_element("a")
        .with_attribute(("href", entry.file.as_str()))
        .write_text_content(BytesText::new(&entry.figure.title))?;
    Ok(())
}

fn picture(pen: &mut Writer<Vec<u8>>, entry: &Entry<'_>) -> io::Result<()> {
    pen.create_element("figure").write_inner_content(|pen| {
        pen.create_element("img")
            .with_attributes([
                ("src", entry.file.as_str()),
                ("alt", entry.figure.title.as_str()),
                ("loading", "lazy"),
                ("style", "max-width:100%;height:auto"),
            ])
            .write_empty()?;
        text(pen, "figcaption", &entry.figure.subtitle)
    })?;
    Ok(())
}
