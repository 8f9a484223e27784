//! Lines that are hard to cut, with `¦` where a sentence ends inside them.

use proptest::prelude::*;

use super::*;

fn cut(text: &str) -> Vec<&str> {
    let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph, line: 1 };
    sentences(text, &[block]).iter().map(|it| &text[it.span.range()]).collect()
}

/// Fails with all lines that are cut elsewhere than marked.
fn check(lines: &[&str]) {
    let wrong: Vec<String> = lines
        .iter()
        .filter_map(|line| {
            let wanted: Vec<&str> = line.split('¦').map(str::trim).collect();
            let text = line.replace('¦', "");
            let found = cut(&text);
            (found != wanted).then(|| format!("wanted {wanted:?}\n found {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), lines.len(), wrong.join("\n"));
}

#[test]
fn titles_and_initials_do_not_end_a_sentence() {
    check(&[
        "Mr. Hale met Mrs. Dorn.¦ Dr. Ames was late.",
        "Gen. Aldo Ruiz and Lt. Col. Meg Shaw flew to Oslo.¦ They stayed.",
        "Sen. Kay Lind (D.) voted no.¦ Rep. Orr did not.",
        "The book by J. K. Mallory sold well.¦ It was her first.",
        "George W. Tanner spoke.¦ He left at once.",
        "J.R.R. Holt wrote it in 1937.¦ Nobody read it.",
        "Prof. A. Lundqvist of St. Olaf's agreed.",
        "Martin Fisk Jr.¦ The harbour master's son, he was called.",
        "Sammy Fisk Jr. won, and Al Fisk Sr. Watson lost.",
        "They live at 5 Elm St.¦ It is quiet there.",
        "Ask Mx. Perry or Msgr. Doyle about it.",
    ]);
}

#[test]
fn abbreviations_end_a_sentence_only_before_a_word_that_begins_one() {
    check(&[
        "The U.S. Army denied it.¦ So did the U.K. Treasury.",
        "He moved to the U.S.¦ The rest stayed.",
        "Talks in Washington, D.C. Monday went on.",
        "They met in Washington, D.C.¦ After that they flew home.",
        "The U.S. and the E.U. agree.¦ Nobody else does.",
        "It opened at 9 a.m. on Monday.¦ It closed at 5 p.m.¦ We left.",
        "Doors open at 7 p.m. Tickets cost ten pounds.",
        "Fisk & Sons Ltd. Chairman Roy Fisk resigned.",
        "She joined Acme Inc.¦ It was a mistake.",
        "It fell on Dec. 5, 2024, and on Jan. 7.¦ Then it rose.",
        "See Fig. 3 and No. 12 of vol. 2.¦ Then go on.",
        "Was it right?¦ No.¦ It was not.",
        "Bring rope, e.g. Hemp rope, i.e. the strong kind.",
        "Ships, boats, etc. were lost.¦ Rafts, etc.¦ Few were found.",
        "Reds vs. Blues, cf. Smith on the matter.",
        "She has a Ph.D. in law.¦ He has none.",
        "Lind et al. found the same.¦ So did we.",
        "He took vitamin C.¦ It did not help.",
        "So do I.¦ The rest do not.",
        "Prices rose approx. 5 per cent.¦ Wages did not.",
    ]);
}

#[test]
fn figures_and_addresses_hold_together() {
    check(&[
        "It rose 3.5 per cent to 1.25 million.¦ Then it fell.",
        "Write to info@example.org or see www.example.org/a.html.¦ We answer.",
        "The site Example.com is down.¦ So is example.net.",
        "Version 2.0.1 is out.¦ Version 3 is not.",
        "It happened in 2024.¦ Nobody noticed.",
        "1. The first point is short.",
        "He made two points: 1. The boat leaks.¦ 2. The crew knows.",
        "The file is called notes.txt.¦ Open it.",
        "It cost $2. 6 million, they said.",
        "In chapter 12.¦ The hero dies.",
        "Der Vertrag vom 5. Dezember gilt.¦ Er ist kurz.",
    ]);
}

#[test]
fn quotation_marks_and_brackets_stay_with_their_sentence() {
    check(&[
        "“We sail at dawn.”¦ The crew was silent.",
        "\"We sail at dawn.\"¦ The crew was silent.",
        "‘Is it far?’ he asked.¦ ‘Yes.’¦ Nobody spoke.",
        "“Where is it?” she asked.¦ “Here!” cried the boy.",
        "“Who goes there?” Mr. Hale asked.¦ Nobody answered.",
        "“Never!” Hale shouted.¦ “We stay.”",
        "He said: “It is late.¦ We must go.”¦ Then he went.",
        "(It was raining.)¦ The boat was wet.",
        "It was raining (as always).¦ The boat was wet.",
        "The word (sic!) was his.¦ We keep it.",
        "She called it “special.”¦ He called it “mad”.¦ I said nothing.",
        "He was (so they say?) rich.¦ He was not.",
        "« Il est tard. »¦ Puis il partit.",
        "„Es ist spät.“¦ Dann ging er.",
        "The end.[12]¦ Another start.[3]",
        "He agreed.¹¦ She did not.",
        "‘He said “No.”’¦ That was all.",
        "What did “Stop!” mean?¦ Nobody knew.",
        "“Yahoo! is down,” he said.¦ It was.",
    ]);
}

#[test]
fn ellipses_end_a_sentence_only_before_a_word_that_begins_one() {
    check(&[
        "He waited… and waited.¦ Nobody came.",
        "He waited…¦ The door opened.",
        "He waited...¦ Then the door opened.",
        "He waited . . . and the door opened.",
        "The winner is… Hale.",
        "I… I do not know.",
        "“If they want … Hale will see them,” he said.",
        "The plan […] Hale drew up failed.",
        "… The rest is silence.",
        "It was over....¦ They went home.",
    ]);
}

#[test]
fn other_marks_and_scripts_end_sentences_too() {
    check(&[
        "Really?!¦ Yes!!¦ Oh.",
        "これは文です。¦次の文です！¦終わり",
        "「行こう。」と彼は言った。¦彼は行った。",
        "यह एक वाक्य है।¦ यह दूसरा है।",
        "هل وصلت السفينة؟¦ نعم وصلت.",
        "Это было вчера.¦ Он уехал в г. Москву.",
        "Note this: it goes on; it does not stop.",
        "It was plain.¦The end came soon.",
        "The quay was shut (or so it seemed)\nuntil Monday.¦ Then\nit opened.",
        "the iPhone fell.¦ iPads did not.",
    ]);
}

#[test]
fn blanks_end_sentences_where_nothing_else_does_but_not_after_a_word_or_two() {
    check(&[
        "เรือข้ามฟากจอดอยู่ที่ท่าเรือตลอดทั้งคืน¦ กัปตันปฏิเสธที่จะออกเดินทางเพราะตัวเรือมีรอยร้าว",
        "ผู้โดยสาร 214 คนนอนค้างคืนบนเรือเมื่อวันที่ 12 มีนาคม 2568 ที่ท่าเรือ",
        "นางอิลเซ วาร์กา กล่าวว่าเรือลำนี้ไม่ปลอดภัย",
        "ເຮືອຂ້າມຟາກຈອດຢູ່ທ່າເຮືອຕະຫຼອດຄືນນີ້ແລ້ວ¦ ກັບຕັນບໍ່ຍອມອອກເດີນທາງຍ້ອນເຮືອມີຮອຍແຕກ",
        "他说：“船不安全。¦我们留下。”¦乘客都同意了。",
    ]);
}

#[test]
fn headings_and_code_are_one_sentence_each() {
    let text = "What now? Nobody knows. x.y(); Z.w();";
    let blocks = [
        Block { span: Span::new(0, 23), kind: BlockKind::Heading(2), line: 1 },
        Block { span: Span::new(24, 37), kind: BlockKind::Code, line: 1 },
    ];
    let found: Vec<Span> = sentences(text, &blocks).iter().map(|it| it.span).collect();
    assert_eq!(found, [blocks[0].span, blocks[1].span]);
}

proptest! {
    #[test]
    fn sentences_cover_all_but_white_space(text in "\\PC*|[A-Za-z.?!…”“\"')(0-9 \n。」]*") {
        let trimmed = text.trim();
        let start = text.len() - text.trim_start().len();
        let span = Span::new(start, start + trimmed.len());
        let block = Block { span, kind: BlockKind::Paragraph, line: 1 };
        let mut last = span.start;
        for sentence in sentences(&text, &[block]) {
            prop_assert!(!sentence.span.is_empty());
            prop_assert!(text[last..sentence.span.start].trim().is_empty());
            let words = &text[sentence.span.range()];
            prop_assert_eq!(words, words.trim());
            last = sentence.span.end;
        }
        prop_assert_eq!(last, span.end);
    }
}
