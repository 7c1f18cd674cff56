//! Words that show who speaks in a passage.

use super::sides::{Mention, Sides, Who, sentences};
use crate::model::Voice;

mod patterns;

use patterns::*; // sixty of them, which nothing else is named like

/// A verb of saying belongs to the party named at most this many words before it.
const VERB_WITHIN: usize = 16;
/// A party is the subject of a sentence if at most this many words stand before its name.
const SUBJECT_WITHIN: usize = 14;
/// How far from a word its neighbours are looked for, in bytes.
const NEIGHBOURHOOD: usize = 200;
/// Sentences of a passage that are looked at for what governs it.
const OPENING: usize = 2;
/// Bytes of a sentence that are looked at: what tells a speaker stands at its beginning, and a
/// sentence that never ends would be searched for every word again from each of its own.
const LONGEST_SENTENCE: usize = 2_000;

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
    /// A side says what it asks for.
    pub(super) prayer: bool,
    /// The party that is said to have called a witness.
    pub(super) calls: Option<Voice>,
    /// It names the papers that a side relies on, and not what they say.
    pub(super) papers_only: bool,
    /// It tells the grounds of an appeal.
    pub(super) grounds_of_appeal: bool,
    /// It tells grounds in full: `on the following grounds: a. …`.
    pub(super) grounds_told: bool,
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
        let sentences: Vec<&str> = sentences(text)
            .into_iter()
            .map(|sentence| beginning(sentence, LONGEST_SENTENCE))
            .collect();
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
        cues.calls = opening
            .iter()
            .find_map(|sentence| calls(sentence, sides, mover));
        cues.prayer = PRAYER.is_match(first);
        // A sentence that goes on with `that` says what they say.
        cues.papers_only =
            PAPERS_ONLY.is_match(first) && sentences.len() <= 2 && !first.contains(" that ");
        cues.grounds_of_appeal = GROUNDS_OF_APPEAL.is_match(first);
        cues.grounds_told = !cues.grounds_of_appeal && tells_grounds(text);
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

/// Whether a line leads into what the court orders: `I therefore make the following orders:`.
pub(super) fn orders_follow(line: &str) -> bool {
    (ORDERS_PLAINLY.is_match(line) || ORDERS_FOLLOW.is_match(line)) && !ORDERS_SOUGHT.is_match(line)
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
    if let Some(voice) = heard(first, sides, mover) {
        return Some(voice);
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
    // What a ground of appeal says is the appellant's, wherever the court tells it.
    if GROUND_SAYS.is_match(first) {
        return Some(sides.voice("appellant").unwrap_or(mover));
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
    if heard(sentence, sides, mover).is_some() {
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
        .or_else(|| in_front(sentence, &mentions, mover))
        .or_else(|| witness(sentence, sides))
}

/// The party whose words the court only says that it heard: `The Tribunal notes that the respondent asserted`.
fn heard(sentence: &str, sides: &Sides, mover: Voice) -> Option<Voice> {
    let noted = NOTED.find(sentence)?;
    let rest = &sentence[noted.end()..];
    let mentions = sides.mentions(rest);
    by_verb(rest, &mentions, mover).or_else(|| by_noun(rest, &mentions, mover))
}

/// Whether grounds are told, and not merely that there are some.
fn tells_grounds(text: &str) -> bool {
    /// Fewer words are a reference to papers.
    const FEWEST: usize = 12;
    GROUNDS_TOLD
        .captures(text)
        .and_then(|found| found.get(1))
        .is_some_and(|told| words(&text[told.start()..]) >= FEWEST)
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

/// `For the respondent, it was submitted that`, `On behalf of the 2nd defendant, counsel`.
fn in_front(sentence: &str, mentions: &[Mention], mover: Voice) -> Option<Voice> {
    let first = mentions.first()?;
    let told = FOR_WHOM.is_match(&sentence[..first.start])
        && IT_IS_SAID.is_match(head(&sentence[first.end..]));
    told.then(|| first.who.voice(mover))
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

/// The party that called a witness: `the defendant called Mr. A. Mfano, a director`.
fn calls(sentence: &str, sides: &Sides, mover: Voice) -> Option<Voice> {
    let call = CALLS.find(sentence)?;
    let mentions = sides.mentions(sentence);
    let subject = mentions
        .iter()
        .rfind(|mention| mention.end <= call.start())?;
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
    beginning(text, NEIGHBOURHOOD)
}

/// A text to that many bytes, or one to three fewer.
fn beginning(text: &str, most: usize) -> &str {
    let mut to = text.len().min(most);
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
                "For the respondent, it was posited that the request was made.",
                respondent,
            ),
            (
                "On the other hand, on behalf of the 2nd appellant, learned counsel argued that it was not.",
                petitioner,
            ),
            (
                "It was the understanding of the defendant that it was late.",
                respondent,
            ),
            (
                "The complaint in the second ground is that the tribunal erred in law.",
                petitioner,
            ),
            (
                "In respect of the third ground, it is contended that the judge erred.",
                petitioner,
            ),
            ("The second ground of appeal fails.", None),
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
            (
                "Responding to the complaint of the appellant, the respondent argued that it was out of time.",
                respondent,
            ),
            (
                "The Tribunal further notes that the respondent asserted that the bill was paid.",
                respondent,
            ),
            ("The court notes that the respondent paid the bill.", None),
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
        assert!(!cues("The court notes that the respondent contends that it paid.").court_decides);
        assert!(cues("The court notes that the respondent paid.").court_decides);
        let grounds = "The motion is brought on the following grounds:\na. The goods were sold before the day of which notice was given.";
        assert!(cues(grounds).grounds_told);
        assert!(!cues("The motion rests on the grounds on its face.").grounds_told);
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
