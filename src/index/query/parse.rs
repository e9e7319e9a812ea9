//! From query text to a tree, by recursive descent. Every step takes at least one character, so it ends.

use crate::index::Problem;
use crate::index::query::{Field, Latitude, Node, Parsed, Words, date};
use crate::index::words::forms;

/// Deepest nesting of parentheses, well below what a small thread's stack takes.
const DEEPEST: usize = 32;

/// Most terms of one query: far more than a person types, few enough to look for in every snippet.
const MOST_TERMS: usize = 64;

/// Characters that begin or end a phrase, as typed or as pasted.
const QUOTES: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// Understands as much of `query` as can be understood.
pub(in crate::index) fn parse(query: &str) -> Parsed {
    let mut parser = Parser { query, at: 0, depth: 0, terms: 0, problems: Vec::new() };
    let node = parser.sequence(None);
    let mut problems = parser.problems;
    problems.sort_by_key(|problem| problem.at);
    Parsed { node, problems }
}

struct Parser<'q> {
    query: &'q str,
    at: usize,
    depth: usize,
    terms: usize,
    problems: Vec<Problem>,
}

impl<'q> Parser<'q> {
    /// Terms up to the end, or up to the parenthesis that closes this group.
    fn sequence(&mut self, field: Option<Field>) -> Option<Node> {
        let mut nodes: Vec<Node> = Vec::new();
        let mut open: Option<(usize, &str)> = None;
        loop {
            self.skip_spaces();
            let at = self.at;
            match self.peek() {
                None => break,
                Some(')') if self.depth > 0 => break,
                Some(')') => {
                    self.bump();
                    self.problem(at, "no parenthesis is open here");
                    continue;
                }
                Some(_) => {}
            }
            let operator = ["OR", "AND"].into_iter().find(|word| self.keyword(word));
            if let Some(operator) = operator {
                if nodes.is_empty() {
                    self.problem(at, format!("{operator} needs something before it"));
                } else {
                    open = Some((at, operator));
                }
            } else if let Some(node) = self.operand(field) {
                match open.take() {
                    Some((_, "OR")) => nodes = joined_to_last(nodes, node),
                    _ => nodes.push(node),
                }
            }
        }
        if let Some((at, operator)) = open {
            self.problem(at, format!("{operator} needs something after it"));
        }
        match nodes.len() {
            0 | 1 => nodes.pop(),
            _ => Some(Node::All(nodes)),
        }
    }

    /// One term with the negations before it.
    fn operand(&mut self, field: Option<Field>) -> Option<Node> {
        let at = self.at;
        let mut negation = None;
        loop {
            if self.peek() == Some('-') || self.peek() == Some('+') {
                negation = negation.or((self.peek() == Some('-')).then_some("-"));
                self.bump();
                // A dash between words is punctuation.
                if self.peek().is_none_or(char::is_whitespace) {
                    return None;
                }
            } else if self.keyword("NOT") {
                negation = Some("NOT");
                self.skip_spaces();
            } else {
                break;
            }
        }
        let term = self.term(field);
        let Some(sign) = negation else { return term };
        if term.is_none() {
            self.problem(at, format!("{sign} needs something after it"));
        }
        term.map(|term| Node::Not(Box::new(term)))
    }

    /// One term: a group, a phrase, or a word with or without a field.
    fn term(&mut self, field: Option<Field>) -> Option<Node> {
        match self.peek()? {
            ')' => None,
            '(' => self.group(field),
            '[' | '{' if field == Some(Field::Date) => self.range(),
            '[' | ']' | '{' | '}' => {
                let at = self.at;
                self.bump();
                self.problem(
                    at,
                    "brackets stand only after date:, as in date:[2022-10-01 TO 2022-10-31]",
                );
                None
            }
            character if QUOTES.contains(&character) => self.phrase(field),
            _ => self.word(field),
        }
    }

    fn group(&mut self, field: Option<Field>) -> Option<Node> {
        let at = self.at;
        self.bump();
        if self.depth == DEEPEST {
            self.problem(
                at,
                format!("parentheses nest deeper than {DEEPEST}: what follows is not searched"),
            );
            self.at = self.query.len();
            return None;
        }
        self.depth += 1;
        let node = self.sequence(field);
        self.depth -= 1;
        if self.peek() == Some(')') {
            self.bump();
        } else {
            self.problem(at, "this parenthesis is not closed");
        }
        node
    }

    fn phrase(&mut self, field: Option<Field>) -> Option<Node> {
        let at = self.at;
        self.bump();
        let text = self.take_until(|character| QUOTES.contains(&character));
        if self.peek().is_some() {
            self.bump();
        } else {
            self.problem(at, "this quotation mark is not closed");
        }
        let mut latitude = Latitude::Exact;
        if text.ends_with('*') || self.peek() == Some('*') {
            latitude = Latitude::Prefix;
        }
        let suffix = self.take_until(|character| character != '*' && character != '~');
        if suffix.contains('~') {
            let digits = self.take_until(|character| !character.is_ascii_digit());
            latitude = Latitude::Near(digits.parse().unwrap_or(u32::from(u16::MAX)));
        }
        self.words(text, at, field, true, latitude)
    }

    fn word(&mut self, field: Option<Field>) -> Option<Node> {
        let at = self.at;
        let text = self.take_word();
        let Some((name, value)) = field_name(text) else {
            return self.plain_word(text, at, field);
        };
        let known = Field::ALL.into_iter().find(|field| field.name() == name.to_lowercase());
        if known.is_none() {
            let nearest = nearest_field(name);
            self.problem(at, format!("no field is called `{name}`; the nearest is `{nearest}`"));
        }
        let field = known.or(field);
        self.at = at + name.len() + 1;
        if !value.is_empty() {
            let value_at = self.at;
            self.at += value.len();
            return self.plain_word(value, value_at, field);
        }
        self.skip_spaces();
        let term = self.term(field);
        if term.is_none() {
            self.problem(at, format!("`{name}:` needs something after it"));
        }
        term
    }

