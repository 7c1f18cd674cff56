//! Entries on their way to the index, many in one piece of memory: what the passages of a document have in
//! common is there once, and no value has memory of its own.

use std::fmt::{Display, Write as _};
use std::iter::{Chain, Empty};
use std::ops::Range;
use std::slice::Iter;
use std::sync::Arc;

use tantivy::schema::document::{Document, ReferenceValue, ReferenceValueLeaf};
use tantivy::schema::{self, Field};

/// Entries that are ready for the index.
#[derive(Default)]
pub(in crate::engine) struct Entries {
    held: Held,
    places: Vec<Place>,
    bytes: usize,
    passages: u64,
}

/// What the values of a batch are made of.
#[derive(Debug, Default)]
struct Held {
    text: String,
    bytes: Vec<u8>,
    values: Vec<Value>,
}

/// The values of one entry: those that it shares with others, and its own.
#[derive(Debug, Clone)]
struct Place {
    shared: Range<usize>,
    own: Range<usize>,
}

/// A value of an entry.
#[derive(Debug, Clone, Copy)]
struct Value {
    /// Where it begins in the text or in the bytes of its batch; a number itself.
    at: u64,
    /// How long it is there, in bytes.
    len: u32,
    field: u16,
    kind: Kind,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Text,
    Bytes,
    Unsigned,
    Signed,
}

/// Values that the entries of one document share in one batch.
#[derive(Clone)]
pub(super) struct Shared(Range<usize>);

impl Entries {
    /// Bytes of text in the passages of them.
    pub(in crate::engine) const fn bytes(&self) -> usize {
        self.bytes
    }

    /// Bytes of memory that they take.
    pub(in crate::engine) fn memory(&self) -> usize {
        let held = &self.held;
        held.text.capacity()
            + held.bytes.capacity()
            + held.values.capacity() * size_of::<Value>()
            + self.places.capacity() * size_of::<Place>()
    }

    /// How many passages they are.
    pub(in crate::engine) const fn passages(&self) -> u64 {
        self.passages
    }

    /// Takes note of a passage among them, by the bytes of its text.
    pub(super) const fn count_passage(&mut self, bytes: usize) {
        self.bytes += bytes;
        self.passages += 1;
    }

    /// Adds an entry with what `fill` gives it, and with the values shared.
    pub(super) fn add(&mut self, shared: Option<&Shared>, fill: impl FnOnce(&mut Filling<'_>)) {
        let own = self.fill(fill);
        let shared = shared.map_or(0..0, |shared| shared.0.clone());
        self.places.push(Place { shared, own });
    }

    /// Values for several entries of this batch.
    pub(super) fn share(&mut self, fill: impl FnOnce(&mut Filling<'_>)) -> Shared {
        Shared(self.fill(fill))
    }

    fn fill(&mut self, fill: impl FnOnce(&mut Filling<'_>)) -> Range<usize> {
        let from = self.held.values.len();
        fill(&mut Filling(&mut self.held));
        from..self.held.values.len()
    }

    /// The entries, one by one.
    pub(super) fn into_entries(self) -> impl Iterator<Item = Entry> {
        let held = Arc::new(self.held);
        self.places.into_iter().map(move |place| Entry {
            held: Arc::clone(&held),
            place,
        })
    }
}

/// Takes the values of an entry.
pub(super) struct Filling<'a>(&'a mut Held);

impl Filling<'_> {
    pub fn text(&mut self, field: Field, text: &str) {
        self.write(field, |all| all.push_str(text));
    }

    /// A text as it is shown.
    pub fn shown(&mut self, field: Field, what: impl Display) {
        self.write(field, |all| {
            // Nothing fails that writes to memory.
            let _ = write!(all, "{what}");
        });
    }

    /// A text that `write` puts behind what is there.
    pub fn write(&mut self, field: Field, write: impl FnOnce(&mut String)) {
        let at = self.0.text.len();
        write(&mut self.0.text);
        self.push(field, Kind::Text, at..self.0.text.len());
    }

    /// Bytes that `write` puts behind what is there.
    pub fn bytes(&mut self, field: Field, write: impl FnOnce(&mut Vec<u8>)) {
        let at = self.0.bytes.len();
        write(&mut self.0.bytes);
        self.push(field, Kind::Bytes, at..self.0.bytes.len());
    }

    pub fn unsigned(&mut self, field: Field, value: u64) {
        self.value(field, Kind::Unsigned, value, 0);
    }

    pub fn signed(&mut self, field: Field, value: i64) {
        self.value(field, Kind::Signed, value.cast_unsigned(), 0);
    }

    fn push(&mut self, field: Field, kind: Kind, range: Range<usize>) {
        // No text in memory is as long as would not fit.
        let len = u32::try_from(range.len()).unwrap_or(u32::MAX);
        self.value(field, kind, range.start as u64, len);
    }

    fn value(&mut self, field: Field, kind: Kind, at: u64, len: u32) {
        let field = u16::try_from(field.field_id()).unwrap_or(u16::MAX);
        self.0.values.push(Value {
            at,
            len,
            field,
            kind,
        });
    }
}

/// An entry as the index takes it.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    held: Arc<Held>,
    place: Place,
}

