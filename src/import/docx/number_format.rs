//! A list number as Word writes it: 12, xii, l, twelfth.

use crate::text::ordinal;

/// How the numbers of a list level are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberFormat {
    Decimal,
    DecimalZero,
    UpperRoman,
    LowerRoman,
    UpperLetter,
    LowerLetter,
    Ordinal,
    CardinalText,
    OrdinalText,
    Bullet,
    None,
}

/// Largest number that is written in Roman numerals, as in Word.
const MAX_ROMAN: u32 = 3999;
/// Most times that a letter is repeated (`aaa` is 55): beyond that, figures.
const MAX_LETTERS: u32 = 10;

impl NumberFormat {
    /// The format of that name in the file; figures for names of other scripts.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "decimalZero" => Self::DecimalZero,
            "upperRoman" => Self::UpperRoman,
            "lowerRoman" => Self::LowerRoman,
            "upperLetter" => Self::UpperLetter,
            "lowerLetter" => Self::LowerLetter,
            "ordinal" => Self::Ordinal,
            "cardinalText" => Self::CardinalText,
            "ordinalText" => Self::OrdinalText,
            "bullet" => Self::Bullet,
            "none" => Self::None,
            _ => Self::Decimal,
        }
    }

    /// The number in this format.
    pub(super) fn write(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::DecimalZero => format!("{number:02}"),
            Self::UpperRoman => roman(number),
            Self::LowerRoman => roman(number).to_lowercase(),
            Self::UpperLetter => letters(number),
            Self::LowerLetter => letters(number).to_lowercase(),
            Self::Ordinal => ordinal(number),
            Self::CardinalText => cardinal(number),
            Self::OrdinalText => ordinal_text(number),
            Self::Bullet | Self::None => String::new(),
        }
    }
}

fn roman(number: u32) -> String {
    const SIGNS: &[(u32, &str)] = &[
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..=MAX_ROMAN).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while rest >= *value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}

/// A … Z, AA, BB … ZZ, AAA: Word repeats the letter, it does not count on as columns do.
fn letters(number: u32) -> String {
    let times = number.saturating_sub(1) / 26 + 1;
    if number == 0 || times > MAX_LETTERS {
        return number.to_string();
    }
    let letter = char::from(b'A' + ((number - 1) % 26) as u8);
    letter.to_string().repeat(times as usize)
}

const UNITS: &[&str] = &[
    "Zero",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
    "Thirteen",
    "Fourteen",
    "Fifteen",
    "Sixteen",
    "Seventeen",
    "Eighteen",
    "Nineteen",
];
const TENS: &[&str] = &[
    "", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety",
];

/// Numbers to 99 in words; larger ones in figures.
fn cardinal(number: u32) -> String {
    match number {
        0..=19 => UNITS[number as usize].to_owned(),
        20..=99 if number.is_multiple_of(10) => TENS[(number / 10) as usize].to_owned(),
        20..=99 => format!(
            "{}-{}",
            TENS[(number / 10) as usize],
            UNITS[(number % 10) as usize].to_lowercase()
        ),
        _ => number.to_string(),
    }
}

fn ordinal_text(number: u32) -> String {
    if number > 99 {
        return ordinal(number);
    }
    let words = cardinal(number);
    for (cardinal, ordinal) in [
        ("One", "First"),
        ("Two", "Second"),
        ("Three", "Third"),
        ("Five", "Fifth"),
        ("Eight", "Eighth"),
        ("Nine", "Ninth"),
        ("Twelve", "Twelfth"),
        ("one", "first"),
        ("two", "second"),
        ("three", "third"),
        ("five", "fifth"),
        ("eight", "eighth"),
        ("nine", "ninth"),
    ] {
        if let Some(stem) = words.strip_suffix(cardinal) {
            return format!("{stem}{ordinal}");
        }
    }
    match words.strip_suffix('y') {
        Some(stem) => format!("{stem}ieth"),
        None => format!("{words}th"),
    }
}

#[cfg(test)]
mod tests {
    use super::NumberFormat;

    #[test]
    fn written_as_word_writes_them() {
        for (format, number, written) in [
            ("decimal", 12, "12"),
            ("decimalZero", 7, "07"),
            ("lowerRoman", 14, "xiv"),
            ("upperRoman", 1990, "MCMXC"),
            ("lowerLetter", 3, "c"),
            ("lowerLetter", 28, "bb"),
            ("upperLetter", 26, "Z"),
            ("ordinal", 22, "22nd"),
            ("ordinal", 113, "113th"),
            ("cardinalText", 21, "Twenty-one"),
            ("ordinalText", 32, "Thirty-second"),
            ("ordinalText", 40, "Fortieth"),
            ("ordinalText", 14, "Fourteenth"),
            ("hebrew1", 4, "4"),
            ("lowerRoman", 0, "0"),
            ("upperRoman", 4_000_000, "4000000"),
            ("lowerLetter", u32::MAX, "4294967295"),
            ("bullet", 4, ""),
        ] {
            assert_eq!(
                NumberFormat::named(format).write(number),
                written,
                "{format} {number}"
            );
        }
    }
}
