//! From files to articles: the only module that reads the analyst's files.
//!
//! [`discover()`] walks, [`read()`] reads one file, [`parse`] makes articles of its bytes and never fails on content:
//!
//! ```text
//! bytes -decode-> text -sanitize-> text -format-> paragraphs -boilerplate-> blocks with roles -metadata-> Article
//! ```
//!
//! Nothing is dropped on the way: page furniture keeps its place and is marked. Limits: one article a file, plain
//! text only.

mod boilerplate;
mod decode;
mod discover;
mod format;
mod metadata;
mod read;

use std::path::Path;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::model::{Article, Block, ContentId, Issue};
use crate::text::sanitize::{Changes, sanitize};

pub use discover::{discover, reach};
pub use read::{MAX_BYTES, read, read_stdin};

/// The articles in `bytes`, which were read from `path`.
///
/// # Errors
/// An [`Issue`] that says why nothing in it can be read: it is binary, or empty.
pub fn parse(path: &Arc<str>, bytes: &[u8]) -> Result<Vec<Article>, Issue> {
    let told = |text: String| Issue { path: path.clone(), text };
    let decoded = decode::decode(bytes).map_err(|why| told(why.to_owned()))?;
    let (text, changes) = sanitize(&decoded.text);
    let text = text.into_owned();
    let paragraphs = format::plain::paragraphs(&text);
    if paragraphs.is_empty() {
        return Err(told("empty file: nothing to read".to_owned()));
    }
    let roles = boilerplate::roles(&text, &paragraphs);
    let blocks: Vec<Block> = paragraphs
        .iter()
        .zip(roles)
        .map(|(paragraph, role)| Block { span: paragraph.span, role })
        .collect();
    let (metadata, doubts) = metadata::metadata(&text, &blocks);
    let issues = damage(decoded.invalid)
        .into_iter()
        .chain(disarmed(changes))
        .chain(doubts)
        .map(told)
        .collect();
    Ok(vec![Article { path: path.clone(), id: content_id(&text), blocks, metadata, issues, text }])
}

fn content_id(text: &str) -> ContentId {
    let digest = Sha256::digest(text.as_bytes());
    ContentId(digest.iter().take(8).fold(0, |id, &byte| id << 8 | u64::from(byte)))
}

fn damage(invalid: usize) -> Option<String> {
    (invalid > 0).then(|| {
        format!("damaged text: {invalid} places could not be decoded and are shown as U+FFFD")
    })
}

fn disarmed(changes: Changes) -> Option<String> {
    let Changes { controls, overrides, invisible } = changes;
    (changes != Changes::default()).then(|| {
        format!(
            "unsafe characters: {controls} control characters and {overrides} direction overrides are shown as \
             signs, {invisible} invisible characters are removed"
        )
    })
}

/// An issue about the input at `path`.
fn issue(path: &Path, text: String) -> Issue {
    Issue { path: path.to_string_lossy().into(), text }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::parse;
    use crate::model::Article;

    fn article(bytes: &[u8]) -> Article {
        parse(&Arc::from("report.txt"), bytes).unwrap().remove(0)
    }

    #[test]
    fn the_text_is_the_file_with_line_feeds_and_nothing_left_out() {
        let article = article(b"Menu\r\n\r\nQuay closed\r\n  for repairs  \r\n");

        assert_eq!(article.text, "Menu\n\nQuay closed\n  for repairs  \n");
    }

    #[test]
    fn the_id_follows_the_content_and_not_the_name() {
        let one = parse(&Arc::from("a"), b"Quay closed").unwrap().remove(0);
        let other = parse(&Arc::from("b"), b"Quay closed").unwrap().remove(0);

        assert_eq!(one.id, other.id);
        assert_ne!(one.id, article(b"Quay open").id);
    }

    #[test]
    fn what_was_changed_in_the_text_is_told() {
        let article = article(b"The quay \x1B[31m is closed\xFF for now");

        assert_eq!(article.issues.len(), 2);
    }

    #[test]
    fn files_without_text_are_refused() {
        for bytes in [&b""[..], b" \n\t\n", b"\x7FELF\0\0"] {
            assert!(parse(&Arc::from("report.txt"), bytes).is_err());
        }
    }

    /// Every non-blank character lies in a block; blocks are in order, on character boundaries, trimmed.
    fn assert_covered(article: &Article) {
        let mut end = 0;
        for block in &article.blocks {
            let gap = article.text.get(end..block.span.from()).unwrap();
            assert!(gap.trim().is_empty(), "left out: {gap:?}");
            let text = article.text.get(block.span.from()..block.span.to()).unwrap();
            assert!(!text.is_empty() && text == text.trim());
            end = block.span.to();
        }
        assert!(article.text.get(end..).unwrap().trim().is_empty());
    }

    #[test]
    fn no_bytes_make_it_panic_or_lose_a_line() {
        let pieces: [&[u8]; 16] = [
            b"\n",
            b"\n\n",
            b" ",
            b"By ",
            b"Published ",
            b"2022-10-19",
            b"Oct. 3, ",
            b"(photo credit: ",
            b"Related:",
            "م".as_bytes(),
            "É".as_bytes(),
            b"\xE2\x80",
            b"(",
            b". ",
            b"News > ",
            b"according to ",
        ];
        let mut state = 0x2545_F491_4F6C_DD1D_u64;
        let mut random = move || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        };
        for _ in 0..400 {
            let mut bytes = Vec::new();
            for _ in 0..random() % 60 {
                let draw = random();
                match draw % 3 {
                    0 => bytes.push(u8::try_from(draw >> 8 & 0xFF).unwrap()),
                    _ => bytes.extend(pieces[usize::try_from(draw >> 8 & 15).unwrap()]),
                }
            }
            if let Ok(articles) = parse(&Arc::from("random"), &bytes) {
                articles.iter().for_each(assert_covered);
            }
        }
    }
}
