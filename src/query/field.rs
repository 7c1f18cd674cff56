//! What a query can ask of besides the words.

use crate::model::written_enum;

written_enum! {
    /// A field that a query names before a colon.
    Field {
        /// Words of the document's title or short title.
        Title = "title",
        /// Words of the passage.
        Text = "text",
        /// Kind of document.
        Kind = "kind",
        /// Code of the court.
        Court = "court",
        /// Words of a judge's name.
        Judge = "judge",
        /// Words of a party's name.
        Party = "party",
        /// Words of a case number, or the number of a law.
        Number = "number",
        /// Words of a citation.
        Citation = "citation",
        /// What the passage cites, in whatever form: an id or a citation.
        Cites = "cites",
        /// Date of the document, or of the event that the passage tells of.
        Date = "date",
        /// Year of the same.
        Year = "year",
        /// An issue.
        Issue = "issue",
        /// Who speaks.
        Voice = "voice",
        /// What the passage does.
        Role = "role",
        /// A document.
        Doc = "doc",
        /// A paragraph number, or any pinpoint.
        Para = "para",
        /// Language.
        Lang = "lang",
    }
}

impl Field {
    /// Whether the field holds words, which are searched as those of a passage are.
    #[must_use]
    pub const fn is_words(self) -> bool {
        matches!(
            self,
            Self::Title | Self::Text | Self::Judge | Self::Party | Self::Number | Self::Citation
        )
    }
}
