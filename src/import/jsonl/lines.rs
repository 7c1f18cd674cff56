//! The lines of a stream, each no longer than may be kept in memory.

use std::io::{self, BufRead};

use super::{LineError, MAX_LINE_BYTES};

/// The lines of a set, in their order.
pub struct Lines<R> {
    from: R,
    number: u64,
    ended: bool,
    /// The line that was read last, in memory that all lines share.
    line: Vec<u8>,
}

/// What a line holds.
#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number, from 1.
    pub number: u64,
    /// Its bytes without the line feed, or why they are not there.
    pub bytes: Result<Vec<u8>, LineError>,
}

/// What one look for a line gave.
enum Look {
    Whole,
    TooLong,
    End,
}

impl<R: BufRead> Lines<R> {
    /// Opens a set.
    pub const fn new(from: R) -> Self {
        Self {
            from,
            number: 0,
            ended: false,
            line: Vec::new(),
        }
    }

    /// The next line that is not blank, with its number, lent: whoever looks at many lines and keeps
    /// few of them need not have memory for each.
    pub fn lend(&mut self) -> Option<(u64, Result<&[u8], LineError>)> {
        while !self.ended {
            let look = self.fill();
            self.number += 1;
            let error = match look {
                Ok(Look::End) => {
                    self.ended = true;
                    return None;
                }
                Ok(Look::Whole) if self.line.iter().all(u8::is_ascii_whitespace) => continue,
                Ok(Look::Whole) => return Some((self.number, Ok(&self.line))),
                Ok(Look::TooLong) => LineError::TooLong,
                Err(error) => {
                    self.ended = true;
                    LineError::Broken(error.to_string())
                }
            };
            return Some((self.number, Err(error)));
        }
        None
    }

    /// Reads the next line; of one that is too long, only the end is looked for.
    fn fill(&mut self) -> io::Result<Look> {
        let buffer = &mut self.line;
        buffer.clear();
        let (mut any, mut too_long) = (false, false);
        loop {
            let available = match self.from.fill_buf() {
                Ok(available) => available,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if available.is_empty() {
                return Ok(if too_long {
                    Look::TooLong
                } else if any {
                    Look::Whole
                } else {
                    Look::End
                });
            }
            any = true;
            let end = memchr::memchr(b'\n', available);
            let piece = &available[..end.unwrap_or(available.len())];
            too_long |= buffer.len() + piece.len() > MAX_LINE_BYTES;
            if too_long {
                *buffer = Vec::new();
            } else {
                buffer.extend_from_slice(piece);
            }
            let used = piece.len() + usize::from(end.is_some());
            self.from.consume(used);
            if end.is_some() {
                return Ok(if too_long { Look::TooLong } else { Look::Whole });
            }
        }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let (number, bytes) = self.lend()?;
        Some(Line {
            number,
            bytes: bytes.map(<[u8]>::to_vec),
        })
    }
}
