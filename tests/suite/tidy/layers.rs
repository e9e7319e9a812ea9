//! Who may use whom. The tables are the plan of the house: arrows go one way, and every module has its place.

use std::collections::BTreeSet;

use super::code::paths;
use super::tree::{Source, crate_sources};

/// Each module of the crate, from the bottom up, with those that it may use. A module may use only what stands
/// above it in this table, which excludes cycles.
const MODULES: [(&str, &[&str]); 12] = [
    ("text", &[]),
    ("model", &["text"]),
    ("cli", &[]),
    ("config", &["model"]),
    ("source", &["model", "text"]),
    ("nlp", &["model", "text"]),
    ("resolve", &["nlp", "model", "text"]),
    ("corpus", &["resolve", "model", "text"]),
    ("index", &["corpus", "model", "text"]),
    ("loader", &["source", "nlp", "resolve", "corpus", "index", "model"]),
    // `nlp` for the training and measuring of weights alone, which read no reports.
    ("command", &["cli", "config", "loader", "corpus", "index", "nlp", "model", "text"]),
    ("ui", &["config", "loader", "corpus", "index", "model", "text"]),
];

/// What `main.rs` may use.
const MAIN: [&str; 4] = ["cli", "config", "command", "ui"];

/// The order inside `ui`, from the bottom up: a module may use those of the rows above its own, and itself. A module
/// stands for its parts as well, but for those that have a row of their own.
const UI: [&[&str]; 10] = [
    &["action", "canvas", "depth", "effect", "jumplist", "page", "prompt"],
    &["keymap", "paint"],
    &["pane", "terminal", "theme"],
    &["event", "layout"],
    &["pane::side::rows", "popup"],
    &["state"],
    &["pane::list", "pane::reader", "pane::side", "pane::status"],
    &["popup::help", "popup::search"],
    &["update", "view"],
    // `ui.rs` itself, which runs all of it.
    &[""],
];

#[test]
fn a_module_uses_only_what_its_layer_allows() {
    let mut wrong = Vec::new();
    for source in crate_sources() {
        let module = source.module();
        let own = module.split("::").next().unwrap_or_default();
        for used in uses(&source) {
            let allowed = match (source.path.as_str(), row(own)) {
                ("src/lib.rs", _) => true,
                ("src/main.rs", _) => MAIN.contains(&used.as_str()),
                (_, Some((_, allowed))) => used == own || allowed.contains(&used.as_str()),
                (_, None) => false,
            };
            if !allowed {
                wrong.push(format!("{} uses {used}", source.path));
            }
        }
    }

    assert_eq!(wrong, [""; 0]);
}

#[test]
fn every_module_has_its_layer_and_uses_only_what_stands_below_it() {
    let modules: BTreeSet<String> = crate_sources()
        .iter()
        .filter_map(|source| Some(source.module().split("::").next()?.to_owned()))
        .filter(|module| !module.is_empty())
        .collect();

    let listed: BTreeSet<String> = MODULES.map(|(module, _)| module.to_owned()).into();
    assert_eq!(modules, listed);
    for (position, (module, allowed)) in MODULES.iter().enumerate() {
        for used in *allowed {
            let below = MODULES[..position].iter().any(|(below, _)| below == used);
            assert!(below, "{module} may use {used}, which stands above it");
        }
    }
}

#[test]
fn inside_the_reader_arrows_go_one_way() {
    let mut wrong = BTreeSet::new();
    for source in crate_sources() {
        let Some(own) = ui_row(&source.module()) else {
            continue;
        };
        for path in paths(&source.code(), &source.module()) {
            let Some(used) = ui_row(&path) else {
                continue;
            };
            if used != own && used.0 >= own.0 {
                wrong.insert(format!("{} uses {path}", source.path));
            }
        }
    }

    assert_eq!(wrong, BTreeSet::new());
}

/// The row of the order inside `ui` that a path belongs to, and under which name; `None` outside `ui`.
fn ui_row(path: &str) -> Option<(usize, &'static str)> {
    let inside = match path.strip_prefix("ui") {
        Some("") => "",
        Some(rest) => rest.strip_prefix("::")?,
        None => return None,
    };
    let listed =
        UI.iter().enumerate().flat_map(|(row, names)| names.iter().map(move |name| (row, *name)));
    listed
        .filter(|(_, name)| {
            let rest = inside.strip_prefix(name);
            name.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
        })
        .max_by_key(|(_, name)| name.len())
}

#[test]
fn every_module_of_the_reader_has_its_place_in_the_order() {
    let unlisted: Vec<String> = crate_sources()
        .iter()
        .map(Source::module)
        .filter(|module| module != "ui" && matches!(ui_row(module), Some((_, ""))))
        .collect();

    assert_eq!(unlisted, [""; 0]);
}

fn row(module: &str) -> Option<&'static (&'static str, &'static [&'static str])> {
    MODULES.iter().find(|(name, _)| *name == module)
}

/// The modules of the crate that a file uses.
fn uses(source: &Source) -> BTreeSet<String> {
    paths(&source.code(), &source.module())
        .iter()
        .filter_map(|path| path.split("::").next())
        .filter(|first| first.starts_with(|character: char| character.is_lowercase()))
        .map(str::to_owned)
        .collect()
}
