//! Large first letters, which stand over several lines, put back before their words.

use super::page::Page;

/// How much higher than the text the font of an initial is.
const HIGH: f32 = 1.8;

/// Puts each initial before the word that it begins, and the lines beside it in line with the others.
pub(super) fn mend(page: &mut Page) {
    let body = page.body_height();
    while let Some(at) = page.words.iter().position(|it| {
        let mut chars = it.text.chars();
        let single = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
        single && it.height() > HIGH * body
    }) {
        let initial = page.words.swap_remove(at);
        let mut beside: Vec<_> = page
            .words
            .iter_mut()
            .filter(|it| {
                let middle = f32::midpoint(it.top, it.bottom);
                let gap = it.left - initial.right;
                (initial.top..initial.bottom).contains(&middle) && gap > -0.5 * body && gap < body
            })
            .collect();
        beside.sort_by(|a, b| a.top.total_cmp(&b.top));
        for word in &mut beside {
            word.left = initial.left;
        }
        match beside.first_mut() {
            Some(word) => word.text.insert_str(0, &initial.text),
            // Not the initial of anything: as high as the text it is found no more.
            None => page.words.push(super::page::Word { top: initial.bottom - body, ..initial }),
        }
    }
}
