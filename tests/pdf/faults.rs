//! PDF files of which nothing can be read: each is one clear sentence, whatever their decoder does.

use std::fs;

use crate::writer::{file, line, pdf, set, stream};
use crate::{Decoder, decoders, parallax, read};

const SENTENCE: &str = "The boat with the new glass lay in the harbour for a week before the wind turned to \
                        the west, and the people of the village carried it up to the tower in blankets.";

const OTHER: &str = "Nobody asked what it had cost. The keeper cleaned it with her own apron, put the oil in \
                     and lit it before the evening boat came round the point, which blew its horn.";

fn paper() -> Vec<u8> {
    let mut pages = vec![Vec::new(); 2];
    set(&mut pages, &[(0, 72.0), (1, 72.0)], (720.0, 676.0), 50, &[SENTENCE, OTHER]);
    pdf(&pages, &[])
}

/// What is said of the file.
fn said(bytes: &[u8], decoder: Decoder) -> String {
    match read(bytes, decoder) {
        Err(said) => said,
        Ok(told) => panic!("{decoder:?}: it was read: {:?}", told.blocks()),
    }
}

#[test]
fn pictures_of_pages_need_text_recognition() {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Count 1 /Kids [3 0 R] /MediaBox [0 0 595 842] >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>"
            .to_owned(),
        stream("", "q 595 0 0 842 0 0 cm /I Do Q"),
        stream(
            "/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8",
            "(q BT",
        ),
    ];
    for decoder in decoders() {
        let said = said(&file(&objects, ""), decoder);
        assert!(
            said.contains("paper.pdf: it is a PDF with hardly any text"),
            "{decoder:?}: {said}"
        );
        assert!(said.contains("OCR"), "{decoder:?}: {said}");
    }
    // So it is with a stamp on every page.
    let stamped = vec![vec![line(72.0, 400.0, 10.0, "Scanned copy")]; 3];
    for decoder in decoders() {
        assert!(said(&pdf(&stamped, &[]), decoder).contains("OCR"), "{decoder:?}");
    }
}

#[test]
fn a_locked_pdf_says_so() {
    let zeros = "00".repeat(32);
    let plain = String::from_utf8(paper()).expect("a writer of ASCII");
    let lock = format!(
        "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{zeros}> /U <{zeros}> >> /Info"
    );
    let locked = plain.replace("/Info", &lock);
    for decoder in decoders() {
        let said = said(locked.as_bytes(), decoder);
        assert!(said.contains("locked with a password"), "{decoder:?}: {said}");
    }
}

#[test]
fn wherever_a_pdf_is_cut_off_there_is_an_answer() {
    let whole = paper();
    for decoder in decoders() {
        for part in [1, 3, 6, 8, 9] {
            let cut = &whole[..whole.len() * part / 10];
            if let Err(said) = read(cut, decoder) {
                assert!(said.contains("paper.pdf: "), "{decoder:?}: {said}");
                assert!(!said.contains("panicked"), "{decoder:?}: {said}");
            }
        }
    }
}

#[test]
fn a_page_that_cannot_be_decoded_takes_no_other_with_it() {
    let plain = String::from_utf8(paper()).expect("a writer of ASCII");
    let at = plain.rfind("BT /F").expect("a second page");
    // The operand of a font is a name; of the same length, so that all places stay.
    let broken = format!("{}BT 77 {}", &plain[..at], &plain[at + 6..]);
    for decoder in decoders() {
        let told = read(broken.as_bytes(), decoder).unwrap_or_else(|said| panic!("{said}"));
        let text = told.field("text").expect("a text");
        assert!(text.starts_with("The boat with the new glass"), "{decoder:?}: {text}");
    }
}

#[test]
fn objects_that_lead_in_a_circle_end() {
    let page =
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>";
    let circles = [
        // Pages that are their own parents.
        [
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            "<< /Type /Pages /Count 1 /Kids [3 0 R] /Parent 2 0 R >>".to_owned(),
            page.to_owned(),
            stream("", "BT ET"),
            "null".to_owned(),
        ],
        // Pages that are their own children.
        [
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            "<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R 2 0 R] >>".to_owned(),
            "null".to_owned(),
            "null".to_owned(),
            "null".to_owned(),
        ],
        // A form that draws itself.
        [
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            "<< /Type /Pages /Count 1 /Kids [3 0 R] /MediaBox [0 0 595 842] >>".to_owned(),
            page.to_owned(),
            stream("", "/X Do"),
            stream(
                "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>",
                "/X Do /X Do",
            ),
        ],
    ];
    for (at, objects) in circles.iter().enumerate() {
        for decoder in decoders() {
            let said = said(&file(objects, ""), decoder);
            assert!(said.contains("paper.pdf: "), "{at} {decoder:?}: {said}");
            assert_eq!(said.matches('\n').count(), 2, "{at} {decoder:?}: {said}");
        }
    }
}

#[test]
fn what_it_holds_counts_and_not_its_name() {
    for decoder in decoders() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("named.txt"), paper()).expect("written");
        fs::write(folder.path().join("other.pdf"), paper()).expect("written");
        fs::write(folder.path().join("text.pdf"), format!("A text\n\n{SENTENCE}"))
            .expect("written");
        // A folder opens it, standard input does, and a set lists it.
        let listed =
            parallax(decoder).args(["report"]).arg(folder.path()).output().expect("it runs");
        let report = String::from_utf8_lossy(&listed.stdout);
        for name in ["named.txt", "other.pdf", "text.pdf"] {
            assert!(report.contains(name), "{decoder:?}: {report}");
        }
        let piped = parallax(decoder).args(["report", "-"]).write_stdin(paper()).output();
        let piped = piped.expect("it runs");
        assert_eq!(piped.status.code(), Some(0), "{decoder:?}");
        let set = folder.path().join("set");
        let new = parallax(decoder).args(["new"]).arg(&set).arg(folder.path()).output();
        assert_eq!(new.expect("it runs").status.code(), Some(0), "{decoder:?}");
        let text = fs::read_to_string(set.join("set.toml")).expect("a set");
        assert!(text.contains("../other.pdf"), "{text}");
    }
}
