//! Letters that are set bold or slanted by being others: `𝐍𝐚𝐢𝐫𝐨𝐛𝐢`, as posts have them that know no other
//! way. They are spelled in the letters that they stand for, so that names and days are read and found.

use unicode_normalization::UnicodeNormalization as _;

use super::block::BlockKind;
use super::imported::Reading;

/// Spells the text and the labels of a file out.
pub(super) fn spell_out(reading: &mut Reading) {
    for label in &mut reading.labels {
        plain(&mut label.value);
    }
    for block in &mut reading.blocks {
        plain(&mut block.text);
        unmark(&mut block.text);
        if let BlockKind::Table(rows) = &mut block.kind {
            rows.iter_mut().flatten().for_each(plain);
        }
    }
}

/// Mathematical letters and figures, and the letters that stand elsewhere for the places which their block
/// leaves open. Source: Unicode, blocks Mathematical Alphanumeric Symbols and Letterlike Symbols.
fn is_styled(c: char) -> bool {
    ('\u{1D400}'..='\u{1D7FF}').contains(&c)
        || matches!(
            c,
            'ℂ' | 'ℊ'
                | 'ℋ'
                | 'ℌ'
                | 'ℍ'
                | 'ℎ'
                | 'ℐ'
                | 'ℑ'
                | 'ℒ'
                | 'ℕ'
                | 'ℙ'
                | 'ℚ'
                | 'ℛ'
                | 'ℜ'
                | 'ℝ'
                | 'ℤ'
                | 'ℨ'
                | 'ℬ'
                | 'ℭ'
                | 'ℯ'
                | 'ℰ'
                | 'ℱ'
                | 'ℳ'
                | 'ℴ'
        )
}

/// Takes the stars or lines off that messages have around what is to be bold or slanted: `*MFANO PARTY*`.
fn unmark(text: &mut String) {
    for mark in ['*', '_'] {
        let inner = text
            .trim()
            .strip_prefix(mark)
            .and_then(|text| text.strip_suffix(mark));
        if let Some(inner) = inner.filter(|inner| {
            !inner.contains(mark)
                && inner.starts_with(|c: char| c.is_alphanumeric())
                && inner.ends_with(|c: char| !c.is_whitespace())
        }) {
            *text = inner.to_owned();
        }
    }
}

fn plain(text: &mut String) {
    /// Fewer in a row may be a formula's.
    const WORD: usize = 3;
    let word = text
        .split(|c| !is_styled(c))
        .any(|run| run.chars().count() >= WORD);
    if word {
        *text = text
            .chars()
            .flat_map(|c| {
                let plain = is_styled(c).then(|| std::iter::once(c).nfkc());
                let own = plain.is_none().then_some(c);
                plain.into_iter().flatten().chain(own)
            })
            .collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::block::Block;

    #[test]
    fn styled_words_are_spelled_out() {
        for (text, expected) in [
            (
                "𝐍𝐚𝐢𝐫𝐨𝐛𝐢 - 𝟐𝟖𝐭𝐡 𝐌𝐚𝐲: all met.",
                "Nairobi - 28th May: all met.",
            ),
            ("The sum of 𝑥 and 𝑦.", "The sum of 𝑥 and 𝑦."),
            ("𝑡ℎ𝑒 people", "the people"),
            ("Nairobi", "Nairobi"),
        ] {
            let mut reading = Reading {
                blocks: Block::of_lines(&[text]),
                ..Reading::default()
            };
            spell_out(&mut reading);
            assert_eq!(reading.blocks[0].text, expected);
        }
    }
}
