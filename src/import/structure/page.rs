//! Lines of a page that are no part of its text: section names, bylines, share buttons, what stands under
//! a picture.

use std::sync::LazyLock;

use regex::{Regex, RegexSet};

use crate::text::regex;

/// What a page says of itself, as whole lines, without signs before and behind.
const FURNITURE: &[&str] = &[
    // Buttons.
    r"(?:share|tweet|pin|e-?mail|print|whatsapp|facebook|twitter|x|instagram|youtube|tiktok|telegram|linkedin|messenger|reddit|copy link|like|save|listen|bookmark)(?:\W+(?:this|on|via|to|article|story|post|page|now|by|with|pdf|print|facebook|twitter|whatsapp|linkedin|telegram|email|x|link|friends?|copy|comments box|\d+))*",
    r"archives? (?:for|of) .{3,40}\d{4}|facebook comments box|what's your reaction",
    // Labels of what a page is filed under.
    r"(?:region|tags?|topics?|categor(?:y|ies)|filed under|posted in|keywords?|country|section|issues?)\s*:.*",
    // Ways to other pages.
    r"(?:related|recommended|trending|popular|latest|more|top|other)\W+(?:stories|articles|posts|news|reads?|topics|content|links|in this section|from .*)?",
    r"(?:read|see|watch|also read|read also|read more|continue reading|don't miss|you may also like|up next)\b.{0,120}",
    r"you are (?:here\W.*|on page .{1,16})|page \d+ ?of \d+|home\s*[>»›]\s?.*|home\s+[/9|]\s.*",
    r"(?:previous|next|back to top|menu|search|close search|top slides|skip to .*|select an? (?:language|country).*)",
    // What themes of sites ask, and the way to a page.
    r"(?:the )?republic of kenya|jamhuri ya kenya|hi, what are you looking for|connect with us|talk to us|access staff email|embed size.*|citation preview|[\w '’&]{2,40}(?: > [\w '’&()]{2,60})+",
    // Names of sections, alone or in a row.
    r"(?:SECTION)(?:\s*[,|/•»›>]\s*(?:SECTION))*",
    // The languages that a page has.
    r"(?:(?:english|français|francais|french|espa[nñ]ol|spanish|kiswahili|swahili|عربي|العربية|arabic|portugu[eê]s|portuguese|中文|русский)\W*)+",
    // What a page wants.
    r"(?:subscribe|sign up|log ?in|please log in.*|register|follow us|join us|download our|get the app|advertisement|sponsored|loading|terms .*|cookie .*|accept .*|we use cookies.*|by clicking.*|privacy policy|about us|contact us)",
    // Readers' words and numbers.
    r"(?:no )?comments?(?: \(\d+\))?|no comments yet.*|leave a (?:reply|comment).*|\d+ comments?|post a comment.*|\d+\s*(?:shares?|views?|likes?|comments?|min(?:ute)?s? read)(?: \(\d+\))?|read time\W.{0,30}|\d+\s?[mhd] ago|helpline\W.{0,30}",
    // Rights and pictures.
    r"(?:©|copyright|all rights reserved).*",
    r"(?:photo|image|picture|file photo|credit|caption|video)\s*(?:credit|by|courtesy)?\s*[:|/].*",
    r"\[?(?:photo|image|picture)[^\]]{0,40}\]?",
    // A `By` whose name stands elsewhere; bars and numbers alone.
    r"(?:from |\()?(?:left to right|l-r)\b\s*[,:;].*",
    r"by",
    r"[\W\d]*",
];

/// Names of a page's sections.
const SECTION: &str = r"home|(?:latest )?news|news (?:&|and) blogs?|blogs?|(?:press|media)|press (?:room|cent(?:re|er)|releases?|statements?)|statements?|speech(?:es)?|articles?|stor(?:y|ies)|opinions?|business|politics|counties|national|africa|world|featured|uncategori[sz]ed|videos?|photos?|gallery";

