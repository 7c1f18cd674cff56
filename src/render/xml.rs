//! Tags and words of XML and HTML, put together so that they are always well formed.

use std::fmt::Write as _;

/// XML or HTML as it is put together.
#[derive(Default)]
pub(super) struct Xml {
    out: String,
    open: Vec<&'static str>,
}

/// Attributes of a tag.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// A part of a package, with its declaration.
    pub(super) fn declared() -> Self {
        let mut xml = Self::default();
        xml.out
            .push_str("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        xml
    }

    /// Opens a tag.
    pub(super) fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.tag(name, attributes, ">");
        self.open.push(name);
    }

    /// Closes the tag that was opened last.
    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            let _ = write!(self.out, "</{name}>");
        }
    }

    /// A tag without content, as XML writes it.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.tag(name, attributes, "/>");
    }

    /// A tag with nothing but words.
    pub(super) fn leaf(&mut self, name: &'static str, attributes: Attributes<'_>, words: &str) {
        self.open(name, attributes);
        self.text(words);
        self.close();
    }

    /// Words.
    pub(super) fn text(&mut self, words: &str) {
        escape(words, &mut self.out);
    }

    /// What is well formed already.
    pub(super) fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// All of it; tags still open are closed.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }

    fn tag(&mut self, name: &str, attributes: Attributes<'_>, end: &str) {
        let _ = write!(self.out, "<{name}");
        for (name, value) in attributes {
            let _ = write!(self.out, " {name}=\"");
            escape(value, &mut self.out);
            self.out.push('"');
        }
        self.out.push_str(end);
    }
}

/// Words without the signs of markup, and without what XML cannot hold.
fn escape(words: &str, out: &mut String) {
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(c),
            // XML 1.0, section 2.2: no other control characters, and not these two.
            c if c < ' ' || c == '\u{fffe}' || c == '\u{ffff}' => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_never_become_markup() {
        let mut xml = Xml::default();
        xml.open("a", &[("b", "\"<&>\"")]);
        xml.text("x < y & \u{1}z");
        xml.empty("c", &[]);
        assert_eq!(
            xml.finish(),
            "<a b=\"&quot;&lt;&amp;&gt;&quot;\">x &lt; y &amp; z<c/></a>"
        );
    }
}
