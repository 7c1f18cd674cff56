//! Asking, politely: one request at a time, again when a host stumbles, not for ever.

use std::collections::BTreeMap;
use std::io;
use std::thread::sleep;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::fmt::rfc2822;
use ureq::http::{HeaderMap, Response, StatusCode, header};
use ureq::{Agent, Body, Error};

use super::answer::Answer;
use super::{Address, FetchError, Fetched, Page, Seen, listed};

/// Who asks.
const USER_AGENT: &str = concat!(
    "hoja/",
    env!("CARGO_PKG_VERSION"),
    " (+legal document toolkit)"
);
/// What is understood best.
const ACCEPT: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.9,application/vnd.openxmlformats-officedocument.wordprocessingml.document;q=0.8,text/plain;q=0.7,*/*;q=0.1";
/// The largest text, unpacked, in bytes.
const LARGEST: u64 = 64 << 20;
/// How many redirects are followed.
const REDIRECTS: usize = 5;
/// How long making a connection may take.
const CONNECT: Duration = Duration::from_secs(20);
/// How long one answer may take in all, however steadily it drips.
const ANSWER: Duration = Duration::from_secs(600);
/// The wait before the second attempt; doubled before each one after it.
const BACK_OFF: Duration = Duration::from_secs(1);
/// The longest wait of our own.
const BACK_OFF_MOST: Duration = Duration::from_secs(30);
/// The longest wait that a host may ask for.
const RETRY_AFTER_MOST: Duration = Duration::from_secs(120);
/// After how many texts in a row that it failed to give a host is not asked again.
const FAILURES: u32 = 3;
/// The longest header that is read, in bytes.
const HEADER_LONGEST: usize = 4096;

/// How a host is treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manners {
    /// The pause between two requests to a host.
    pub pause: Duration,
    /// How long a host may be silent.
    pub timeout: Duration,
    /// How often it is asked again when it stumbles.
    pub retries: u32,
}

impl Default for Manners {
    fn default() -> Self {
        Self {
            pause: Duration::from_secs(1),
            timeout: Duration::from_secs(30),
            retries: 3,
        }
    }
}

/// Asks the hosts that a matter lists.
#[derive(Debug)]
pub struct Fetcher {
    agent: Agent,
    hosts: Vec<String>,
    manners: Manners,
    /// When each host answered last.
    answered: BTreeMap<String, Instant>,
    /// How many texts in a row each host failed to give.
    failures: BTreeMap<String, u32>,
}

/// Why one request gave nothing.
enum Trouble {
    /// Asking again will not help.
    Lasting(FetchError),
    /// It may.
    Passing {
        cause: String,
        status: Option<u16>,
        wait: Option<Duration>,
    },
}

impl Fetcher {
    /// A fetcher that asks no host but these. A proxy is the one that the environment names;
    /// this machine is asked without it.
    #[must_use]
    pub fn new(hosts: Vec<String>, manners: Manners) -> Self {
        let config = Agent::config_builder()
            .user_agent(USER_AGENT)
            .accept(ACCEPT)
            .http_status_as_error(false)
            // Each redirect is looked at before it is followed.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_connect(Some(CONNECT.min(manners.timeout)))
            .timeout_recv_response(Some(manners.timeout))
            .timeout_per_read(Some(manners.timeout))
            .timeout_global(Some(ANSWER))
            .build();
        Self {
            agent: config.into(),
            hosts,
            manners,
            answered: BTreeMap::new(),
            failures: BTreeMap::new(),
        }
    }

    /// Fetches the text at an address; if the version `seen` is still the newest, it says so.
    ///
    /// # Errors
    /// If the address or one that it redirects to is of no listed host, the host does not give
    /// the text, the text is too large or no text, or the host cannot be reached.
    pub fn get(&mut self, address: &str, seen: Option<&Seen>) -> Result<Fetched, FetchError> {
        let mut address = Address::parse(address)?;
        if listed(&address, &self.hosts).is_none() {
            return Err(FetchError::NotListed {
                host: shown_host(&address),
            });
        }
        for _ in 0..=REDIRECTS {
            match self.ask(&address, seen)? {
                Answer::Done(fetched) => return Ok(fetched),
                Answer::Redirect(to) => address = to,
            }
        }
        Err(FetchError::Redirects(REDIRECTS))
    }

    /// Asks one address until it answers or the attempts are used up.
    fn ask(&mut self, address: &Address, seen: Option<&Seen>) -> Result<Answer, FetchError> {
        let host = address.host().to_owned();
        let failures = self.failures.get(&host).copied().unwrap_or(0);
        if failures >= FAILURES {
            return Err(FetchError::GivenUp { host, failures });
        }
        let mut attempts = 0;
        loop {
            self.pause(&host);
            let answer = self.once(address, seen);
            self.answered.insert(host.clone(), Instant::now());
            attempts += 1;
            match answer {
                Ok(answer) => {
                    self.failures.remove(&host);
                    return Ok(answer);
                }
                Err(Trouble::Lasting(error)) => {
                    self.failures.remove(&host);
                    return Err(error);
                }
                Err(Trouble::Passing {
                    status: Some(status),
                    wait: Some(wait),
                    ..
                }) if wait > RETRY_AFTER_MOST => {
                    self.failures.insert(host, FAILURES);
                    return Err(FetchError::Busy { wait, status });
                }
                Err(Trouble::Passing { cause, status, .. }) if attempts > self.manners.retries => {
                    self.failures.insert(host, failures + 1);
                    return Err(FetchError::Unreachable {
                        cause,
                        attempts,
                        status,
                    });
                }
                Err(Trouble::Passing { wait, .. }) => {
                    sleep(wait.unwrap_or_else(|| back_off(attempts)));
                }
            }
        }
    }

    /// Waits until the host has had its pause.
    fn pause(&self, host: &str) {
        if let Some(answered) = self.answered.get(host) {
            sleep(self.manners.pause.saturating_sub(answered.elapsed()));
        }
    }

    fn once(&self, address: &Address, seen: Option<&Seen>) -> Result<Answer, Trouble> {
        let mut request = self.agent.get(address.uri());
        if let Some(seen) = seen.filter(|seen| seen.address == address.to_string()) {
            if let Some(etag) = &seen.etag {
                request = request.header(header::IF_NONE_MATCH, etag);
            }
            if let Some(day) = &seen.last_modified {
                request = request.header(header::IF_MODIFIED_SINCE, day);
            }
        }
        let response = if address.is_loopback() {
            request.config().proxy(None).build().call()
        } else {
            request.call()
        };
        self.understand(address, response.map_err(trouble)?)
    }

    fn understand(
        &self,
        address: &Address,
        mut response: Response<Body>,
    ) -> Result<Answer, Trouble> {
        let status = response.status();
        match status {
            StatusCode::OK => {
                check_head(response.headers())?;
                let bytes = response
                    .body_mut()
                    .with_config()
                    .limit(LARGEST)
                    .read_to_vec()
                    .map_err(trouble)?;
                let seen = seen(address, response.headers());
                Ok(Answer::Done(Fetched::Page(Page { bytes, seen })))
            }
            StatusCode::NOT_MODIFIED => Ok(Answer::Done(Fetched::NotModified)),
            StatusCode::MOVED_PERMANENTLY
            | StatusCode::FOUND
            | StatusCode::SEE_OTHER
            | StatusCode::TEMPORARY_REDIRECT
            | StatusCode::PERMANENT_REDIRECT => self
                .follow(address, status, response.headers())
                .map(Answer::Redirect)
                .map_err(Trouble::Lasting),
            StatusCode::TOO_MANY_REQUESTS
            | StatusCode::INTERNAL_SERVER_ERROR
            | StatusCode::BAD_GATEWAY
            | StatusCode::SERVICE_UNAVAILABLE
            | StatusCode::GATEWAY_TIMEOUT => Err(Trouble::Passing {
                cause: format!("the host stumbles (status {})", status.as_u16()),
                status: Some(status.as_u16()),
                wait: retry_after(response.headers()),
            }),
            StatusCode::NOT_FOUND | StatusCode::GONE => {
                Err(Trouble::Lasting(FetchError::Gone(status.as_u16())))
            }
            _ => Err(Trouble::Lasting(FetchError::Refused(status.as_u16()))),
        }
    }

    /// Where a redirect leads, if the matter lists that host too.
    fn follow(
        &self,
        from: &Address,
        status: StatusCode,
        headers: &HeaderMap,
    ) -> Result<Address, FetchError> {
        let status = status.as_u16();
        let location = text(headers, header::LOCATION).ok_or(FetchError::Refused(status))?;
        let to = from.join(&location)?;
        // No host out there has a say in what this machine asks of itself.
        let inwards = to.is_loopback() && !from.is_loopback();
        if inwards || listed(&to, &self.hosts).is_none() {
            return Err(FetchError::Elsewhere {
                from: shown_host(from),
                to: shown_host(&to),
                status,
            });
        }
        Ok(to)
    }
}

/// The host as it would be listed.
fn shown_host(address: &Address) -> String {
    let authority = address.uri().authority();
    authority.map_or_else(
        || address.host().to_owned(),
        |authority| authority.as_str().to_ascii_lowercase(),
    )
}

/// Refuses by its headers what need not be read.
fn check_head(headers: &HeaderMap) -> Result<(), Trouble> {
    let length = text(headers, header::CONTENT_LENGTH).and_then(|length| length.parse().ok());
    if length.is_some_and(|length: u64| length > LARGEST) {
        return Err(Trouble::Lasting(FetchError::TooLarge(LARGEST)));
    }
    let kind = text(headers, header::CONTENT_TYPE).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let family = kind.split('/').next().unwrap_or_default();
    if ["image", "audio", "video", "font", "model"]
        .iter()
        .any(|other| family.eq_ignore_ascii_case(other))
    {
        return Err(Trouble::Lasting(FetchError::WrongType {
            kind: kind.to_ascii_lowercase(),
        }));
    }
    Ok(())
}

fn seen(address: &Address, headers: &HeaderMap) -> Seen {
    Seen {
        address: address.to_string(),
        etag: text(headers, header::ETAG),
        last_modified: text(headers, header::LAST_MODIFIED),
    }
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<String> {
    let value = headers.get(name)?.to_str().ok()?;
    (value.len() <= HEADER_LONGEST).then(|| value.to_owned())
}

/// How long the host asks to wait: seconds, or until a moment.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = text(headers, header::RETRY_AFTER)?;
    if let Ok(seconds) = value.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    // The word for the day of the week decides nothing.
    let moment = rfc2822::DateTimeParser::new()
        .relaxed_weekday(true)
        .parse_timestamp(value.trim())
        .ok()?;
    let wait = moment.duration_since(Timestamp::now());
    Some(Duration::try_from(wait).unwrap_or_default())
}

fn back_off(attempts: u32) -> Duration {
    let factor = 1_u32.checked_shl(attempts.saturating_sub(1));
    factor
        .map_or(BACK_OFF_MOST, |factor| BACK_OFF.saturating_mul(factor))
        .min(BACK_OFF_MOST)
}

/// What an error of the connection means.
fn trouble(error: Error) -> Trouble {
    let cause = match &error {
        Error::BodyExceedsLimit(_) => {
            return Trouble::Lasting(FetchError::TooLarge(LARGEST));
        }
        Error::Timeout(_) => "the host is silent for too long".to_owned(),
        Error::HostNotFound => "the host is not found".to_owned(),
        Error::Io(error) if error.kind() == io::ErrorKind::ConnectionRefused => {
            "the host does not take the call".to_owned()
        }
        Error::Io(error)
            if matches!(
                error.kind(),
                io::ErrorKind::UnexpectedEof
                    | io::ErrorKind::ConnectionReset
                    | io::ErrorKind::ConnectionAborted
                    | io::ErrorKind::BrokenPipe
            ) =>
        {
            "the connection was cut".to_owned()
        }
        other => format!("the connection failed ({other})"),
    };
    Trouble::Passing {
        cause,
        status: None,
        wait: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ureq::http::HeaderValue;

    fn asked(value: &str) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        let value = HeaderValue::from_str(value).expect("a header");
        headers.insert(header::RETRY_AFTER, value);
        retry_after(&headers)
    }

    #[test]
    fn a_host_may_ask_for_seconds_or_a_moment() {
        assert_eq!(asked("7"), Some(Duration::from_secs(7)));
        assert_eq!(asked("Wed, 21 Oct 2015 07:28:00 GMT"), Some(Duration::ZERO));
        let later = asked("Wed, 21 Oct 2095 07:28:00 GMT").expect("a wait");
        assert!(later > RETRY_AFTER_MOST);
        assert_eq!(asked("soon"), None);
        assert_eq!(asked("-1"), None);
    }

    #[test]
    fn the_back_off_doubles_and_ends() {
        assert_eq!(back_off(1), BACK_OFF);
        assert_eq!(back_off(2), BACK_OFF * 2);
        assert_eq!(back_off(3), BACK_OFF * 4);
        assert_eq!(back_off(99), BACK_OFF_MOST);
    }
}
