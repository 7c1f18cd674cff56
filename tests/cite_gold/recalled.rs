//! Short forms, supra and ibid in an invented text, each with the case that it recalls.
//!
//! The text (`gold/recalled.txt`) is marked: `⟦type|normal|words|case⟧`, of which the case is the
//! beginning or a part of the name of the case meant, or `none`.

use hoja::cite::{Options, find};

/// How many recalled cases there are, and how many are led back rightly.
pub fn count() -> (usize, usize) {
    let mut text = String::new();
    let mut recalled = Vec::new();
    for part in include_str!("../gold/recalled.txt").split('⟦') {
        let Some((mark, rest)) = part.split_once('⟧') else {
            text.push_str(part);
            continue;
        };
        let fields: Vec<&str> = mark.split('|').collect();
        let start = text.chars().count();
        text.push_str(fields[2]);
        if let Some(case) = fields.get(3) {
            recalled.push((start, text.chars().count(), *case));
        }
        text.push_str(rest);
    }
    let citations = find(&text, &Options::default());
    let verbose = std::env::var_os("HOJA_CITE_VERBOSE").is_some();
    let right = recalled
        .iter()
        .filter(|(start, end, case)| {
            let found = citations
                .iter()
                .find(|citation| citation.start < *end && *start < citation.end);
            let name = found
                .and_then(|citation| citation.antecedent)
                .and_then(|i| citations[i].normal.as_deref());
            let right = found.is_some()
                && match *case {
                    "none" => name.is_none(),
                    case => name.is_some_and(|name| name.contains(case)),
                };
            if verbose && !right {
                println!("REFERS  recalled.txt {start}: {name:?} for {case:?}");
            }
            right
        })
        .count();
    (recalled.len(), right)
}
