//! Figures one after the other in one SVG document.

use quick_xml::events::BytesText;

use super::Inks;
use super::sheet::Sheet;

/// How long each figure stands, in seconds.
const STANDS: f64 = 2.0;
/// How many times as long the last one stands.
const LAST: f64 = 2.0;

/// Lays sheets of one size over each other, of which one is seen at a time; without motion it is the last.
pub(super) fn animated(sheets: &[Sheet<'_>], inks: Inks) -> String {
    let Some(last) = sheets.last() else { return String::new() };
    let frames = sheets.len();
    let title = match sheets {
        [one] => one.title().to_owned(),
        all => format!("{frames} figures in turn; the last: {}", all[frames - 1].title()),
    };
    let told: Vec<String> =
        sheets.iter().enumerate().map(|(at, sheet)| format!("{}. {}.", at + 1, sheet.title())).collect();
    let description = format!("{} The last in full: {}", told.join(" "), last.description());
    let round = (frames as f64 - 1.0 + LAST) * STANDS;
    last.document(inks, &title, &description, |pen| {
        pen.create_element("style").write_text_content(BytesText::new(&style(frames, round)))?;
        for (at, sheet) in sheets.iter().enumerate() {
            let is_last = at + 1 == frames;
            let begins = format!("animation-delay:{:.1}s", at as f64 * STANDS - round);
            let mut frame = pen.create_element("g").with_attributes([
                ("class", if is_last { "frame last" } else { "frame" }),
                ("style", begins.as_str()),
            ]);
            if !is_last {
                frame = frame.with_attribute(("visibility", "hidden"));
            }
            frame.write_inner_content(|pen| sheet.write(pen))?;
        }
        Ok(())
    })
}

/// The rules by which the figures take turns. A reader who asks for less motion is not subject to them, and pointing at the figure halts it.
fn style(frames: usize, round: f64) -> String {
    let part = |long: f64| long * STANDS / round * 100.0;
    if frames < 2 {
        return String::new();
    }
    format!(
        "@media (prefers-reduced-motion: no-preference) {{ \
         .frame {{ visibility: hidden; animation: turn {round:.1}s step-end infinite; }} \
         .last {{ animation-name: last; }} \
         svg:hover .frame {{ animation-play-state: paused; }} }} \
         @keyframes turn {{ 0% {{ visibility: visible; }} {:.4}%, 100% {{ visibility: hidden; }} }} \
         @keyframes last {{ 0% {{ visibility: visible; }} {:.4}%, 100% {{ visibility: hidden; }} }}",
        part(1.0),
        part(LAST)
    )
}
