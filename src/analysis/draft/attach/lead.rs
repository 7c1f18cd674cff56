//! The citation that leads a quotation in, and the words that may stand between the two.

use super::super::mention::Sort;
use super::super::speech::Speaker;
use super::Search;

impl Search<'_> {
    /// The citation before the quotation in its sentence.
    pub(super) fn lead_in(&self) -> Option<usize> {
        let sentence = self.sentence();
        let range = sentence.start..self.quote.outer.start;
        let before: Vec<usize> = self.in_range(&range).collect();
        let nearest = *before.last()?;
        // Another quotation between the two has taken it, unless the sentence goes on about it.
        let wants_law = self.spoken() == Some(Speaker::Law);
        if self.mentions()[nearest].sort == Sort::Law && !wants_law {
            let case = before
                .iter()
                .rev()
                .find(|at| self.mentions()[**at].sort != Sort::Law);
            if let Some(case) = case
                && (self.spoken() == Some(Speaker::Court) || self.has_place(*case, &range))
            {
                return Some(*case);
            }
        }
        if wants_law {
            let law = before
                .iter()
                .rev()
                .find(|at| self.mentions()[**at].sort == Sort::Law);
            return Some(law.copied().unwrap_or(nearest));
        }
        // `In A, following B, the court held at para 3`: the place says whose words follow.
        let placed = before
            .iter()
            .rev()
            .find(|at| self.mentions()[**at].sort != Sort::Law && self.has_place(**at, &range));
        let following = self.follows_another(&before, nearest);
        Some(following.or(placed.copied()).unwrap_or(nearest))
    }

    /// `In A the court, following B, held`: the words are those of A.
    fn follows_another(&self, before: &[usize], nearest: usize) -> Option<usize> {
        const FOLLOWING: &[&str] = &[
            "following",
            "applying",
            "citing",
            "distinguishing",
            "approving",
            "relying",
            "adopting",
            "considering",
            "ikifuata",
            "ikirejelea",
        ];
        let other = before
            .iter()
            .rev()
            .find(|at| **at != nearest && self.mentions()[**at].sort != Sort::Law)?;
        let between = self.mentions()[*other].range.end..self.mentions()[nearest].range.start;
        let words = self.speech.words(between);
        let tail = words.len().saturating_sub(4);
        words[tail..]
            .iter()
            .any(|word| FOLLOWING.contains(&word.as_str()))
            .then_some(*other)
    }

    /// Whether words between a quotation and a citation only lead from one to the other.
    pub(super) fn links(&self, between: &str) -> bool {
        const LINKS: &[&str] = &[
            "see",
            "per",
            "in",
            "from",
            "at",
            "of",
            "as",
            "cf",
            "the",
            "case",
            "and",
            "para",
            "paras",
            "paragraph",
            "paragraphs",
            "quoting",
            "citing",
            "source",
            "katika",
            "kwenye",
            "tazama",
            "aya",
            "ya",
            "held",
            "stated",
            "said",
            "was",
            "it",
            "by",
            "court",
            "under",
            "judgment",
            "ruling",
            "decision",
            "page",
            "j",
            "ja",
        ];
        let opened = between
            .trim_start_matches([' ', '.', ',', ';', '”', '"', '’', '\''])
            .starts_with(['(', '[', '—', '–', ':']);
        let stopped = between.trim_start().starts_with(['.', ';']) || between.contains(". ");
        let words: Vec<String> = between
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        let short = words.len() <= 9
            && words.iter().all(|word| {
                LINKS.contains(&word.as_str()) || word.bytes().all(|b| b.is_ascii_digit())
            });
        // Behind the end of a sentence only a bracket, or a citation that is a sentence of
        // its own, looks back.
        short
            && (opened || !stopped || words.is_empty() || words[0] == "see" || words[0] == "per")
            && !(stopped && !opened && self.begins_sentence(between))
    }

    /// Whether what follows a stop opens a sentence about the next authority: `… . In Otieno`.
    pub(super) fn begins_sentence(&self, between: &str) -> bool {
        let mut words = between
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        words.next().is_some_and(|first| {
            matches!(
                first.to_lowercase().as_str(),
                "in" | "the" | "under" | "by" | "katika" | "as"
            )
        })
    }
}
