//! The pack's files, read line by line. They keep to a small part of YAML: an entry, or a word, a
//! line. The parser that reads what people write, and can point at each mistake in it, takes five
//! milliseconds for them, which is as long as a whole search does; a test holds that both read the same.

/// An entry: its keys, each with the text or texts that it has.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Entry(Vec<(String, Vec<String>)>);

impl Entry {
    /// The text of a key.
    pub fn text(&self, key: &str) -> Option<String> {
        self.texts(key).first().cloned()
    }

    /// All texts of a key.
    pub fn texts(&self, key: &str) -> &[String] {
        let found = self.0.iter().find(|(known, _)| known == key);
        found.map_or(&[], |(_, texts)| texts)
    }
}

/// The entries of a list of mappings, each on a line of its own: `- {title: "Penal Code", year: 1930}`.
pub(super) fn entries(text: &str) -> Vec<Entry> {
    text.lines()
        .filter_map(|line| line.strip_prefix("- {"))
        .map(|line| {
            let mut entry = Entry::default();
            let mut rest = line.trim_start();
            while let Some((key, behind)) = rest.split_once(':') {
                let mut texts = Vec::new();
                let behind = behind.trim_start();
                rest = match behind.strip_prefix('[') {
                    Some(mut list) => {
                        while !list.is_empty() && !list.starts_with(']') {
                            let (text, after) = scalar(list);
                            texts.push(text);
                            list = after.trim_start_matches([',', ' ']);
                        }
                        list.trim_start_matches(']')
                    }
                    None => {
                        let (text, after) = scalar(behind);
                        texts.push(text);
                        after
                    }
                };
                entry.0.push((key.to_owned(), texts));
                rest = rest.trim_start_matches([',', ' ']);
            }
            entry
        })
        .collect()
}

/// A quoted or plain text, and what stands behind it.
fn scalar(text: &str) -> (String, &str) {
    if let Some(quoted) = text.strip_prefix('"')
        && let Some((text, rest)) = quoted.split_once('"')
    {
        return (text.to_owned(), rest);
    }
    let end = text.find([',', ']', '}']).unwrap_or(text.len());
    (text[..end].trim().to_owned(), &text[end..])
}

/// Lists of words by their names, a word a line.
pub(super) fn lists(text: &str) -> Vec<(String, Vec<String>)> {
    let mut lists: Vec<(String, Vec<String>)> = Vec::new();
    for line in text.lines() {
        let line = line.split(" #").next().unwrap_or_default().trim_end();
        match (line.trim_start().strip_prefix("- "), lists.last_mut()) {
            (Some(word), Some((_, words))) => words.push(scalar(word).0),
            _ if line.starts_with('#') => {}
            _ => lists.extend(
                line.strip_suffix(':')
                    .map(|name| (name.to_owned(), Vec::new())),
            ),
        }
    }
    lists
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::SourceFile;
    use crate::yaml::{Node, Value, parse};

    fn yaml(text: &str) -> Value {
        let file = SourceFile::new("pack.yaml", text);
        parse(&file, 0..text.len()).expect("YAML").value
    }

    fn texts(node: &Node) -> Vec<String> {
        match &node.value {
            Value::Scalar(text) => vec![text.clone()],
            Value::List(items) => items.iter().flat_map(texts).collect(),
            other => panic!("{other:?}"),
        }
    }

    fn pairs(value: &Value) -> Vec<(String, Vec<String>)> {
        let Value::Map(pairs) = value else {
            panic!("a mapping")
        };
        let pair = |(key, value): &(Node, Node)| (texts(key).concat(), texts(value));
        pairs.iter().map(pair).collect()
    }

    #[test]
    fn the_pack_is_read_as_yaml_has_it() {
        for text in [
            include_str!("laws.yaml"),
            include_str!("treaties.yaml"),
            include_str!("reports.yaml"),
        ] {
            let Value::List(items) = yaml(text) else {
                panic!("a list")
            };
            let expected: Vec<Entry> = items.iter().map(|item| Entry(pairs(&item.value))).collect();
            assert_eq!(entries(text), expected);
        }
        let text = include_str!("words.yaml");
        assert_eq!(lists(text), pairs(&yaml(text)));
    }
}
