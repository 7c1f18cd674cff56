//! Letters as numbers.

/// The letters of a place in a list, as columns of a spreadsheet have them: 1 is `a`, 26 `z`, 27
/// `aa`, 28 `ab`. Of 0 there are none.
///
/// ```
/// use hoja::text::letters;
/// assert_eq!(letters(1), "a");
/// assert_eq!(letters(27), "aa");
/// assert_eq!(letters(703), "aaa");
/// ```
#[must_use]
pub fn letters(mut number: u32) -> String {
    let mut out = Vec::new();
    while number > 0 {
        number -= 1;
        out.push(char::from(b'a' + u8::try_from(number % 26).unwrap_or(0)));
        number /= 26;
    }
    out.iter().rev().collect()
}
