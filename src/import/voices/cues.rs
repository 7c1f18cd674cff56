//! Words that show who speaks in a passage.

use std::sync::LazyLock;

use regex::Regex;

use super::sides::{Mention, Sides, Who, sentences};
use crate::model::Voice;

/// A verb of saying belongs to the party named at most this many words before it.
const VERB_WITHIN: usize = 16;
/// A party is the subject of a sentence if at most this many words stand before its name.
const SUBJECT_WITHIN: usize = 14;
/// How far from a word its neighbours are looked for, in bytes.
const NEIGHBOURHOOD: usize = 200;
/// Sentences of a passage that are looked at for what governs it.
const OPENING: usize = 2;

/// What a passage shows.
#[derive(Debug, Default)]
pub(super) struct Cues {
    /// The party whose argument it opens with.
    pub(super) argument: Option<Voice>,
    /// The party stands first, with the verb of saying right after it.
    pub(super) argument_plain: bool,
    /// An argument is told, of no party that is named.
    pub(super) nameless_argument: bool,
    /// An argument that is told is answered in the same passage.
    pub(super) answered: bool,
    /// It goes on from the passage before: `That …`, `He further stated …`.
    pub(super) goes_on: bool,
    /// Whoever spoke before goes on: `They further submitted …`.
    pub(super) pronoun: bool,
    /// A step in the proceedings is told, and nothing that anybody says.
    pub(super) step: bool,
    /// It grants a point before it answers: `Although the applicant says …`.
    pub(super) concedes: bool,
    /// It says of an argument that it fails.
    pub(super) rejects: bool,
    /// The court speaks for itself after the first sentence.
    pub(super) decides_later: bool,
    /// The issues are listed.
    pub(super) lists_issues: bool,
    /// Something that somebody says is reported.
    pub(super) asserts: bool,
    /// It speaks as sides do, whoever is named: of wrongs, of merit, of what should be done.
    pub(super) pleads: bool,
    /// Somebody who is called by a name and no side says it: `Mr Mfano submitted`.
    pub(super) named_speaker: bool,
    /// An argument is told and answered at once: `The argument that … is misplaced`.
    pub(super) rejects_first: bool,
    /// The court speaks for itself.
    pub(super) court_decides: bool,
    /// How much of it tells what somebody says.
    pub(super) reported: Reported,
    /// The court turns to its analysis: `I have carefully considered`.
    pub(super) turns_to_analysis: bool,
    /// It lays down law or cites an authority.
    pub(super) authority: bool,
    /// It says what is to be decided.
    pub(super) issues: bool,
    /// And nothing else.
    pub(super) issues_only: bool,
    /// Something is ordered, or has the form of an order.
    pub(super) orders: bool,
    /// Something is ordered in words that do nothing else.
    pub(super) orders_plainly: bool,
    /// The party that is said to have taken a step.
    pub(super) files: Option<Voice>,
    /// The party for which a step was taken, or that took it itself.
    pub(super) for_whom: Option<Voice>,
    /// A step in the proceedings.
    pub(super) procedure: bool,
    /// What passed at a hearing: who was served, how much time was asked for, what was directed.
    pub(super) housekeeping: bool,
    /// The parties filed or made their submissions.
    pub(super) canvassed: bool,
    /// Its first sentence says so.
    pub(super) opens_with_canvassing: bool,
    /// It begins as the telling of another step: `Before me is`, `The second application`.
    pub(super) opens_step: bool,
    /// It says itself that it tells the background.
    pub(super) old_story: bool,
    /// It tells what happened before this court came to it.
    pub(super) history: bool,
    /// It tells what a witness said.
    pub(super) evidence: bool,
    /// Its first sentence has a verb that advocates have, and no witness.
    pub(super) submits: bool,
    /// Something is ordered in its last sentence.
    pub(super) ends_with_order: bool,
    /// Date, place and signature follow in it.
    pub(super) signed: bool,
    /// Who is said to have brought an application.
    pub(super) mover: Option<Voice>,
}

/// How many of a passage's sentences tell what somebody says.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reported {
    /// None does.
    #[default]
    None,
    /// Fewer than half.
    Little,
    /// Half of them or more.
    Much,
    /// All do.
    All,
}

impl Cues {
    /// Reads a passage's own words. `mover` is who brought the last application.
    pub(super) fn read(text: &str, sides: &Sides, mover: Voice) -> Self {
        let sentences = sentences(text);
        let opening: Vec<&str> = sentences.iter().copied().take(OPENING).collect();
        let first = opening.first().copied().unwrap_or_default();
        let mut cues = Self {
            goes_on: GOES_ON.is_match(first),
            pronoun: PRONOUN.is_match(first) && !COURT_FIRST.is_match(first),
            asserts: sentences.iter().any(|sentence| asserts(sentence)),
            turns_to_analysis: TURNS.is_match(text),
            court_decides: decides(&sentences, sides, mover),
            authority: AUTHORITY.is_match(first),
            issues: ISSUES.is_match(text),
            issues_only: ISSUES.is_match(first)
                && !sentences.iter().skip(1).any(|later| COURT.is_match(later)),
            orders_plainly: sentences
                .iter()
                .any(|sentence| ORDERS_PLAINLY.is_match(sentence)),
            canvassed: CANVASSED.is_match(text),
            opens_with_canvassing: CANVASSED.is_match(first),
            history: HISTORY.is_match(first) && !DUTY.is_match(first),
            submits: SUBMITS.is_match(first),
            signed: SIGNED.is_match(text),
            opens_step: PROCEDURE_FIRST.is_match(first),
            old_story: OLD_STORY.is_match(first),
            evidence: opening.iter().any(|sentence| EVIDENCE.is_match(sentence)),
            ..Self::default()
        };
        cues.housekeeping = HOUSEKEEPING.is_match(first) || DIRECTED.is_match(first);
        cues.step = cues.housekeeping
            || STEP.is_match(first) && !sentences.iter().any(|sentence| reports(sentence));
        cues.concedes = CONCEDES.is_match(first);
        cues.rejects = REJECTS.is_match(text);
        cues.rejects_first = REJECTS.is_match(first);
        cues.pleads = PLEADS.is_match(text);
        cues.decides_later = decides(sentences.get(1..).unwrap_or_default(), sides, mover);
        cues.reported = reported(&sentences, sides, mover);
        cues.lists_issues = LISTS_ISSUES.is_match(text);
        cues.ends_with_order = sentences
            .iter()
            .rfind(|sentence| !SIGNED.is_match(sentence))
            .is_some_and(|last| ORDERS_PLAINLY.is_match(last) || ORDERS.is_match(last));
        cues.orders =
            cues.orders_plainly || sentences.iter().any(|sentence| ORDERS.is_match(sentence));
        cues.mover = moved(first, sides, mover);
        cues.files = files(first, sides, mover);
        cues.for_whom = cues.files.or_else(|| behalf(first, sides, mover));
        cues.procedure = cues.files.is_some()
            || PROCEDURE.is_match(first)
            || PROCEDURE_FIRST.is_match(first)
            || BELOW.is_match(first);
        cues.argument = argument(
            &sentences,
            sides,
            cues.mover.unwrap_or(mover),
            cues.procedure,
        );
        cues.argument_plain = opens_plainly(first, sides);
        cues.nameless_argument = cues.argument.is_none() && SAID_BY_NOBODY.is_match(first);
        cues.named_speaker = opening.iter().any(|sentence| NAMED.is_match(sentence));
        cues.answered = sentences
            .iter()
            .skip(1)
            .any(|sentence| ANSWERS.is_match(sentence))
            || ANSWERS_AT_ONCE.is_match(text)
            || text.trim_end().ends_with('?');
        cues
    }
}

