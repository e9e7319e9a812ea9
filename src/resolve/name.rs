//! A person's name as structure: given name, middle names, family name.
//!
//! Titles and articles do not count (`Dr. Khaled Al-Samman`, `Khaled Samman`); words that carry lineage or a
//! patronym belong to the word that they introduce (`bin Talib`, `Abu Nasr`, `Abdel Rahim`), because
//! `Salem bin Talib` and `Salem Talib` may be two people. Other particles (van, de la) are dropped as the lexicon
//! lists them. Limits: the family name is taken to be the last word, which is wrong for Chinese, Korean and
//! Hungarian order; such names still equal themselves.

use crate::nlp::gazetteer::phrase_key;
use crate::nlp::{Class, Lexicon};

/// The Arabic article as it is written before a word, assimilated or not: al-Samman, as-Samman. Without a hyphen
/// only the first two are read as the article, because the others are words elsewhere.
const ARTICLES: [&str; 12] =
    ["al", "el", "ul", "as", "ash", "ar", "ad", "at", "an", "az", "es", "er"];

/// Words that make one name with the word that follows, and the form in which they are compared.
const LINEAGE: [(&str, &str); 13] = [
    ("bin", "bin"),
    ("ben", "bin"),
    ("ibn", "bin"),
    ("bint", "bint"),
    ("abu", "abu"),
    ("abou", "abu"),
    ("aboo", "abu"),
    ("um", "um"),
    ("umm", "um"),
    ("abd", "abdul"),
    ("abdul", "abdul"),
    ("abdel", "abdul"),
    ("abdal", "abdul"),
];

/// Words of lineage and particles that open a name more often as a given name: Ben, Del, Des, Les. They are read as
/// such where they come first, with no hyphen.
const GIVEN_NAMES_TOO: [&str; 4] = ["ben", "del", "des", "les"];

/// A person's name, in comparison form. Never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PersonName {
    words: Vec<String>,
}

impl PersonName {
    /// Reads a name as printed.
    pub(super) fn new(printed: &str, lexicon: &Lexicon) -> Self {
        let parts = parts(printed);
        let titles = parts.iter().take_while(|part| lexicon.is(Class::Title, &part.word)).count();
        let named = parts.get(titles..).unwrap_or_default();
        // A name that is nothing but a title or an article is itself: someone may be called Prince.
        let words = Some(words(named, lexicon))
            .filter(|words| !words.is_empty())
            .unwrap_or_else(|| vec![phrase_key(printed)]);
        Self { words }
    }

    /// The given name; `None` where the name is one word.
    pub(super) fn given(&self) -> Option<&str> {
        match &*self.words {
            [given, .., _] => Some(given),
            _ => None,
        }
    }

    /// What stands between the given and the family name.
    pub(super) fn middle(&self) -> &[String] {
        match &*self.words {
            [_, middle @ .., _] => middle,
            _ => &[],
        }
    }

    /// The family name, or the only name.
    pub(super) fn family(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }

    /// The initial where the given name is one letter.
    pub(super) fn initial(&self) -> Option<char> {
        let mut letters = self.given()?.chars();
        letters.next().filter(|_| letters.next().is_none())
    }

    /// Whether it needs another name to say who is meant: a single name, or an initial and a surname.
    pub(super) fn is_bare(&self) -> bool {
        self.given().is_none() || self.initial().is_some()
    }

    /// Its comparison key: equal for spellings that differ by case, title, article or particle.
    pub(super) fn key(&self) -> String {
        self.words.join(" ")
    }
}

/// A word of a name, and whether a hyphen follows it.
struct Part {
    word: String,
    hyphen: bool,
}

/// The words of a printed name, taken apart at spaces and hyphens.
fn parts(printed: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for word in printed.split_whitespace() {
        let pieces: Vec<&str> =
            word.split(|c| matches!(c, '-' | '\u{2010}'..='\u{2015}')).collect();
        let last = pieces.len() - 1;
        for (index, piece) in pieces.into_iter().enumerate() {
            let piece = piece.trim_matches(|c: char| c.is_ascii_punctuation() && c != '.');
            let word = phrase_key(piece.strip_suffix("\u{2019}s").unwrap_or(piece));
            if !word.is_empty() {
                parts.push(Part { word, hyphen: index < last });
            }
        }
    }
    parts
}

