//! A number for a text that is the same on every machine and in every version of the program.

/// The 64-bit FNV-1a hash of `bytes` (Fowler, Noll and Vo): good to tell a few things apart, not to
/// withstand anybody. Linear in their number.
pub fn stable(bytes: &[u8]) -> u64 {
    let mix = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, mix)
}

#[cfg(test)]
mod tests {
    #[test]
    fn it_is_fnv_1a() {
        assert_eq!(super::stable(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(super::stable(b"foobar"), 0x8594_4171_f739_67e8);
    }
}