/// The party whose argument the passage tells, by its first sentences; those of a passage that
/// begins with the filing of an affidavit are looked at in full.
fn argument(sentences: &[&str], sides: &Sides, mover: Voice, procedure: bool) -> Option<Voice> {
    /// Bytes between the words and the party: `the 1st and 2nd `.
    const NEAR: usize = 24;
    let first = sentences.first()?;
    if HOUSEKEEPING.is_match(first) {
        return None;
    }
    let about = behind_topic(first, sides) != *first;
    if !about
        && (COURT_FIRST.is_match(first) || PROCEDURE_FIRST.is_match(first) || BELOW.is_match(first))
    {
        return None;
    }
    if PRONOUN.is_match(first) {
        // "It was submitted on behalf of the petitioners" names its party, "they argued" does not.
        return IMPERSONAL
            .find(first)
            .and_then(|said| {
                sides.mentions(first).into_iter().find(|mention| {
                    mention.start >= said.end() && mention.start - said.end() <= NEAR
                })
            })
            .map(|mention| mention.who.voice(mover));
    }
    // Of what is said at a trial the court tells most as evidence.
    let evidence = sides.is_trial() || sides.is_criminal() && EVIDENCE.is_match(first);
    if evidence && !SUBMITS.is_match(first) {
        return None;
    }
    if let Some(voice) = says(first, sides, mover) {
        return Some(voice);
    }
    let papers = PAPERS.is_match(first) && PAPERS_FILED.is_match(first);
    let says_in_papers =
        PAPERS_THAT.is_match(first) || sentences.iter().any(|sentence| asserts(sentence));
    if papers && says_in_papers {
        if OPPOSED.is_match(first) {
            let named = subject(first, sides, mover);
            return Some(named.unwrap_or(Who::Opponent.voice(mover)));
        }
        return subject(first, sides, mover).or(Some(mover));
    }
    if GROUNDS.is_match(first) {
        return Some(mover);
    }
    if OPPOSED.is_match(first) && asserts(first) {
        return Some(Who::Opponent.voice(mover));
    }
    // "The claimant was employed in 2010. He states that he was dismissed": told, not argued,
    // unless the second sentence names the party itself.
    let second = sentences.get(1)?;
    if procedure || COURT_FIRST.is_match(second) {
        None
    } else {
        says(second, sides, mover)
    }
}

/// Whether the court speaks for itself in one of some sentences: what stands behind `The
/// respondent submits that` or `That` is not its own.
fn decides(sentences: &[&str], sides: &Sides, mover: Voice) -> bool {
    sentences.iter().any(|sentence| {
        COURT
            .find(sentence)
            .is_some_and(|own| own.start() < told_from(sentence, sides, mover))
    })
}

/// Where a sentence begins to tell what somebody says; behind its end if it does not.
fn told_from(sentence: &str, sides: &Sides, mover: Voice) -> usize {
    if GOES_ON.is_match(sentence) || PRONOUN.is_match(sentence) && !COURT_FIRST.is_match(sentence) {
        return 0;
    }
    if says(sentence, sides, mover).is_none() {
        return usize::MAX;
    }
    let sides = sides.mentions(sentence);
    sides.first().map_or(usize::MAX, |mention| mention.start)
}

fn reported(sentences: &[&str], sides: &Sides, mover: Voice) -> Reported {
    let told = sentences
        .iter()
        .filter(|sentence| told_from(sentence, sides, mover) != usize::MAX)
        .count();
    match told {
        0 => Reported::None,
        _ if told == sentences.len() => Reported::All,
        _ if told * 2 >= sentences.len() => Reported::Much,
        _ => Reported::Little,
    }
}

/// The party that a sentence has for the subject of a verb of saying.
fn says(sentence: &str, sides: &Sides, mover: Voice) -> Option<Voice> {
    let sentence = behind_topic(sentence, sides);
    let mentions = sides.mentions(sentence);
    by_verb(sentence, &mentions, mover)
        .or_else(|| by_noun(sentence, &mentions, mover))
        .or_else(|| by_agent(sentence, &mentions, mover))
        .or_else(|| witness(sentence, sides))
}

/// A sentence without what it is about: `On whether the applicant is entitled to costs, the
/// respondent cited`. The subject stands behind a comma, right before its verb.
fn behind_topic<'text>(sentence: &'text str, sides: &Sides) -> &'text str {
    /// Words between the subject and its verb: `also`, `on the other hand`.
    const BETWEEN: usize = 4;
    if !TOPIC.is_match(sentence) {
        return sentence;
    }
    let mentions = sides.mentions(sentence);
    SUBJECT_STARTS
        .find_iter(sentence)
        .map(|start| start.end())
        .find(|start| {
            let subject = mentions.iter().find(|mention| mention.start >= *start);
            subject.is_some_and(|subject| {
                let after = &sentence[subject.end..];
                let verb = verbs_of_saying(after).next();
                words(&sentence[*start..subject.start]) <= BETWEEN
                    && verb.is_some_and(|verb| words(&after[..verb.start()]) <= BETWEEN)
            })
        })
        .map_or(sentence, |start| &sentence[start..])
}

/// `The 1st respondent, a commission, contends`.
fn by_verb(sentence: &str, mentions: &[Mention], mover: Voice) -> Option<Voice> {
    let first = mentions.first()?;
    let before = &sentence[..first.start];
    // "If, as the respondent submitted, the court could": the sentence is the court's.
    if words(before) > SUBJECT_WITHIN || CONCEDED.is_match(tail(before)) {
        return None;
    }
    // "Counsel submitted that the objectors claim": the first verb has another subject.
    let verb = verbs_of_saying(sentence)
        .next()
        .filter(|verb| verb.start() >= first.end)?;
    // "The plaintiff sued the defendant claiming damages" tells of a step, not of an argument.
    if CLAIMING.is_match(verb.as_str()) && FILES.is_match(&sentence[..verb.start()]) {
        return None;
    }
    // Of several parties before the verb, the first is the subject: "the claimant told the respondent".
    let between = &sentence[first.end..verb.start()];
    let relative = RELATIVE.is_match(between);
    // "brought into question by the respondent who denies it": another thing is the subject.
    let aside = BY_WHOM.is_match(between) && AT_BY.is_match(tail(before));
    (words(between) <= VERB_WITHIN && !relative && !aside).then(|| first.who.voice(mover))
}

/// Whether a sentence begins with a party and goes on with a verb of saying.
fn opens_plainly(sentence: &str, sides: &Sides) -> bool {
    /// Words before the party: `On his part, the`.
    const BEFORE: usize = 5;
    /// Words between the party and its verb: `on the other hand`.
    const BETWEEN: usize = 5;
    let mentions = sides.mentions(sentence);
    let Some(first) = mentions.first() else {
        return false;
    };
    let Some(verb) = verbs_of_saying(sentence).next() else {
        return false;
    };
    verb.start() >= first.end
        && words(&sentence[..first.start]) <= BEFORE
        && words(&sentence[first.end..verb.start()]) <= BETWEEN
}

