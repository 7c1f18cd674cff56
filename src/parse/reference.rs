//! What a reference stands for: `&amp;`, `&#8217;`.

use pulldown_cmark::{Event, Parser};

/// The longest reference, in bytes.
const LONGEST: usize = 34;

/// The sign for which a text begins with a reference, and how many bytes that takes; none where it does not
/// begin with one, or with a name that nobody knows.
#[must_use]
pub fn reference(text: &str) -> Option<(String, usize)> {
    let rest = text.strip_prefix('&')?;
    let name = rest
        .bytes()
        .take(LONGEST)
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')
        .count();
    if name == 0 || rest.as_bytes().get(name) != Some(&b';') {
        return None;
    }
    let whole = &text[..name + 2];
    // The library has the table of names.
    let sign: String = Parser::new(whole)
        .filter_map(|event| match event {
            Event::Text(text) => Some(text.into_string()),
            _ => None,
        })
        .collect();
    (sign != whole).then_some((sign, whole.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers() {
        assert_eq!(reference("&amp; more"), Some(("&".to_owned(), 5)));
        assert_eq!(reference("&#8217;s"), Some(("’".to_owned(), 7)));
        assert_eq!(reference("&nobody;"), None);
        assert_eq!(reference("& so on;"), None);
        assert_eq!(reference("&"), None);
    }
}
