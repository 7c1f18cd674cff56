//! Signs that a DOCX names by a symbol font and a code in it.

/// The sign of that code in that font; `None` where it is not known.
pub(super) fn symbol(font: &str, code: u32) -> Option<char> {
    let font = font.to_lowercase();
    // Word shifts the codes of symbol fonts into the private area from U+F000.
    let low = if (0xf000..=0xf0ff).contains(&code) {
        code - 0xf000
    } else {
        code
    };
    if font == "symbol" {
        greek_and_signs(low)
    } else if font.starts_with("wingdings") {
        wingding(low)
    } else if font == "wp typographicsymbols" {
        WORD_PERFECT.chars().nth(low.checked_sub(0x21)? as usize)
    } else if (0xe000..=0xf8ff).contains(&code) {
        None
    } else {
        char::from_u32(code)
    }
}

/// WordPerfect's typographic set, from its code 0, which the font has at 0x21.
const WORD_PERFECT: &str = "●○■•*¶§¡¿«»£¥₧ƒªº½¼¢²ⁿ®©¤¾³‛’‘‟”“–—‹›○□†‡™℠℞●◦■▪□▫‒ﬀﬃﬄﬁﬂ…";

fn greek_and_signs(code: u32) -> Option<char> {
    const CAPITALS: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    const SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    match code {
        0x41..=0x5a => CAPITALS.chars().nth((code - 0x41) as usize),
        0x61..=0x7a => SMALL.chars().nth((code - 0x61) as usize),
        0x2d => Some('−'),
        0x20..=0x3f => char::from_u32(code),
        0xa2 => Some('′'),
        0xa3 => Some('≤'),
        0xa5 => Some('∞'),
        0xac => Some('←'),
        0xae => Some('→'),
        0xb0 => Some('°'),
        0xb1 => Some('±'),
        0xb2 => Some('″'),
        0xb3 => Some('≥'),
        0xb4 => Some('×'),
        0xb7 => Some('•'),
        0xb8 => Some('÷'),
        0xb9 => Some('≠'),
        0xbb => Some('≈'),
        0xbc => Some('…'),
        0xd2 => Some('®'),
        0xd3 => Some('©'),
        0xd4 => Some('™'),
        0xd6 => Some('√'),
        0xe5 => Some('∑'),
        _ => None,
    }
}

fn wingding(code: u32) -> Option<char> {
    Some(match code {
        0x20 => ' ',
        0x6c => '●',
        0x6e => '■',
        0x6f | 0xa8 => '☐',
        0x76 => '❖',
        0x9f => '•',
        0xa7 => '▪',
        0xd8 => '➢',
        0xdf => '←',
        0xe0 => '→',
        0xfb => '✗',
        0xfc => '✓',
        0xfd => '☒',
        0xfe => '☑',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::symbol;

    #[test]
    fn known_signs() {
        for (font, code, sign) in [
            ("Symbol", 0xf0b7, Some('•')),
            ("Symbol", 0xf061, Some('α')),
            ("Symbol", 0xf020, Some(' ')),
            ("Wingdings", 0xf0fc, Some('✓')),
            ("WP TypographicSymbols", 0x2c, Some('£')),
            ("WP TypographicSymbols", 0x59, Some('…')),
            ("Times New Roman", 0xa7, Some('§')),
            ("Courier Odd", 0xf0a7, None),
            ("Symbol", 0xd800, None),
        ] {
            assert_eq!(symbol(font, code), sign, "{font} {code:x}");
        }
    }
}
