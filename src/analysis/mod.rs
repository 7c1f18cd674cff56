//! What follows from the passages: which document a name means, how an order stands,
//! what happened when, which issues the corpus answers.

mod addition;
mod answer;
mod authorities;
mod chronicle;
mod citator;
mod cites;
mod claims;
mod disposition;
mod dispute;
pub mod draft;
mod issues;
mod law;
mod lint;
mod matrix;
mod official;
mod order_status;
mod proof;
pub mod quotation;
mod register;
mod resolve;
mod search;
mod sentence;
mod timeline;
mod usage;
mod when;

pub use addition::{Addition, addition, addition_of_new, addition_to, is_edited, sealed};
pub use answer::{Answer, Asked, Gleaned, Reply, Weights, answer, glean};
pub use authorities::{Group, Place, Row, Texts, authorities, group_of, order_of};
pub use chronicle::{Chronicle, Dated, Lane, TimelineFilter, chronicle};
pub use citator::{Mention, Target, Treatment, mentions, treatments};
pub use cites::{Unsettled, settle_cites};
pub use claims::{Claim, Claims, ShortAnswer, claims};
pub use disposition::{Deadline, Item, deadline, kind_of, read as read_orders, read_reasoned};
pub use dispute::Dispute;
pub use issues::{IssueCounts, candidate_query, issue_counts};
pub use law::{
    Bearing, Change, DecisionAt, DecisionStep, Fate, OrderAt, PartStanding, ProvisionAt,
    ProvisionStatus, Record, Standing, TextAt, changes_by, decision_at, differences, is_same_law,
    orders_on, provision_at, text_at, versions,
};
pub use lint::lint;
pub use matrix::{
    Cell, Lack, Matrix, MatrixColumn, MatrixRow, RULE as MATRIX_RULE, Strongest, issue_matrix,
};
pub use official::{Sameness, claimed_addresses, official_sources, sameness};
pub use order_status::{OrderStanding, OrderStatus, order_standing, order_status};
pub use proof::{Proof, proof};
pub use register::{Beside, OrderEvent, Register, RegisterFilter, Registered, register};
pub use resolve::{Resolution, Resolver, Status, Verdict, resolve};
pub use search::{
    Because, Mode, Relaxed, Search, SearchError, SearchHit, Tell, Told, Understood, search,
};
pub use timeline::{Event, events_of};
pub use usage::Use;
pub use when::{When, by};
