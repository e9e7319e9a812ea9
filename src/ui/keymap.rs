//! Which keys do what, in which pane: the embedded defaults with the analyst's own laid over them.
//!
//! The file format is that of `assets/keymaps/default.toml`. A wrong line is reported with its number and the
//! nearest name, and the rest still counts. A key that is the beginning of another binding can't be bound.

mod key;

use std::collections::BTreeMap;

use toml::Spanned;

use crate::config::RawFile;
use crate::model::Issue;
use crate::text::nearest::nearest;
use crate::ui::action::{ACTIONS, Action};

pub use key::Key;

const DEFAULT: &str = include_str!("../../assets/keymaps/default.toml");

/// Where a binding holds. A pane's own binding wins over one for all panes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// Every pane.
    All,
    /// The list of articles.
    List,
    /// The reader.
    Reader,
    /// The side panel.
    Side,
}

impl Scope {
    /// Every scope, with its heading in the file.
    pub const ALL: [(&'static str, Self); 4] =
        [("all", Self::All), ("list", Self::List), ("reader", Self::Reader), ("side", Self::Side)];
}

/// A sequence of keys and what it does; `None` for one that was taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Binding {
    scope: Scope,
    keys: Vec<Key>,
    action: Option<Action>,
}

/// What a sequence of keys stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// An action.
    Action(Action),
    /// The beginning of one or more bindings.
    Prefix,
    /// Nothing.
    Nothing,
}

/// The bindings.
#[derive(Debug, Clone, Default)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

impl Keymap {
    /// The defaults with `own` laid over them, and what is wrong with `own`.
    pub fn new(own: Option<&RawFile>) -> (Self, Vec<Issue>) {
        let mut keymap = Self::default();
        let mut problems = Vec::new();
        keymap.read(DEFAULT, &mut |line, text| {
            problems.push(issue("default keymap", line, &text));
        });
        debug_assert!(problems.is_empty(), "the default keymap is checked by a test: {problems:?}");
        if let Some(file) = own {
            keymap.read(&file.text, &mut |line, text| {
                problems.push(issue(&file.path.to_string_lossy(), line, &text));
            });
        }
        (keymap, problems)
    }

    /// What `keys` stand for in a pane.
    pub fn find(&self, pane: Scope, keys: &[Key]) -> Match {
        for scope in [pane, Scope::All] {
            let exact =
                self.bindings.iter().find(|binding| binding.scope == scope && binding.keys == keys);
            match exact {
                Some(Binding { action: Some(action), .. }) => return Match::Action(*action),
                Some(_) => return Match::Nothing,
                None => {}
            }
        }
        let is_longer = |binding: &&Binding| {
            (binding.scope == pane || binding.scope == Scope::All)
                && binding.action.is_some()
                && binding.keys.starts_with(keys)
        };
        if self.bindings.iter().any(|binding| is_longer(&binding)) {
            Match::Prefix
        } else {
            Match::Nothing
        }
    }

    /// The keys of an action in a pane, as text, in the order of the file.
    pub fn keys_of(&self, pane: Scope, action: Action) -> Vec<String> {
        self.bindings
            .iter()
            .filter(|binding| binding.action == Some(action))
            .filter(|binding| binding.scope == pane || binding.scope == Scope::All)
            .filter(|binding| self.find(pane, &binding.keys) == Match::Action(action))
            .map(|binding| binding.keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" "))
            .collect()
    }

    /// Lays the bindings of a file over what is there. `wrong` hears of each wrong line.
    fn read(&mut self, text: &str, wrong: &mut impl FnMut(usize, String)) {
        type Table = BTreeMap<Spanned<String>, Spanned<String>>;
        let line = |span: std::ops::Range<usize>| {
            1 + text[..span.start.min(text.len())].matches('\n').count()
        };
        let tables: BTreeMap<Spanned<String>, Table> = match toml::from_str(text) {
            Ok(tables) => tables,
            Err(error) => {
                let at = error.span().map_or(1, line);
                return wrong(at, format!("{}; no key of this file counts", error.message()));
            }
        };
        let scopes: Vec<&str> = Scope::ALL.map(|(name, _)| name).to_vec();
        let actions: Vec<&str> = ACTIONS.iter().map(|row| row.name).chain(["none"]).collect();
        for (heading, table) in tables {
            let Some((_, scope)) =
                Scope::ALL.into_iter().find(|(name, _)| name == heading.get_ref())
            else {
                let hint = nearest(heading.get_ref(), &scopes);
                wrong(
                    line(heading.span()),
                    format!("no pane is called \"{}\"{hint}", heading.get_ref()),
                );
                continue;
            };
            let mut rows: Vec<_> = table.into_iter().collect();
            rows.sort_by_key(|(keys, _)| keys.span().start);
            for (keys, name) in rows {
                let at = line(keys.span());
                let Some(sequence) =
                    keys.get_ref().split(' ').map(Key::parse).collect::<Option<Vec<_>>>()
                else {
                    wrong(at, format!("\"{}\" is no key", keys.get_ref()));
                    continue;
                };
                let action = Action::from_name(name.get_ref());
                if action.is_none() && name.get_ref() != "none" {
                    let hint = nearest(name.get_ref(), &actions);
                    wrong(at, format!("no action is called \"{}\"{hint}", name.get_ref()));
                    continue;
                }
                if let Err(conflict) = self.bind(Binding { scope, keys: sequence, action }) {
                    wrong(at, conflict);
                }
            }
        }
    }

    /// Adds a binding, in place of one for the same keys and pane.
    fn bind(&mut self, new: Binding) -> Result<(), String> {
        let same = |old: &Binding| old.scope == new.scope && old.keys == new.keys;
        let text = |keys: &[Key]| keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ");
        let conflict =
            self.bindings.iter().filter(|old| !same(old) && old.action.is_some()).find(|old| {
                let reachable =
                    old.scope == new.scope || old.scope == Scope::All || new.scope == Scope::All;
                let nested = old.keys.starts_with(&new.keys) || new.keys.starts_with(&old.keys);
                reachable && nested && old.keys.len() != new.keys.len()
            });
        if let (Some(old), true) = (conflict, new.action.is_some()) {
            return Err(format!(
                "\"{}\" can't be bound beside \"{}\": take that one away first with \"none\"",
                text(&new.keys),
                text(&old.keys)
            ));
        }
        match self.bindings.iter_mut().find(|old| same(old)) {
            Some(old) => *old = new,
            None => self.bindings.push(new),
        }
        Ok(())
    }
}

