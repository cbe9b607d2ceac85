//! A Markdown page as a page of HTML that needs nothing beside it.

use pulldown_cmark::{Options, Parser, html};
use quick_xml::escape::escape;

/// The style of the page: one column, tables as wide as it. On paper, what is folded stays folded: open a key to print it.
const STYLE: &str = "\
body { font-family: 'Noto Sans', 'Segoe UI', Arial, sans-serif; line-height: 1.5; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; }
table { border-collapse: collapse; width: 100%; font-size: 0.9em; }
th, td { border: 1px solid #8c8c8c; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; }
td:nth-child(3) { min-width: 16em; }
pre { background: #f2f2f2; padding: 0.5rem 0.8rem; overflow-x: auto; }
img { max-width: 100%; }
summary { cursor: pointer; font-weight: bold; }
@media print { body { max-width: none; margin: 0; font-size: 10.5pt; } h2 { break-after: avoid; } table, img, pre { break-inside: avoid; } }
";

/// Prints a Markdown page as HTML; its first heading is the title. HTML in the page stays what it is, so the page must be one's own.
///
/// # Examples
/// ```
/// let page = comity::lesson::weave::html("# Envoys & ranks\n\n| a |\n|---|\n| b |\n");
/// assert!(page.contains("<title>Envoys &amp; ranks</title>"));
/// assert!(page.contains("<td>b</td>"));
/// ```
#[must_use]
pub fn html(page: &str) -> String {
    let title = page.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or_default();
    let mut body = String::new();
    html::push_html(&mut body, Parser::new_ext(page, Options::ENABLE_TABLES));
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n",
        escape(title)
    )
}
