//! How wide words are, so that no line runs over its box: by the widths of Helvetica, which Arial
//! and Liberation Sans share.

/// Widths of the letters from the space to the tilde, in thousandths of their size.
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// Width of some words at a size, in the units of the size.
pub(super) fn width(words: &str, size: f64) -> f64 {
    let thousandths: u32 = words
        .chars()
        .map(|letter| {
            let place = u32::from(letter).wrapping_sub(32) as usize;
            ASCII.get(place).map_or_else(
                || match letter {
                    '‘' | '’' => 222,
                    '“' | '”' => 333,
                    '…' | '—' => 1000,
                    // Letters with marks are as wide as those without; others may be wider.
                    _ if letter.is_lowercase() => 556,
                    _ => 800,
                },
                |width| u32::from(*width),
            )
        })
        .sum();
    f64::from(thousandths) * size / 1000.0
}

/// Lines of at most `room`. A word that is longer alone is cut where it has to be.
pub(super) fn wrap(words: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in words.split_whitespace() {
        let longer = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if width(&longer, size) <= room {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            line.push(letter);
            if line.chars().count() > 1 && width(&line, size) > room {
                line.pop();
                lines.push(std::mem::replace(&mut line, letter.to_string()));
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_the_room_and_no_letter_is_lost() {
        for text in [
            "Government Spokesman Oguna on the cards collected",
            "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
            "Irũngũ Houghton: “we will monitor these orders” — and so on …",
            "",
        ] {
            for room in [20.0, 80.0, 180.0] {
                let lines = wrap(text, 12.0, room);
                assert!(lines.iter().all(|line| width(line, 12.0) <= room));
                let letters = |text: &str| text.split_whitespace().collect::<String>();
                assert_eq!(letters(&lines.concat()), letters(text));
            }
        }
    }
}
