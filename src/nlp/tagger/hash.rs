//! Hashes of words and features: 64 bits, the same on every machine and in every release.
//!
//! Features have no names, only hashes, so these functions are part of the weight format: a change here makes every
//! weights file useless, and the format's version must then go up. The mixing step is the folded multiplication of
//! wyhash (Wang Yi, public domain).

/// Hash of some bytes.
pub(super) fn of_bytes(bytes: &[u8]) -> u64 {
    let mut hash = 0x9E37_79B9_7F4A_7C15 ^ bytes.len() as u64;
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        hash = fold(hash ^ u64::from_le_bytes(*word), 0xA076_1D64_78BD_642F);
    }
    let mut last = [0; 8];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    fold(hash ^ u64::from_le_bytes(last), 0xE703_7ED1_A0B4_28DB)
}

/// Hash of a value under a template.
#[inline]
pub(super) const fn of_one(template: u64, value: u64) -> u64 {
    fold(
        value ^ 0x2D35_8DCC_AA6C_78A5,
        template.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5899_65CC_7537_4CC3,
    )
}

/// Hash of two values, in order, under a template.
#[inline]
pub(super) const fn of_two(template: u64, first: u64, second: u64) -> u64 {
    let both = fold(first ^ 0x1D8E_4E27_C47D_124F, second ^ 0xEB44_ACCA_B455_D165);
    of_one(template, both)
}

/// The two halves of the 128-bit product, folded together.
#[inline]
const fn fold(a: u64, b: u64) -> u64 {
    let product = (a as u128).wrapping_mul(b as u128);
    #[expect(clippy::cast_possible_truncation, reason = "the low half is what is wanted")]
    let low = product as u64;
    low ^ (product >> 64) as u64
}
