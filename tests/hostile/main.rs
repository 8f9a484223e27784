//! Hostile files: cut off, damaged at random, nested without end, blown up when they are unpacked, of
//! another kind than they say. Each gives one clear sentence or an article that is not larger than it can be.
//!
//! They are left in `target/tmp/hostile`, where time and memory can be measured on them.

#[cfg(all(feature = "epub", feature = "office"))]
#[path = "../common/packing.rs"]
mod packing;
#[path = "../common/pdf.rs"]
mod writer;

#[cfg(all(feature = "epub", feature = "office"))]
mod archives;
mod feeds;
mod pages;
mod papers;

use std::fs;
use std::path::{Path, PathBuf};

use parallax::ingest::{Isolation, Means, Nobody, Set, Source, open_with};

/// A file's name and what is in it.
type Hostile = (String, Vec<u8>);

/// Noise that is the same each time (xorshift64).
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.next() as u8).collect()
    }
}

/// `whole`, cut off at `count` places that lie evenly.
fn cut(name: &str, whole: &[u8], count: usize) -> Vec<Hostile> {
    let (stem, extension) = name.rsplit_once('.').expect("a name with an extension");
    let file = |at: usize| {
        (format!("{stem}-cut-{at}.{extension}"), whole[..whole.len() * at / count].to_vec())
    };
    (0..count).map(file).collect()
}

/// `whole`, with some of its bytes changed, `count` times.
fn damaged(name: &str, whole: &[u8], count: usize) -> Vec<Hostile> {
    let (stem, extension) = name.rsplit_once('.').expect("a name with an extension");
    let mut noise = Noise(0x9e37_79b9_7f4a_7c15);
    let file = |at: usize| {
        let mut bytes = whole.to_vec();
        for _ in 0..=at % 12 {
            let place = noise.next() as usize % bytes.len();
            bytes[place] = noise.next() as u8;
        }
        (format!("{stem}-damaged-{at}.{extension}"), bytes)
    };
    (0..count).map(file).collect()
}

fn all() -> Vec<Hostile> {
    #[cfg(all(feature = "epub", feature = "office"))]
    let archives = archives::all();
    #[cfg(not(all(feature = "epub", feature = "office")))]
    let archives = Vec::new();
    [pages::all(), papers::all(), feeds::all(), archives].concat()
}

fn opened(path: &Path, program: &Path) -> Set {
    let isolation = Isolation::Process(program.to_owned());
    let means = Means { isolation, ..Means::default() };
    open_with(&[Source::Path(path.to_owned())], &means, &Nobody)
}

/// What is wrong with how a file of so many bytes was opened, if anything is.
fn fault(set: &Set, bytes: usize) -> Option<String> {
    let told: Vec<String> = set.problems.iter().map(|it| it.reason.clone()).collect();
    match (set.articles.as_slice(), told.as_slice()) {
        ([article], []) => {
            let largest = 4 * bytes + (1 << 20);
            let sound = article.is_sound() && article.text.len() <= largest;
            (!sound).then(|| format!("an article of {} bytes", article.text.len()))
        }
        // A feed lists its entries on lines of their own.
        ([], [reason]) => {
            let clear = reason.len() > 10
                && !reason.contains("panicked")
                && (!reason.contains('\n') || reason.starts_with("it is a feed"));
            (!clear).then(|| format!("the reason {reason:?}"))
        }
        (articles, told) => Some(format!("{} articles, {told:?}", articles.len())),
    }
}

/// The program, once as it is and once as it is where there is no `pdftotext`.
#[cfg(unix)]
fn programs(folder: &Path) -> [PathBuf; 2] {
    use std::os::unix::fs::PermissionsExt as _;
    let program = PathBuf::from(env!("CARGO_BIN_EXE_parallax"));
    let alone = folder.join("alone.sh");
    let script = format!("#!/bin/sh\nPATH=/nowhere exec '{}' \"$@\"\n", program.display());
    fs::write(&alone, script).expect("the script is written");
    fs::set_permissions(&alone, fs::Permissions::from_mode(0o755)).expect("it may be run");
    [program, alone]
}

// The only test of this program: another one that starts a process while the script is being written would keep
// it from being run.
#[cfg(unix)]
#[test]
fn hostile_files_give_a_sentence_or_an_article() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    fs::create_dir_all(&folder).expect("a folder");
    let programs = programs(folder.parent().expect("a folder"));
    let files = all();
    assert!(files.len() >= 200, "only {} files", files.len());
    for (name, bytes) in &files {
        fs::write(folder.join(name), bytes).expect("the file is written");
    }
    let faults: Vec<String> = std::thread::scope(|scope| {
        let workers = (0..4).map(|worker| {
            let (files, folder, programs) = (&files, &folder, &programs);
            scope.spawn(move || {
                let mut faults = Vec::new();
                for (name, bytes) in files.iter().skip(worker).step_by(4) {
                    // What is no PDF is read the same by both.
                    let paper = Path::new(name).extension().is_some_and(|it| it == "pdf");
                    let programs = &programs[..if paper { 2 } else { 1 }];
                    for program in programs {
                        let set = opened(&folder.join(name), program);
                        let fault = fault(&set, bytes.len());
                        faults.extend(
                            fault.map(|it| format!("{name} ({}): {it}", program.display())),
                        );
                    }
                }
                faults
            })
        });
        let workers: Vec<_> = workers.collect();
        workers.into_iter().flat_map(|it| it.join().expect("no panic")).collect()
    });
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
