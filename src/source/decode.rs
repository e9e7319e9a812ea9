//! From bytes to text: UTF-8, or UTF-16 with a byte order mark.
//!
//! Bytes that do not fit become U+FFFD and are counted. What is not text at all is refused, with the name of its
//! format where the first bytes tell it. Limits: older code pages (Windows-1251, ISO 8859) are not guessed; a file in
//! one of them is refused when little of it can be read, because silently wrong letters would be worse.

/// Text decoded from bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text, without a byte order mark.
    pub(super) text: String,
    /// How many runs of bytes were no text and became U+FFFD.
    pub(super) invalid: usize,
}

/// First bytes of formats that are not text, and what to do about them.
const FORMATS: [(&[u8], &str); 8] = [
    (b"%PDF-", "binary file: a PDF; convert it to text first, for instance with pdftotext"),
    (
        b"PK\x03\x04",
        "binary file: a ZIP archive or an office document; unpack it or save it as text first",
    ),
    (b"\x1F\x8B", "binary file: compressed with gzip; unpack it first"),
    (b"\xFD7zXZ\0", "binary file: compressed with xz; unpack it first"),
    (b"\xD0\xCF\x11\xE0", "binary file: an office document; save it as text first"),
    (b"\x89PNG", "binary file: a picture; not text"),
    (b"\xFF\xD8\xFF", "binary file: a picture; not text"),
    (b"GIF8", "binary file: a picture; not text"),
];

/// Bytes looked at for NUL: what `grep` and `git` take for a fair sample.
const SAMPLE: usize = 8 * 1024;

/// One undecodable run for this many bytes is still text with damage; more is another encoding.
const BYTES_PER_DAMAGE: usize = 8;

/// The text of `bytes`, or why they are no text.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, &'static str> {
    if let Some((_, why)) = FORMATS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(why);
    }
    if !bytes.starts_with(b"\xFF\xFE\0\0") {
        if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
            return Ok(utf16(rest, u16::from_le_bytes));
        }
        if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
            return Ok(utf16(rest, u16::from_be_bytes));
        }
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.iter().take(SAMPLE).any(|&byte| byte == 0) {
        return Err("binary file: not text; it has NUL bytes");
    }
    let mut decoded = Decoded { text: String::with_capacity(bytes.len()), invalid: 0 };
    for chunk in bytes.utf8_chunks() {
        decoded.text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            decoded.text.push(char::REPLACEMENT_CHARACTER);
            decoded.invalid += 1;
        }
    }
    if decoded.invalid > 1 && decoded.invalid > bytes.len() / BYTES_PER_DAMAGE {
        return Err(
            "not UTF-8 text: a binary file or an older encoding; convert it to UTF-8 first, for instance with iconv",
        );
    }
    Ok(decoded)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let pairs = bytes.chunks_exact(2);
    // Half a unit at the end is damage.
    let mut invalid = pairs.remainder().len();
    let units = pairs.filter_map(|pair| pair.try_into().ok()).map(unit);
    let mut text: String = char::decode_utf16(units)
        .map(|decoded| {
            decoded.unwrap_or_else(|_| {
                invalid += 1;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    if bytes.len() % 2 == 1 {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    Decoded { text, invalid }
}

#[cfg(test)]
mod tests {
    use super::{Decoded, decode};

    #[test]
    fn byte_order_marks_choose_the_encoding_and_are_not_text() {
        let inputs: [&[u8]; 4] =
            ["né".as_bytes(), b"\xEF\xBB\xBFn\xC3\xA9", b"\xFF\xFEn\0\xE9\0", b"\xFE\xFF\0n\0\xE9"];

        for bytes in inputs {
            let expected = Decoded { text: "né".to_owned(), invalid: 0 };
            assert_eq!(decode(bytes), Ok(expected));
        }
    }

    #[test]
    fn damaged_text_is_read_and_the_damage_counted() {
        let utf8 = decode(b"a caf\xE9 by the old harbour wall").unwrap();
        let utf16 = decode(b"\xFF\xFEn\0\x00\xD8x").unwrap();

        assert_eq!(
            (utf8.text.as_str(), utf8.invalid),
            ("a caf\u{FFFD} by the old harbour wall", 1)
        );
        assert_eq!((utf16.text.as_str(), utf16.invalid), ("n\u{FFFD}\u{FFFD}", 2));
    }

    #[test]
    fn what_is_not_text_is_refused_with_advice() {
        let inputs: [&[u8]; 4] = [
            b"%PDF-1.7 ...",
            b"PK\x03\x04....",
            b"abc\0def",
            b"\xCF\xF0\xE8\xE2\xE5\xF2 \xEC\xE8\xF0",
        ];

        for bytes in inputs {
            assert!(decode(bytes).is_err());
        }
    }
}
