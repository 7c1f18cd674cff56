//! What an order does, by the words that courts use.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::OrderKind;

use super::regex;

/// Kinds by their words; the first that fits is taken.
static KINDS: LazyLock<Vec<(Regex, OrderKind)>> = LazyLock::new(|| {
    use OrderKind as K;
    [
        (r"^\W*(?:that )?(?:a |an order of )?declaration\b", K::Declaration),
        (r"\bnot to (?:revoke|set aside|quash)\b", K::Mandatory),
        (r"\b(?:stay|suspension|orders?)\b[^.]{0,40}\b(?:is|are|be) (?:hereby )?lifted\b|\blift(?:ed|s|ing)?\b[^.]{0,40}\b(?:stay|suspension|order)s?\b|\bheld back\b[^.]{0,40}\bstay\b", K::SettingAside),
        (r"\bheld back the effect\b", K::Suspension),
        (r"\bcertiorari\b|\bquash(?:ed|es|ing)?\b", K::Certiorari),
        (r"\bmandamus\b|\bcompelled to\b", K::Mandamus),
        (r"\bconservatory\b|\bstatus quo\b", K::Conservatory),
        (r"\bdeclar(?:e|es|ed|ation|ing)\b", K::Declaration),
        (r"\bstruck (?:down|out) (?:of|from) the (?:Act|law|Constitution)\b|\b(?:section|article|rule|regulation)s?\b[^.]{0,60}\b(?:is|are) (?:hereby )?struck (?:down|out)\b", K::StrikingOut),
        (r"\bset aside\b|\bsetting aside\b|\bvacated\b|\bdischarged\b|\brevok(?:e|ed|es|ing)\b|\bannul(?:led|s)?\b", K::SettingAside),
        (r"\bprohibit(?:ed|ion|ing|s)?\b|\brestrain(?:ed|ing|s)?\b|\binjunct(?:ion|ed)\b|\bshall not\b|\bbarred from\b", K::Prohibition),
        (r"\bsuspend(?:ed|s|ing)?\b|\bsuspension\b", K::Suspension),
        (r"\bstay(?:ed|s)?\b", K::Stay),
        (r"\btransfer(?:red)?\b|\bremitted\b|\bremit\b", K::Transfer),
        (r"\b(?:extension of time|time (?:is|be) (?:hereby )?(?:extended|enlarged)|out of time)\b", K::ExtensionOfTime),
        (r"\b(?:is|are|be|been|stands?|and) (?:also |thus |hereby |therefore |accordingly |ordered |wholly |consequently )*(?:dismissed|struck out|disallowed|declined|refused|rejected)\b|\b(?:dismiss|disallow|reject)(?:es|s)?\b|\bstrike out\b|\bhas no merit\b|\bfails?\b(?: and\b| with costs| in (?:its|their)\b|\W*$)", K::Dismissal),
        (r"\b(?:on condition|subject to|provided that|on terms that)\b[^.]*", K::ConditionalPermission),
        (r"\bleave\b[^.]{0,40}\bgranted\b|\bgranted\b[^.]{0,40}\bleave\b|\bat liberty to\b|\b(?:is|are|be) (?:hereby )?(?:permitted|allowed) to\b|\bcan take advantage\b|\bmay (?:approach|apply|file|appeal|move|proceed)\b", K::Permission),
        (r"\b(?:appeal|application|petition|motion|summons|suit|claim|objection|cross-appeal|prayers?|review|reference|notice)s?\b[^.]{0,90}?\b(?:is|are|be|stands?|partially|partly)? ?(?:hereby |therefore |accordingly |partly |partially )*(?:allowed|upheld|granted|succeeds?|merited)\b|\bjudgment (?:is|be) (?:hereby )?entered\b|\b(?:I|we) (?:hereby |accordingly |therefore )*(?:allow|grant|enter judgment)\b", K::Grant),
        (r"\bshall\b|\bmust\b|\b(?:is|are|am|be) (?:hereby |therefore |further )*(?:directed|ordered|required|reinstated|refunded|released|returned|remanded)\b|\b(?:direct|order)s? that\b|\border directing\b|\bto pay\b|\baward(?:ed|s)?\b|\b(?:be|is) (?:marked (?:as )?)?closed\b|\bbe (?:mentioned|filed|served|heard|submitted)\b|\b(?:do|does) (?:hereby )?(?:submit|file|pay|serve|deposit|vacate|release|appear|produce|comply)\b|\bto (?:have )?(?:file|compile|serve|deposit|refund|vacate)d?\b", K::Mandatory),
        (r"\bsentenced?\b[^.]{0,60}\b(?:imprisonment|years|months|days|fine|probation)\b", K::Other),
    ]
    .into_iter()
    .map(|(pattern, kind)| (regex(&format!("(?i){pattern}")), kind))
    .collect()
});

