//! The jurisdiction pack `ke`: what is known of laws, reports, treaties and words.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use crate::diagnostic::{Diagnostic, SourceFile};
use crate::text::fold;
use crate::yaml::{Fields, Node, Value, parse};

/// A law or treaty of the pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Law {
    /// Its title, without "the" and without the year.
    pub title: String,
    /// Its number among the Acts of its year, where a source was seen.
    pub number: Option<String>,
    /// The year of its number.
    pub year: Option<String>,
    /// Where number and year were read.
    pub source: Option<String>,
    /// Its chapter of the revised edition, `411C`, where a source was seen.
    pub cap: Option<String>,
    /// Where the chapter was read.
    pub cap_source: Option<String>,
    /// Abbreviations that are used without being defined: `CPA`.
    pub abbreviations: Vec<String>,
    /// Whether it is a treaty or another international text.
    pub treaty: bool,
}

/// A law report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Its abbreviation as it is written in normal forms: `All ER`.
    pub name: String,
    /// Whether the year leads to the page, which then stands in square brackets.
    pub by_year: bool,
    /// The country of its courts, as internet domains write it; `ea` for East Africa.
    pub country: Option<String>,
}

/// All laws and treaties, in the pack's order.
#[must_use]
pub fn laws() -> &'static [Law] {
    static LAWS: LazyLock<Vec<Law>> = LazyLock::new(|| {
        let mut laws = read(include_str!("laws.yaml"), |fields| law(fields, false));
        laws.extend(read(include_str!("treaties.yaml"), |fields| {
            law(fields, true)
        }));
        laws
    });
    &LAWS
}

/// The law with that title, whatever its case.
pub(super) fn law_titled(title: &str) -> Option<&'static Law> {
    static TITLES: LazyLock<HashMap<String, &'static Law>> = LazyLock::new(|| {
        laws()
            .iter()
            .map(|law| (title_key(&law.title), law))
            .collect()
    });
    TITLES.get(&title_key(title)).copied()
}

/// The law or treaty that an abbreviation stands for. Abbreviations keep their case.
pub(super) fn law_abbreviated(short: &str) -> Option<&'static Law> {
    static SHORTS: LazyLock<HashMap<&'static str, &'static Law>> = LazyLock::new(|| {
        let pairs = laws().iter().flat_map(|law| {
            law.abbreviations
                .iter()
                .map(move |short| (short.as_str(), law))
        });
        // The first law of the list keeps an abbreviation that two share.
        let mut shorts = HashMap::new();
        for (short, law) in pairs {
            shorts.entry(short).or_insert(law);
        }
        shorts
    });
    SHORTS.get(short).copied()
}

/// A title in the form in which titles are compared: folded, without signs.
pub(super) fn title_key(title: &str) -> String {
    let folded = fold(title);
    let words = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words
        .filter(|word| !matches!(*word, "the" | "s"))
        .map(|word| if word == "&" { "and" } else { word })
        .collect::<Vec<_>>()
        .join(" ")
}

/// The report whose abbreviation has these letters and digits, in lower case without signs.
pub(super) fn series(squeezed: &str) -> Option<&'static Series> {
    static SERIES: LazyLock<HashMap<String, Series>> = LazyLock::new(|| {
        let all = read(include_str!("reports.yaml"), |fields| {
            let by = fields.required("by")?.value;
            Some(Series {
                name: fields.required("name")?.value,
                by_year: by == "year",
                country: fields.text("country").map(|found| found.value),
            })
        });
        all.into_iter()
            .map(|series| (squeeze(&series.name), series))
            .collect()
    });
    SERIES.get(squeezed)
}

/// The country whose courts a law report reports, if the pack knows it.
#[must_use]
pub fn series_country(name: &str) -> Option<&'static str> {
    series(&squeeze(name))?.country.as_deref()
}

