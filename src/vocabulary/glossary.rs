//! The terms of the field, as `docs/glossary.md` explains them.

const GLOSSARY: &str = include_str!("../../docs/glossary.md");

/// The terms of the glossary with their texts, in the order of the page; markup is taken out.
pub fn entries() -> impl Iterator<Item = (&'static str, String)> {
    GLOSSARY.split("\n### ").skip(1).filter_map(|entry| {
        let (term, text) = entry.split_once('\n')?;
        let text = text.split("\n## ").next().unwrap_or(text);
        Some((term.trim(), text.replace(['*', '`'], "").trim().to_owned()))
    })
}

/// What a term means: the first paragraph of its entry, in one line.
#[must_use]
pub fn meaning(term: &str) -> Option<String> {
    let (_, text) = entries().find(|(known, _)| *known == term)?;
    let first = text.split("\n\n").next().unwrap_or_default();
    Some(first.split_whitespace().collect::<Vec<_>>().join(" "))
}
