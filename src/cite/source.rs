//! Sources as they are cited.

use super::{Citation, Work};
use crate::graph::SourceRef;
use crate::text::visible;

/// Cites a source by its own words. Its key is its id in the graph files.
pub(super) fn cited(source: SourceRef<'_>) -> Citation {
    let shown = |text: Option<&str>| text.map(visible);
    let address = shown(source.address());
    let same_news = match address {
        Some(_) => None,
        None => shown(source.also_at().first().map(String::as_str)),
    };
    Citation {
        key: source.id().to_string(),
        author: shown(source.author()),
        title: visible(source.title()),
        publisher: visible(source.publisher()),
        issued: Some(source.published()),
        accessed: source.accessed(),
        work: Work::Source {
            relays: shown(source.relays()),
            address,
            same_news,
            language: shown(source.language()),
        },
    }
}
