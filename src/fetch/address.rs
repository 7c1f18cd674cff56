//! An address that may be asked: HTTPS, or plain HTTP of this machine itself.

use std::fmt;
use std::net::IpAddr;

use thiserror::Error;
use ureq::http::Uri;

/// The longest address, in bytes.
const LONGEST: usize = 4096;

/// An address of a text. Asking it never sends anything in the clear beyond this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    uri: Uri,
    host: String,
}

/// Why a text is no address that may be asked.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AddressError {
    /// It is no address.
    #[error("`{0}` is no address")]
    Malformed(String),
    /// It is of a scheme that is not asked.
    #[error("`{0}` is no address of the web: only https is asked")]
    Scheme(String),
    /// It holds a user name or a password.
    #[error("the address holds a user name: `{0}`")]
    User(String),
}

impl Address {
    /// Reads an address. One of plain `http` is asked over HTTPS, unless it is of this machine.
    ///
    /// # Errors
    /// If it is no address, is of another scheme, or holds a user name.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        let shown = || text.chars().take(100).collect::<String>();
        let malformed = || AddressError::Malformed(shown());
        if text.is_empty() || text.len() > LONGEST {
            return Err(malformed());
        }
        let uri: Uri = escaped(text).parse().map_err(|_| malformed())?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(malformed());
        };
        if authority.as_str().contains('@') {
            return Err(AddressError::User(shown()));
        }
        let host = host_name(authority.host());
        if host.is_empty() || !host.is_ascii() {
            return Err(malformed());
        }
        match scheme.to_ascii_lowercase().as_str() {
            "https" => Ok(Self { uri, host }),
            "http" if is_loopback(&host) => Ok(Self { uri, host }),
            "http" => {
                let uri = over_https(&uri, &host).ok_or_else(malformed)?;
                Ok(Self { uri, host })
            }
            _ => Err(AddressError::Scheme(shown())),
        }
    }

    /// The address that a redirect from this one leads to.
    ///
    /// # Errors
    /// As [`Address::parse`].
    pub fn join(&self, location: &str) -> Result<Self, AddressError> {
        let location = location.trim();
        let scheme = self.uri.scheme_str().unwrap_or("https");
        let authority = self.uri.authority().map_or("", |a| a.as_str());
        let has_scheme = location
            .find([':', '/', '?', '#'])
            .is_some_and(|at| location[at..].starts_with(':'));
        if has_scheme {
            return Self::parse(location);
        }
        if location.starts_with("//") {
            return Self::parse(&format!("{scheme}:{location}"));
        }
        let path = self.uri.path();
        let target = if location.starts_with('/') {
            location.to_owned()
        } else if location.starts_with('?') {
            format!("{path}{location}")
        } else {
            let folder = path.rfind('/').map_or("/", |at| &path[..=at]);
            format!("{folder}{location}")
        };
        let (path, query) = target
            .find(['?', '#'])
            .map_or((target.as_str(), ""), |at| target.split_at(at));
        Self::parse(&format!(
            "{scheme}://{authority}{}{query}",
            without_dots(path)
        ))
    }

    /// Its host, in small letters, without a port.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Its path, from the first slash.
    #[must_use]
    pub fn path(&self) -> &str {
        self.uri.path()
    }

    /// Whether `text`, from which it was read, is an address of plain `http`, and this is not.
    #[must_use]
    pub fn is_over_https_instead(&self, text: &str) -> bool {
        self.uri.scheme_str() == Some("https")
            && text
                .trim_start()
                .get(..5)
                .is_some_and(|scheme| scheme.eq_ignore_ascii_case("http:"))
    }

    /// Whether it is of this machine.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.host)
    }

    pub(super) const fn uri(&self) -> &Uri {
        &self.uri
    }

    fn port(&self) -> u16 {
        let usual = if self.uri.scheme_str() == Some("http") {
            80
        } else {
            443
        };
        self.uri.port_u16().unwrap_or(usual)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.uri.fmt(f)
    }
}

/// Which of the listed hosts an address is of, from 0.
///
/// A host is listed by its whole name, with a port if it is not the usual one; of this machine
/// any port is meant if none is named. A host below a listed one is another host.
#[must_use]
pub fn listed(address: &Address, hosts: &[String]) -> Option<usize> {
    hosts.iter().position(|entry| {
        let entry = entry.trim().trim_end_matches('/');
        let entry = entry.strip_prefix("https://").unwrap_or(entry);
        if host_name(entry) == address.host {
            return address.port() == 443 || address.is_loopback();
        }
        let Some((host, port)) = entry.rsplit_once(':') else {
            return false;
        };
        host_name(host) == address.host && port.parse() == Ok(address.port())
    })
}

