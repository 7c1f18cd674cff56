//! What follows from the passages: which document a name means, how an order stands,
//! what happened when, which issues the corpus answers.

mod addition;
mod answer;
mod authorities;
mod citator;
mod cites;
pub mod draft;
mod issues;
mod lint;
mod official;
mod order_status;
pub mod quotation;
mod resolve;
mod search;
mod sentence;
mod timeline;

pub use addition::{Addition, addition, addition_to, is_edited, sealed};
pub use answer::{Answer, Asked, Gleaned, Reply, Weights, answer, glean};
pub use authorities::{Group, Place, Row, Texts, authorities, group_of, order_of};
pub use citator::{Mention, Target, Treatment, Use, mentions, treatments};
pub use cites::{Unsettled, settle_cites};
pub use issues::{IssueCounts, MatrixRow, candidate_query, issue_counts, issue_matrix};
pub use lint::lint;
pub use official::{Sameness, official_sources, sameness};
pub use order_status::{OrderStatus, order_status};
pub use resolve::{Resolution, Resolver, Status, Verdict, resolve};
pub use search::{
    Because, Mode, Relaxed, Search, SearchError, SearchHit, Tell, Told, Understood, search,
};
pub use timeline::{Event, events_of};
