//! A web server on loopback that does what a test tells it to.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// A request as it came.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// The path, with the query.
    pub(crate) path: String,
    /// The headers, their names in small letters.
    pub(crate) headers: BTreeMap<String, String>,
    /// When it came.
    pub(crate) at: Instant,
}

/// What the server does about a request.
pub(crate) enum Reply {
    /// Answers: status, headers, body.
    Whole(u16, Vec<(&'static str, String)>, Vec<u8>),
    /// Promises a body, sends half of it and breaks off.
    Cut(Vec<u8>),
    /// Sends half of a body, and nothing more for so long.
    Stalled(Vec<u8>, Duration),
    /// Says nothing for so long.
    Silent(Duration),
}

impl Reply {
    /// A page with its ETag.
    pub(crate) fn page(body: impl Into<Vec<u8>>, etag: &str) -> Self {
        let headers = vec![
            ("Content-Type", "text/html; charset=utf-8".to_owned()),
            ("ETag", etag.to_owned()),
        ];
        Self::Whole(200, headers, body.into())
    }

    /// An answer without a body worth reading.
    pub(crate) fn status(status: u16) -> Self {
        Self::Whole(status, Vec::new(), b"<p>No.</p>".to_vec())
    }

    /// A redirect.
    pub(crate) fn redirect(to: &str) -> Self {
        Self::Whole(302, vec![("Location", to.to_owned())], Vec::new())
    }
}

/// The server; it ends with the test.
pub(crate) struct Server {
    /// Its port on 127.0.0.1.
    pub(crate) port: u16,
    log: Arc<Mutex<Vec<Asked>>>,
}

impl Server {
    /// Starts one. `reply` is told the request and how often its path was asked before.
    pub(crate) fn start(reply: impl Fn(&Asked, usize) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let log = Arc::new(Mutex::new(Vec::new()));
        let (reply, kept) = (Arc::new(reply), Arc::clone(&log));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (reply, log) = (Arc::clone(&reply), Arc::clone(&kept));
                std::thread::spawn(move || serve(&stream, &*reply, &log));
            }
        });
        Self { port, log }
    }

    /// The address of a path.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The requests so far.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.log.lock().expect("the log").clone()
    }

    /// How often a path was asked.
    pub(crate) fn times(&self, path: &str) -> usize {
        let asked = self.asked();
        asked.iter().filter(|asked| asked.path == path).count()
    }
}

fn serve(
    stream: &TcpStream,
    reply: &dyn Fn(&Asked, usize) -> Reply,
    log: &Mutex<Vec<Asked>>,
) -> Option<()> {
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next()?.ok()?;
    let path = first.split(' ').nth(1)?.to_owned();
    let mut headers = BTreeMap::new();
    for line in lines.map_while(Result::ok) {
        let Some((name, value)) = line.split_once(':') else {
            break;
        };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let asked = Asked {
        path,
        headers,
        at: Instant::now(),
    };
    let before = {
        let mut log = log.lock().ok()?;
        let before = log.iter().filter(|other| other.path == asked.path).count();
        log.push(asked.clone());
        before
    };
    match reply(&asked, before) {
        Reply::Whole(status, headers, body) => {
            let declared = headers.iter().any(|(name, _)| *name == "Content-Length");
            let mut head = format!("HTTP/1.1 {status} Word\r\nConnection: close\r\n");
            for (name, value) in headers {
                head.push_str(&format!("{name}: {value}\r\n"));
            }
            if !declared && status != 304 {
                head.push_str(&format!("Content-Length: {}\r\n", body.len()));
            }
            send(stream, &head, &body)
        }
        Reply::Cut(body) => half(stream, &body),
        Reply::Stalled(body, time) => {
            half(stream, &body)?;
            std::thread::sleep(time);
            Some(())
        }
        Reply::Silent(time) => {
            std::thread::sleep(time);
            Some(())
        }
    }
}

fn half(stream: &TcpStream, body: &[u8]) -> Option<()> {
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: {}\r\n",
        body.len()
    );
    send(stream, &head, &body[..body.len() / 2])
}

fn send(mut stream: &TcpStream, head: &str, body: &[u8]) -> Option<()> {
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(b"\r\n").ok()?;
    stream.write_all(body).ok()?;
    stream.flush().ok()
}
