//! Which clusters every terminal draws in the same number of columns.
//!
//! Terminals agree on plain letters, on East Asian wide characters and on marks that stand on a letter.
//! They disagree on what Unicode keeps redefining: emoji, their sequences, flags, and the conjuncts of Indic
//! scripts. Whoever draws one of those must say afterwards where the next cell is. Not treated as unsure are
//! characters of ambiguous East Asian width (box drawing among them): a user who has them drawn wide sees a
//! crooked frame in every program.

/// Whether `cluster` takes the same number of columns in every terminal.
pub(super) fn is_sure(cluster: &str) -> bool {
    let mut characters = cluster.chars();
    let Some(base) = characters.next() else {
        return true;
    };
    is_settled(base) && characters.all(is_simple_mark)
}

/// Characters whose width no Unicode version or terminal has changed.
fn is_settled(character: char) -> bool {
    match character {
        // Indic and other scripts of conjuncts and spacing marks: from Devanagari to Myanmar, then Khmer,
        // Balinese and their like.
        '\u{900}'..='\u{DFF}' | '\u{F00}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{1A00}'..='\u{1CFF}'
        // Symbols of which some became wide emoji.
        | '\u{231A}'..='\u{231B}' | '\u{23E9}'..='\u{23F3}' | '\u{25FD}'..='\u{25FE}' | '\u{2600}'..='\u{27BF}'
        | '\u{2B00}'..='\u{2BFF}' | '\u{3030}' | '\u{303D}'
        // Halfwidth kana with a voicing mark are clusters of two and fail as marks; alone they are settled.
        // Planes one and above, but for the ideographs.
        | '\u{10000}'..='\u{1FFFF}' | '\u{E0000}'.. => false,
        _ => true,
    }
}

/// Marks that never take a column of their own: on Latin, Greek and Cyrillic letters, Hebrew points, Arabic
/// vowel signs.
fn is_simple_mark(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36F}'
        | '\u{591}'..='\u{5C7}'
        | '\u{610}'..='\u{61A}'
        | '\u{64B}'..='\u{65F}'
        | '\u{670}'
        | '\u{6D6}'..='\u{6DC}'
        | '\u{6DF}'..='\u{6E4}'
        | '\u{6E7}'..='\u{6E8}'
        | '\u{6EA}'..='\u{6ED}')
}

#[cfg(test)]
mod tests {
    use super::is_sure;

    #[test]
    fn emoji_sequences_and_conjuncts_are_unsure_but_letters_with_marks_are_not() {
        for cluster in ["a", "é", "e\u{301}", "م\u{64F}", "北", "│", "…"] {
            assert!(is_sure(cluster), "{cluster:?}");
        }
        for cluster in
            ["👍", "👩\u{200D}🔬", "🇸🇾", "❤\u{FE0F}", "क्षि", "1\u{FE0F}\u{20E3}", "⌚", "ｶﾞ"]
        {
            assert!(!is_sure(cluster), "{cluster:?}");
        }
    }
}
