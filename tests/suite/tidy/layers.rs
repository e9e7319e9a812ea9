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
    (
        "loader",
        &["source", "nlp", "resolve", "corpus", "index", "model"],
    ),
    (
        "command",
        &["cli", "loader", "corpus", "index", "model", "text"],
    ),
    (
        "ui",
        &["config", "loader", "corpus", "index", "model", "text"],
    ),
];

/// What `main.rs` may use.
const MAIN: [&str; 4] = ["cli", "config", "command", "ui"];

/// The order inside `ui`, from the bottom up: a module may use those of the lines above its own.
const UI: [&[&str]; 1] = [&[]];

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
