//! What on a page is not the document: menus, buttons, banners, share links.

use scraper::ElementRef;

/// Elements that never hold a document's words.
const TAGS: &[&str] = &[
    "applet", "aside", "audio", "base", "button", "canvas", "datalist", "dialog", "embed",
    "footer", "frame", "frameset", "head", "iframe", "input", "link", "map", "menu", "meta", "nav",
    "noembed", "noframes", "noscript", "object", "optgroup", "option", "script", "select", "style",
    "svg", "template", "textarea", "title", "video",
];

/// Roles of parts that never hold a document's words.
const ROLES: &[&str] = &[
    "alert",
    "alertdialog",
    "banner",
    "button",
    "complementary",
    "contentinfo",
    "dialog",
    "form",
    "menu",
    "menubar",
    "navigation",
    "search",
    "status",
    "tablist",
    "toolbar",
    "tooltip",
];

/// Words that, as a whole word of a class or id, name a part of the shop around the
/// document. `nav-link` has the words `nav` and `link`.
const WORDS: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "adverts",
    "advertisement",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "cc",
    "comment",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "disqus",
    "donate",
    "donation",
    "footer",
    "gdpr",
    "masthead",
    "menu",
    "metabar",
    "modal",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "outbrain",
    "pager",
    "pagination",
    "paywall",
    "popup",
    "promo",
    "promoted",
    "recommended",
    "related",
    "share",
    "shares",
    "sharing",
    "sharedaddy",
    "sidebar",
    "signup",
    "skip",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "toolbar",
    "trending",
    "widget",
];

/// Classes and ids that name a part of the shop although no single word does.
const PHRASES: &[&str] = &[
    "also-read",
    "author-bio",
    "back-to-top",
    "jp-relatedposts",
    "more-stories",
    "most-read",
    "post-tags",
    "print-only-hidden",
    "read-also",
    "read-more",
    "read-next",
    "screen-reader",
    "skip-link",
    "sr-only",
    "tag-list",
    "to-the-top",
    "visually-hidden",
    "you-may",
];

/// Whether an element is part of the shop and not of the document.
pub(super) fn is_noise(part: ElementRef<'_>) -> bool {
    let element = part.value();
    let name = element.name();
    if TAGS.contains(&name) || is_page_header(part) || is_form(part) {
        return true;
    }
    if element.attr("hidden").is_some() || element.attr("aria-hidden") == Some("true") {
        return true;
    }
    if element
        .attr("role")
        .is_some_and(|role| ROLES.contains(&role))
    {
        return true;
    }
    if element.attr("style").is_some_and(is_hidden) {
        return true;
    }
    // The whole page may be called `has-sidebar`: what the outermost elements are
    // called says nothing about what they hold.
    if matches!(name, "html" | "body" | "main" | "article") {
        return false;
    }
    element.classes().chain(element.id()).any(names_noise)
}

/// A `header` of the page, as opposed to that of an article.
fn is_page_header(part: ElementRef<'_>) -> bool {
    part.value().name() == "header"
        && !part
            .ancestors()
            .filter_map(ElementRef::wrap)
            .any(|above| matches!(above.value().name(), "article" | "main" | "section"))
}

/// A form, unless it is the whole page, as some server frameworks have it.
fn is_form(part: ElementRef<'_>) -> bool {
    part.value().name() == "form"
        && part
            .parent()
            .and_then(ElementRef::wrap)
            .is_none_or(|above| above.value().name() != "body")
}

fn is_hidden(style: &str) -> bool {
    let style: String = style
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect::<String>()
        .to_ascii_lowercase();
    style.contains("display:none") || style.contains("visibility:hidden")
}

/// Whether a class or id names a part of the shop.
fn names_noise(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    if PHRASES.iter().any(|phrase| name.contains(phrase)) {
        return true;
    }
    // `with-sidebar`, `no-share`: about the layout, not about the part.
    if ["has-", "with-", "no-", "without-", "is-"]
        .iter()
        .any(|prefix| name.starts_with(prefix))
    {
        return false;
    }
    name.split(['-', '_']).any(|word| WORDS.contains(&word))
}

