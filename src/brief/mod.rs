//! An issue's brief as data: what was asked, found, argued, ordered and said, each
//! sentence with its source.

mod authorities;
mod build;
mod candidates;
mod cross;
mod data;
mod gaps;
mod ledger;
mod notes;
mod orders;
mod pack;
mod related;
mod select;
mod summary;

pub use build::{BriefOptions, build};
pub use candidates::Most;
pub use cross::cross_refer;
pub use data::{
    Answer, Authority, Brief, ConflictEntry, DocumentSources, EventEntry, HistoryEntry,
    IssueElsewhere, NoteElsewhere, OrderRecord, Pin, ProvisionRecord, Related, Section, SideEntry,
    SourceLine, Statement, StatementOnOrder,
};
pub use pack::{Answered, Fact, Pack, Term, pack};
pub use summary::{Audience, Summary, SummaryOptions, summary};
