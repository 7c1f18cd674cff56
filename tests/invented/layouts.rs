//! The forms in which the same judgment reaches a reader.

use std::fmt::Write;

use super::Invented;

/// How a judgment is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Markdown with `1.` before each paragraph.
    Markdown,
    /// Markdown with `[1]` before each paragraph.
    MarkdownInBrackets,
    /// Markdown without numbers.
    MarkdownPlain,
    /// Text with `1.` and empty lines between; headings are lines like any other.
    Text,
    /// The same without empty lines.
    TextTight,
    /// Text without numbers.
    TextPlain,
    /// A page with `<p>1. …`.
    Page,
    /// A page that leaves the numbers to `<ol>`.
    PageList,
    /// A page without numbers.
    PagePlain,
}

impl Layout {
    pub const ALL: [Self; 9] = [
        Self::Markdown,
        Self::MarkdownInBrackets,
        Self::MarkdownPlain,
        Self::Text,
        Self::TextTight,
        Self::TextPlain,
        Self::Page,
        Self::PageList,
        Self::PagePlain,
    ];

    /// The judgment so, with a head before its text and a signature after it.
    pub fn write(self, judgment: &Invented) -> String {
        let mut out = Out {
            layout: self,
            text: String::new(),
            in_list: false,
        };
        out.title(&judgment.title);
        for line in head(judgment) {
            out.paragraph(&line);
        }
        let mut heading = "";
        for (at, told) in judgment.passages.iter().enumerate() {
            if told.heading != heading {
                heading = &told.heading;
                out.heading(heading);
            }
            out.passage(at + 1, &told.lines);
        }
        for line in SIGNATURE {
            out.paragraph(line);
        }
        out.text
    }
}

/// The day and the judge of all of them.
pub const DAY: &str = "2031-05-03";
pub const JUDGE: &str = "A. B. MFANO";
const SIGNATURE: [&str; 3] = [
    "DATED and DELIVERED at NAIROBI this 3rd day of May 2031.",
    JUDGE,
    "JUDGE",
];

/// Court, number and sides, as a judgment's head names them.
fn head(judgment: &Invented) -> Vec<String> {
    let answers = |capacity: &str| {
        matches!(
            capacity,
            "respondent" | "defendant" | "interested-party" | "amicus"
        )
    };
    let mut lines: Vec<String> = [
        "REPUBLIC OF KENYA",
        "IN THE HIGH COURT OF KENYA AT NAIROBI",
        "PETITION NO. E012 OF 2031",
    ]
    .map(str::to_owned)
    .into();
    if !judgment.parties.is_empty() {
        lines.push("BETWEEN".to_owned());
    }
    let mut answered = false;
    for (capacity, name) in &judgment.parties {
        if answers(capacity) && !std::mem::replace(&mut answered, true) {
            lines.push("VERSUS".to_owned());
        }
        let capacity = capacity.replace('-', " ").to_uppercase();
        lines.push(format!("{name} ................ {capacity}"));
    }
    lines.push("JUDGMENT".to_owned());
    lines
}

struct Out {
    layout: Layout,
    text: String,
    in_list: bool,
}

impl Out {
    fn is_page(&self) -> bool {
        matches!(
            self.layout,
            Layout::Page | Layout::PageList | Layout::PagePlain
        )
    }

    fn is_text(&self) -> bool {
        matches!(
            self.layout,
            Layout::Text | Layout::TextTight | Layout::TextPlain
        )
    }

    fn add(&mut self, arguments: std::fmt::Arguments<'_>) {
        let _ = self.text.write_fmt(arguments);
    }

    fn title(&mut self, title: &str) {
        if self.is_page() {
            let title = escaped(title);
            self.add(format_args!(
                "<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1>\n"
            ));
        } else if !self.is_text() {
            self.add(format_args!("# {title}\n\n"));
        }
    }

    fn heading(&mut self, heading: &str) {
        self.end_list();
        if heading.is_empty() {
        } else if self.is_page() {
            self.add(format_args!("<h2>{}</h2>\n", escaped(heading)));
        } else if self.is_text() {
            self.paragraph(heading);
        } else {
            self.add(format_args!("## {heading}\n\n"));
        }
    }

    fn paragraph(&mut self, text: &str) {
        self.end_list();
        if self.is_page() {
            self.add(format_args!("<p>{}</p>\n", escaped(text)));
        } else if self.layout == Layout::TextTight {
            self.add(format_args!("{text}\n"));
        } else {
            self.add(format_args!("{text}\n\n"));
        }
    }

    fn passage(&mut self, number: usize, lines: &[String]) {
        let (first, rest) = lines.split_first().expect("a passage has a line");
        if self.layout == Layout::PageList {
            if !std::mem::replace(&mut self.in_list, true) {
                self.add(format_args!("<ol start=\"{number}\">\n"));
            }
            self.add(format_args!("<li>{}", escaped(first)));
            for line in rest {
                self.add(format_args!("<p>{}</p>", escaped(line)));
            }
            return self.add(format_args!("</li>\n"));
        }
        match self.layout {
            Layout::Markdown | Layout::Text | Layout::TextTight | Layout::Page => {
                self.paragraph(&format!("{number}. {first}"));
            }
            Layout::MarkdownInBrackets => self.paragraph(&format!("[{number}] {first}")),
            _ => self.paragraph(first),
        }
        for line in rest {
            if matches!(self.layout, Layout::Markdown | Layout::MarkdownInBrackets) {
                self.add(format_args!("    {line}\n\n"));
            } else {
                self.paragraph(line);
            }
        }
    }

    fn end_list(&mut self) {
        if std::mem::take(&mut self.in_list) {
            self.add(format_args!("</ol>\n"));
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
