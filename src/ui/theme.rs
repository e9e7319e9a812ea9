//! How things look, by what they mean: the embedded defaults with the analyst's own laid over them.
//!
//! No pane names a color; it asks for the style of a [`Meaning`]. There is a set for terminals with color and one
//! for those without, in which kinds differ by attributes alone.

use std::collections::BTreeMap;

use ratatui::style::{Color, Modifier, Style};
use toml::Spanned;

use crate::config::RawFile;
use crate::model::{Issue, Kind};
use crate::text::nearest::nearest;

const DEFAULT: &str = include_str!("../../assets/themes/default.toml");

/// What a piece of the screen means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Meaning {
    /// A name of that kind.
    Name(Kind),
    /// A name of the analyst's own lists, over that of its kind.
    Watched,
    /// The mention under the cursor.
    Selected,
    /// Other mentions of the selected entity.
    Same,
    /// Found text.
    Found,
    /// The report's headline and headings.
    Title,
    /// Page furniture.
    Furniture,
    /// Captions.
    Caption,
    /// The rules between panes.
    Rule,
    /// Headings of the side panel and of popups.
    Heading,
    /// The title of the focused pane.
    Focus,
    /// The row under the cursor.
    Row,
    /// An unread article.
    Unread,
    /// A read article.
    Read,
    /// What stands back: dates, outlets, hints.
    Quiet,
    /// The status line.
    Status,
    /// A key in the status line or the help.
    Key,
    /// What went wrong.
    Warning,
}

/// Every meaning with its name in a theme.
const MEANINGS: [(&str, Meaning); 23] = [
    ("person", Meaning::Name(Kind::Person)),
    ("organization", Meaning::Name(Kind::Organization)),
    ("place", Meaning::Name(Kind::Place)),
    ("group", Meaning::Name(Kind::Group)),
    ("event", Meaning::Name(Kind::Event)),
    ("work", Meaning::Name(Kind::Work)),
    ("watched", Meaning::Watched),
    ("selected", Meaning::Selected),
    ("same", Meaning::Same),
    ("found", Meaning::Found),
    ("title", Meaning::Title),
    ("furniture", Meaning::Furniture),
    ("caption", Meaning::Caption),
    ("rule", Meaning::Rule),
    ("heading", Meaning::Heading),
    ("focus", Meaning::Focus),
    ("row", Meaning::Row),
    ("unread", Meaning::Unread),
    ("read", Meaning::Read),
    ("quiet", Meaning::Quiet),
    ("status", Meaning::Status),
    ("key", Meaning::Key),
    ("warning", Meaning::Warning),
];

/// The sixteen colors of the terminal's palette, in their order.
const COLORS: [(&str, Color); 16] = [
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::Gray),
    ("bright-black", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("bright-white", Color::White),
];

const ATTRIBUTES: [(&str, Modifier); 5] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
];

/// Styles by meaning.
#[derive(Debug, Clone, Default)]
pub struct Theme {
    styles: BTreeMap<Meaning, Style>,
}

impl Theme {
    /// The defaults for terminals with or without color, with `own` laid over them, and what is wrong with `own`.
    pub fn new(has_color: bool, own: Option<&RawFile>) -> (Self, Vec<Issue>) {
        let mut theme = Self::default();
        let set = if has_color { "color" } else { "plain" };
        let mut problems = theme.read("default theme", DEFAULT, set);
        debug_assert!(problems.is_empty(), "the default theme is checked by a test: {problems:?}");
        if let Some(file) = own {
            problems.extend(theme.read(&file.path.to_string_lossy(), &file.text, set));
        }
        (theme, problems)
    }

    /// The style of a meaning.
    pub fn style(&self, meaning: Meaning) -> Style {
        self.styles.get(&meaning).copied().unwrap_or_default()
    }