/// A list or paragraph that is little but links: a menu without a name, a line of tags,
/// related stories. Lists of cases inside a judgment have words between their links.
pub(super) fn is_link_farm(element: ElementRef<'_>) -> bool {
    const LEAST_LINKS: usize = 3;
    /// With this many letters outside links it is text, however many links follow.
    const TEXT: usize = 4_000;
    let (mut all, mut linked, mut links) = (0_usize, 0_usize, 0_usize);
    let mut open = vec![(element, false)];
    while let Some((node, in_link)) = open.pop() {
        if all - linked > TEXT {
            return false;
        }
        for child in node.children() {
            if let Some(text) = child.value().as_text() {
                let letters = text
                    .chars()
                    .filter(|c| c.is_alphanumeric())
                    .take(TEXT + 1)
                    .count();
                all += letters;
                linked += if in_link { letters } else { 0 };
            } else if let Some(child) = ElementRef::wrap(child) {
                let link = child.value().name() == "a" && child.value().attr("href").is_some();
                links += usize::from(link);
                open.push((child, in_link || link));
            }
        }
    }
    links >= LEAST_LINKS && linked * 10 >= all * 9
}

/// How large a page's markup is, without knowing the rules by which HTML closes its tags:
/// upper bounds that real pages keep far below.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Markup {
    /// Tags that stand open in each other, at most.
    pub nesting: usize,
    /// Tags in all.
    pub tags: usize,
    /// Attributes of one tag, at most.
    pub attributes: usize,
}

/// Measures a page's markup in one pass over its bytes.
pub(super) fn markup(html: &str) -> Markup {
    let bytes = html.as_bytes();
    let mut found = Markup::default();
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|&byte| byte == b'<') {
        at += next + 1;
        match bytes.get(at) {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(letter) if letter.is_ascii_alphabetic() => {
                found.tags += 1;
                depth += usize::from(!closes_itself(&bytes[at..]));
                found.nesting = found.nesting.max(depth);
                let (attributes, end) = attributes(&bytes[at..]);
                found.attributes = found.attributes.max(attributes);
                at += end;
            }
            _ => {}
        }
    }
    found
}

/// How many attributes a tag has, and how many bytes it takes up to its end.
fn attributes(tag: &[u8]) -> (usize, usize) {
    let (mut count, mut quote, mut apart) = (0, None, false);
    // A quotation mark quotes only after `=`; elsewhere it is part of a name.
    let mut equals = false;
    for (at, &byte) in tag.iter().enumerate() {
        match (quote, byte) {
            (Some(mark), _) if byte == mark => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return (count, at),
            (None, b'"' | b'\'') if equals => (quote, equals) = (Some(byte), false),
            (None, _) if byte.is_ascii_whitespace() || byte == b'/' => apart = true,
            (None, _) => {
                count += usize::from(apart);
                (apart, equals) = (false, byte == b'=');
            }
        }
    }
    // A tag that is never closed takes the rest of the page.
    (count, tag.len())
}

/// Whether a tag has no end, or one that pages leave out: `br`, `p`, `li`.
fn closes_itself(tag: &[u8]) -> bool {
    const LOOSE: &[&str] = &[
        "area", "base", "br", "col", "dd", "dt", "hr", "img", "input", "li", "link", "meta",
        "option", "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "wbr",
    ];
    let end = tag
        .iter()
        .take(12)
        .position(|byte| !byte.is_ascii_alphanumeric())
        .unwrap_or(12.min(tag.len()));
    let name = String::from_utf8_lossy(&tag[..end]).to_ascii_lowercase();
    LOOSE.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_parts() {
        for noise in [
            "nav-link",
            "social-share",
            "cookie_notice",
            "jp-relatedposts",
            "Footer",
            "related-articles",
        ] {
            assert!(names_noise(noise), "{noise}");
        }
        for content in [
            "navy",
            "has-sidebar",
            "entry-content",
            "shared-values",
            "addendum",
            "relatedness",
        ] {
            assert!(!names_noise(content), "{content}");
        }
    }

    #[test]
    fn nesting_counts_open_tags() {
        assert_eq!(
            markup("<div><p>a<p>b<br><div></div></div>"),
            Markup {
                nesting: 2,
                tags: 5,
                attributes: 0
            }
        );
        assert_eq!(markup(&"<i>".repeat(9)).nesting, 9);
        assert_eq!(markup("<a href=\"x y z\" class=b id>").attributes, 3);
    }
}
