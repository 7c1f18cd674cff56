//! The jurisdiction pack `ke`: what is known of laws, reports, treaties and words.

mod lines;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::fold;

use lines::Entry;

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
        let read = |text, treaty| {
            let entries = lines::entries(text).into_iter();
            entries.filter_map(move |entry| law(&entry, treaty))
        };
        let laws = read(include_str!("laws.yaml"), false);
        laws.chain(read(include_str!("treaties.yaml"), true))
            .collect()
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

/// The only law whose title is this one but for an `s` that a word has or lacks: `Laws of Succession Act`.
pub(super) fn law_slipped(title: &str) -> Option<&'static Law> {
    static LOOSE: LazyLock<HashMap<String, Option<&'static Law>>> = LazyLock::new(|| {
        let mut loose: HashMap<String, Option<&'static Law>> = HashMap::new();
        for law in laws() {
            loose
                .entry(without_plurals(&law.title))
                .and_modify(|law| *law = None)
                .or_insert(Some(law));
        }
        loose
    });
    let long = title.split_whitespace().count() > 2;
    let known = law_titled(title).is_some();
    LOOSE
        .get(&without_plurals(title))
        .copied()
        .flatten()
        .filter(|_| long && !known)
}

/// The key of a title with the `s` of each longer word cut off.
fn without_plurals(title: &str) -> String {
    title_key(title)
        .split(' ')
        .map(|word| {
            word.strip_suffix('s')
                .filter(|stem| stem.len() > 2)
                .unwrap_or(word)
        })
        .collect::<Vec<_>>()
        .join(" ")
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
        let all = lines::entries(include_str!("reports.yaml"));
        let all = all.into_iter().filter_map(|entry| {
            Some(Series {
                name: entry.text("name")?,
                by_year: entry.text("by")? == "year",
                country: entry.text("country"),
            })
        });
        all.map(|series| (squeeze(&series.name), series)).collect()
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
    static LISTS: LazyLock<Vec<(String, Vec<String>)>> =
        LazyLock::new(|| lines::lists(include_str!("words.yaml")));
    let mut lists = LISTS.iter();
    let found = lists.find(|(known, _)| known == name);
    found.map_or_else(Vec::new, |(_, words)| words.clone())
}

fn law(entry: &Entry, treaty: bool) -> Option<Law> {
    Some(Law {
        title: entry.text("title")?,
        number: entry.text("number"),
        year: entry.text("year"),
        source: entry.text("source"),
        cap: entry.text("cap"),
        cap_source: entry.text("cap_source"),
        abbreviations: entry.texts("abbreviations").to_vec(),
        treaty,
    })
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
