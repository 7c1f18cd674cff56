//! Words of which a question is built and that say nothing of what it asks about.

use super::kiswahili_words::STOP_WORDS;

/// English words that join, point and ask.
const ENGLISH: &[&str] = &[
    "a", "about", "after", "again", "all", "also", "although", "am", "an", "and", "any", "anybody",
    "anyhow", "anyone", "anything", "are", "aren't", "as", "at", "be", "because", "been", "being",
    "both", "but", "by", "can", "can't", "cannot", "could", "couldn't", "did", "didn't", "do",
    "does", "doesn't", "doing", "don't", "done", "each", "else", "ever", "every", "everyone", "for",
    "from", "get", "gets", "getting", "give", "given", "go", "goes", "got", "had", "has", "hasn't",
    "have", "haven't", "having", "he", "he's", "her", "here", "hers", "him", "his", "how", "i",
    "i'm", "i've", "if", "in", "into", "is", "isn't", "it", "its", "just", "let", "like", "many",
    "may", "me", "might", "more", "most", "much", "must", "my", "myself", "need", "no", "nor",
    "not", "now", "of", "off", "on", "one", "only", "onto", "or", "other", "our", "ours", "out",
    "over", "own", "please", "put", "rather", "same", "say", "says", "shall", "she", "should", "so",
    "some", "somebody", "someone", "something", "still", "such", "than", "that", "the", "their",
    "them", "then", "there", "these", "they", "this", "those", "through", "to", "too", "under",
    "until", "up", "upon", "us", "very", "via", "want", "was", "wasn't", "we", "were", "what",
    "when", "where", "whether", "which", "while", "who", "whom", "whose", "why", "will", "with",
    "within", "without", "won't", "would", "wouldn't", "yes", "you", "your", "yours",
];

/// English words of questions about law that stand in questions on any subject: they are
/// looked for, and count for little.
const FAINT: &[&str] = &[
    "allow", "apply", "happen", "illegal", "kenya", "kenyan", "law", "lawful", "legal", "legally",
    "long", "mean", "people", "permit", "person", "possible", "provide", "require",
    "rule", "use", "way", "make", "take", "become", "call", "include", "act",
    "regard", "relate", "matter", "keep", "old", "time", "right", "country", "before", "between",
    "next", "bring", "follow", "decide", "determine", "do", "thing", "kind", "different", "during",
    "against", "force", "when", "nobody", "first", "case", "good", "able", "day", "year",
];

/// Kiswahili words that ask, beside those that join and point.
const ASKING: &[&str] = &[
    "nani", "nini", "lini", "wapi", "vipi", "ipi", "zipi", "yupi", "lipi", "gani", "ngapi",
    "mbona", "jinsi", "namna", "je", "mimi", "naweza", "ninaweza", "unaweza", "anaweza",
    "wanaweza", "tunaweza", "inaweza", "inawezekana", "ninafaa", "anafaa", "ni", "kwani",
    "nifanye", "nifanyeje", "nini", "gani", "ambayo", "yangu", "wangu", "langu", "changu",
    "zangu", "yako", "wako", "yake", "nikiwa", "akiwa", "ikiwa", "ina", "ana", "nina", "una",
    "wana", "kuna", "ndani", "nje", "juu", "chini", "kule", "huku",
];

/// Words of Kiswahili that are English ones of substance too.
const ENGLISH_TOO: &[&str] = &["lake", "wake", "pale", "tu", "chao"];

/// Words with which a question begins.
const BEGINNINGS: &[&str] = &[
    "am", "are", "can", "could", "did", "do", "does", "has", "have", "how", "is", "may", "must",
    "shall", "should", "under", "was", "were", "what", "what's", "when", "where", "which", "who",
    "who's", "whom", "whose", "why", "will", "would", "je", "nani", "nini", "lini", "wapi", "vipi",
    "mbona", "naweza", "ninaweza", "kwanini",
];

/// What a word does in a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// It joins, points or asks, in English or Kiswahili.
    None,
    /// It stands in questions on any subject.
    Faint,
    /// It says what is asked about.
    Full,
}

/// What a folded word does in a question.
///
/// ```
/// use hoja::text::{Weight, weight};
/// assert_eq!(weight("who"), Weight::None);
/// assert_eq!(weight("kwa"), Weight::None);
/// assert_eq!(weight("allowed"), Weight::Faint);
/// assert_eq!(weight("arrested"), Weight::Full);
/// ```
#[must_use]
pub fn weight(word: &str) -> Weight {
    if ENGLISH.contains(&word) || ASKING.contains(&word) {
        return Weight::None;
    }
    if STOP_WORDS.contains(&word) && !ENGLISH_TOO.contains(&word) {
        return Weight::None;
    }
    let stem = super::stem(word);
    if FAINT.iter().any(|faint| super::stem(faint) == stem) {
        return Weight::Faint;
    }
    Weight::Full
}

/// Whether a question may begin with this folded word.
#[must_use]
pub fn begins_question(word: &str) -> bool {
    BEGINNINGS.contains(&word)
}
