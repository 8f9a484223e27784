//! The reader's editor: which it is, how it is told the line, and what came of it.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, IsTerminal as _};
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::thread;

use super::waiting::{Waken, Waker};

/// What is started where nobody has said which editor to take.
const FALLBACK: &str = "vi";

/// How an editor is told on which line to open a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// `+12 FILE`.
    Plus,
    /// `FILE:12`.
    Colon,
    /// `--goto FILE:12`.
    Goto,
    /// `--line 12 FILE`.
    Line,
    /// `FILE`: it cannot be told, or nobody knows how.
    File,
}

/// The editors that are told in a way of their own. All others get the file alone, because a `+12` that
/// is not understood would be taken for a file to make.
const FORMS: &[(Form, &[&str])] = &[
    (
        Form::Plus,
        &[
            "vi",
            "vim",
            "nvim",
            "view",
            "nvi",
            "vis",
            "ex",
            "gvim",
            "mvim",
            "nano",
            "pico",
            "emacs",
            "emacsclient",
            "mg",
            "zile",
            "jed",
            "joe",
            "jmacs",
            "jstar",
            "ne",
            "micro",
            "kak",
            "gedit",
            "gnome-text-editor",
            "xed",
            "pluma",
        ],
    ),
    (Form::Colon, &["hx", "helix", "subl", "sublime_text", "zed", "zeditor"]),
    (Form::Goto, &["code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"]),
    (Form::Line, &["kate", "kwrite", "mate", "mousepad", "idea", "pycharm"]),
];

/// An editor, as the reader has named it: a command for the shell, perhaps with arguments.
pub(super) struct Editor {
    command: OsString,
    /// The variable that names it.
    variable: &'static str,
}

impl Editor {
    /// What `VISUAL` names, or else `EDITOR`, or else `vi`.
    pub(super) fn of_the_reader() -> Self {
        let named = |variable| {
            let command = env::var_os(variable).filter(|it| !it.is_empty())?;
            Some(Self { command, variable })
        };
        let fallback = Self { command: FALLBACK.into(), variable: "VISUAL" };
        named("VISUAL").or_else(|| named("EDITOR")).unwrap_or(fallback)
    }

    /// Starts the editor on the file at `path`, on `line` (from 1), with the terminal for itself. When it
    /// ends, that goes to `waker`. Fails if there is no shell, or no terminal.
    pub(super) fn open(&self, path: &Path, line: u32, mut waker: Waker) -> io::Result<()> {
        // The shell takes the reader's words apart; ours reach the editor as they are.
        let mut script = self.command.clone();
        script.push(" \"$@\"");
        let mut command = Command::new("sh");
        command.arg("-c").arg(script).arg("sh");
        command.args(arguments(self.form(), &std::path::absolute(path)?, line));
        if !io::stdin().is_terminal() {
            command.stdin(File::open("/dev/tty")?);
        }
        let mut child = command.spawn()?;
        thread::Builder::new().name("editor".into()).spawn(move || {
            waker.send(Waken::Edited(child.wait()));
        })?;
        Ok(())
    }

    fn form(&self) -> Form {
        let command = self.command.to_string_lossy();
        // `LANG=C /usr/bin/vim -u NONE`
        let program = command.split_whitespace().find(|it| !it.contains('='));
        let program = program.unwrap_or_default().trim_matches(['"', '\'']);
        let name = Path::new(program).file_name().and_then(OsStr::to_str).unwrap_or_default();
        let known = FORMS.iter().find(|(_, names)| names.contains(&name));
        known.map_or(Form::File, |it| it.0)
    }

    /// What went wrong, if something did.
    pub(super) fn trouble(&self, outcome: &io::Result<ExitStatus>) -> Option<String> {
        /// What a shell ends with where there is no such program, or none that may be run.
        const NOT_FOUND: [i32; 2] = [127, 126];
        let (editor, variable) = (self.command.to_string_lossy(), self.variable);
        match outcome {
            Ok(status) if status.success() => None,
            Ok(status) if status.code().is_some_and(|it| NOT_FOUND.contains(&it)) => Some(format!(
                "the editor `{editor}` cannot be run; set {variable} to one that is installed"
            )),
            Ok(status) => Some(format!("the editor `{editor}` failed ({status})")),
            Err(error) => Some(format!("the editor `{editor}` could not be started ({error})")),
        }
    }
}

fn arguments(form: Form, path: &Path, line: u32) -> Vec<OsString> {
    let file = path.as_os_str().to_owned();
    let with_line = || {
        let mut file = file.clone();
        file.push(format!(":{line}"));
        file
    };
    match form {
        Form::Plus => vec![format!("+{line}").into(), file],
        Form::Colon => vec![with_line()],
        Form::Goto => vec!["--goto".into(), with_line()],
        Form::Line => vec!["--line".into(), line.to_string().into(), file],
        Form::File => vec![file],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(command: &str) -> String {
        let editor = Editor { command: command.into(), variable: "EDITOR" };
        let arguments = arguments(editor.form(), Path::new("/a b/c.txt"), 12);
        arguments.iter().map(|it| it.to_string_lossy()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_editor_is_told_the_line_in_its_own_way() {
        assert_eq!(told("vi"), "+12 /a b/c.txt");
        assert_eq!(told("/usr/local/bin/nvim -u NONE"), "+12 /a b/c.txt");
        assert_eq!(told("LANG=C emacsclient -nw"), "+12 /a b/c.txt");
        assert_eq!(told("hx"), "/a b/c.txt:12");
        assert_eq!(told("code --wait"), "--goto /a b/c.txt:12");
        assert_eq!(told("\"kate\" -b"), "--line 12 /a b/c.txt");
        assert_eq!(told("my-own-editor"), "/a b/c.txt");
    }
}
