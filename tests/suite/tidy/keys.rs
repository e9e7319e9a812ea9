//! The README's table of keys is made from the table of actions and the default keymap.
//!
//! `REDTHREAD_ACCEPT=1 cargo test readme_s_table_of_keys` writes it anew, under a heading of its own where the README
//! has no place for it yet.

use std::env;
use std::fmt::Write;
use std::fs;

use redthread::ui::action::{ACTIONS, Action};
use redthread::ui::keymap::{Keymap, Scope};

use super::tree::root;

const START: &str = "<!-- keys -->\n";
const END: &str = "<!-- end -->";

#[test]
fn the_readme_s_table_of_keys_is_that_of_the_program() {
    let path = root().join("README.md");
    let readme = fs::read_to_string(&path).unwrap();

    let expected = with_table(&readme, &table());

    if env::var_os("REDTHREAD_ACCEPT").is_some() {
        fs::write(&path, &expected).unwrap();
        return;
    }
    assert!(
        readme == expected,
        "README.md has another table of keys; REDTHREAD_ACCEPT=1 writes this one:\n{}",
        table()
    );
}

/// `readme` with `table` between its marks; at its end where it has none.
fn with_table(readme: &str, table: &str) -> String {
    let marked = readme.split_once(START).and_then(|(before, after)| {
        let (_, after) = after.split_once(END)?;
        Some((before, after))
    });
    match marked {
        Some((before, after)) => format!("{before}{START}{table}{END}{after}"),
        None => format!("{}\n\n## Keys\n\n{START}{table}{END}\n", readme.trim_end()),
    }
}

/// Every action with its keys: a row each, in the order of the help.
fn table() -> String {
    let (keymap, issues) = Keymap::new(None);
    assert_eq!(issues, []);
    let mut table = String::from("| keys | action | what it does |\n|---|---|---|\n");
    for row in ACTIONS {
        let keys = keys(&keymap, row.action);
        assert_ne!(keys, "", "{} has no key", row.name);
        let _ = writeln!(table, "| {keys} | `{}` | {} |", row.name, row.sentence);
    }
    table
}

/// The keys of an action, each with its panes where it does not hold in all of them.
fn keys(keymap: &Keymap, action: Action) -> String {
    let panes: Vec<(&str, Vec<String>)> = Scope::ALL
        .into_iter()
        .filter(|(_, scope)| *scope != Scope::All)
        .map(|(name, scope)| (name, keymap.keys_of(scope, action)))
        .collect();
    let mut keys: Vec<&String> = Vec::new();
    for key in panes.iter().flat_map(|(_, keys)| keys) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let told = keys.into_iter().map(|key| {
        let holding = panes.iter().filter(|(_, keys)| keys.contains(key));
        let names: Vec<&str> = holding.map(|(name, _)| *name).collect();
        if names.len() == panes.len() {
            format!("`{key}`")
        } else {
            format!("`{key}` ({})", names.join(", "))
        }
    });
    told.collect::<Vec<_>>().join(" ")
}
