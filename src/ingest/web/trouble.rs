//! Why there is no page at an address: sentences that follow the address, without a full stop.

use std::time::Duration;

/// Why a page cannot be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[cfg_attr(not(feature = "fetch"), expect(dead_code, reason = "nothing is fetched then"))]
pub(super) enum Trouble {
    /// The program was made without the feature `fetch`.
    #[cfg(not(feature = "fetch"))]
    #[error(
        "this parallax was made without the feature `fetch`, so it opens no addresses; save the page \
         as a file and name that"
    )]
    Without,
    #[error("the address cannot be understood ({0}); check it")]
    BadAddress(String),
    #[error("nobody knows the host {0}; check the address and your connection")]
    UnknownHost(String),
    #[error("{0} refuses the connection; check the address, or try again later")]
    Refused(String),
    #[error("{0} hangs up without an answer; check the address, or try again later")]
    HungUp(String),
    #[error("{0} cannot be reached ({1}); check your connection")]
    Unreachable(String, String),
    #[error("it did not answer in full within {}; try again, or allow it longer with --timeout", seconds(.0))]
    TimedOut(Duration),
    #[error(
        "the pages before it took all the time there was; try again, or allow longer with --timeout"
    )]
    NoTimeLeft,
    #[error(
        "no secure connection can be made ({0}); check the address and the clock of this machine, or \
         save the page in a browser and name the file"
    )]
    NotSecure(String),
    #[error(
        "this machine does not trust whoever vouches for {0}; where that is your own network, have its \
         certificate installed in the system, or name the file in SSL_CERT_FILE"
    )]
    NotTrusted(String),
    #[error("what answers there is not {0}, by its certificate; check the address")]
    OtherHost(String),
    #[error(
        "the certificate of {0} has expired; check the clock of this machine, or save the page in a \
         browser and name the file"
    )]
    Expired(String),
    #[error("the certificate of {0} is not valid yet; check the clock of this machine")]
    NotValidYet(String),
    #[error("the certificate of {0} has been revoked; do not trust what you see there")]
    Revoked(String),
    #[error(
        "this machine has no list of certificates that it trusts; install one (the package \
         ca-certificates), or name a file in SSL_CERT_FILE"
    )]
    NoAuthorities,
    #[error("what answers there is no web server ({0}); check the address")]
    NoServer(String),
    #[error(
        "the proxy does not lead there ({0}); check HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY"
    )]
    Proxy(String),
    #[error("the connection broke before the page was whole; try again")]
    CutOff,
    #[error("the page is damaged on its way ({0}); try again")]
    Damaged(String),
    #[error(
        "it leads from one address to the next without end; save the page in a browser and name the file"
    )]
    Circle,
    #[error("it leads on more than {0} times; save the page in a browser and name the file")]
    TooManyRedirects(usize),
    #[error(
        "it leads on to {0}, which is no address of a page; save the page in a browser and name the file"
    )]
    LeadsAstray(String),
    #[error("it is larger than {0} MB, which no article is")]
    TooLarge(u64),
    #[error("it is {what} ({mime}), not an article")]
    NoText { what: &'static str, mime: String },
    #[error("the site sends an empty page; open it in a browser and save it as a file")]
    Empty,
    #[error("{}", status_reason(*.code, .wait.as_deref()))]
    Status {
        code: u16,
        /// What the site says of how long to wait.
        wait: Option<String>,
    },
}

fn seconds(time: &Duration) -> String {
    match time.as_secs() {
        1 => "1 second".to_owned(),
        0 => format!("{} ms", time.as_millis()),
        many => format!("{many} seconds"),
    }
}

/// What an answer means that brings no page.
fn status_reason(code: u16, wait: Option<&str>) -> String {
    let save = "open it in a browser, save the page and name the file";
    match code {
        401 | 403 => {
            let means = "it may ask you to sign in, or keep programs out";
            format!("the site refuses it ({}): {means}; {save}", named(code))
        }
        402 => format!("the site asks to be paid for it ({}); {save}", named(code)),
        404 | 410 => format!("the site has no such page ({}); check the address", named(code)),
        429 => {
            let wait = wait.map(|it| match it.parse::<u32>() {
                Ok(seconds) => format!(" after {seconds} seconds"),
                Err(_) => format!(" after {it}"),
            });
            let when = wait.unwrap_or_else(|| " later".to_owned());
            format!("the site has been asked too often ({}); try again{when}", named(code))
        }
        451 => format!("the site may not show it where you are ({}); {save}", named(code)),
        407 => format!("the proxy wants a name and a password ({})", named(code)),
        500..=599 => {
            format!("the site is out of order ({}); try again later", named(code))
        }
        _ => format!("the site answers with {} instead of a page; {save}", named(code)),
    }
}

/// A status as people know it: number and phrase.
fn named(code: u16) -> String {
    let phrase = match code {
        401 => " Unauthorized",
        402 => " Payment Required",
        403 => " Forbidden",
        404 => " Not Found",
        407 => " Proxy Authentication Required",
        410 => " Gone",
        429 => " Too Many Requests",
        451 => " Unavailable For Legal Reasons",
        500 => " Internal Server Error",
        502 => " Bad Gateway",
        503 => " Service Unavailable",
        504 => " Gateway Timeout",
        _ => "",
    };
    format!("{code}{phrase}")
}
