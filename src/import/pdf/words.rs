//! Common English words that hold each ligature, for telling which letters a code stands for.

/// The ligatures that fonts have, each with words of legal and common English that hold it.
/// Stems stand for their inflections. A word that holds a longer ligature (`office` for
/// `ff`) is no witness for the shorter one, for fonts that have one always have the other.
pub(super) const LIGATURES: &[(&str, &str)] = &[
    (
        "fi",
        "file first find fine final five fit fix fire field fight figure firm fiscal fish fifth fifty fifteen fill film \
         filter finance financial finding finger finish fibre fiction fiduciary fierce financier finite fingerprint \
         firearm fitness fixture fixed fiat fictitious filial filth finder benefit beneficial beneficiary specific specify specified specification \
         significant signify signifying significance certificate certify certified certification justify justified justification identify identified \
         identification identifiable identifier notify notified notification qualify qualified qualification \
         satisfy satisfied satisfies modify modified modification clarify clarified clarification verify verified verification \
         classify classified classification define definition definite definitive confirm confirmation confide confident confidential confidence \
         confine configuration deficient deficit deficiency profit prefix refine rectify rectified rectification ratify ratified ratification \
         magnificent testify testified fortify fortified gratify pacific scientific terrific unify unified amplify simplify \
         quantify quantified falsify falsified artificial artifice sacrifice edifice crucify dignified disqualify disqualified \
         unjustified unjustifiable unsatisfied unspecified unidentified refile bonafide fidelity filing misfit outfit \
         proficient infinite infirm superficial personified exemplified intensified nullified vilified",
    ),
    (
        "fl",
        "flag flat flash fleet flee fled flesh flew flight flow flower fluid fly flood floor flour flaw flawed flagrant \
         flexible fluctuate flare flood floating flout flouted flourish flavour flats flu conflict inflict inflation \
         influence influential inflow influx inflate inflated reflect reflection reflective outflow overflow afflict briefly chiefly leaflet \
         camouflage deflect deflate superfluous butterfly",
    ),
    (
        "ff",
        "affect affected affair affairs afford affray affront effect effective effects effort effected offence offend offender \
         offense offensive offer offered offering offset off offspring differ difference different differential differently suffer sufferance suffered suffering \
         suffrage staff plaintiff sheriff tariff cliff stuff bluff cutoff diffuse difference coffee coffer buffer stiff scoff layoff playoff \
         layoffs handcuff handcuffed effectual ineffective ineffectual indifferent standoff trade-off payoff tiff bailiff \
         caffeine giraffe offside affable affection affectionate",
    ),
    (
        "ffi",
        "office officer official officiate officially affidavit affirm affirmation affirmative affirmed affiliate affiliation affinity \
         sufficient sufficiently insufficient suffice sufficed difficult difficulty efficient efficiency inefficient traffic trafficking \
         efficacy efficacious reaffirm reaffirmed staffing coefficient griffin graffiti affix affixed officious paraffin raffia muffin \
         disaffiliate unofficial",
    ),
    (
        "ffl",
        "baffle baffled shuffle reshuffle scuffle affluent affluence effluent snuffle muffle raffle waffle truffle offload offline souffle reshuffling shuffling",
    ),
    (
        "Th",
        "The This That There These They Then Therefore Thus Those Though Through Third Thereafter Thirdly Three Thursday",
    ),
    (
        "tt",
        "matter letter submitted committed permitted admitted attached attempt attention attorney committee written settle settled better little attend attribute pretty cottage",
    ),
    (
        "ft",
        "after often left draft drafted gift shift theft soft lift thereafter hereinafter aircraft loft craft",
    ),
    ("fj", "fjord"),
    ("fb", "halfback offbeat"),
    ("fh", "halfhearted"),
    ("fk", "kafka"),
    (
        "ti",
        "time title tie tier notice section petition jurisdiction constitution parties application action question continue article national",
    ),
    (
        "ct",
        "act fact section conduct contract court district effect expect object product project respect strict subject",
    ),
    (
        "st",
        "state statute must first against case just registered question stated statement",
    ),
];

/// Endings that turn a stem of [`LIGATURES`] into another word.
pub(super) const ENDINGS: &[&str] = &[
    "s", "es", "d", "ed", "ing", "er", "ers", "ly", "al", "ally", "ment", "ments", "ness", "ity",
    "ies", "ion", "ions", "able", "ants", "ant", "ive", "or", "ors", "r", "rs", "y",
];
