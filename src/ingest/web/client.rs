//! One page over HTTP: with time limits, a limit of size, and redirects followed by hand, so that every
//! step is known to be allowed.

use std::io::{self, Read as _};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use rustls::CertificateError;
use ureq::http::{Response, header};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body, Error, Timeout};
use url::Url;

use super::Page;
use super::content::ContentType;
use super::trouble::Trouble;

/// Longest time for making a connection, if the page is given more altogether.
const CONNECT: Duration = Duration::from_secs(10);

/// Redirects that are followed.
const REDIRECTS: usize = 5;

/// Largest page, in megabytes once it is unpacked.
const MEGABYTES: u64 = 20;

/// As [`MEGABYTES`], in bytes.
const MOST: u64 = MEGABYTES * 1_000_000;

const USER_AGENT: &str = concat!("parallax/", env!("CARGO_PKG_VERSION"));

const ACCEPT: &str = "text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9, \
                      application/atom+xml;q=0.9, application/rss+xml;q=0.9, */*;q=0.5";

/// Asks servers for pages. Connections are kept for further pages; the proxy is that of the
/// environment. Trusted are the certificate authorities that the system trusts, so that those of a
/// company's network count, or else those in `SSL_CERT_FILE` and `SSL_CERT_DIR`.
pub(super) struct Client {
    agent: Agent,
}

impl Client {
    pub(super) fn new() -> Self {
        let trust = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
        let config = Agent::config_builder()
            .tls_config(trust)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_connect(Some(CONNECT))
            .user_agent(USER_AGENT)
            .accept(ACCEPT)
            .build();
        Self { agent: config.into() }
    }

    /// Fetches the page at `address`, in no more time than `patience` altogether.
    pub(super) fn get(&self, address: &str, patience: Duration) -> Result<Page, Trouble> {
        let deadline = Instant::now() + patience;
        let mut place = parse(address)?;
        let mut passed = vec![place.clone()];
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(if patience.is_zero() {
                    Trouble::NoTimeLeft
                } else {
                    Trouble::TimedOut(patience)
                });
            }
            let trouble = |error: &Error| trouble(error, &place, patience);
            let response = self
                .agent
                .get(place.as_str())
                .config()
                .timeout_global(Some(left))
                .build()
                .call()
                .map_err(|error| trouble(&error))?;
            let status = response.status();
            if let Some(next) = leads_to(&response).filter(|_| status.is_redirection()) {
                let next = place.join(&next).map_err(|_| Trouble::LeadsAstray(next.clone()))?;
                if !matches!(next.scheme(), "http" | "https") || !next.has_host() {
                    return Err(Trouble::LeadsAstray(next.to_string()));
                }
                if passed.contains(&next) {
                    return Err(Trouble::Circle);
                }
                if passed.len() > REDIRECTS {
                    return Err(Trouble::TooManyRedirects(REDIRECTS));
                }
                passed.push(next.clone());
                place = next;
                continue;
            }
            if !status.is_success() {
                let wait = field(&response, header::RETRY_AFTER);
                return Err(Trouble::Status { code: status.as_u16(), wait });
            }
            let content_type = field(&response, header::CONTENT_TYPE).unwrap_or_default();
            let content = ContentType::new(&content_type);
            if let Some(what) = content.no_text() {
                return Err(Trouble::NoText { what, mime: content.mime().to_owned() });
            }
            let bytes = read(response).map_err(|error| match trouble(&error) {
                Trouble::HungUp(_) => Trouble::CutOff,
                other => other,
            })?;
            if bytes.len() as u64 > MOST {
                return Err(Trouble::TooLarge(MEGABYTES));
            }
            if bytes.trim_ascii().is_empty() {
                return Err(Trouble::Empty);
            }
            let address = place.to_string();
            return Ok(Page { address, content_type, fetched: Timestamp::now(), bytes });
        }
    }
}

fn parse(address: &str) -> Result<Url, Trouble> {
    Url::parse(address).map_err(|error| Trouble::BadAddress(error.to_string()))
}

