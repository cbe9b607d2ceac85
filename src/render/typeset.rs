//! An SVG document with its texts set in type, ready to be drawn as pixels or pages.

use std::collections::BTreeSet;
use std::sync::Arc;

use resvg::usvg::fontdb::Database;
use resvg::usvg::{Group, Node, Options, Tree};

use super::metrics::is_shipped;

/// The fonts that every figure is drawn with, regular and bold; `assets/README.md` says where they come from.
pub(crate) const FONTS: [&[u8]; 2] =
    [include_bytes!("../../assets/NotoSans-Regular.ttf"), include_bytes!("../../assets/NotoSans-Bold.ttf")];

/// Reads an SVG document and sets its texts.
///
/// Texts in Latin, Cyrillic and Greek come from the shipped fonts alone; the fonts of the machine are asked only where a
/// text has other characters.
pub(super) fn tree(svg: &str) -> Result<Tree, String> {
    let options = options([svg]);
    read(svg, &options)
}

/// Reads several SVG documents with one set of fonts, so that each is there once.
#[cfg(feature = "pdf")]
pub(super) fn trees(svgs: &[String]) -> Result<Vec<Tree>, String> {
    let options = options(svgs.iter().map(String::as_str));
    svgs.iter().map(|svg| read(svg, &options)).collect()
}

/// The characters of a document for which neither the shipped fonts nor those of the machine have a glyph: an empty box is drawn in
/// their place.
pub(crate) fn lacking(tree: &Tree) -> BTreeSet<char> {
    let mut found = BTreeSet::new();
    lacking_in(tree.root(), &mut found);
    found
}

fn lacking_in(group: &Group, found: &mut BTreeSet<char>) {
    for node in group.children() {
        match node {
            Node::Group(group) => lacking_in(group, found),
            Node::Text(text) => {
                let glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
                found.extend(glyphs.filter(|glyph| glyph.id.0 == 0).flat_map(|glyph| glyph.text.chars()));
            }
            Node::Path(_) | Node::Image(_) => {}
        }
    }
}

fn read(svg: &str, options: &Options<'_>) -> Result<Tree, String> {
    Tree::from_str(svg, options).map_err(|error| format!("cannot read the SVG: {error}"))
}

fn options<'s>(svgs: impl IntoIterator<Item = &'s str>) -> Options<'static> {
    let mut fonts = Database::new();
    for font in FONTS {
        fonts.load_font_data(font.to_vec());
    }
    if svgs.into_iter().flat_map(str::chars).any(|c| !c.is_control() && !is_shipped(c)) {
        fonts.load_system_fonts();
    }
    Options { fontdb: Arc::new(fonts), font_family: "Noto Sans".to_owned(), ..Options::default() }
}
