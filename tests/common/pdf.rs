//! A writer of small PDF files (ISO 32000-1): pages of lines at places, in one font of which every
//! character is equally wide.

#![allow(dead_code, reason = "each test binary uses its own part")]

use std::fmt::Write as _;

/// Width of a character, as a share of the size of the font.
pub(crate) const WIDTH: f32 = 0.6;

/// A line of a page, from the lower left corner.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) size: f32,
    pub(crate) text: String,
}

pub(crate) fn line(x: f32, y: f32, size: f32, text: &str) -> Line {
    Line { x, y, size, text: text.to_owned() }
}

/// Sets paragraphs in a column that begins at `x`, from `top` down, with `width` characters a line;
/// first lines are indented. Words are broken where they have a `|`. What does not fit above `bottom` goes
/// on in the next of the `columns`, each of which is a page and a place on it.
pub(crate) fn set(
    pages: &mut [Vec<Line>],
    columns: &[(usize, f32)],
    (top, bottom): (f32, f32),
    width: usize,
    paragraphs: &[&str],
) {
    const SIZE: f32 = 10.0;
    const LEADING: f32 = 12.0;
    let mut columns = columns.iter();
    let (mut page, mut x) = *columns.next().expect("a column");
    let mut y = top;
    let mut put = |text: String, indent: f32| {
        if y < bottom {
            (page, x) = *columns.next().expect("columns enough");
            y = top;
        }
        pages[page].push(line(x + indent, y, SIZE, text.trim_end()));
        y -= LEADING;
    };
    for paragraph in paragraphs {
        let (mut row, mut indent) = (String::new(), 2);
        for word in paragraph.split(' ') {
            let whole = word.replace('|', "");
            let room = (width - indent).saturating_sub(row.chars().count());
            if whole.chars().count() <= room {
                row += &whole;
                row.push(' ');
                continue;
            }
            let parts: Vec<&str> = word.split('|').collect();
            let fits =
                (1..parts.len()).rev().find(|at| parts[..*at].concat().chars().count() < room);
            if let Some(at) = fits {
                row += &parts[..at].concat();
                if !row.ends_with('-') {
                    row.push('-');
                }
            }
            put(std::mem::take(&mut row), indent as f32 * SIZE * WIDTH);
            indent = 0;
            row += &parts[fits.unwrap_or(0)..].concat();
            row.push(' ');
        }
        put(row, indent as f32 * SIZE * WIDTH);
    }
}

/// The file with these pages. `info` are its properties. Text outside of Latin-1 takes a font with a table
/// of its characters (`ToUnicode`).
pub(crate) fn pdf(pages: &[Vec<Line>], info: &[(&str, &str)]) -> Vec<u8> {
    let latin = pages.iter().flatten().all(|it| it.text.chars().all(|c| u32::from(c) < 256));
    let mut objects = vec![String::new(); 3];
    let kids: Vec<String> = (0..pages.len()).map(|at| format!("{} 0 R", 8 + 2 * at)).collect();
    objects[0] = "<< /Type /Catalog /Pages 2 0 R >>".into();
    objects[1] = format!(
        "<< /Type /Pages /Count {} /Kids [{}] /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> >>",
        pages.len(),
        kids.join(" ")
    );
    objects[2] = if latin {
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>".into()
    } else {
        "<< /Type /Font /Subtype /Type0 /BaseFont /Invented /Encoding /Identity-H \
         /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>"
            .into()
    };
    objects.push(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Invented /DW 600 /CIDSystemInfo \
         << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R >>"
            .into(),
    );
    objects.push(
        "<< /Type /FontDescriptor /FontName /Invented /Flags 4 /FontBBox [0 -200 600 800] \
         /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>"
            .into(),
    );
    objects.push(stream("", TO_UNICODE));
    let info = info.iter().fold(String::new(), |mut all, (key, value)| {
        let _ = write!(all, " /{key} ({value})");
        all
    });
    objects.push(format!("<<{info} >>"));
    for (at, page) in pages.iter().enumerate() {
        objects.push(format!("<< /Type /Page /Parent 2 0 R /Contents {} 0 R >>", 9 + 2 * at));
        let drawn = page.iter().fold(String::new(), |mut all, it| {
            let text = if latin { literal(&it.text) } else { hexadecimal(&it.text) };
            let _ = writeln!(all, "BT /F {} Tf {} {} Td {text} Tj ET", it.size, it.x, it.y);
            all
        });
        objects.push(stream("", &drawn));
    }
    file(&objects, "/Info 7 0 R")
}

/// A file of these objects, of which the first is the catalogue. `trailer` goes into its trailer.
pub(crate) fn file(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n", at + 1).bytes());
        // A character is a byte, so that any byte can be written.
        bytes.extend(object.chars().map(|c| c as u8));
        bytes.extend(b"\nendobj\n");
    }
    let table = bytes.len();
    let mut end = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        let _ = writeln!(end, "{place:010} 00000 n ");
    }
    let _ = write!(
        end,
        "trailer\n<< /Size {} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n",
        objects.len() + 1
    );
    bytes.extend(end.bytes());
    bytes
}

/// A stream with these entries in its dictionary.
pub(crate) fn stream(entries: &str, content: &str) -> String {
    format!("<< /Length {} {entries} >>\nstream\n{content}\nendstream", content.chars().count())
}

fn literal(text: &str) -> String {
    format!("({})", text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)"))
}

fn hexadecimal(text: &str) -> String {
    let codes = text.encode_utf16().fold(String::new(), |mut all, it| {
        let _ = write!(all, "{it:04x}");
        all
    });
    format!("<{codes}>")
}

/// Codes are UTF-16.
const TO_UNICODE: &str = "\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CMapName /Invented def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
3 beginbfrange
<0000> <00ff> <0000>
<0400> <04ff> <0400>
<2000> <20ff> <2000>
endbfrange
endcmap
end
end";
