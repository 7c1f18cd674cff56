//! One form for letters that readers take as the same.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, without diacritics, compatibility forms made plain: `Irũngũ` and
/// `irungu` fold to the same.
///
/// ```
/// assert_eq!(hoja::text::fold("Irũngũ"), "irungu");
/// assert_eq!(hoja::text::fold("Ng’ombe"), "ng'ombe");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| {
            if matches!(c, '’' | '‘' | 'ʼ') {
                '\''
            } else {
                c
            }
        })
        .flat_map(char::to_lowercase)
        .collect()
}
