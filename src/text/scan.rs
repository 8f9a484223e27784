//! Finding the next byte of a kind, many bytes at a time.

/// Bytes that are looked at in one step.
const STEP: usize = 32;

/// The first byte from `at` on that is `wanted`, which should be told by comparing alone, without a branch or
/// a table: then the compiler looks at many bytes in one instruction. Linear in the bytes that are passed over.
/// Panics if `at` is past the end.
#[inline]
pub(super) fn find(bytes: &[u8], at: usize, wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let mut from = at;
    while let Some(step) = bytes[from..].first_chunk::<STEP>()
        && !step.iter().fold(false, |any, &byte| any | wanted(byte))
    {
        from += STEP;
    }
    bytes[from..].iter().position(|&byte| wanted(byte)).map(|it| from + it)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_is_passed_over(bytes in prop::collection::vec(0_u8..40, 0..200), at in 0_usize..200) {
            let at = at.min(bytes.len());
            let one_by_one = (at..bytes.len()).find(|&it| bytes[it] == 7);
            prop_assert_eq!(super::find(&bytes, at, |it| it == 7), one_by_one);
        }
    }
}
