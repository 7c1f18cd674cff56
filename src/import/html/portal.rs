//! Pages that hold no document: lists of documents, and forms to sign in by.
//!
//! Such pages come along when a site is saved. As documents they would be news without news, and
//! each would be a newer version of the one before, since all of them have one title.

use scraper::{ElementRef, Html, Selector};

use super::noise::is_noise;

/// What a page is that holds no document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Portal {
    /// It leads to documents.
    List,
    /// It asks who one is.
    SignIn,
}

/// Characters that a page has beside a form to sign in by, at most. White space does not count.
const SIGN_IN: usize = 600;
/// Siblings of one name of which half or more lead elsewhere are a list; these are the fewest.
const ROWS: usize = 4;
/// A page is a list where its rows have at least this share, in per cent, of its text,
const LISTED: usize = 35;
/// and what stands in paragraphs beside them has less than this.
const PROSE: usize = 30;
/// A paragraph of prose has at least so many characters outside links.
const PARAGRAPH: usize = 80;
/// A record of one document has so many named values.
const RECORD: usize = 4;

/// What the page is, if its content, `root`, shows that it holds no document.
pub(super) fn of(page: &Html, root: ElementRef<'_>) -> Option<Portal> {
    let count = |selector: &str| {
        Selector::parse(selector).map_or(0, |selector| page.select(&selector).count())
    };
    let measured = Measured::of(root);
    if count("input[type=password]") > 0 && measured.all < SIGN_IN && measured.prose == 0 {
        return Some(Portal::SignIn);
    }
    let share = |part: usize| part * 100 / measured.all.max(1);
    let is_list = measured.rows >= ROWS
        && share(measured.in_rows) >= LISTED
        && share(measured.prose) < PROSE
        && count("dt") < RECORD;
    is_list.then_some(Portal::List)
}

/// Characters of a part of a page, without white space.
#[derive(Debug, Default)]
struct Measured {
    /// All of them.
    all: usize,
    /// In rows of lists that lead elsewhere.
    in_rows: usize,
    /// In paragraphs of prose that stand in no such row.
    prose: usize,
    /// Those rows.
    rows: usize,
}

impl Measured {
    fn of(root: ElementRef<'_>) -> Self {
        let mut measured = Self::default();
        let mut open = vec![(root, false)];
        while let Some((element, in_row)) = open.pop() {
            let rows = rows(element);
            let mut own = 0;
            for child in element.children() {
                if let Some(text) = child.value().as_text() {
                    own += characters(text);
                } else if let Some(child) = ElementRef::wrap(child)
                    && !is_noise(child)
                {
                    let row = rows.is_some_and(|name| child.value().name() == name);
                    measured.rows += usize::from(row);
                    open.push((child, in_row || row));
                }
            }
            measured.all += own;
            if in_row {
                measured.in_rows += own;
            } else if own >= PARAGRAPH && !is_link(element) {
                measured.prose += own;
            }
        }
        measured
    }
}

/// The name of the children that are rows of a list, if they are.
fn rows(element: ElementRef<'_>) -> Option<&'static str> {
    ["tr", "li", "div", "article"].into_iter().find(|name| {
        let children: Vec<ElementRef<'_>> = element
            .children()
            .filter_map(ElementRef::wrap)
            .filter(|child| child.value().name() == *name && !is_noise(*child))
            .collect();
        children.len() >= ROWS
            && children.iter().filter(|child| leads(**child)).count() * 2 >= children.len()
    })
}

/// Whether most of an element's words are links to other pages, or its first words are: a paragraph
/// that cites has links further on, and one whose number is a link leads to itself.
fn leads(element: ElementRef<'_>) -> bool {
    let (mut all, mut linked) = (0, 0);
    let mut first = None;
    // The last of the list is the next in the text.
    let mut open = vec![(*element, false)];
    while let Some((node, in_link)) = open.pop() {
        if let Some(text) = node.value().as_text() {
            let length = characters(text);
            if text.contains(char::is_alphabetic) {
                first.get_or_insert(in_link);
            }
            all += length;
            linked += if in_link { length } else { 0 };
            continue;
        }
        let in_link = in_link || ElementRef::wrap(node).is_some_and(is_link);
        let children: Vec<_> = node.children().collect();
        open.extend(children.into_iter().rev().map(|child| (child, in_link)));
    }
    linked > 0 && (first == Some(true) || linked * 2 >= all)
}

/// Whether an element leads to another page: what has a `#` leads to a place in one.
fn is_link(element: ElementRef<'_>) -> bool {
    element.value().name() == "a"
        && element
            .value()
            .attr("href")
            .is_some_and(|address| !address.contains('#'))
}

fn characters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

#[cfg(test)]
mod tests {
    use super::super::content;
    use super::*;

    fn portal(body: &str) -> Option<Portal> {
        let page = Html::parse_document(&format!("<html><body>{body}</body></html>"));
        of(&page, content::root(&page))
    }

    #[test]
    fn lists_and_forms_hold_no_document() {
        let row = "<tr><td><a href='/akn/1'>Alpha v Beta [2031] KEHC 1 (KLR)</a>\
                   <p>A digest of what the court held about the duty of care, its breach and the damage done, in a few lines.</p></td></tr>";
        let list = format!(
            "<main><h1>Judgments</h1><table><tbody>{}</tbody></table></main>",
            row.repeat(6)
        );
        assert_eq!(portal(&list), Some(Portal::List));
        let sign_in = "<main><h1>Log in</h1><form><input name=user><input type=password></form>\
                       <p>Sign in with your account.</p></main>";
        assert_eq!(portal(sign_in), Some(Portal::SignIn));
    }

    #[test]
    fn documents_with_lists_and_records_stay() {
        let paragraph = "<p>The commission shall see to it that everyone whose data it holds can ask what it holds, \
                         and can have it put right where it is wrong.</p>";
        let related = "<ul><li><a href='/1'>One more statement</a></li><li><a href='/2'>Another statement</a></li>\
                       <li><a href='/3'>A third statement</a></li><li><a href='/4'>A fourth</a></li></ul>";
        let article = format!("<main>{}{related}</main>", paragraph.repeat(4));
        assert_eq!(portal(&article), None);
        // Grounds that begin with what they rest on are text.
        let grounds = format!(
            "<main><ol>{}</ol></main>",
            "<li>The Act, by <a href='/akn/2'>section 2</a>, forbids it, and nobody has said why it should not.</li>"
                .repeat(6)
        );
        assert_eq!(portal(&grounds), None);
        // Paragraphs whose numbers are links to themselves.
        let numbered = format!(
            "<main>{}</main>",
            "<div><a href='https://example.org/j#para_1'>1.</a> The applicant came to this court and asked for relief.</div>"
                .repeat(12)
        );
        assert_eq!(portal(&numbered), None);
        // A notice beside a box to sign in by.
        let notice = "<main><p>The registry is closed on Friday, and whatever is due on that day may be filed on the Monday \
                      that follows it without leave.</p><form><input type=password></form></main>";
        assert_eq!(portal(notice), None);
        let record = format!(
            "<main><dl>{}</dl><table>{}</table></main>",
            "<dt>Court</dt><dd>High Court</dd>".repeat(4),
            "<tr><td><a href='/akn/3'>Alpha v Beta</a></td></tr>".repeat(5)
        );
        assert_eq!(portal(&record), None);
    }
}
