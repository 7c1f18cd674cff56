//! The kinds of citation and their names in JSON.

use crate::model::written_enum;

written_enum! {
    /// What a citation token is.
    Kind {
        /// Both parties of a case, or `In re X`.
        CaseName = "case-name",
        /// `[2021] KEHC 122 (KLR)`.
        Neutral = "neutral",
        /// `[2015] eKLR`.
        Eklr = "eklr",
        /// `[1969] EA 696`.
        Report = "report",
        /// `Civil Appeal E084 of 2021`.
        CaseNumber = "case-number",
        /// The title of an Act, a Code, Rules or Regulations.
        Act = "act",
        /// A chapter number alone: `Cap. 107`.
        Cap = "cap",
        /// `Legal Notice 195 of 2020`.
        LegalNotice = "legal-notice",
        /// `Gazette Notice 894 of 1949`.
        GazetteNotice = "gazette-notice",
        /// `Huduma Bill, 2021`.
        Bill = "bill",
        /// A provision of a constitution, or the constitution itself on request.
        Constitution = "constitution",
        /// One chain of provisions with its instrument.
        Provision = "provision",
        /// A treaty.
        Treaty = "treaty",
        /// A cut-down case name.
        Short = "short",
        /// `(supra)`.
        Supra = "supra",
        /// `ibid`.
        Ibid = "ibid",
    }
}
