//! What the reader is told: the newest line on screen, and all of them in a view.

use super::{Action, App};

/// Lines remembered.
const MOST: usize = 200;

/// One line for the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What it says.
    pub text: String,
    /// Whether something went wrong.
    pub warning: bool,
}

impl App {
    /// All that was said, the newest last. What was said twice in a row stands there once.
    pub fn messages(&self) -> &[Message] {
        &self.messages
    }

    pub(super) fn say(&mut self, text: impl Into<String>) {
        self.tell(Message { text: text.into(), warning: false });
    }

    pub(super) fn warn(&mut self, text: impl Into<String>) {
        self.tell(Message { text: text.into(), warning: true });
    }

    /// Keeps a line for the list of messages, and shows it if no other is on screen.
    pub(super) fn note(&mut self, text: String) {
        let shown = self.message.take();
        self.say(text);
        self.message = shown.or(self.message.take());
    }

    /// Shows a line until the next key is pressed, and keeps it for the list of messages.
    pub fn tell(&mut self, message: Message) {
        if self.messages.last() != Some(&message) {
            self.messages.push(message.clone());
            let surplus = self.messages.len().saturating_sub(MOST);
            self.messages.drain(..surplus);
        }
        self.message = Some(message);
    }

    /// Says why nothing is known of links, events and repeats yet.
    pub(super) fn say_uncompared(&mut self) {
        if self.is_stopped() {
            let again = self.key_for(Action::Reload);
            self.say(format!("the articles are not compared; {again} compares them"));
        } else {
            self.say("still comparing the articles");
        }
    }
}