    /// A word without a field, or what stands after one.
    fn plain_word(&mut self, text: &str, at: usize, field: Option<Field>) -> Option<Node> {
        if field == Some(Field::Date) {
            return self.words(text, at, field, false, Latitude::Exact);
        }
        let (text, latitude) = match text.rsplit_once('~') {
            Some((text, digits)) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                let distance =
                    if digits.is_empty() { "1" } else { digits }.parse().unwrap_or(u8::MAX);
                if distance > 2 {
                    self.problem(at + text.len(), "at most ~2 letters away can be searched");
                }
                (text, Latitude::Fuzzy(distance.min(2)))
            }
            _ => match text.strip_suffix('*') {
                Some(text) => (text, Latitude::Prefix),
                None => (text, Latitude::Exact),
            },
        };
        if let Some(star) = text.find('*') {
            self.problem(at + star, "* stands only at the end of a word");
        }
        self.words(text, at, field, false, latitude)
    }

    /// The leaf for `text`, which stands at byte `at`.
    fn words(
        &mut self,
        text: &str,
        at: usize,
        field: Option<Field>,
        as_printed: bool,
        latitude: Latitude,
    ) -> Option<Node> {
        self.terms += 1;
        if self.terms > MOST_TERMS {
            if self.terms == MOST_TERMS + 1 {
                self.problem(at, format!("only the first {MOST_TERMS} terms are searched"));
            }
            return None;
        }
        if field == Some(Field::Date) {
            return self.checked_date(date::comparison(text.trim()), at);
        }
        let forms = forms(text);
        if forms.is_empty() {
            if latitude != Latitude::Exact || as_printed {
                self.problem(at, "there are no letters to search for here");
            }
            return None;
        }
        Some(Node::Words(Words { field, forms, as_printed, latitude }))
    }

    /// A date range in brackets.
    fn range(&mut self) -> Option<Node> {
        let at = self.at;
        self.bump();
        let text = self.take_until(|character| matches!(character, ']' | '}' | ')'));
        if matches!(self.peek(), Some(']' | '}')) {
            self.bump();
        } else {
            self.problem(at, "this bracket is not closed");
        }
        self.checked_date(date::range(text), at)
    }

    fn checked_date(&mut self, date: Option<Node>, at: usize) -> Option<Node> {
        if date.is_none() {
            self.problem(
                at,
                "not a date: write 2022-10-19, 2022-10, 2022 or [2022-10-01 TO 2022-10-31]",
            );
        }
        date
    }

    fn problem(&mut self, at: usize, text: impl Into<String>) {
        let text = text.into();
        self.problems.push(Problem { at, text });
    }

    fn rest(&self) -> &'q str {
        self.query.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn bump(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    fn skip_spaces(&mut self) {
        self.take_until(|character| !character.is_whitespace());
    }

    /// Takes an operator, which stands alone and in capitals.
    fn keyword(&mut self, keyword: &str) -> bool {
        let Some(after) = self.rest().strip_prefix(keyword) else {
            return false;
        };
        let is_alone = after.chars().next().is_none_or(ends_word);
        if is_alone {
            self.at += keyword.len();
        }
        is_alone
    }

    fn take_word(&mut self) -> &'q str {
        self.take_until(ends_word)
    }

    fn take_until(&mut self, is_end: impl Fn(char) -> bool) -> &'q str {
        let rest = self.rest();
        let taken = &rest[..rest.find(is_end).unwrap_or(rest.len())];
        self.at += taken.len();
        taken
    }
}

/// `nodes`, with `node` as an alternative to the last.
fn joined_to_last(mut nodes: Vec<Node>, node: Node) -> Vec<Node> {
    let joined = match nodes.pop() {
        Some(Node::Any(mut alternatives)) => {
            alternatives.push(node);
            Node::Any(alternatives)
        }
        Some(last) => Node::Any(vec![last, node]),
        None => node,
    };
    nodes.push(joined);
    nodes
}

/// Whether a word ends before `character`.
fn ends_word(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '(' | ')' | '[' | ']' | '{' | '}')
        || QUOTES.contains(&character)
}

/// The field and the value of `name:value`. A time of day and an address are words.
fn field_name(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.split_once(':')?;
    let is_name = !name.is_empty() && name.chars().all(char::is_alphabetic);
    (is_name && !value.starts_with("//")).then_some((name, value))
}

/// The field whose name is the fewest letters away from `name`; the first of equals.
fn nearest_field(name: &str) -> &'static str {
    let name: Vec<char> = name.chars().flat_map(char::to_lowercase).take(20).collect();
    let nearest = Field::ALL.into_iter().min_by_key(|field| distance(&name, field.name()));
    nearest.map_or("title", Field::name)
}

/// Levenshtein distance: insertions, deletions and replacements from `one` to `other`.
fn distance(one: &[char], other: &str) -> usize {
    let mut row: Vec<usize> = (0..=one.len()).collect();
    for (line, letter) in other.chars().enumerate() {
        let mut diagonal = line;
        let mut left = line + 1;
        row[0] = left;
        for (cell, one) in row[1..].iter_mut().zip(one) {
            left = (diagonal + usize::from(*one != letter)).min(left + 1).min(*cell + 1);
            diagonal = std::mem::replace(cell, left);
        }
    }
    row.last().copied().unwrap_or_default()
}