/// The address that a redirect names.
fn leads_to(response: &Response<Body>) -> Option<String> {
    field(response, header::LOCATION)
}

/// A field of the head, without the control characters that somebody may have put there.
fn field(response: &Response<Body>, name: header::HeaderName) -> Option<String> {
    let value = String::from_utf8_lossy(response.headers().get(name)?.as_bytes());
    Some(value.replace(char::is_control, "").trim().to_owned())
}

/// The body, unpacked; of one that is too large one byte more than is allowed. The client's own limit
/// would count the bytes before they are unpacked.
fn read(response: Response<Body>) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let body = response.into_body().into_with_config().limit(u64::MAX).reader();
    body.take(MOST + 1).read_to_end(&mut bytes).map_err(Error::from)?;
    Ok(bytes)
}

/// What an error of the client means for the reader.
fn trouble(error: &Error, place: &Url, patience: Duration) -> Trouble {
    let host = || place.host_str().unwrap_or_default().to_owned();
    match error {
        Error::Timeout(Timeout::Connect) => Trouble::TimedOut(CONNECT.min(patience)),
        Error::Timeout(_) => Trouble::TimedOut(patience),
        Error::HostNotFound => Trouble::UnknownHost(host()),
        Error::ConnectProxyFailed(reason) => Trouble::Proxy(reason.clone()),
        Error::InvalidProxyUrl => Trouble::Proxy(error.to_string()),
        Error::Tls(reason) => Trouble::NotSecure((*reason).to_owned()),
        Error::Rustls(error) => not_secure(error, host()),
        Error::Decompress(_, error) => Trouble::Damaged(error.to_string()),
        Error::Protocol(error) => Trouble::NoServer(error.to_string()),
        Error::LargeResponseHeader(..) => Trouble::NoServer(error.to_string()),
        Error::Http(_) | Error::BadUri(_) => Trouble::BadAddress(error.to_string()),
        Error::Io(error) => io_trouble(error, place),
        other => Trouble::Unreachable(host(), other.to_string()),
    }
}

fn io_trouble(error: &io::Error, place: &Url) -> Trouble {
    let host = place.host_str().unwrap_or_default().to_owned();
    match error.kind() {
        io::ErrorKind::ConnectionRefused => Trouble::Refused(host),
        // The secure layer calls everything invalid data that is not as it should be.
        io::ErrorKind::InvalidData if place.scheme() == "https" => {
            match error.get_ref().and_then(|it| it.downcast_ref()) {
                Some(error) => not_secure(error, host),
                None => Trouble::NotSecure(error.to_string()),
            }
        }
        io::ErrorKind::UnexpectedEof
        | io::ErrorKind::ConnectionReset
        | io::ErrorKind::ConnectionAborted
        | io::ErrorKind::BrokenPipe => Trouble::HungUp(host),
        // The standard library has no kind for it.
        _ if error.to_string().starts_with("failed to lookup address") => {
            Trouble::UnknownHost(host)
        }
        _ => Trouble::Unreachable(host, error.to_string()),
    }
}

/// What an error of the secure layer means for the reader.
fn not_secure(error: &rustls::Error, host: String) -> Trouble {
    use CertificateError as Wrong;
    match error {
        rustls::Error::InvalidCertificate(wrong) => match wrong {
            Wrong::UnknownIssuer => Trouble::NotTrusted(host),
            Wrong::NotValidForName | Wrong::NotValidForNameContext { .. } => {
                Trouble::OtherHost(host)
            }
            Wrong::Expired | Wrong::ExpiredContext { .. } => Trouble::Expired(host),
            Wrong::NotValidYet | Wrong::NotValidYetContext { .. } => Trouble::NotValidYet(host),
            Wrong::Revoked => Trouble::Revoked(host),
            _ => Trouble::NotSecure(error.to_string()),
        },
        // Only where the system has no list of authorities; that has no variant of its own.
        rustls::Error::General(said) if said.contains("CA certificates") => Trouble::NoAuthorities,
        _ => Trouble::NotSecure(error.to_string()),
    }
}