/// Who wrote or released it, when; whom to call; as whole lines, without signs before and behind.
const BYLINE: &[&str] = &[
    r"(?:by|written by|posted by|published by|reported by|edited by|author|compiled by|story by)\b:?\s*\S.{0,80}",
    r"(?:issued|signed|released|endorsed) (?:by|on behalf of)\b.{0,160}",
    r"(?:published|updated|posted|last updated|last modified|date|dated|created|first published)(?: on| at| this)?\b:?\s.{0,60}\d{2,4}.{0,20}",
    r"for (?:immediate|general|more|further|any|media|press)\b.{0,20}(?:release|information|inquir|enquir|quer|contact|details).{0,200}",
    r"(?:media |press )?contacts?\s*:.*|media contacts?",
    r"(?:tel|phone|hotline|mobile|cell|e-?mail|fax|website)\s*[:.].*",
    r"notes? to (?:the )?editors?|[-–—#*\s]*(?:ends?|###)[-–—#*\s]*|embargoed.*",
    r"\[[^\]]*\b(?:released|issued|published|statement|originally)\b[^\]]*\]",
    r"ref(?:erence)?\s*(?:no)?\s*[:.].{0,60}",
    r"\S+@\S+\.\S+|[-+()/\d\s]{7,}",
    r"(?:press|media|joint) (?:statement|release)\s*[:–—-].{0,50}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?\d{4}.{0,40}|.{0,40}\d{4}\s*:?\s*for immediate release",
    r"(?:press|media|news) (?:statement|release),?\s+\d{1,2}[/. ].{1,16}\d{4}",
    r"(?:publisher|story date|language|author)\s*:.{2,80}",
    r"dated (?:in|at) .{3,40}\d{4}.{0,60}",
    r"source\s*:.{2,80}|written by .{2,80}\d{4}.{0,12}",
    r".{0,60}\|\s*\S.{0,60}\b(?:author|staff|reporter|correspondent|editor|admin|team|writer|desk|newsroom|contributor)",
    r"[a-z .]{0,30}\b\d{1,2} min(?:ute)?s? read|this (?:\w+ ){0,3}(?:report|article|story|post|opinion|piece|statement|page) was (?:first |originally )?published (?:on|in)\b.{4,40}\d{4}",
    // A day before its place: `13TH MAY 2031 MFANO,`.
    r"\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9},? \d{4},? [a-z]{3,20},",
    // `Jane Mfano @janemfano`
    r"[a-z.'’-]+(?: [a-z.'’-]+){1,3} @\w+",
    // A day alone, behind a place or before an hour.
    r"(?:[a-z .]{2,30},\s*)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\s?,?\s*)?(?:(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?\s+[a-z]{3,9}\.?,?\s+\d{4}|[a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s*\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})(?:[-–,|\s]*(?:at\s*)?\d{1,2}[:.]\d{2}.{0,12})?(?:\W*by\b.{2,60})?(?:\W*(?:last\s+)?(?:updated|modified|edited)\b.{0,40}|\W*\d+\s*min(?:ute)?s?\s+read)?",
];

fn set(patterns: &[&str]) -> RegexSet {
    let whole = patterns
        .iter()
        .map(|pattern| format!(r"(?i)^\W*(?:{})\W*$", pattern.replace("SECTION", SECTION)));
    RegexSet::new(whole).expect("the patterns are constants of this file")
}

/// Whether a line is a part of the page and not of the text.
pub(super) fn is_furniture(line: &str) -> bool {
    static SET: LazyLock<RegexSet> = LazyLock::new(|| set(FURNITURE));
    SET.is_match(line) || is_menu(line) || is_logo(line)
}

/// `Mfano Commission Logo`: what a page has in place of a picture.
fn is_logo(line: &str) -> bool {
    /// The most words.
    const WORDS: usize = 10;
    let words: Vec<&str> = line.split_whitespace().take(WORDS + 1).collect();
    (2..=WORDS).contains(&words.len())
        && words[0].starts_with(char::is_uppercase)
        && words[words.len() - 1].eq_ignore_ascii_case("logo")
}

/// Whether a line is a row of a page's sections: `Digital News Videos Opinion Education Contact Us`.
fn is_menu(line: &str) -> bool {
    const NAMES: &[&str] = &[
        "news",
        "videos",
        "video",
        "opinion",
        "health",
        "education",
        "sports",
        "sport",
        "business",
        "lifestyle",
        "contact",
        "about",
        "columnists",
        "entertainment",
        "politics",
        "home",
        "digital",
        "photos",
        "careers",
        "advertise",
        "subscribe",
        "login",
        "features",
        "world",
        "africa",
        "counties",
        "technology",
        "magazine",
        "publications",
        "events",
        "donate",
        "resources",
    ];
    /// Fewest names of sections in a row, and the least share of them, as one of so many words.
    const ROW: (usize, usize) = (4, 3);
    let words: Vec<&str> = line.split_whitespace().take(60).collect();
    let named = words
        .iter()
        .filter(|word| {
            NAMES.contains(
                &word
                    .trim_matches(|c: char| !c.is_alphabetic())
                    .to_lowercase()
                    .as_str(),
            )
        })
        .count();
    // `Home Media Centre Press Releases`
    let home = words.first() == Some(&"Home")
        && words.len() <= 6
        && matches!(
            words.last(),
            Some(&"Releases" | &"News" | &"Statements" | &"Speeches" | &"Blog")
        );
    (named >= ROW.0 && named * ROW.1 >= words.len() || home)
        && words
            .iter()
            .all(|word| !word.starts_with(char::is_lowercase) && !word.ends_with(['.', ',', ';']))
}

/// Whether a line tells who wrote or released the text, when and where, or whom to call.
pub(super) fn is_byline(line: &str) -> bool {
    static SET: LazyLock<RegexSet> = LazyLock::new(|| set(BYLINE));
    SET.is_match(line) && !is_sentence_with_by(line)
}

