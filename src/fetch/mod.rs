//! Official texts over HTTPS: only from hosts that the matter lists, one request at a time,
//! with a pause between them, and never more than is bounded here.
//!
//! ```no_run
//! use hoja::fetch::{Fetcher, Manners};
//!
//! let hosts = vec!["new.kenyalaw.org".to_owned()];
//! let mut fetcher = Fetcher::new(hosts, Manners::default());
//! let page = fetcher.get("https://new.kenyalaw.org/akn/ke/judgment/kesc/2031/1", None);
//! ```

mod address;
mod answer;
mod client;
mod error;

pub use address::{Address, AddressError, listed};
pub use answer::{Fetched, Page, Seen};
pub use client::{Fetcher, Manners};
pub use error::FetchError;
