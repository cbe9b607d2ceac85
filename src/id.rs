//! Identifiers: short kebab-case names by which records refer to each other.

use std::borrow::Borrow;
use std::fmt;

/// A kebab-case name, unique among records of its sort: `russia`, `ru-terrorist-list`.
///
/// Invariant: one or more groups of `a-z` and `0-9`, joined by single hyphens, at most [`Id::MAX_LEN`] bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Box<str>);

impl Id {
    /// The longest id, in bytes.
    pub const MAX_LEN: usize = 80;

    /// Reads an id.
    ///
    /// # Errors
    /// Says what is wrong and, where it can, what to write instead.
    ///
    /// # Examples
    /// ```
    /// use comity::Id;
    /// assert_eq!(Id::new("saudi-arabia").unwrap().as_str(), "saudi-arabia");
    /// assert!(Id::new("Saudi Arabia").unwrap_err().to_string().contains("saudi-arabia"));
    /// ```
    pub fn new(text: &str) -> Result<Self, BadId> {
        // Every record names others by id, so this runs some thousands of times at each start.
        let mut follows_hyphen = true;
        let is_made_of_groups = text.bytes().all(|byte| {
            let stands =
                byte.is_ascii_lowercase() || byte.is_ascii_digit() || (byte == b'-' && !follows_hyphen);
            follows_hyphen = byte == b'-';
            stands
        });
        let is_well_formed = is_made_of_groups && !follows_hyphen && text.len() <= Self::MAX_LEN;
        match is_well_formed {
            true => Ok(Self(text.into())),
            false => Err(BadId { text: text.to_owned(), suggestion: kebab(text) }),
        }
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// Why a text is no id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadId {
    text: String,
    suggestion: Option<String>,
}

impl fmt::Display for BadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is no id: an id is written in small letters, digits and single hyphens, at most {} long",
            crate::text::visible(&self.text),
            Id::MAX_LEN
        )?;
        match &self.suggestion {
            Some(suggestion) => write!(f, ", such as `{suggestion}`"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for BadId {}

/// The nearest well-formed id to a text, if anything of it can be kept.
fn kebab(text: &str) -> Option<String> {
    let parts: Vec<String> = crate::text::folded(text)
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect();
    let joined: String = parts.join("-").chars().take(Id::MAX_LEN).collect();
    let trimmed = joined.trim_matches('-');
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_is_not_kebab_case() {
        for bad in ["", "-a", "a-", "a--b", "A", "a b", "é", "a_b", "../x", &"x".repeat(81)] {
            assert!(Id::new(bad).is_err(), "{bad:?} should be refused");
        }
    }

    #[test]
    fn suggests_the_nearest_id() {
        let message = Id::new("Côte d'Ivoire").unwrap_err().to_string();
        assert!(message.contains("`cote-d-ivoire`"), "{message}");
    }
}
