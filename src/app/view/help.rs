//! The help: every action with its keys, made from the keymap in force.

use super::super::App;
use super::super::action::{Action, Group};
use super::{Entry, Listing};

/// The listing of [`super::ViewKind::Help`]: the actions by group, each group after its heading.
pub(super) struct Help;

/// A line of the help.
enum Line {
    Heading(Group),
    Action(Action),
}

impl Listing for Help {
    fn title(&self) -> &'static str {
        "Keys"
    }

    fn needs_analysis(&self) -> bool {
        false
    }

    fn empty(&self, _app: &App) -> String {
        "there are no keys".into()
    }

    fn items(&self, _app: &App, _order: usize) -> Vec<usize> {
        (0..lines().count()).collect()
    }

    fn words(&self, app: &App, item: usize) -> String {
        let Entry { marks, text, .. } = self.entry(app, item);
        format!("{marks} {text}")
    }

    fn entry(&self, app: &App, item: usize) -> Entry {
        match lines().nth(item) {
            Some(Line::Action(action)) => Entry {
                marks: app.keys_below_help(action).join("  "),
                text: action.describe().into(),
                ..Entry::default()
            },
            Some(Line::Heading(group)) => Entry { text: group.title().into(), ..Entry::default() },
            None => Entry::default(),
        }
    }

    fn is_heading(&self, item: usize) -> bool {
        matches!(lines().nth(item), Some(Line::Heading(_)))
    }

    fn action(&self, item: usize) -> Option<Action> {
        match lines().nth(item)? {
            Line::Action(action) => Some(action),
            Line::Heading(_) => None,
        }
    }
}

fn lines() -> impl Iterator<Item = Line> {
    let mut last = None;
    Action::ALL.iter().flat_map(move |&(action, _, group, _)| {
        let heading = (last != Some(group)).then_some(Line::Heading(group));
        last = Some(group);
        heading.into_iter().chain([Line::Action(action)])
    })
}
