//! Patterns that stand in the program, each made when it is first needed.

use regex::Regex;

/// The expression of a pattern that stands in the program.
///
/// Boundaries of words are those of ASCII: what is quicker in the library knows no others where a text has
/// curly quotes. A word that ends in another letter, `communiqué`, must not have one behind it.
///
/// # Panics
/// If the pattern is no regular expression, which is a mistake in the program.
pub(crate) fn regex(pattern: &str) -> Regex {
    let pattern = pattern.replace(r"\b", r"(?-u:\b)");
    Regex::new(&pattern).expect("the pattern is a constant of the program")
}

/// Names patterns, one a line: `patterns! { DAY = r"…"; }`; for others' use
/// `patterns! { pub(super) static: DAY = r"…"; }`.
macro_rules! patterns {
    ($visibility:vis static: $($name:ident = $pattern:expr;)+) => {
        $(
            $visibility static $name: std::sync::LazyLock<regex::Regex> =
                std::sync::LazyLock::new(|| $crate::text::regex($pattern));
        )+
    };
    ($($name:ident = $pattern:expr;)+) => {
        $crate::text::patterns! { static: $($name = $pattern;)+ }
    };
}

pub(crate) use patterns;
