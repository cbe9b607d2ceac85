//! Writing a document for print: HTML, PDF or Markdown, on A4 or Letter.

use clap::ValueEnum;
use comity::lesson::form::paper::Paper;
use comity::lesson::form::{PaperSize, html, markdown, pages};

use super::super::Outcome;

/// The endings of files, each with the form that it says.
pub(super) const ENDINGS: &[(&str, &str)] =
    &[(".html", "html"), (".htm", "html"), (".pdf", "pdf"), (".md", "markdown")];

/// The paper that is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Size {
    /// 210 by 297 mm
    A4,
    /// 8.5 by 11 inches
    Letter,
}

impl From<Size> for PaperSize {
    fn from(size: Size) -> Self {
        match size {
            Size::A4 => Self::A4,
            Size::Letter => Self::Letter,
        }
    }
}

/// A document in a form.
pub(super) fn printed(paper: &Paper, form: &str, size: Size) -> Result<Vec<u8>, Outcome> {
    match form {
        "html" => Ok(html::html(paper, size.into()).into_bytes()),
        "pdf" => bound(&pages::pages(paper, size.into()), &paper.title),
        _ => Ok(markdown::paper(paper).into_bytes()),
    }
}

/// Pages as one PDF.
#[cfg(feature = "pdf")]
pub(super) fn bound(pages: &[String], title: &str) -> Result<Vec<u8>, Outcome> {
    comity::render::pdf::pages(pages, &comity::text::visible(title)).map_err(Outcome::misuse)
}

#[cfg(not(feature = "pdf"))]
pub(super) fn bound(_: &[String], _: &str) -> Result<Vec<u8>, Outcome> {
    Err(Outcome::misuse(
        "this program was built without PDF: build it with the feature `pdf`, or write .html",
    ))
}