/// The verbs of saying that have a subject: none in the passive, none denied.
fn verbs_of_saying(sentence: &str) -> impl Iterator<Item = regex::Match<'_>> {
    SAYING.find_iter(sentence).filter(|verb| {
        let after = head(&sentence[verb.end()..]);
        // "The plaintiff prays for the following orders" tells what is sought.
        let sought = PRAYS.is_match(verb.as_str()) && SOUGHT.is_match(after);
        !sought
            && !NOT_SAID.is_match(tail(&sentence[..verb.start()]))
            && !SUBMISSIONS_FILED.is_match(after)
    })
}

/// Whether a sentence reports what somebody says.
fn asserts(sentence: &str) -> bool {
    verbs_of_saying(sentence).any(|verb| !CLAIMING.is_match(verb.as_str()))
        || SAYS_AS_FOLLOWS.is_match(sentence)
}

/// Whether a sentence reports what somebody says, and not merely that papers were relied on.
fn reports(sentence: &str) -> bool {
    verbs_of_saying(sentence).any(|verb| !PAPERS_USED.is_match(verb.as_str()))
}

/// `It is the petitioner's case that`, `According to the plaintiff`.
fn by_noun(sentence: &str, mentions: &[Mention], mover: Voice) -> Option<Voice> {
    let first = mentions.first()?;
    let before = &sentence[..first.start];
    let after = &sentence[first.end..];
    let has_case = OWN_CASE.is_match(head(after)) && words(before) <= SUBJECT_WITHIN;
    let offered = OFFERED.is_match(tail(before)) && IS.is_match(head(after));
    (has_case || offered || ACCORDING.is_match(tail(before))).then(|| first.who.voice(mover))
}

/// `It was submitted on behalf of the petitioner that`, `Counsel for the respondent`.
fn by_agent(sentence: &str, mentions: &[Mention], mover: Voice) -> Option<Voice> {
    let agent = |mention: &&Mention| AGENT.is_match(tail(&sentence[..mention.start]));
    mentions
        .iter()
        .find(agent)
        .map(|mention| mention.who.voice(mover))
}

/// Witnesses go by letters and a number: `PW1` is the plaintiff's, `DW2` the defence's. In criminal
/// cases the court tells what witnesses said, and nobody argues from there.
fn witness(sentence: &str, sides: &Sides) -> Option<Voice> {
    let found = WITNESS
        .captures(sentence)
        .filter(|_| !sides.is_criminal())?;
    let for_plaintiff = matches!(&found[1], "P" | "C" | "A");
    // In an appeal the plaintiff may be either side.
    let plaintiff = sides.voice("plaintiff").unwrap_or(Voice::Petitioner);
    Some(if for_plaintiff {
        plaintiff
    } else {
        super::sides::opponent(plaintiff)
    })
}

/// The party that a sentence begins with.
fn subject(sentence: &str, sides: &Sides, mover: Voice) -> Option<Voice> {
    let mentions = sides.mentions(sentence);
    let first = mentions.first()?;
    Some(first.who.voice(mover))
}

/// The party of which the sentence says that it filed, or that it seeks orders.
fn files(sentence: &str, sides: &Sides, mover: Voice) -> Option<Voice> {
    let step = FILES
        .find(sentence)
        .filter(|step| !NOT_SAID.is_match(tail(&sentence[..step.start()])))?;
    let mentions = sides.mentions(sentence);
    let subject = mentions
        .first()
        .filter(|mention| mention.start < step.start())?;
    Some(subject.who.voice(mover))
}

/// The party for which somebody acts: `swore an affidavit on behalf of the 1st respondent`.
fn behalf(sentence: &str, sides: &Sides, mover: Voice) -> Option<Voice> {
    /// Bytes between the words and the party: `the 1st and 2nd `.
    const NEAR: usize = 24;
    let on = ON_BEHALF.find(sentence)?;
    sides
        .mentions(sentence)
        .iter()
        .find(|mention| mention.start >= on.end() && mention.start - on.end() <= NEAR)
        .map(|mention| mention.who.voice(mover))
}

/// Who brought an application: `The respondent filed an application`, `lodged by the objectors`.
fn moved(sentence: &str, sides: &Sides, mover: Voice) -> Option<Voice> {
    let mentions = sides.mentions(sentence);
    // "The 1st respondent/applicant", "the application dated … by the defendant".
    let coupled = |mention: &&Mention| {
        let rest = sentence[mention.end..].trim_start().to_lowercase();
        rest.strip_prefix('/')
            .is_some_and(|rest| rest.trim_start().starts_with("applicant"))
    };
    if let Some(mention) = mentions.iter().find(coupled) {
        return Some(mention.who.voice(mover));
    }
    if let Some(by) = APPLICATION_BY.find(sentence)
        && let Some(mention) = mentions
            .iter()
            .find(|mention| mention.start >= by.end() && mention.start - by.end() <= 8)
    {
        return Some(mention.who.voice(mover));
    }
    let filed = FILED_APPLICATION.find(sentence)?;
    let by = FILED_BY.find(sentence).and_then(|by| {
        mentions
            .iter()
            .find(|mention| mention.start >= by.end() && mention.start - by.end() <= 8)
    });
    let before = mentions
        .iter()
        .find(|mention| mention.end <= filed.start() || mention.start < filed.start());
    by.or(before).map(|mention| mention.who.voice(mover))
}

/// What stands right before a place: enough for any phrase that must end there.
fn tail(text: &str) -> &str {
    let mut from = text.len().saturating_sub(NEIGHBOURHOOD);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..]
}

/// What stands right after a place.
fn head(text: &str) -> &str {
    let mut to = text.len().min(NEIGHBOURHOOD);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    &text[..to]
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Whether it is the end of the document: date, place, signature, who was present.
pub(super) fn is_signature(text: &str) -> bool {
    SIGNATURE.is_match(text)
}

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant of this file")
}

macro_rules! pattern {
    ($($name:ident = $pattern:expr;)+) => { $( static $name: LazyLock<Regex> = LazyLock::new(|| regex($pattern)); )+ };
}

/// Verbs by which a party's words are reported.
const VERBS: &str = r"(?:submit(?:s|ted|ting)?|argue[sd]?|arguing|contend(?:s|ed|ing)?|aver(?:s|red|ring)?|depos(?:es|ed|ing)|depon(?:es|ed|ing)|state[sd]?|stating|assert(?:s|ed|ing)?|alleg(?:es|ed|ing)|claim(?:s|ed|ing)|maintain(?:s|ed|ing)?|insist(?:s|ed|ing)?|urge[sd]?|urging|posit(?:s|ed|ing)?|plead(?:s|ed|ing)?|den(?:y|ies|ied|ying)|explain(?:s|ed|ing)?|affirm(?:s|ed|ing)?|reiterat(?:es|ed|ing)|complain(?:s|ed|ing)?|testif(?:y|ies|ied|ying)|(?:told|informed|reminded|invited|urged) (?:the|this) (?:court|tribunal|panel|board)|confirm(?:s|ed|ing)?|admit(?:s|ted|ting)?|conced(?:es|ed|ing)|cit(?:es|ed|ing)|reli(?:es|ed) (?:up)?on|relying on|invok(?:es|ed|ing)|challeng(?:es|ed|ing)|accus(?:es|ed|ing)|express(?:es|ed)|pray(?:s|ed|ing)?|swore that|took issue|takes issue|faults?|faulted|blam(?:es|ed)|questioned|(?:was|were|is|are) (?:emphatic|categorical|adamant)|took the view|takes the view|took the position|took objection|contest(?:s|ed)|disput(?:es|ed|ing)|rejoin(?:s|ed)|repl(?:ies|ied)|respond(?:s|ed) that|point(?:s|ed) out|emphasi[sz](?:es|ed)|implor(?:es|ed)|adds?|added|grounds that|opine[sd]?|indicate[sd]?|indicating|lament(?:s|ed)|claims? that|conclude[sd]? that|suggest(?:s|ed)|referred (?:the court )?to|placed reliance|buttress(?:es|ed)|oppose[sd]?(?: [\w’']+){1,6} on the (?:basis|grounds?)|sought to (?:rely|argue|avoid|persuade|distinguish|contend))";

