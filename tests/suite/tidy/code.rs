//! Rust as far as house rules need it: without comments, texts and unit tests, and the paths that are left.

/// `text` with every comment, string and character literal overwritten by blanks; lines keep their numbers.
pub(crate) fn blanked(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = literal(rest, code.chars().next_back());
        match length {
            0 => code.push(first),
            _ => {
                code.extend(rest[..length].chars().map(|one| if one == '\n' { '\n' } else { ' ' }));
            }
        }
        rest = &rest[length.max(first.len_utf8())..];
    }
    code
}

/// Bytes of the comment or literal that `rest` begins with; 0 where it begins with code.
fn literal(rest: &str, before: Option<char>) -> usize {
    let inside_word = before.is_some_and(|before| before.is_alphanumeric() || before == '_');
    let end = |at: Option<usize>| at.unwrap_or(rest.len());
    if rest.starts_with("//") {
        return end(rest.find('\n'));
    }
    if rest.starts_with("/*") {
        return end(rest.find("*/").map(|at| at + 2));
    }
    if rest.starts_with('"') {
        return closed(rest, '"');
    }
    if let (Some(raw), false) = (rest.strip_prefix('r'), inside_word) {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            let close = format!("\"{}", "#".repeat(hashes));
            let start = 1 + hashes + 1;
            return end(rest[start..].find(&close).map(|at| start + at + close.len()));
        }
    }
    if let Some(quoted) = rest.strip_prefix('\'') {
        let mut characters = quoted.chars();
        let is_literal = match (characters.next(), characters.next()) {
            (Some('\\'), _) => true,
            // A lifetime has no second quote.
            (Some(_), second) => second == Some('\''),
            (None, _) => false,
        };
        return if is_literal { closed(rest, '\'') } else { 0 };
    }
    0
}

/// Bytes up to the unescaped `quote` that closes the literal.
fn closed(literal: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, character) in literal.char_indices().skip(1) {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if character == quote => return at + 1,
            _ => {}
        }
    }
    literal.len()
}

const TEST: &str = "#[cfg(test)]";

/// [`blanked`] code without the items under `#[cfg(test)]`.
pub(crate) fn without_unit_tests(code: &str) -> String {
    let mut kept = code.to_owned();
    while let Some(start) = kept.find(TEST) {
        let end = start + item_length(&kept[start..]);
        let lines = "\n".repeat(kept[start..end].matches('\n').count());
        kept.replace_range(start..end, &lines);
    }
    kept
}

/// Names of the modules `#[cfg(test)] mod name;` of [`blanked`] code, which are files of their own.
pub(crate) fn test_files(code: &str) -> Vec<&str> {
    code.split(TEST)
        .skip(1)
        .filter_map(|after| {
            let (name, _) = after.trim_start().strip_prefix("mod ")?.split_once(';')?;
            (!name.contains('{')).then_some(name)
        })
        .collect()
}

/// Bytes up to the semicolon or the closing brace of the item that `code` begins with.
fn item_length(code: &str) -> usize {
    let mut depth = 0_usize;
    for (at, character) in code.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 1 => return at + 1,
            '}' => depth = depth.saturating_sub(1),
            ';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    code.len()
}

/// Every path of [`blanked`] code that begins with `crate`, `super`, `self` or the crate's name, made absolute for
/// code of the module `module`: `super::put` in `ui::pane::side` is `ui::pane::put`. Groups are taken apart.
pub(crate) fn paths(code: &str, module: &str) -> Vec<String> {
    let mut found = Vec::new();
    for root in ["crate::", "super::", "self::", "redthread::"] {
        for (at, _) in code.match_indices(root) {
            let before = code[..at].chars().next_back();
            let is_root = before.is_none_or(|before| {
                !before.is_alphanumeric() && before != '_' && before != ':' && before != '$'
            });
            if is_root {
                let mut written = Vec::new();
                expand("", &code[at..], &mut written);
                found.extend(written.iter().map(|path| absolute(path, module)));
            }
        }
    }
    found
}

/// The paths that `code` begins with, each with `prefix` before it; answers what follows them.
fn expand<'a>(prefix: &str, code: &'a str, found: &mut Vec<String>) -> &'a str {
    let length = code
        .find(|character: char| !character.is_alphanumeric() && !"_:".contains(character))
        .unwrap_or(code.len());
    let (path, mut rest) = code.split_at(length);
    let path = format!("{prefix}{path}");
    if !(path.ends_with("::") && rest.starts_with('{')) {
        found.push(path);
        return rest;
    }
    while let Some(after) = rest.strip_prefix(['{', ',']) {
        let after = after.trim_start();
        if after.starts_with('}') {
            rest = after;
            break;
        }
        rest = expand(&path, after, found).trim_start();
    }
    rest.strip_prefix('}').unwrap_or(rest)
}

fn absolute(path: &str, module: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for (position, part) in path.split("::").enumerate() {
        match (position, part) {
            (0, "crate" | "redthread") => {}
            (0, "self") => parts = module.split("::").collect(),
            (0, "super") => {
                parts = module.split("::").collect();
                parts.pop();
            }
            (_, "super") => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("::")
}

#[test]
fn comments_texts_and_unit_tests_are_no_code() {
    let text = "use a; // crate::b\nconst C: &str = \"crate::c\"; fn d<'a>() { '\"'; }\n\
        #[cfg(test)]\nmod tests { use crate::e; }\nfn f() {}";

    let code = without_unit_tests(&blanked(text));

    assert_eq!(
        code.split_whitespace().collect::<Vec<_>>().join(" "),
        "use a; const C: &str = ; fn d<'a>() { ; } fn f() {}"
    );
    assert_eq!(code.lines().count(), text.lines().count());
}

#[test]
fn paths_are_found_in_groups_and_from_above() {
    let code = "use crate::text::{Span, wrap::{self, wrap}}; super::super::put(); $crate::x";

    let found = paths(code, "ui::pane::side");

    assert_eq!(found, ["text::Span", "text::wrap::self", "text::wrap::wrap", "ui::put"]);
}
