//! What the reader makes of small documents, of hostile ones, and of real ones with gold.

mod real;
mod small;
