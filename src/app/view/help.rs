//! The help: every action with its keys and the commands that have keys, made from the keymap in force; and what
//! the signs on screen mean.

use super::super::App;
use super::super::action::Action;
use super::super::keymap::Asks;
use super::{Entry, Listing};

/// The listing of [`super::ViewKind::Help`]: the actions by group, each group after its heading, the
/// signs, and the reader's own commands.
pub(super) struct Help;

/// The signs beside the text and on the ruler, with what they mean.
const SIGNS: [(&str, &str); 14] = [
    ("▶  ▌", "the row you are on, and its sentence"),
    ("B  c", "articles that also tell it; small letters: by a weak link alone"),
    ("○  ◦", "told here alone; beside the text, and on the ruler"),
    ("▣  ▪", "text that stands more than once, with its number; the second on the ruler"),
    ("┊", "a body whose other copies are folded"),
    ("◆  ◇", "what tells the same as your sentence; by a weak link"),
    ("◈", "a link that you have pinned, or a passage held to be pinned"),
    ("✎", "a note of yours; beside the text, and on the ruler"),
    ("a–z", "on the ruler: your marks"),
    ("┼  ●", "on the ruler: passages of events, and of the one you are at"),
    ("◆", "on the ruler: a search hit"),
    ("┃", "on the ruler: what is in sight; other signs are heavier there"),
    ("█ ▓ ▒ ░", "how much an article tells of an event, against the fullest telling, by quarters"),
    ("·", "an event that an article does not tell"),
];

/// A line of the help.
enum Line {
    Heading(&'static str),
    Action(Action),
    /// One of the [`SIGNS`].
    Sign(usize),
    /// One of the commands that the reader has given keys.
    Own(usize),
}

impl Listing for Help {
    fn title(&self) -> &'static str {
        "Keys"
    }

    fn empty(&self, _app: &App) -> String {
        "there are no keys".into()
    }

    fn needs_analysis(&self) -> bool {
        false
    }

    fn items(&self, app: &App, _order: usize) -> Vec<usize> {
        let own = app.keymap.commands(app.context_below_help()).len();
        let headed = if own > 0 { own + 1 } else { 0 };
        (0..fixed().count() + headed).collect()
    }

    fn words(&self, app: &App, item: usize) -> String {
        let Entry { marks, text, .. } = self.entry(app, item);
        format!("{marks} {text}")
    }

    fn entry(&self, app: &App, item: usize) -> Entry {
        let context = app.context_below_help();
        let (keys, text) = match (line(item), self.runs(app, item)) {
            (Line::Heading(title), _) => (Vec::new(), title.to_owned()),
            (Line::Sign(at), _) => (vec![SIGNS[at].0.to_owned()], SIGNS[at].1.to_owned()),
            (_, Some(Asks::Action(action))) => {
                (app.keymap.keys_for(context, action), action.describe().to_owned())
            }
            (_, Some(Asks::Command(line))) => (app.keymap.keys_for_command(context, &line), line),
            (_, Some(Asks::Nothing) | None) => return Entry::default(),
        };
        Entry { marks: keys.join("  "), text, ..Entry::default() }
    }

    fn is_heading(&self, item: usize) -> bool {
        matches!(line(item), Line::Heading(_))
    }

    fn runs(&self, app: &App, item: usize) -> Option<Asks> {
        match line(item) {
            Line::Heading(_) | Line::Sign(_) => None,
            Line::Action(action) => Some(Asks::Action(action)),
            Line::Own(index) => {
                let commands = app.keymap.commands(app.context_below_help());
                commands.get(index).map(|&line| Asks::Command(line.to_owned()))
            }
        }
    }
}

fn line(item: usize) -> Line {
    let own = || match item - fixed().count() {
        0 => Line::Heading("Your own"),
        place => Line::Own(place - 1),
    };
    fixed().nth(item).unwrap_or_else(own)
}

/// What is listed whatever the reader has set: the actions, then the signs.
fn fixed() -> impl Iterator<Item = Line> {
    actions().chain([Line::Heading("Signs")]).chain((0..SIGNS.len()).map(Line::Sign))
}

/// The actions with the headings of their groups.
fn actions() -> impl Iterator<Item = Line> {
    let mut last = None;
    Action::ALL.iter().flat_map(move |&(action, _, group, _)| {
        let heading = (last != Some(group)).then_some(Line::Heading(group.title()));
        last = Some(group);
        heading.into_iter().chain([Line::Action(action)])
    })
}
