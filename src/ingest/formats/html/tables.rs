//! Which tables hold data, and which only lay out a page.

use dom_query::NodeRef;

/// Words of a cell of data are few; the column of a page laid out with a table has many.
const LONGEST_CELL: usize = 200;

/// Whether the rows of `table` are to be read across. Linear in its size.
pub(super) fn is_data(table: &NodeRef<'_>) -> bool {
    if table.attr("role").is_some_and(|it| matches!(&*it, "presentation" | "none")) {
        return false;
    }
    let (mut rows, mut cells, mut widest) = (0, 0, 0);
    let mut in_row = 0;
    for node in table.descendants_it() {
        let Some(name) = node.node_name() else { continue };
        match &*name {
            "table" | "ul" | "ol" | "h1" | "h2" | "form" => return false,
            "th" | "thead" | "caption" if !node.text().trim().is_empty() => return short(table),
            "tr" => {
                rows += 1;
                in_row = 0;
            }
            "td" => {
                cells += 1;
                in_row += 1;
                widest = widest.max(in_row);
            }
            _ => {}
        }
    }
    rows >= 2 && widest >= 2 && cells >= 4 && short(table)
}

/// Whether hardly a cell is as long as a paragraph.
fn short(table: &NodeRef<'_>) -> bool {
    let (mut cells, mut long) = (0, 0);
    for node in table.descendants_it().filter(|it| it.has_name("td") || it.has_name("th")) {
        cells += 1;
        long += usize::from(node.normalized_char_count() > LONGEST_CELL);
    }
    long * 5 <= cells
}
