//! The same figure in greys, for paper.

/// Replaces each colour of an SVG document of ours by the grey of the same lightness.
///
/// Colours stand only in attributes, as `="#rrggbb"`; a name that looks like one has its quotation marks escaped and stays as it is.
pub(super) fn grey(svg: &str) -> String {
    const MARK: &str = "=\"#";
    let mut parts = svg.split(MARK);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let colour = part.get(..6).filter(|_| part.as_bytes().get(6) == Some(&b'"')).and_then(lightness);
        out.push_str(MARK);
        match colour {
            Some(level) => {
                out.push_str(&format!("{level:02x}{level:02x}{level:02x}"));
                out.push_str(&part[6..]);
            }
            None => out.push_str(part),
        }
    }
    out
}

/// The luma of a colour (Rec. 709), which is the grey that looks as light.
fn lightness(hex: &str) -> Option<u8> {
    let channel = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok().map(f64::from);
    let luma = 0.2126 * channel(0)? + 0.7152 * channel(2)? + 0.0722 * channel(4)?;
    Some(luma.round() as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_turn_grey_and_text_stays() {
        let svg = "<path fill=\"#0072B2\" d=\"#\"/><text>=&quot;#0072B2&quot; #D55E00</text>";
        assert_eq!(grey(svg), "<path fill=\"#5e5e5e\" d=\"#\"/><text>=&quot;#0072B2&quot; #D55E00</text>");
    }
}
