//! Ordinals in figures.

/// `2nd`, `3rd`, `11th`.
#[must_use]
pub fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

#[cfg(test)]
mod tests {
    use super::ordinal;

    #[test]
    fn endings() {
        let written: Vec<String> = [1, 2, 3, 4, 11, 12, 13, 21, 102, 113]
            .into_iter()
            .map(ordinal)
            .collect();
        assert_eq!(
            written.join(" "),
            "1st 2nd 3rd 4th 11th 12th 13th 21st 102nd 113th"
        );
    }
}
