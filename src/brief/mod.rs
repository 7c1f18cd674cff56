//! An issue's brief as data: what was asked, found, argued, ordered and said, each
//! sentence with its source.

mod authorities;
mod build;
mod candidates;
mod cross;
mod data;
mod gaps;
mod index;
mod ledger;
mod notes;
mod orders;
mod pack;
mod provenance;
mod related;
mod select;
mod standing;
mod summary;

pub use build::{BriefOptions, build};
pub use candidates::Most;
pub use cross::cross_refer;
pub use data::{
    Answer, Authority, Brief, ConflictEntry, DocumentSources, EventEntry, HistoryEntry,
    IssueElsewhere, NoteElsewhere, OrderRecord, Pin, ProvisionRecord, Related, Section, SideEntry,
    SourceLine, Statement, StatementOnOrder,
};
pub use index::{Index, IndexEntry, Use, UsedAuthority, index};
pub use pack::{Answered, Fact, Pack, Term, pack};
pub use provenance::{Change, Changes, Counts, Of, Provenance, Touched, key_of};
pub use summary::{Audience, Summary, SummaryOptions, summary};