/// A problem with a keymap file.
fn issue(path: &str, line: usize, text: &str) -> Issue {
    Issue { path: path.into(), text: format!("line {line}: {text}") }
}

#[cfg(test)]
mod tests {
    use super::{Key, Keymap, Match, Scope};
    use crate::config::RawFile;
    use crate::ui::action::{ACTIONS, Action};

    fn own(text: &str) -> (Keymap, Vec<String>) {
        let file = RawFile { path: "keymap.toml".into(), text: text.into() };
        let (keymap, issues) = Keymap::new(Some(&file));
        (keymap, issues.iter().map(ToString::to_string).collect())
    }

    fn find(keymap: &Keymap, pane: Scope, keys: &str) -> Match {
        let keys: Vec<Key> = keys.split(' ').map(|key| Key::parse(key).unwrap()).collect();
        keymap.find(pane, &keys)
    }

    #[test]
    fn the_defaults_are_without_fault_and_reach_every_action() {
        let (keymap, issues) = Keymap::new(None);

        assert_eq!(issues, []);
        for row in ACTIONS {
            assert!(
                !keymap.keys_of(Scope::Reader, row.action).is_empty(),
                "{} has no key",
                row.name
            );
        }
    }

    #[test]
    fn a_sequence_is_pending_until_its_last_key() {
        let (keymap, _) = Keymap::new(None);

        assert_eq!(find(&keymap, Scope::Reader, "g"), Match::Prefix);
        assert_eq!(find(&keymap, Scope::Reader, "g g"), Match::Action(Action::Top));
        assert_eq!(find(&keymap, Scope::Reader, "g j"), Match::Nothing);
    }

    #[test]
    fn a_pane_s_own_key_wins_there_and_only_there() {
        let (keymap, issues) =
            own("[list]\n\"e\" = \"next-unread\"\n[all]\n\"x\" = \"quit\"\n\"q\" = \"none\"\n");

        assert_eq!(issues, [""; 0]);
        assert_eq!(find(&keymap, Scope::List, "e"), Match::Action(Action::NextUnread));
        assert_eq!(find(&keymap, Scope::Reader, "e"), Match::Action(Action::NextMention));
        assert_eq!(find(&keymap, Scope::Side, "x"), Match::Action(Action::Quit));
        assert_eq!(find(&keymap, Scope::Side, "q"), Match::Nothing);
    }

    #[test]
    fn a_wrong_line_is_told_with_its_number_and_the_nearest_name_and_the_rest_counts() {
        let (keymap, issues) = own(
            "[all]\n\"x\" = \"qiut\"\n\"y\" = \"help\"\n\"entre\" = \"help\"\n\"g\" = \"top\"\n[lst]\n",
        );

        assert_eq!(
            issues,
            [
                "keymap.toml: line 2: no action is called \"qiut\"; did you mean \"quit\"?",
                "keymap.toml: line 4: \"entre\" is no key",
                "keymap.toml: line 5: \"g\" can't be bound beside \"g g\": take that one away first with \"none\"",
                "keymap.toml: line 6: no pane is called \"lst\"; did you mean \"list\"?",
            ]
        );
        assert_eq!(find(&keymap, Scope::List, "y"), Match::Action(Action::Help));
    }

    #[test]
    fn a_file_that_is_no_toml_leaves_the_defaults() {
        let (keymap, issues) = own("[all\n");

        assert_eq!(issues.len(), 1);
        assert_eq!(find(&keymap, Scope::List, "q"), Match::Action(Action::Quit));
    }
}