    /// Lays one set of a file over what is there.
    fn read(&mut self, path: &str, text: &str, set: &str) -> Vec<Issue> {
        type Table = BTreeMap<Spanned<String>, Spanned<String>>;
        let line = |at: usize| 1 + text[..at.min(text.len())].matches('\n').count();
        let issue = |at: usize, text: String| Issue {
            path: path.into(),
            text: format!("line {}: {text}", line(at)),
        };
        let sets: BTreeMap<Spanned<String>, Table> = match toml::from_str(text) {
            Ok(sets) => sets,
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                return vec![issue(
                    at,
                    format!("{}; no line of this file counts", error.message()),
                )];
            }
        };
        let mut problems = Vec::new();
        for (heading, table) in sets {
            if !["color", "plain"].contains(&heading.get_ref().as_str()) {
                let hint = nearest(heading.get_ref(), &["color", "plain"]);
                problems.push(issue(
                    heading.span().start,
                    format!("no set is called \"{}\"{hint}", heading.get_ref()),
                ));
            }
            for (name, value) in table {
                let meaning = MEANINGS.iter().find(|(known, _)| known == name.get_ref());
                match (meaning, style(value.get_ref())) {
                    (None, _) => {
                        let hint = nearest(name.get_ref(), &MEANINGS.map(|(name, _)| name));
                        let text = format!("no meaning is called \"{}\"{hint}", name.get_ref());
                        problems.push(issue(name.span().start, text));
                    }
                    (_, Err(word)) => {
                        problems.push(issue(
                            value.span().start,
                            format!("\"{word}\" is no color or attribute"),
                        ));
                    }
                    (Some((_, meaning)), Ok(style)) if heading.get_ref() == set => {
                        self.styles.insert(*meaning, style);
                    }
                    _ => {}
                }
            }
        }
        problems.sort();
        problems
    }
}

/// The style that `text` describes, or the word that is none.
fn style(text: &str) -> Result<Style, &str> {
    let mut style = Style::new();
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        if word == "on" {
            let name = words.next().unwrap_or(word);
            style = style.bg(color(name).ok_or(name)?);
        } else if let Some((_, attribute)) = ATTRIBUTES.iter().find(|(name, _)| *name == word) {
            style = style.add_modifier(*attribute);
        } else {
            style = style.fg(color(word).ok_or(word)?);
        }
    }
    Ok(style)
}

/// The color of that name.
fn color(name: &str) -> Option<Color> {
    if let Some((_, color)) = COLORS.iter().find(|(known, _)| *known == name) {
        return Some(*color);
    }
    if let Some(digits) = name.strip_prefix('#').filter(|digits| digits.len() == 6) {
        let value = u32::from_str_radix(digits, 16).ok()?;
        return Some(Color::from_u32(value));
    }
    name.parse().ok().map(Color::Indexed)
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Color, Modifier, Style};

    use super::{MEANINGS, Meaning, Theme};
    use crate::config::RawFile;
    use crate::model::Kind;

    #[test]
    fn the_defaults_are_complete_and_kinds_differ_with_and_without_color() {
        for has_color in [true, false] {
            let (theme, issues) = Theme::new(has_color, None);
            let mut kinds: Vec<Style> =
                Kind::ALL.map(|kind| theme.style(Meaning::Name(kind))).to_vec();
            kinds.dedup();

            assert_eq!(issues, []);
            assert_eq!(theme.styles.len(), MEANINGS.len());
            assert_eq!(kinds.len(), Kind::ALL.len());
        }
    }

    #[test]
    fn without_color_no_style_has_one() {
        let (theme, _) = Theme::new(false, None);

        assert!(theme.styles.values().all(|style| style.fg.is_none() && style.bg.is_none()));
    }

    #[test]
    fn an_own_theme_changes_what_it_names_and_its_faults_are_told() {
        let text = "[color]\nperson = \"#ff8800 bold on 17\"\nplce = \"red\"\nwork = \"shiny\"\n";
        let own = RawFile { path: "theme.toml".into(), text: text.into() };

        let (theme, issues) = Theme::new(true, Some(&own));

        let person = Style::new()
            .fg(Color::Rgb(255, 136, 0))
            .bg(Color::Indexed(17))
            .add_modifier(Modifier::BOLD);
        assert_eq!(theme.style(Meaning::Name(Kind::Person)), person);
        assert_eq!(theme.style(Meaning::Name(Kind::Place)).fg, Some(Color::Green));
        assert_eq!(
            issues.iter().map(ToString::to_string).collect::<Vec<_>>(),
            [
                "theme.toml: line 3: no meaning is called \"plce\"; did you mean \"place\"?",
                "theme.toml: line 4: \"shiny\" is no color or attribute",
            ]
        );
    }
}
