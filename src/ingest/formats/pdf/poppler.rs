//! Decoding a PDF with `pdftotext` of the Poppler library, where it is installed: it knows more fonts
//! and mends more damage than anything else.
//!
//! Asked for are words with their boxes (`-bbox`), which it prints as a page of XHTML; the reading order
//! is ours. It runs inside the limits of the process that starts it.

use std::io::{self, Read as _, Write as _};
use std::process::{Command, Stdio};
use std::thread;

use super::Undecoded;
use super::page::{Decoded, Page, Properties, Word};

/// Bytes of its longest answer: a word of a page takes a hundred.
const LONGEST: u64 = 256 << 20;

/// The pages of the PDF in `bytes`; `None` if there is no such program.
pub(super) fn decode(bytes: &[u8]) -> Option<Result<Decoded, Undecoded>> {
    let (printed, complaints) = match run(bytes) {
        Ok(printed) => printed,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
        Err(error) => return Some(Err(Undecoded::Damaged(error.to_string()))),
    };
    let decoded = read(&printed);
    Some(if decoded.pages.is_empty() {
        let line = complaints.lines().next().unwrap_or_default().to_owned();
        Err(if complaints.contains("ncorrect password") {
            Undecoded::Encrypted
        } else {
            Undecoded::Damaged(line)
        })
    } else {
        Ok(decoded)
    })
}

/// What the program prints, and what it complains about.
fn run(bytes: &[u8]) -> io::Result<(String, String)> {
    let mut program = Command::new("pdftotext")
        .args(["-bbox", "-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let pipes = (program.stdin.take(), program.stdout.take(), program.stderr.take());
    let (Some(mut input), Some(output), Some(errors)) = pipes else {
        return Err(io::ErrorKind::BrokenPipe.into());
    };
    let all = |from: &mut dyn io::Read| {
        let mut printed = Vec::new();
        // What was printed before it broke down is worth having.
        let _ = from.take(LONGEST).read_to_end(&mut printed);
        String::from_utf8_lossy(&printed).into_owned()
    };
    let printed = thread::scope(|scope| {
        scope.spawn(move || input.write_all(bytes));
        let complaints = scope.spawn(move || all(&mut errors.take(1 << 20)));
        let printed = all(&mut { output });
        (printed, complaints.join().unwrap_or_default())
    });
    program.wait()?;
    Ok(printed)
}

/// Reads what the program prints, line by line.
fn read(printed: &str) -> Decoded {
    let mut decoded = Decoded::default();
    for line in printed.lines().map(str::trim_start) {
        if let Some(word) = line.strip_prefix("<word ") {
            let word = word_in(word);
            decoded
                .pages
                .last_mut()
                .zip(word)
                .into_iter()
                .for_each(|(page, it)| page.words.push(it));
        } else if let Some(page) = line.strip_prefix("<page ") {
            let height = number(page, "height").unwrap_or_default();
            decoded.pages.push(Page { height, words: Vec::new() });
        } else if decoded.pages.is_empty() {
            read_property(line, &mut decoded.properties);
        }
    }
    decoded
}

fn word_in(tag: &str) -> Option<Word> {
    let (attributes, rest) = tag.split_once('>')?;
    let text = unescaped(rest.strip_suffix("</word>").unwrap_or(rest));
    let side = |name| number(attributes, name);
    let (left, right) = (side("xMin")?, side("xMax")?);
    let (top, bottom) = (side("yMin")?, side("yMax")?);
    // A word that stands upright on its side is no part of the text.
    let turned = text.chars().count() >= 4 && bottom - top > 2.0 * (right - left);
    (!turned && !text.is_empty()).then_some(Word { text, left, right, top, bottom })
}

fn read_property(line: &str, properties: &mut Properties) {
    let named = |name| line.strip_prefix("<meta name=\"")?.strip_prefix(name);
    let content = |rest: &str| attribute(rest, "content").map(unescaped).unwrap_or_default();
    if let Some(title) = line.strip_prefix("<title>") {
        properties.title = unescaped(title.strip_suffix("</title>").unwrap_or(title));
    } else if let Some(rest) = named("Author\"") {
        properties.author = content(rest);
    } else if let Some(rest) = named("CreationDate\"") {
        properties.made = content(rest);
    }
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    rest.split('"').next()
}

fn number(tag: &str, name: &str) -> Option<f32> {
    attribute(tag, name)?.parse().ok().filter(|it: &f32| it.is_finite())
}

fn unescaped(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&apos;", "'").replace("&#39;", "'").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_boxes_and_properties_are_read() {
        let printed = "<head>\n<title>Salt &amp; rope</title>\n\
            <meta name=\"Author\" content=\"Ann &quot;A&quot; Lee\"/>\n\
            <meta name=\"CreationDate\" content=\"2025-03-14T08:00:00Z\"/>\n<body>\n<doc>\n\
            <page width=\"595.0\" height=\"842.0\">\n\
            <word xMin=\"1.5\" yMin=\"2\" xMax=\"9\" yMax=\"12\">a&lt;b</word>\n\
            <word xMin=\"1\" yMin=\"2\" xMax=\"9\" yMax=\"72\">upright</word>\n\
            <word xMin=\"nan\" yMin=\"2\" xMax=\"9\" yMax=\"12\">lost</word>\n</page>\n<page";
        let decoded = read(printed);
        assert_eq!(decoded.properties.title, "Salt & rope");
        assert_eq!(decoded.properties.author, "Ann \"A\" Lee");
        assert_eq!(decoded.properties.made, "2025-03-14T08:00:00Z");
        let word = Word { text: "a<b".into(), left: 1.5, right: 9.0, top: 2.0, bottom: 12.0 };
        assert_eq!(decoded.pages.len(), 1);
        assert_eq!(decoded.pages[0].words, [word]);
    }
}