/// A host as it is compared.
fn host_name(host: &str) -> String {
    host.trim_start_matches('[')
        .trim_end_matches(']')
        .trim_end_matches('.')
        .to_ascii_lowercase()
}

fn is_loopback(host: &str) -> bool {
    host == "localhost"
        || host
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

fn over_https(uri: &Uri, host: &str) -> Option<Uri> {
    let authority = match uri.port_u16() {
        None | Some(80) => host.to_owned(),
        Some(port) => format!("{host}:{port}"),
    };
    let rest = uri.path_and_query().map_or("/", |rest| rest.as_str());
    format!("https://{authority}{rest}").parse().ok()
}

/// The address with what people paste and servers send, but no address may hold, as escapes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii_graphic() {
            out.push(character);
        } else {
            let mut bytes = [0; 4];
            for byte in character.encode_utf8(&mut bytes).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    out
}

/// The path without `.` and `..`.
fn without_dots(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let mut open = false;
    for part in path.split('/').skip(1) {
        open = matches!(part, "." | "..");
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    if open {
        parts.push("");
    }
    format!("/{}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Address {
        Address::parse(text).expect("an address")
    }

    #[test]
    fn only_https_leaves_the_machine() {
        assert_eq!(
            parse("http://example.org/a?b=1").to_string(),
            "https://example.org/a?b=1"
        );
        assert_eq!(
            parse("http://example.org:80/").to_string(),
            "https://example.org/"
        );
        for own in [
            "http://127.0.0.1:99/a",
            "http://localhost/a",
            "http://[::1]:9/a",
        ] {
            assert_eq!(parse(own).to_string(), own);
        }
        for wrong in [
            "",
            "example.org",
            "/a",
            "ftp://example.org/",
            "file:///etc/passwd",
            "https://",
            "https://listed.example@evil.example/",
            "https://evil.example\\@listed.example/",
            "https://listed.example\n.evil.example/ ",
        ] {
            assert!(Address::parse(wrong).is_err(), "{wrong}");
        }
        assert!(Address::parse(&format!("https://a.b/{}", "x".repeat(LONGEST))).is_err());
    }

    #[test]
    fn a_host_is_listed_by_its_whole_name() {
        let hosts = vec![
            "Example.org".to_owned(),
            "127.0.0.1".to_owned(),
            "other.example:8443".to_owned(),
            "[::1]".to_owned(),
        ];
        let at = |text: &str| listed(&parse(text), &hosts);
        assert_eq!(at("https://example.org/a"), Some(0));
        assert_eq!(at("https://EXAMPLE.org./a"), Some(0));
        assert_eq!(at("http://127.0.0.1:4000/a"), Some(1));
        assert_eq!(at("https://other.example:8443/"), Some(2));
        assert_eq!(at("http://[::1]:4000/"), Some(3));
        for other in [
            "https://www.example.org/",
            "https://example.org.evil.example/",
            "https://notexample.org/",
            "https://example.org:8443/",
            "https://other.example/",
            "http://127.0.0.2:4000/",
        ] {
            assert_eq!(at(other), None, "{other}");
        }
    }

    #[test]
    fn redirects_are_followed_as_written() {
        let from = parse("https://a.example/one/two?x=1");
        let to = |location: &str| from.join(location).expect("an address").to_string();
        assert_eq!(to("https://b.example/c"), "https://b.example/c");
        assert_eq!(to("//b.example/c"), "https://b.example/c");
        assert_eq!(to("/c#d"), "https://a.example/c");
        assert_eq!(to("c"), "https://a.example/one/c");
        assert_eq!(to("../c?e=/../f"), "https://a.example/c?e=/../f");
        assert_eq!(to("../../../c/."), "https://a.example/c/");
        assert_eq!(to("?y=2"), "https://a.example/one/two?y=2");
        assert_eq!(to("http://a.example/c"), "https://a.example/c");
        assert_eq!(to("/a b/ç"), "https://a.example/a%20b/%C3%A7");
        assert!(from.join("javascript:alert(1)").is_err());
    }
}