/// Letters, digits and `&` of an abbreviation, in lower case.
pub(super) fn squeeze(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '&')
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// A list of `words.yaml`.
pub(super) fn word_list(name: &str) -> Vec<String> {
    static LISTS: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
        let file = SourceFile::new("words.yaml", include_str!("words.yaml"));
        let Ok(Node {
            value: Value::Map(lists),
            ..
        }) = parse(&file, 0..file.text.len())
        else {
            return BTreeMap::new();
        };
        lists
            .iter()
            .filter_map(|(key, list)| Some((scalar(key)?, scalars(list))))
            .collect()
    });
    LISTS.get(name).cloned().unwrap_or_default()
}

fn scalar(node: &Node) -> Option<String> {
    match &node.value {
        Value::Scalar(text) => Some(text.clone()),
        _ => None,
    }
}

fn scalars(node: &Node) -> Vec<String> {
    match &node.value {
        Value::List(items) => items.iter().filter_map(scalar).collect(),
        _ => Vec::new(),
    }
}

fn law(fields: &mut Fields<'_, '_>, treaty: bool) -> Option<Law> {
    let title = fields.required("title")?.value;
    let mut text = |key: &str| fields.text(key).map(|found| found.value);
    Some(Law {
        title,
        number: text("number"),
        year: text("year"),
        source: text("source"),
        cap: text("cap"),
        cap_source: text("cap_source"),
        abbreviations: fields
            .texts("abbreviations")
            .into_iter()
            .map(|found| found.value)
            .collect(),
        treaty,
    })
}

/// Reads a list of the pack. Entries with a mistake are left out; a test holds that there are none.
fn read<T>(text: &str, entry: impl Fn(&mut Fields<'_, '_>) -> Option<T>) -> Vec<T> {
    const KEYS: [&str; 10] = [
        "title",
        "number",
        "year",
        "source",
        "cap",
        "cap_source",
        "abbreviations",
        "name",
        "by",
        "country",
    ];
    let file = SourceFile::new("pack.yaml", text);
    let Ok(Node {
        value: Value::List(items),
        ..
    }) = parse(&file, 0..file.text.len())
    else {
        return Vec::new();
    };
    let mut findings: Vec<Diagnostic> = Vec::new();
    items
        .iter()
        .filter_map(|item| {
            Fields::open(item, "an entry", &KEYS, &mut findings)
                .and_then(|mut fields| entry(&mut fields))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A number or chapter that the program shows was read somewhere, and says where. Where the
    /// source is an address of Kenya Law's, the address and the fields are one.
    #[test]
    fn no_number_and_no_chapter_goes_without_its_source() {
        for law in laws().iter().filter(|law| !law.treaty) {
            let given = |text: &Option<String>| text.as_deref().is_some_and(|text| text.len() > 5);
            let numbered = law.number.is_some() || law.year.is_some();
            assert_eq!(numbered, given(&law.source), "{}", law.title);
            assert_eq!(law.cap.is_some(), given(&law.cap_source), "{}", law.title);
            assert_eq!(law.number.is_some(), law.year.is_some(), "{}", law.title);
            let address = law
                .source
                .as_deref()
                .and_then(|source| source.strip_prefix("new.kenyalaw.org/akn/ke/act/"))
                .filter(|rest| !rest.contains(','));
            if let (Some(address), Some(number), Some(year)) = (address, &law.number, &law.year) {
                assert_eq!(address, format!("{year}/{number}"), "{}", law.title);
            }
        }
        let sourced = laws()
            .iter()
            .filter(|law| law.cap.is_some() || law.number.is_some());
        assert!(sourced.count() > 40);
    }

    #[test]
    fn every_entry_of_the_pack_is_read() {
        let entries = |text: &str| text.lines().filter(|line| line.starts_with("- {")).count();
        assert_eq!(
            laws().len(),
            entries(include_str!("laws.yaml")) + entries(include_str!("treaties.yaml"))
        );
        assert_eq!(
            law_titled("civil procedure act").and_then(|law| law.cap.as_deref()),
            Some("21")
        );
        assert_eq!(
            law_abbreviated("CPA").map(|law| law.title.as_str()),
            Some("Civil Procedure Act")
        );
        assert!(series("aller").is_some_and(|series| series.by_year));
        assert!(word_list("place").len() > 50);
        assert_eq!(word_list("nothing"), Vec::<String>::new());
    }
}