/// `By 2031 every citizen will have a number.`
fn is_sentence_with_by(text: &str) -> bool {
    text.to_lowercase().starts_with("by ")
        && text.ends_with(['.', ':'])
        && text.split_whitespace().count() > 5
}

/// Whether a line may stand under a picture: it names who took it, or who is who in it.
pub(super) fn is_caption(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.contains('©')
        || ["photo", "file", "file photo", "courtesy"]
            .iter()
            .any(|word| lower.trim_end_matches(['.', ')', ']', ' ']).ends_with(word))
        || lower.contains("photo |")
        || lower.starts_with("from left")
        || is_credited(text)
}

/// Whether a line ends with who took a picture: `… in Mfano. (Daily Mfano/Juma Mfano)`, `Photo: J. Mfano`.
pub(super) fn is_credited(text: &str) -> bool {
    static CREDIT: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?:(?:\b(?i:photos?|pictures?|images?|pics?)\s?(?:/|:|\||by\b|(?i:courtesy|credit)\b)\s*(?:of )?[A-Z].{1,40})|[.!]\s?\([A-Z][\w .]{2,30}/\s?[A-Z][\w .]{2,30}\)|[.!]\s?/\s?[A-Z]{2,10}|/\s?(?:FILE|COURTESY|PSCU|NMG|KNA))[^\w.]*$",
        )
    });
    /// The most words that stand under a picture.
    const WORDS: usize = 45;
    text.split_whitespace().count() <= WORDS && CREDIT.is_match(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lines_of_pages_are() {
        for furniture in [
            "Share this",
            "Share on Facebook",
            "Tweet",
            "Region: Kenya",
            "Tags: data, identity",
            "News & Blogs",
            "Read more: The law",
            "Advertisement",
            "12 shares",
            "© 2031 Mfano News",
            "Photo: Mfano",
            "Related articles",
            "Subscribe",
            "3 min read",
            "Facebook Twitter WhatsApp Email",
            "Blog, Press Release, Statement",
            "You are here: Home > Press Releases",
            "Home / NEWS / 🟥 LIVE: Court to decide",
            "Select a language for our global site:",
            "MHRC logo",
            "Home Media Centre Press Releases",
            "English Français Español عربي",
            "Digital News Videos Health & Science Opinion Education Contact Us",
            "From left to right: the Chief Justice; his deputy; the guest.",
            "20m ago",
            "||",
            "1 Like (1)",
            "Hi, what are you looking for?",
            "The Judiciary > News Items (Page 40)",
        ] {
            assert!(is_furniture(furniture), "{furniture}");
        }
        for byline in [
            "By Jane Mfano",
            "Jane Mfano @janemfano",
            "January 31, 2031 | Mfano Author",
            "Nairobi, 31 January 2031",
            "Published on 3 May 2031",
            "Issued by",
            "FOR IMMEDIATE RELEASE",
            "Contact: +254 700 000 000",
            "-ENDS-",
            "press@mfano.example",
            "Tuesday, 9th April 2031 10:15 am",
            "[This statement was released by Mfano Trust]",
            "Newsroom 2 min read",
            "This report was first published on 16 May 2031.",
            "13TH MAY 2031 MFANO,",
            "PRESS RELEASE 17/03/2031",
            "Press Statement: Nairobi, Tuesday 25th July 2031",
        ] {
            assert!(is_byline(byline) && !is_furniture(byline), "{byline}");
        }
        for text in [
            "Shareholders of the company met.",
            "By 2031 every citizen will have a number, the ministry hopes.",
            "Regional governments were told to wait.",
            "We will monitor these orders.",
            "They printed ballots with the party logo.",
            "This Bill was published in the Gazette of 3 March 2031.",
            "12 May 2031 Walkout",
            "Helpline 1195 received 3,000 calls last year, the ministry said.",
            "Left, without food or water, the detainees waited.",
            "Home/office searches were carried out without warrants.",
            "Home Affairs Ministry responds to media",
            "Press Release-Women's Day 2031 Message",
            "MINISTRY OF EDUCATION STATEMENT ON DIGITAL HEALTH",
        ] {
            assert!(!is_furniture(text) && !is_byline(text), "{text}");
        }
    }

    #[test]
    fn what_stands_under_a_picture() {
        for caption in [
            "Two reporters outside the police station. (Daily Mfano/Juma Mfano)",
            "The Chief Justice walks past a guard, yesterday. Photo/MD/Asha MFANO",
            "The President comes to hear the report on Thursday./PSCU",
            "Parents before the court on Tuesday. Photo: Asha Mfano",
        ] {
            assert!(is_credited(caption), "{caption}");
        }
        for text in [
            "The petition names the Ministry (and/or the Authority).",
            "He was asked for a photo by the clerk who sat at the window of the office, and gave it.",
            "They filed Petition 3/2031",
            "The system compares fingerprints and photos by machine learning.",
            "Applicants must bring two photos: one for the form.",
            "The exercise goes on in two counties (Mombasa/Kilifi).",
        ] {
            assert!(!is_credited(text), "{text}");
        }
    }
}
