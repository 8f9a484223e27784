//! Waiting at the terminal, before the screen opens, while a set is loaded: says how far it is, and asks
//! which articles of a feed or chapters of a book are wanted.

use std::io::{self, IsTerminal as _, Write as _};

use crate::ingest::{Attendant, Choice, Listing, Selection};
use crate::text::clean::clean;

/// The person at the terminal.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    /// Whether to ask, where an answer can be typed.
    pub asks: bool,
}

impl Attendant for Person {
    fn begun(&self, pages: usize) {
        match pages {
            1 => tell("fetching a page …"),
            many => tell(&format!("fetching {many} pages …")),
        }
    }

    fn fetched(&self, address: &str, bytes: Option<usize>) {
        if let Some(bytes) = bytes {
            tell(&format!("{address}: {}", size(bytes)));
        }
    }

    fn choose(&self, listing: &Listing) -> Choice {
        if !self.asks || !io::stdin().is_terminal() || !io::stderr().is_terminal() {
            return Choice::Nobody;
        }
        let title = listing.title.as_deref().unwrap_or(&listing.source);
        say(&format!("{title}\n\n{listing}\n\n"));
        loop {
            say("Which of them? (such as 1,3-5; only Enter for none) ");
            let mut answer = String::new();
            let read = io::stdin().read_line(&mut answer);
            if !matches!(read, Ok(1..)) || answer.trim().is_empty() {
                return Choice::Nothing;
            }
            match answer.parse::<Selection>() {
                Ok(selection) => match selection.of(listing.lines.len()) {
                    Ok(_) => return Choice::Chosen(selection),
                    Err(number) => say(&format!("There is no number {number}.\n")),
                },
                Err(error) => say(&format!("Please {error}.\n")),
            }
        }
    }
}

/// A line for whoever looks on; nobody else wants it.
fn tell(what: &str) {
    if io::stderr().is_terminal() {
        say(&format!("parallax: {what}\n"));
    }
}

fn say(what: &str) {
    let mut terminal = io::stderr().lock();
    // That it cannot be written is nothing that could be told to anybody.
    let _ = terminal.write_all(clean(what).as_bytes()).and_then(|()| terminal.flush());
}

fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
