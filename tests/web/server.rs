//! A server on loopback that answers as a test wants.

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// What the server sends.
#[derive(Clone, Default)]
pub(crate) struct Answer {
    status: u16,
    fields: Vec<(String, String)>,
    body: Vec<u8>,
    /// How long it waits after each byte of the body.
    pause: Duration,
    /// Bytes of the body that it says there are beyond those that it sends.
    missing: usize,
}

impl Answer {
    pub(crate) fn new(content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let fields = vec![("Content-Type".to_owned(), content_type.to_owned())];
        Self { status: 200, fields, body: body.into(), ..Self::default() }
    }

    pub(crate) fn page(body: impl Into<Vec<u8>>) -> Self {
        Self::new("text/html; charset=utf-8", body)
    }

    pub(crate) fn status(status: u16) -> Self {
        Self { status, ..Self::new("text/html", "<p>Sorry.</p>") }
    }

    pub(crate) fn redirect(to: &str) -> Self {
        Self::status(302).with("Location", to)
    }

    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn slowly(self, pause: Duration) -> Self {
        Self { pause, ..self }
    }

    pub(crate) fn cut_off(self) -> Self {
        Self { missing: 100, ..self }
    }

    fn send(&self, stream: &mut impl Write) -> std::io::Result<()> {
        let mut head = format!("HTTP/1.1 {} Whatever\r\nConnection: close\r\n", self.status);
        let length = self.body.len() + self.missing;
        let _ = write!(head, "Content-Length: {length}\r\n");
        for (name, value) in &self.fields {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        head.push_str("\r\n");
        stream.write_all(head.as_bytes())?;
        if self.pause.is_zero() {
            stream.write_all(&self.body)?;
        } else {
            for byte in &self.body {
                stream.write_all(&[*byte])?;
                thread::sleep(self.pause);
            }
        }
        stream.flush()
    }
}

/// A server that runs until the test ends.
pub(crate) struct Server {
    scheme: &'static str,
    address: SocketAddr,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Answers every request by its target, such as `/a?b`.
    pub(crate) fn new(answer: impl Fn(&str) -> Answer + Send + Sync + 'static) -> Self {
        Self::start("http", answer, Some)
    }

    /// As [`Self::new`], over TLS.
    pub(crate) fn secure(
        config: ServerConfig,
        answer: impl Fn(&str) -> Answer + Send + Sync + 'static,
    ) -> Self {
        let config = Arc::new(config);
        Self::start("https", answer, move |stream| {
            Some(StreamOwned::new(ServerConnection::new(Arc::clone(&config)).ok()?, stream))
        })
    }

    /// `wrap` puts on a connection what the scheme asks for.
    fn start<S: Read + Write>(
        scheme: &'static str,
        answer: impl Fn(&str) -> Answer + Send + Sync + 'static,
        wrap: impl Fn(TcpStream) -> Option<S> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("its address");
        let heads = Arc::new(Mutex::new(Vec::new()));
        let (shared, seen) = (Arc::new((answer, wrap)), Arc::clone(&heads));
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (shared, seen) = (Arc::clone(&shared), Arc::clone(&seen));
                // Whoever asks may go away at any time.
                thread::spawn(move || serve(&mut shared.1(stream)?, &shared.0, &seen));
            }
        });
        Self { scheme, address, heads }
    }

    pub(crate) fn url(&self, target: &str) -> String {
        format!("{}://{}{target}", self.scheme, self.address)
    }

    /// The requests so far, each with its head.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.heads.lock().expect("no thread fails").clone()
    }
}

fn serve(
    stream: &mut (impl Read + Write),
    answer: &(dyn Fn(&str) -> Answer + Send + Sync),
    seen: &Mutex<Vec<String>>,
) -> Option<()> {
    let lines = BufReader::new(&mut *stream).lines();
    let head: Vec<String> = lines.map_while(Result::ok).take_while(|it| !it.is_empty()).collect();
    let Some(target) = head.first().and_then(|it| it.split(' ').nth(1)) else {
        return Answer::status(400).send(stream).ok();
    };
    let target = target.to_owned();
    seen.lock().ok()?.push(head.join("\n"));
    answer(&target).send(stream).ok()
}