/// The words that are compared: articles and particles dropped, lineage words bound to what follows.
fn words(parts: &[Part], lexicon: &Lexicon) -> Vec<String> {
    let mut words = Vec::new();
    let mut bound = String::new();
    for (index, part) in parts.iter().enumerate() {
        let word = &*part.word;
        let is_last = index + 1 == parts.len();
        let is_given = index == 0 && !part.hyphen && GIVEN_NAMES_TOO.contains(&word);
        if is_last || is_given {
            push_name(word, &mut bound, &mut words);
            continue;
        }
        let article = ARTICLES.iter().position(|article| *article == word);
        if article.is_some_and(|row| part.hyphen || row < 2) {
            continue;
        }
        if let Some((_, form)) = LINEAGE.iter().find(|(lineage, _)| *lineage == word) {
            bound.push_str(form);
            // `Abdel Rahim` is also printed `Abdelrahim`; `bin Talib` and `Abu Nasr` stay two words to the eye.
            if *form != "abdul" {
                bound.push('+');
            }
            continue;
        }
        // At the beginning, `An` is rather a given name than an article, and `Y.` an initial.
        let may_be_dropped = index > 0 || (article.is_none() && word.chars().nth(1).is_some());
        if !(may_be_dropped && lexicon.is(Class::Particle, word)) {
            push_name(word, &mut bound, &mut words);
        }
    }
    words
}

/// Appends `word` to `words`, with the lineage words that are `bound` to it. A servant name is one word:
/// `Abdelrahim` is `Abdul Rahim`.
fn push_name(word: &str, bound: &mut String, words: &mut Vec<String>) {
    let mut name = std::mem::take(bound);
    let servant = ["abdel", "abdal"]
        .iter()
        .find_map(|prefix| word.strip_prefix(prefix))
        .filter(|rest| rest.chars().count() >= 3);
    if servant.is_some() {
        name.push_str("abdul");
    }
    name.push_str(servant.unwrap_or(word));
    words.push(name);
}

#[cfg(test)]
mod tests {
    use super::PersonName;
    use crate::nlp::Lexicon;

    fn key(name: &str) -> String {
        PersonName::new(name, &Lexicon::embedded()).key()
    }

    #[test]
    fn titles_articles_and_case_do_not_count() {
        let spellings = [
            "Khaled Samman",
            "Dr. Khaled Al-Samman",
            "Khaled al Samman",
            "KHALED AS-SAMMAN",
            "Khaled el\u{2010}Samman",
        ];

        for spelling in spellings {
            assert_eq!(key(spelling), "khaled samman");
        }
    }

    #[test]
    fn lineage_belongs_to_the_name_that_follows() {
        let name = PersonName::new("Salem ibn Talib", &Lexicon::embedded());

        assert_eq!((name.given(), name.family()), (Some("salem"), "bin+talib"));
        assert_ne!(key("Salem bin Talib"), key("Salem Talib"));
    }

    #[test]
    fn a_particle_that_is_a_given_name_too_is_one_at_the_beginning() {
        let lexicon = Lexicon::embedded();
        let ben = PersonName::new("Ben Halden", &lexicon);
        let son = PersonName::new("Salem Ben Talib", &lexicon);

        assert_eq!((ben.given(), ben.family()), (Some("ben"), "halden"));
        assert_eq!(son.family(), "bin+talib");
        assert_eq!(PersonName::new("Y. Halden", &lexicon).initial(), Some('y'));
    }

    #[test]
    fn a_servant_name_is_one_word_however_it_is_spaced() {
        assert_eq!(key("Nour Abdel Rahim"), key("Nour Abdulrahim"));
        assert_eq!(key("Nour Abd al-Rahim"), key("Nour Abdelrahim"));
    }

    #[test]
    fn a_single_name_and_an_initial_with_a_surname_are_bare() {
        let lexicon = Lexicon::embedded();
        let bare = |name| PersonName::new(name, &lexicon).is_bare();

        assert!(bare("al-Samman") && bare("Abu Nasr") && bare("K. Samman"));
        assert!(!bare("Khaled Samman"));
    }

    #[test]
    fn a_name_without_letters_is_kept_as_it_is() {
        for name in ["", "-", "al-", "Dr.", "\u{2019}s"] {
            assert!(PersonName::new(name, &Lexicon::embedded()).is_bare());
        }
    }
}