/// That a court refuses: of a side's prayer or a remedy (`remedy`), and in the court's own name (`court`).
static REFUSES: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?ix)
        \b(?:prayers?|reliefs?|claims?|applications?|motion|requests?|summons|leave|stay|injunctions?|orders?|writ
            |declarations?|certiorari|mandamus|prohibition|damages|costs|compensation|petition|suit|appeal|cross-appeal
            |objection|counter-?claim|review|reference|extension|bail|bond|it|same|they)\b[^.;]*?
        (?P<remedy>
            \b(?:is|are|be|stands?|and|thus|hereby|therefore|accordingly|wholly|also|but)
                \ (?:(?:hereby|also|thus|therefore|accordingly|consequently|ordered|wholly|likewise|similarly)\ )*
                (?:declined|refused|denied|rejected|disallowed|dismissed|struck\ out)\b
            |\b(?:(?:is|are|be)\ (?:hereby\ |therefore\ |accordingly\ )?not|(?:can|may|will|shall|do|does)\ ?not(?:\ therefore)?(?:\ be)?)
                \ (?:granted|allowed|issued?|given|awarded|made|merited|upheld|succeed|lie)\b
            |\b(?:cannot\ but|must)\ fail\b|\bfails?(?:\ and\b|\ in\ (?:its|their)\b|\ with\ costs|\W*$)
            |\b(?:lacks?\ (?:any\ )?merits?|has\ no\ merit|is\ (?:un|not\ )merited)\b)
        |\b(?:I|we|court|tribunal|bench|judge)\b[^.;]{0,40}?
            (?P<court>\b(?:declines?|refuses?|rejects?|disallows?|den(?:y|ies)
                |(?:am|are|is)\ (?:not\ (?:inclined|persuaded|minded|satisfied|able)|unable|disinclined)\ to
                |(?:cannot|can\ not|will\ not|shall\ not|do\ not|does\ not|find\ no\ (?:reason|basis|grounds?)\ to)
                    \ (?:grant|allow|issue|make|award|give))\b)
        |^\W*(?:that\ )?(?:the\ )?(?:\w+\ ){0,3}(?:leave|application|motion|appeal|petition|prayers?|stay|bail|suit)
            \ (?:declined|refused|denied|rejected|disallowed|dismissed)\b",
    )
});
/// Before it: that the court does something else first, or that the refusal is only supposed.
static GRANTS_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:is|are|be|stands?) (?:(?:hereby|also|thus|therefore|accordingly|partly|partially) )*(?:issued|granted|allowed|upheld|set aside|quashed|declared|restrained|lifted|vacated|discharged|stayed|suspended|revoked|(?:directed|ordered) to)\b|\bshall\b|\b(?:I|we|court|tribunal)\b (?:do |does )?(?:hereby |accordingly |therefore )*(?:grant|allow|issue|declare|quash|lift|uphold|set aside)(?:s|es)?\b|\b(?:if|unless|whether|where|in default|in the event)\b",
    )
});
/// A declaration of something, and whether the clause that says what has its own verb already: then a
/// second one is what becomes of the declaration.
static DECLARED: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)\bdeclarations? that\b(?P<what>.*)$"));
static OWN_VERB: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:is|are|was|were|has|have|had|did|does|violate[sd]?|infringe[sd]?|contravene[sd]?|breache[sd])\b",
    )
});

/// Whether the first thing that an order does is to refuse, whatever is refused.
fn refuses(words: &str) -> bool {
    REFUSES.captures(words).is_some_and(|found| {
        let verb = found.name("remedy").or(found.name("court"));
        let before = &words[..verb.map_or(0, |verb| verb.start())];
        let inside = DECLARED.captures(before).is_some_and(|clause| {
            found.name("remedy").is_some() && !OWN_VERB.is_match(&clause["what"])
        });
        !GRANTS_FIRST.is_match(before) && !inside
    })
}

static COSTS: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)\bcosts?\b"));
static COSTS_ALONE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\W*(?:that |and |accordingly,? |let )*(?:the )?(?:said )?(?:costs?\b|[^.;]{0,60}[’']s? costs\b|(?:there (?:shall|will) be )?no orders? as to costs|[^.;]{0,160}\b(?:each|every|either|all) (?:party|parties|side)s?\b[^.]*\bcosts?\b|(?:I|we) make no orders? as to costs|parties (?:shall|to) bear|[^.;]{1,40}\b(?:is|are|be) (?:hereby )?awarded (?:the )?costs\b|[^.;]{0,60}\bcosts of\b[^.;]{0,60}\b(?:awarded|borne|paid|met)\b|[^.;]{1,60}\b(?:shall|will|to|do) (?:also )?(?:have|bear|meet|pay) (?:the|their|its|his|her)? ?(?:own )?costs\b)",
    )
});

/// What an order does, by its words. `None` if they order nothing.
#[must_use]
pub fn kind_of(words: &str) -> Option<OrderKind> {
    told_kind(words).or_else(|| COSTS.is_match(words).then_some(OrderKind::Costs))
}

/// The same, of a sentence among others: that it speaks of costs is not enough.
pub(super) fn told_kind(words: &str) -> Option<OrderKind> {
    if COSTS_ALONE.is_match(words) {
        return Some(OrderKind::Costs);
    }
    if refuses(words) {
        return Some(OrderKind::Dismissal);
    }
    KINDS
        .iter()
        .find(|(pattern, _)| pattern.is_match(words))
        .map(|(_, kind)| *kind)
}