impl Document for Entry {
    type Value<'a> = EntryValue<'a>;
    type FieldsValuesIter<'a> = EntryValues<'a>;

    fn iter_fields_and_values(&self) -> EntryValues<'_> {
        let values = |range: &Range<usize>| self.held.values[range.clone()].iter();
        EntryValues {
            held: &self.held,
            values: values(&self.place.shared).chain(values(&self.place.own)),
        }
    }
}

/// The values of an entry with their fields.
pub(super) struct EntryValues<'a> {
    held: &'a Held,
    values: Chain<Iter<'a, Value>, Iter<'a, Value>>,
}

impl<'a> Iterator for EntryValues<'a> {
    type Item = (Field, EntryValue<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let value = *self.values.next()?;
        let field = Field::from_field_id(u32::from(value.field));
        Some((field, EntryValue(self.held.leaf(value))))
    }
}

impl Held {
    fn leaf(&self, value: Value) -> Leaf<'_> {
        let at = usize::try_from(value.at).unwrap_or(usize::MAX);
        let range = at..at.saturating_add(value.len as usize);
        match value.kind {
            Kind::Text => Leaf::Text(self.text.get(range).unwrap_or_default()),
            Kind::Bytes => Leaf::Bytes(self.bytes.get(range).unwrap_or_default()),
            Kind::Unsigned => Leaf::Unsigned(value.at),
            Kind::Signed => Leaf::Signed(value.at.cast_signed()),
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Leaf<'a> {
    Text(&'a str),
    Bytes(&'a [u8]),
    Unsigned(u64),
    Signed(i64),
}

/// A value of an entry as the index reads it.
#[derive(Debug, Clone, Copy)]
pub(super) struct EntryValue<'a>(Leaf<'a>);

impl<'a> schema::Value<'a> for EntryValue<'a> {
    type ArrayIter = Empty<Self>;
    type ObjectIter = Empty<(&'a str, Self)>;

    fn as_value(&self) -> ReferenceValue<'a, Self> {
        ReferenceValue::Leaf(match self.0 {
            Leaf::Text(text) => ReferenceValueLeaf::Str(text),
            Leaf::Bytes(bytes) => ReferenceValueLeaf::Bytes(bytes),
            Leaf::Unsigned(value) => ReferenceValueLeaf::U64(value),
            Leaf::Signed(value) => ReferenceValueLeaf::I64(value),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(entry: &Entry) -> Vec<(u32, String)> {
        let values = entry.iter_fields_and_values();
        values
            .map(|(field, value)| {
                let leaf = schema::Value::as_leaf(&value);
                (field.field_id(), format!("{leaf:?}"))
            })
            .collect()
    }

    #[test]
    fn an_entry_has_what_it_shares_and_what_is_its_own() {
        let field = Field::from_field_id;
        let mut batch = Entries::default();
        batch.add(None, |entry| entry.text(field(9), "head"));
        let shared = batch.share(|entry| {
            entry.text(field(2), "a title");
            entry.unsigned(field(1), u64::MAX);
        });
        batch.add(Some(&shared), |entry| {
            entry.shown(field(3), 12);
            entry.signed(field(4), -5);
        });
        batch.add(Some(&shared), |entry| {
            entry.bytes(field(5), |bytes| bytes.extend_from_slice(b"xy"));
            entry.text(field(6), "");
        });
        assert!(batch.memory() >= 10 * size_of::<Value>() + 3 * size_of::<Place>());
        let entries: Vec<_> = batch.into_entries().map(|entry| told(&entry)).collect();
        let expected = [
            vec![(9, r#"Some(Str("head"))"#)],
            vec![
                (2, r#"Some(Str("a title"))"#),
                (1, "Some(U64(18446744073709551615))"),
                (3, r#"Some(Str("12"))"#),
                (4, "Some(I64(-5))"),
            ],
            vec![
                (2, r#"Some(Str("a title"))"#),
                (1, "Some(U64(18446744073709551615))"),
                (5, "Some(Bytes([120, 121]))"),
                (6, r#"Some(Str(""))"#),
            ],
        ];
        for (entry, expected) in entries.iter().zip(&expected) {
            let entry: Vec<_> = entry
                .iter()
                .map(|(field, text)| (*field, text.as_str()))
                .collect();
            assert_eq!(&entry, expected);
        }
        assert_eq!(entries.len(), expected.len());
    }
}
