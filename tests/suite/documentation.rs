//! The README and the program say the same: every field that is documented is printed, and the other way round.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::program::Program;

/// The fields in the README's table between `<!-- fields: COMMAND -->` and `<!-- end -->`: the first column of each
/// row, between backticks. A field inside a list is written `list[].field`, one inside an object `object.field`.
fn documented(command: &str) -> BTreeSet<String> {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let (_, after) = readme.split_once(&format!("<!-- fields: {command} -->")).unwrap();
    let (table, _) = after.split_once("<!-- end -->").unwrap();
    table
        .lines()
        .filter_map(|row| row.strip_prefix("| `")?.split('`').next())
        .map(str::to_owned)
        .collect()
}

/// The fields that `arguments` print on the embedded demo.
fn printed(arguments: &[&str]) -> BTreeSet<String> {
    let ran = Program::new().arguments(arguments).arguments(&["--format", "jsonl"]).run();
    let mut fields = BTreeSet::new();
    for line in ran.json() {
        collect(&line, "", &mut fields);
    }
    fields
}

fn collect(value: &Value, path: &str, fields: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                let path = match path {
                    "" => name.clone(),
                    path => format!("{path}.{name}"),
                };
                collect(value, &path, fields);
                fields.insert(path);
            }
        }
        Value::Array(list) => {
            for value in list {
                collect(value, &format!("{path}[]"), fields);
            }
        }
        _ => {}
    }
}

#[test]
fn every_field_of_a_report_is_documented() {
    assert_eq!(printed(&["articles"]), documented("articles"));
    assert_eq!(printed(&["show"]), documented("show"));
}

#[test]
fn every_field_of_an_entity_and_of_a_place_where_it_stands_is_documented() {
    assert_eq!(printed(&["entities"]), documented("entities"));
    assert_eq!(printed(&["refs", &a_name()]), documented("refs"));
}

#[test]
fn every_field_of_a_hit_is_documented() {
    assert_eq!(printed(&["search", &a_name()]), documented("search"));
}

/// A name of the embedded demo.
fn a_name() -> String {
    let ran = Program::new().arguments(&["entities", "--format", "jsonl"]).run();
    ran.json()[0]["name"].as_str().unwrap().to_owned()
}