pattern! {
    SAYING = &format!(r"(?i)\b{VERBS}\b");
    SAYS_AS_FOLLOWS = r"(?i)\b(?:stating|grounds|as follows|asserting|contending)\b";
    RELATIVE = r"(?i)\b(?:failed|refused|declined|did not|has not|have not|was|were|had|paid|told|gave)\b.*\b(?:which|and|that|because|as)\b";
    OWN_CASE = r"(?i)^\s+(?:(?:main|first|second|other|only|further|primary|own|written|oral|entire|chief)\s+)?(?:case|position|contention|argument|submission|evidence|testimony|view|claim|averment|assertion|complaint|response|defence)s?\b(?:\s+(?:is|was|being|that|remains))";
    OFFERED = r"(?i)\b(?:reasons?|explanations?|grounds?(?: of appeal)?|arguments?|contentions?|complaints?|issues?|claims?|case|defence|objections?) (?:\w+ )?(?:offered|advanced|given|raised|made|put forward|fronted|proffered|tendered|presented|urged|taken) by (?:the )?(?:\d\w\w )?$";
    IS = r"(?i)^,? (?:is|was|are|were)\b";
    TOPIC = r"(?i)^(?:On|As (?:to|regards|for)|Regarding|Concerning|With (?:regards?|respect) to|In (?:regard|respect|relation|response|answer|reply|reaction) (?:to|of)|In rebutt\w+|Turning to|Coming to|In (?:opposing|support of|opposition to)|To (?:buttress|support|fortify|advance|counter))\b";
    SUBJECT_STARTS = r"(?i), (?:learned )?(?:counsel for )?(?:the )?";
    ACCORDING = r"(?i)\baccording to (?:the )?(?:(?:\d+(?:st|nd|rd|th)|and|,|&|learned|counsel|for|the)\s+)*$";
    CONCEDED = r"(?i)\bas (?:the )?(?:learned counsel for the |counsel for the )?(?:\d\w\w )?(?:mr|mrs|ms|dr)?\.? ?$";
    BY_WHOM = r"(?i)^,? (?:who|which|that)\b";
    AT_BY = r"(?i)\b(?:by|from|against|to|of) (?:the )?(?:\d\w\w )?$";
    PRAYS = r"(?i)^pray";
    SOUGHT = r"(?i)^(?: to the court)?(?: for| that)?(?: the| an?)?(?: \w+){0,2} (?:judgment|orders?|reliefs?|declarations?|injunctions?|prayers?|following)\b";
    SIGNED = r"(?i)\b(?:dated|delivered|signed)\b[^.;]{0,80}\b(?:at|in|virtually|this)\b[^.;]{0,80}\b(?:this|on)\b[^.;]{0,40}\b(?:19|20)\d\d\b|\bcourt assistant\b";
    CLAIMING = r"(?i)^(?:claiming|praying|seeking)$";
    PAPERS_FILED = r"(?i)\b(?:filed|files|swore|sworn|opposed|supported|opposition|response|reply|replying|vide|through|by way of|put in|deponed|further)\b";
    NOT_SAID = r"(?i)\b(?:not|never|been|was|were|is|are|be|being|cannot|n['’]t|as|his|her|its|their|the|an?|any|such|to)(?: \w+ly)?\s*$";
    SUBMISSIONS_FILED = r"(?i)^\s*(?:the|their|his|her|its|on)?\s*(?:\w+\s)?(?:written |filed )?submissions\b";
    PROCEDURE_FIRST = r"(?i)^(?:\(?[a-z0-9]{1,3}[).]\s*)?(?:Before (?:me|us|this|the)\b|This (?:is an?|appeal|suit|matter|ruling|judgment|application|petition|cause|claim)\b|(?:Being )?(?:dissatisfied|aggrieved)\b|The (?:court|tribunal|panel) (?:also |then |further )?(?:gave|directed|allowed|ordered|heard|invited|preferred|proceeded|issued|granted)\b|The (?:first|second|third|other|instant|present) (?:application|appeal|petition|motion|suit)\b)";
    BELOW = r"(?i)^(?:(?:Also |And )?(?:At|In) paragraphs? [\d() -]+,? |On (?:the )?[^,]{4,30}, |In (?:a|his|her|its|that) [^,]{4,60}, |Following [^,]{4,160}, (?:at which [^,]{4,80}, )?)?(?:the )?(?:learned |trial |first-tier |upper |district |county |deputy |appellate |said )*(?:judges?|magistrate|tribunal|high court|court of appeal|supreme court|trial court|lower court|court below|court|arbitrator|registrar)(?:[’']s (?:order|decision|ruling|judgment|reasons))?(?:,[^,]{4,80},)? (?:then |also |therefore |further |went on to )?(?:found|held|dismissed|refused|granted|concluded|noted|identified|heard|considered|stated|observed|ordered|allowed|rejected|accepted|convicted|sentenced|delivered|directed|said|quashed|looked|proceeded)\b";
    DUTY = r"(?i)\b(?:has to|have to|must|should|ought to|shall|is required|may)\b";
    OLD_STORY = r"(?i)^(?:By way of (?:a )?(?:brief )?background|The (?:brief )?(?:facts|background|genesis))";
    AGENT = r"(?i)\b(?:(?:was|were|been|is|further|also|,) (?:submitted|argued|contended|urged|averred|stated|pointed out|alleged|asserted|deposed|said)\s+(?:by|for|on behalf of|on the part of)|(?:counsel|advocates?|solicitors?|Mr\.? [A-Z]\w+|Ms\.? [A-Z]\w+|Mrs\.? [A-Z]\w+|Dr\.? [A-Z]\w+),?\s+(?:QC |KC |SC |who (?:appeared|appears) )?(?:for|appearing for|on behalf of)|(?:submissions?|arguments?) (?:by|of|for|on behalf of))\s+(?:counsel for\s+)?(?:the\s+)?(?:\d+(?:st|nd|rd|th)\s*(?:(?:,|and|&|to)\s*\d+(?:st|nd|rd|th)\s*)*)?$";
    WITNESS = r"^(?:[\w,-]+\s+){0,5}?(?:[A-Z]+-)?([PDCRA])\.?W\.?\s?-?(?:\d+|I{1,3}\b)";
    IMPERSONAL = r"(?i)^(?:[^,]{1,60}, )?it (?:is|was|has been) (?:\w+ ){0,2}(?:submitted|argued|contended|urged|averred|stated|alleged|asserted|deposed|said) (?:by|for|on behalf of|on the part of) ";
    SUBMITS = r"(?i)\b(?:submit\w*|argu\w+|conten\w+|urge[sd]?|blame[sd]?|faulted|reli(?:es|ed) on|pointed out|asserted|averred)\b";
    EVIDENCE = r"(?i)\b(?:testif(?:y|ied|ies)|(?:told|informed) the (?:trial )?court|gave evidence|in (?:his|her|their|its) (?:sworn |unsworn )?(?:evidence|testimony|defence|statement)|cross[- ]?exam\w+|re-?exam\w+|put to (?:him|her|the witness|it)\b|the (?:next|first|second|third|fourth|last) (?:state |defence |prosecution )?witness\b|called (?:as )?a witness|[PD]\.?W\.? ?\d)\b";
    STEP = r"(?i)(?:^(?:(?:On|By|At|Vide) [^,]{3,50}, )?(?:the|this) (?:court|tribunal|panel|matter|application|appeal|suit|petition|motion|case|cause|claim|reference|objection|hearing|parties)\b.{0,40}\b(?:issued|directed|directions|gave|proceeded|came up|was (?:heard|canvass?ed|argued|disposed|set down|fixed|called|listed|adjourned|certified|referred)|were (?:heard|directed|invited|ordered)|agreed|opted|filed|complied|recorded|consolidated|reserved)\b|^When the (?:matter|appeal|application|case|suit)\b|\b(?:written )?submissions\b.{0,40}\b(?:were|was|are) (?:dated|filed)|\bfiled (?:its|his|her|their|the|an?)\b.{0,60}\b(?:submissions|affidavit|response|reply|defence|memorandum|application|plaint)\b|\bswore an?\b.{0,40}\baffidavit|\bwas (?:filed|lodged|brought|taken out|amended) (?:by|on)\b|\b(?:seeks?|seeking|sought|prays?|praying)(?: for)?(?: the)?(?: following)? (?:orders?|reliefs?)\b|\b(?:case|claim|defence|application) (?:is|was) (?:further )?supported by\b|\bwas granted leave\b|\bentered appearance\b|\bcalled (?:\w+ ){1,3}witness|\bdid not (?:file|participate|attend|enter)\b)";
    PAPERS_USED = r"(?i)^(?:claim\w*|pray\w*|reli\w+ .*|relying on|cit\w+|oppose\w*.*|referred.*|add\w*|plead\w*|den\w+|admit\w*|indicat\w+|invok\w+|challeng\w+)$";
    CONCEDES = r"(?i)^(?:Although|Whereas|While|Whilst|Even though|Even if|Despite|Notwithstanding|In as much as|Inasmuch as|Much as|Granted)\b";
    PLEADS = r"(?i)\b(?:violat(?:es?|ed|ing|ions?)|in breach|breach(?:es|ed)|contrary to|contraven\w+|unlawful(?:ly)?|illegal(?:ly)?|unfair(?:ly)?|unjust(?:ly)?|unconstitutional(?:ly)?|discriminat\w+|malicious(?:ly)?|mala ?fides?|bad faith|good faith|prejudice[ds]?|irreparable|loss and damage|merits?|meritless|frivolous|vexatious|an abuse of|afterthought|premature|incompetent|fatally|defective|misconceived|without (?:any )?(?:basis|merit|proof|justification|lawful|sufficient)|lacks? (?:merit|jurisdiction|specificity|capacity|standing)|(?:should|ought to|must|be) (?:be )?(?:dismissed|allowed|struck out|set aside|granted|disallowed|upheld)|improperly|wrong(?:ly|ful|fully)?|erred|erroneous(?:ly)?|entitled to|entitles|negligen\w+|fraudulent(?:ly)?|no (?:cause of action|basis|proof)|in the interests? of justice|failed to|justified|unjustified|reasonable|unreasonable)\b";
    NAMED = &format!(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir)s?\.? (?:[A-Z][\w’'-]*\.? ){{1,4}}(?:QC |KC |SC )?(?:\(?[^.;]{{0,40}}?\)? ?)(?:(?:also|further|then|therefore|therefore|thus|rightly|again|candidly|accordingly|however|did not|does) )*(?:{VERBS}|suggest(?:s|ed)|acknowledged?s?|accept(?:s|ed)|says|said|objects|pointed|refer(?:s|red) (?:us|me|the|to)|took|takes|sought|seeks|put)\b");
    REJECTS = r"(?i)\b(?:arguments?|submissions?|contentions?|defence|assertions?|allegations?|claims?|averments?|explanations?|evidence|position)\b[^.]{0,160}\b(?:misplaced|unfounded|baseless|unsubstantiated|untenable|fallacious|misconceived|simply|mere|not convincing|no basis|without (?:merit|basis)|far-fetched|fell? (?:by|on) the wayside|falls? (?:by|flat|on)|cannot (?:hold|stand|be|help|aid|avail)|does not hold|must fail|not merited|(?:is|are|was|were) (?:therefore |thus |hereby |clearly |also |accordingly )?(?:rejected|dismissed|declined|unavailing|unsustainable|without substance|of no (?:help|assistance|moment|consequence)|not tenable|not correct|erroneous|flawed|incorrect|wrong|neither here)|fails?|has no (?:merit|basis|force|substance|legs)|rejected|not persuaded|not persuasive|remains? (?:just )?(?:that|an allegation|mere)|unsupported|not supported|not demonstrated|not proved|not proven)\b";
    LISTS_ISSUES = r"(?is)\bissues?\b.{0,160}?(?:\b(?:are|is|be|follows|determination|determine)\b|:)[^.]{0,40}?\bwhether\b|\bissues?\b.{0,160}?[:;-]\s*\(?(?:i|a|1)[).]";
    GOES_ON = &format!(r"(?i)^(?:\(?[a-z]\)\s*)?(?:That\b|(?:Further(?:more)?|Moreover|Additionally|In addition|Also|Lastly|Finally|Secondly|Thirdly|As a result),?\s+(?:that\b|(?:he|she|they|it|counsel)\s+(?:\w+\s+)?{VERBS}|(?:he|she|they) )|It (?:is|was) (?:further |also |thus |equally )?(?:his|her|their|its) (?:\w+ )?(?:case|contention|position|evidence|testimony|argument|submission|view)\b|(?:He|She|They|It|Counsel|Learned counsel)\s+(?:\w+\s+){{0,2}}{VERBS}\b)");
    PRONOUN = &format!(r"(?i)^(?:(?:Further(?:more)?|Moreover|Also|In addition|Additionally|Lastly|Finally|Firstly|Secondly|Thirdly|In (?:this|that) regard|In conclusion|In particular|In support|Relatedly|Similarly|Consequently|Accordingly|On (?:the|this|that) (?:issue|question|point|aspect|ground)[^,]{{0,90}}|As (?:to|regards|for) [^,]{{1,90}}|To (?:buttress|support|fortify|advance) [^,]{{1,40}}|Regarding [^,]{{1,90}}),? )?(?:(?:learned )?counsel|he|she|they|it|the (?:said )?(?:deponent|affiant|witness))\b(?: (?:also|further|then|therefore|thus|again|equally|additionally|finally|maintained|similarly|went on to|goes on to|further went on to|has|have|had|is|was|were|clarified|emphatic|of the view)){{0,3}} (?:{VERBS}|emphatic|categorical|of the view)\b|^(?:It|That) (?:is|was) (?:further |also |thus |equally )?(?:his|her|their|its) (?:\w+ ){{0,2}}(?:case|contention|position|evidence|testimony|argument|submission|view|averment)\b");
    COURT = r"(?i)\b(?:in the (?:opinion|view|judgment) of the (?:board|court|tribunal)|as the (?:board|court) sees it|the board (?:therefore |also |is |has |does not |would (?:not )?|will |cannot ){0,2}(?:finds?|concludes?d?|considers?|considered|agrees?|accepts?|rejects?|rejected|notes?|sees?|satisfied|persuaded|return)|their lordships (?:do not |would |are |have ){0,2}(?:consider|agree|think|accept|find|satisfied|concluded)|takes? the (?:appellant|respondent|applicant|claimant|defendant)s? (?:anywhere|nowhere|no further)|(?:I|we)(?:,? (?:therefore|also|thus|accordingly|hereby|do|not|however|must|am|can|have|would|will|cannot|shall|therefore)){0,3} (?:find|note|agree|hold|held|conclude|concur|think|consider|accept|reject|disagree|discern|satisfied|persuaded|convinced|opine|reiterate|decline|allow|dismiss|reckon|observe|found|opinion|guided|say so|doubt|perceive|inclined|entertain no|content|see no|fail to see|appreciate|mindful|alive|bound|in agreement|of the (?:view|opinion)|remind myself|exercise|given consideration|established)|in (?:my|our)(?: \w+)? (?:view|opinion|judgment|mind|considered view)|(?:it is|is) (?:my|our) (?:\w+ )?(?:view|finding|opinion)|my (?:considered )?(?:view|finding|opinion)|(?:this|the) (?:court|tribunal|panel) (?:therefore |hereby |thus |is |has |further |also |however ){0,2}(?:finds|notes|holds|agrees|observes|concludes|considers|satisfied|persuaded|cannot|found that|takes the view|of the view|accepts|rejects|dealing|well aware|alive|guided|allowed to|convinced)|as (?:noted|stated|demonstrated|set out|observed|held) (?:above|earlier)|having (?:perused|considered|found|carefully|examined|looked|evaluated|established)|this (?:honourable )?(?:court|tribunal)(?:['’]s)? (?:\w+ ){0,3}?(?:found|finds|noted|held|considered|agrees?|agreed|associates?|associated|came|took|determined|directs|directed|declines|left|concurs|concurred|wishes|wished|view|decision|appreciates|opted|struggled|exercises|buttresses)|this (?:court|tribunal) (?:is|was|has been|had been|therefore|thus|cannot|could not|had (?:due )?regard|will|shall)|the court (?:is left|is therefore|takes|is in agreement|is of the|therefore (?:orders|finds))|align myself|associate myself|let me|to me,? (?:it|this|that)|so far as (?:the|this) (?:court|tribunal|panel) is concerned|(?:the|this) (?:court|tribunal|panel|board) has (?:\w+ )?(?:given consideration|considered|come to|established|previously (?:held|expressed)|found)|(?:I|we) see no)\b|\b(?:there is no (?:evidence|doubt|proof|denying)|it must be (?:pointed out|recalled|noted)|it is noteworthy|evidently|notably|puzzlingly|strangely|no evidence has been|no evidence was|it is (?:therefore |quite |thus |indeed )?(?:clear|evident|obvious|apparent|not in dispute|trite|settled|important to note|common ground|instructive|noteworthy)|it (?:follows|goes without saying|would appear|is (?:well )?settled|cannot be)|is (?:therefore )?(?:without merit|unmeritorious|unsustainable|fatal|misconceived|invalid)|has no merit|cannot (?:succeed|stand)|correctly (?:pointed|submitted|argued|stated|held))\b";
    COURT_FIRST = r"(?i)^(?:\(?[a-z0-9]{1,3}[).]\s*)?(?:(?:However|Further|Firstly|Secondly|Thirdly|Finally|Turning to|Therefore|Accordingly|Indeed|Thus|In the circumstances|As noted|As stated|As such|Again|But|Be that as it may|From the|On the (?:issue|question)|The (?:question|issue)|It is (?:trite|settled|clear|quite|important|my|our)|I |We |This court|In my|In our|Having|There is|A look at|Without)\b.*?\b(?:I|we|my|our|this court|the court finds|the tribunal finds|find|noted above|did not|failed to|has not|have not|is no|correctly)\b|I\b|We\b|In my view|In our view|It is trite|It is settled|It is my|Having (?:considered|perused|found|carefully|examined))";
    TURNS = r"(?i)\b(?:(?:this being|as) (?:the|a) first appe\w+|this is (?:a|the) (?:first|second) appeal|(?:duty|role|task) of (?:a|the|this) (?:first |second )?appellate court|(?:I|we) have (?:now )?(?:carefully |keenly |duly |dutifully |also |anxiously |looked|read |considered|perused |gone )+|(?:I|we) (?:shall|will|now) (?:now )?(?:turn|proceed|consider|address|deal)|having (?:considered|carefully|perused|read|heard)|(?:this|the) (?:court|tribunal) has (?:carefully |duly |keenly )*(?:considered|perused|read|analy[sz]ed))";
    AUTHORITY = r"(?i)^(?:\(?[a-z0-9]{1,3}[).]\s*)?(?:(?:Similarly|Likewise|Further|Also|Furthermore|In addition|Indeed|Additionally),? )?(?:(?:and )?in (?:the case of |the matter of )?[A-Z][^.]{2,160}(?:\[|\(|eKLR|KLR|v\.?s?\.? ).{0,300}(?:held|stated|observed|said|expressed|opined|set out|laid down|noted|explained|thus|follows|reiterated|pronounced)|(?:the )?(?:Supreme Court|Court of Appeal|High Court|House of Lords|Privy Council|Constitutional Court)\b.{0,200}\b(?:held|stated|observed|said|opined)|(?:Section|Article|Rule|Regulation|Order|Under (?:the provisions of )?(?:Section|Article|Rule|Order))s? \d+|The (?:definition|locus classicus|principles?|test|law|jurisdiction|elements?|duty|burden|standard|purpose|object)\b|It is (?:trite|settled|well)|[A-Z]\w+['’]?s? Law Dictionary)";
    ISSUES = r"(?i)\b(?:issues?|questions?) (?:(?:that|which) )?(?:\w+ )?(?:arises?|emerges?|arising|emerging|fall(?:s|ing)?|for (?:determination|consideration|resolution)|to be determined|is whether|that present)|\b(?:matter|point|question|issue)\b[^.]{0,60} is whether\b";
    ORDERS = r"(?i)\b(?:(?:appeal|petition|application|suit|claim|motion|summons|objection|protest|same|reference|cause|prayers?|notice|cross-appeal|reference|decision|judgment|ruling|orders?|conviction|sentence|matter|file|grant|accused|landlord|tenant|respondents?|defendants?|petitioners?|applicants?|plaintiffs?|claimants?)\b[^.;]{0,80}? (?:is|are|be|stands?)(?: and is| and are)? (?:hereby |accordingly |therefore |thus |also |found without merit and ){0,2}(?:dismissed|allowed|granted|struck out|upheld|set aside|quashed|declared|refused|declined|marked|closed|disallowed|sustained|overruled|restrained|remitted|affirmed|settled|convicted|acquitted|confirmed|revoked|directed|ordered|awarded)|costs? (?:of [^.]{0,60})?(?:to (?:the|be)|shall|will be|are awarded|in the cause)|(?:each|every|either|the) part(?:y|ies) (?:shall |to |will |should |do )?(?:each )?(?:bears?|meets?)|parties (?:shall |to |will )?(?:each )?(?:bear|meet)|(?:shall|will) bear (?:the )?costs|no orders? as to costs|(?:appeal|petition|application|suit|claim|motion) (?:therefore |accordingly |hereby ){0,2}(?:fails|succeeds))\b";
    ORDERS_PLAINLY = r"(?i)\b(?:(?:it is|is|are|it) (?:so|hereby|accordingly) ordered|(?:I|we) (?:shall|will|do|now|would|must) (?:therefore |hereby |thus |accordingly |now )?(?:order|sentence|award|allow|dismiss|grant|direct|enter|quash|set aside|uphold|decline to grant)|sentence(?:s|d)? (?:the|him|her|them) (?:accused|to)|(?:is|are) (?:hereby )?sentenced to|entry of judgment|enter(?:s|ed|ing)? judgment (?:for|in favour|against)|file (?:be|is|shall be|to be) (?:hereby )?(?:marked (?:as )?)?closed|(?:to )?revoke the (?:appointment|grant)|orders? accordingly|(?:make|makes|issue|issues|grant|grants|enter|making|issuing|given) (?:the )?(?:following )?(?:final )?(?:orders?|declarations?|reliefs?)|(?:the )?following (?:final |specific )?(?:orders?|declarations?) (?:do )?(?:hereby )?(?:issue|are|shall)|is hereby (?:dismissed|allowed|granted|struck out|quashed|declared|set aside|upheld)|(?:this |the )?(?:court|tribunal|board) (?:therefore |hereby |accordingly |thus |do |does ){0,2}(?:orders?|directs?|declares?|dismisses|grants)|(?:is|are) (?:hereby |further |also |accordingly ){1,2}(?:ordered|directed)|(?:fails?|succeeds?|lacks merit|has no merit|is without merit|is unmerited|is merited),? and (?:it |the same )?(?:is|are|be) (?:hereby |accordingly |therefore )?(?:dismissed|allowed|struck out)|mak(?:e|es|ing) no (?:further )?orders? (?:as to|on|for|of) costs|(?:is|are|stands?) (?:hereby |to be |accordingly |therefore )?(?:struck out|discharged|vacated)\b[^.]{0,40}\bcosts?|strikes? (?:out )?the (?:application|suit|petition|appeal|same)(?: out)?|right of appeal|(?:I|we) (?:hereby |accordingly |therefore |thus ){0,2}(?:order|dismiss|allow|direct|grant|set aside|quash|declare|award|enter judgment|strike out|uphold)|(?:application|appeal|petition|suit|claim|objection|same|reference|motion|summons|orders sought|prayers?)(?: dated [^.;,]{4,40})? (?:is|are) (?:accordingly |therefore |hereby |also )?(?:dismissed|allowed|struck out|granted|upheld|declined|refused)|the upshot)\b";
FILES = r"(?i)\b(?:filed|files|lodged|instituted|moved (?:this|the) (?:court|tribunal|honourable)|moved this|approached (?:this|the) court|brought (?:this|the|an) (?:application|suit|petition|appeal|action|claim)|took out|commenced|presented|sued|seek(?:s|ing)? (?:the following |an? |for |compensation|judgment|leave|orders?|reliefs?|damages|to be|payment)|sought (?:the|an?|orders?|leave|reliefs?|in the))";
    FILED_APPLICATION = r"(?i)\b(?:filed|lodged|brought|moved|took out|presented|made|preferred)\b.{0,60}\b(?:application|motion|summons|petition|suit|appeal|objection|reference|claim)\b|\b(?:application|motion|summons|objection)\b.{0,60}\b(?:filed|lodged|brought|made|presented) by\b";
    ON_BEHALF = r"(?i)\bon (?:his own behalf and on )?behalf of ";
    APPLICATION_BY = r"(?i)\b(?:application|motion|summons|objection)\b[^,;.]{0,80}\bby (?:the )?";
    FILED_BY = r"(?i)\b(?:filed|lodged|brought|made|presented) by (?:the )?";
    PROCEDURE = r"(?i)(?:\bwas (?:canvassed|disposed of|heard|argued|fixed|set down)\b|\bwere directed\b|\bdirected (?:that|the|parties)\b|\bthe (?:appeal|application|petition|suit|motion) (?:was|is|were) (?:also )?opposed\b|\bopposed the (?:appeal|application|petition|motion|preliminary|suit)\b|^Vide\b|^By (?:way of )?(?:an? |the )?(?:\w+ )?(?:plaint|petition|notice of motion|application|memorandum|chamber summons|amended|originating|claim)|\b(?:learned )?(?:trial |lower |subordinate )(?:court|magistrate|judge)\b.*\b(?:dismissed|allowed|found|held|delivered|entered|convicted|sentenced)\b|\bput in (?:a|an) |\bcalled (?:\w+ ){0,4}witness|\bthe (?:claim|reference|objection|cause) (?:was|is) (?:also )?opposed\b)";
    CANVASSED = r"(?i)(?:\bcanvass?ed\b|\b(?:parties|they|both|counsel|each)\b.{0,60}\b(?:filed|made|exchanged|complied|attended|relied|directed to file)\b.{0,60}\bsubmissions?\b|\b(?:directed|disposed of|heard|argued|dispensed).{0,60}\b(?:written|oral) submissions\b|\bfiled (?:the |their |his |her |its )?(?:written )?submissions dated\b)";
    HISTORY = r"(?i)^(?:On (?:or about )?(?:the )?(?:\d{1,2}|Monday|Tuesday|Wednesday|Thursday|Friday)|During\b|In (?:January|February|March|April|May|June|July|August|September|October|November|December|\d{4})|By way of (?:a )?(?:brief )?background|When\b|The (?:brief )?(?:facts|background)|The trial court['’]s record|Subsequently|Thereafter|Following)";
    PAPERS = r"(?i)\b(?:affidavits?|grounds of opposition|statement of (?:defence|claim|response)|defence|response|preliminary objection|witness statements?|memorandum|submissions)\b";
    GROUNDS = r"(?i)\bpreliminary objection\b[^.]{0,120}\b(?:on|upon) (?:the )?(?:following |main |several )?grounds\b|\b(?:application|petition|motion|appeal|summons)\b.{0,120}\b(?:is|was|are|were) (?:\w+ )?(?:(?:supported|premised|based|anchored|predicated|grounded|hinged|pegged|founded) (?:on|by|upon|under)|(?:brought|made) (?:on|upon) (?:the )?(?:following |main |several )?grounds?)\b|^The (?:main )?grounds (?:of|in support of|for|upon which) (?:the |this |his |her |their )?(?:appeal|application|petition|motion|summons|objection)\b";
    PAPERS_THAT = r"(?i)\b(?:affidavit|grounds of opposition|response|statement)\b[^.]{0,160}? that\b";
    DIRECTED = r"(?i)^(?:When the (?:matter|application|appeal|suit|petition) came up|(?:On [^,]{4,40}, )?(?:the|this) (?:court|tribunal) (?:then |also |further |accordingly )*(?:directed|gave directions|granted the (?:parties|applicant|respondent|claimant|petitioner|plaintiff|defendant)s? (?:\w+ ){0,3}(?:days|time)))\b";
    HOUSEKEEPING = r"(?i)\b(?:informed|told|notified) (?:the|this) (?:court|tribunal)\b[^.]{0,200}\b(?:(?:re-?)?served|service|out of court|negotiat\w+|compromise|response (?:had|has|was)|no response|time to (?:respond|file|reply)|\d+ days|adjourn\w*|mention)\b|\b(?:reported|indicated) that\b[^.]{0,120}\b(?:been served|no response|settle the matter|negotiat\w+)\b|\b(?:prayed|asked|requested|sought)(?: for)? (?:\d+|more|some|additional|further) (?:days|time)\b|\bretired to write\b|\bmention (?:was|is|date)\b|\bslated for\b|\bto confirm compliance\b|\bnone of the parties (?:had |has |have )?(?:yet )?(?:filed|complied)\b";
    OPPOSED = r"(?i)\b(?:is|was|are|were) (?:also |strenuously |vehemently |strongly )?opposed\b|\bin (?:opposition|response|reply|rebuttal|answer)\b|\bopposed the\b";
    SAID_BY_NOBODY = r"(?i)^(?:It (?:was|is|has been) (?:further |also |thus )?(?:submitted|argued|contended|urged|averred)|(?:Learned )?[Cc]ounsel (?:\w+ )?(?:submitted|argued|contended|urged|cited|relied))";
    ANSWERS = r"(?i)^(?:However|But|This is not|It is not|That is not|A (?:cursory |closer )?look|What then|Firstly|First,|Unfortunately|Be that as it may|That (?:argument|submission|contention|position)|This (?:argument|submission|contention|position)|With (?:due )?respect|There (?:is|was) no|No\b|The mere fact|On the contrary|Nothing|In the circumstances|Clearly|Therefore|Thus)|\b(?:I |in my|in our|this court|the tribunal|did not prove|failed to prove|not convincing|begs the question|one will (?:realise|realize|notice|note)|to me\b|does not hold|without merit|is misplaced)\b";
    ANSWERS_AT_ONCE = r"(?i)\b(?:but in the same breath|correctly|rightly|wrongly|cannot be faulted|contrary to (?:his|her|its|their))\b|, however,";
    SIGNATURE = r"(?i)^(?:(?:ruling |judgment )?(?:dated|delivered|signed|read|given|issued),?(?: and| at| in| this| virtually|,| under| signed| delivered|\b).{0,200}\b(?:this|day|20\d\d|19\d\d|judge|\d{4})\b|in the presence of|\W*$|court assistant)";
}

#[cfg(test)]
mod tests {
    use super::*;

    fn argument_of(text: &str) -> Option<Voice> {
        let sides = Sides::read(&[], &[]);
        Cues::read(text, &sides, Voice::Petitioner).argument
    }

    #[test]
    fn reported_speech_names_its_side() {
        let (petitioner, respondent) = (Some(Voice::Petitioner), Some(Voice::Respondent));
        for (text, expected) in [
            (
                "The 1st respondent, an independent commission, contends that it acted within the law.",
                respondent,
            ),
            (
                "It was submitted on behalf of the petitioners that no law was in place.",
                petitioner,
            ),
            (
                "Mr Mfano for the respondent argued that the appeal was late.",
                respondent,
            ),
            (
                "Counsel for the appellant relied on the decision of the trial court.",
                petitioner,
            ),
            (
                "According to the 2nd and 3rd defendants, no contract existed.",
                respondent,
            ),
            (
                "It is the claimant's case that the goods were lost.",
                petitioner,
            ),
            (
                "In reply, the respondent avers that the suit is out of time.",
                respondent,
            ),
            (
                "The application is opposed vide a replying affidavit in which the respondent deposes that he paid.",
                respondent,
            ),
            (
                "The application is supported by the affidavit of a director, who depones that the debt was paid.",
                petitioner,
            ),
            (
                "The interested party submitted that it was never served.",
                Some(Voice::InterestedParty),
            ),
            ("DW1 testified that he was away.", respondent),
            (
                "I agree with the respondent that the appeal was late.",
                None,
            ),
            ("In my view the petitioner claims too much.", None),
            (
                "The petitioner filed a petition seeking the following orders.",
                None,
            ),
            (
                "Having considered what the respondent submitted, the question is one of law.",
                None,
            ),
            ("The rain fell for ten days.", None),
            (
                "The respondent filed a further affidavit sworn by a director on 3 May 2031 that nobody was served.",
                respondent,
            ),
            (
                "A preliminary objection was taken out by the 1st respondent on the grounds that the court is the wrong one.",
                respondent,
            ),
            (
                "Counsel for the respondent informed the court that he had not been served and prayed for 14 days to respond.",
                None,
            ),
            (
                "The alleged contemnor denies that she was told of the order.",
                Some(Voice::InterestedParty),
            ),
            (
                "On whether the appellant is entitled to costs, the respondent cited the Act.",
                respondent,
            ),
            (
                "Turning to the first issue as to what the respondent owed, the appellant submitted that it was nothing.",
                petitioner,
            ),
            (
                "The main reason offered by the applicant is that he was away.",
                petitioner,
            ),
            (
                "The plaintiff prays for the following orders: damages and costs.",
                None,
            ),
        ] {
            assert_eq!(argument_of(text), expected, "{text}");
        }
    }

    /// What an advocate says of the evidence is no finding, what the court says of it is one.
    #[test]
    fn what_is_told_is_not_the_courts_own() {
        let sides = Sides::read(&[], &[]);
        let cues = |text: &str| Cues::read(text, &sides, Voice::Petitioner);
        let told = "The respondent opposes the appeal, stating that it is late. Further, that no evidence was led.";
        assert!(!cues(told).court_decides);
        assert_eq!(cues(told).reported, Reported::All);
        let answered = "The respondent submits that it is late. There is no evidence of that.";
        assert!(cues(answered).decides_later);
        assert_eq!(cues(answered).reported, Reported::Much);
        assert!(cues("I find that the respondent submits too much.").court_decides);
        assert!(cues("The suit fails and is dismissed.").ends_with_order);
    }

    #[test]
    fn what_passes_at_a_hearing_is_no_argument() {
        let sides = Sides::read(&[], &[]);
        for (text, expected) in [
            ("The Court directed the applicant to serve by Friday.", true),
            (
                "When the matter came up for hearing, nobody appeared.",
                true,
            ),
            (
                "By 7 May, when the court retired to write this ruling, nobody had filed.",
                true,
            ),
            ("The respondent avers that he was never served.", false),
        ] {
            let cues = Cues::read(text, &sides, Voice::Petitioner);
            assert_eq!(cues.housekeeping, expected, "{text}");
        }
        let board = "In the opinion of the Board the appeal is hopeless.";
        assert!(Cues::read(board, &sides, Voice::Petitioner).court_decides);
    }

    /// Where somebody is tried, the court tells evidence, and only submissions are a side's.
    #[test]
    fn at_a_trial_evidence_is_told() {
        let texts = vec!["The accused said that he was away.".to_owned(); 8];
        let sides = Sides::read(&[], &texts);
        assert!(sides.is_trial());
        let argument = |text: &str| Cues::read(text, &sides, Voice::Petitioner).argument;
        assert_eq!(argument("The accused stated that he slept."), None);
        let submitted = "Counsel for the accused submitted that nothing was proved.";
        assert_eq!(argument(submitted), Some(Voice::Respondent));
        assert!(!Sides::read(&[], &["The accused slept.".to_owned()]).is_trial());
    }

    #[test]
    fn orders_issues_and_ends() {
        let sides = Sides::read(&[], &[]);
        let cues = |text: &str| Cues::read(text, &sides, Voice::Petitioner);
        assert!(cues("The upshot is that the appeal is dismissed with costs.").orders_plainly);
        assert!(cues("Each party shall bear its own costs.").orders);
        assert!(!cues("The learned magistrate dismissed the suit.").orders);
        assert!(cues("The issues that arise for determination are two.").issues);
        assert!(is_signature(
            "DATED AND DELIVERED AT NYERI THIS 8TH DAY OF AUGUST 2025"
        ));
        assert!(!is_signature(
            "Dated documents were produced by the parties."
        ));
    }
}
