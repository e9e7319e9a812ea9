//! `redthread tagger`: makes weights from labelled text, and measures them.
//!
//! A set of labelled text is named by its files: `own.txt`, or `own.1.txt` and `own.2.txt`. Files that end in
//! `.raw.txt` are unlabelled text. Files are read in the order of their names, so that the same folder gives the
//! same weights.
//!
//! Limits: labelled files must be UTF-8; what is no tag in them is read as outside of names.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::cli::Tagger as Command;
use crate::command::{Error, Output, Status, output, quote};
use crate::nlp::Lexicon;
use crate::nlp::tagger::evaluate::{Counts, evaluate};
use crate::nlp::tagger::labelled::{Labelled, parse};
use crate::nlp::tagger::train::{Material, Recipe, train};
use crate::nlp::tagger::{NameClass, Tagger};

/// Does what `command` says; `tell` takes a line about each step.
pub(super) fn run(
    command: &Command,
    mut output: Output,
    tell: &mut dyn FnMut(&str),
) -> Result<Status, Error> {
    match command {
        Command::Train { data, out, seed, like, hold_out } => {
            let mut material = material(data)?;
            if let Some(like) = like {
                hold_out_from(&mut material, like, *hold_out);
            }
            let recipe = Recipe { seed: *seed, like: like.clone(), ..Recipe::default() };
            let weights = train(&material, &recipe, &Lexicon::embedded(), tell);
            fs::write(out, weights).map_err(|error| file("write", out, error))?;
            Ok(Status::Found)
        }
        Command::Evaluate { model, held_out, data } => {
            let tagger = tagger(model.as_deref())?;
            let texts = data.iter().map(|path| read(path)).collect::<Result<Vec<_>, _>>()?;
            let told = data.iter().zip(&texts).try_for_each(|(path, text)| {
                let mut texts = parse(text);
                texts.retain(|text| *held_out == 0 || text.is_held_out(*held_out));
                report(path, &tagger, &texts, &mut output)
            });
            match told.and_then(|()| output.finish()) {
                Ok(()) | Err(output::Error::Closed) => Ok(Status::Found),
                Err(output::Error::Write(error)) => Err(Error::Write(error)),
            }
        }
    }
}

/// Everything in a folder of labelled and unlabelled text.
fn material(folder: &Path) -> Result<Material, Error> {
    let listed = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut paths: Vec<PathBuf> = listed
        .map_err(|error| file("read", folder, error))?
        .into_iter()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort_unstable();
    let mut material = Material::default();
    for path in paths {
        let text = read(&path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".raw.txt") {
            material.texts.push(text);
            continue;
        }
        let set = name.split('.').next().unwrap_or_default();
        match material.sets.last_mut() {
            Some((last, texts)) if last == set => texts.extend(parse(&text)),
            _ => material.sets.push((set.to_owned(), parse(&text))),
        }
    }
    Ok(material)
}

/// Leaves one text in `one_in` out of a set.
fn hold_out_from(material: &mut Material, set: &str, one_in: u64) {
    for (_, texts) in material.sets.iter_mut().filter(|(name, _)| name == set) {
        texts.retain(|text| !text.is_held_out(one_in));
    }
}

fn tagger(weights: Option<&Path>) -> Result<Tagger, Error> {
    let lexicon = Lexicon::embedded();
    let Some(path) = weights else {
        return Tagger::embedded(&lexicon)
            .map_err(|source| Error::Weights { path: "the embedded weights".to_owned(), source });
    };
    let bytes = fs::read(path).map_err(|error| file("read", path, error))?;
    Tagger::read(&bytes, &lexicon).map_err(|source| Error::Weights { path: shown(path), source })
}

/// Prints the figures of one file.
fn report(
    path: &Path,
    tagger: &Tagger,
    texts: &[Labelled],
    output: &mut Output,
) -> Result<(), output::Error> {
    let counts = evaluate(tagger, texts);
    let tokens: usize = texts.iter().map(|text| text.tokens.len()).sum();
    output.line(format_args!("{}: {} texts, {tokens} tokens", shown(path), texts.len()))?;
    let mut names = Counts::default();
    for (class, counts) in &counts {
        if *class != NameClass::Other {
            names += *counts;
        }
        output.line(row(class.tag(), *counts))?;
    }
    output.line(row("names", names))
}

fn row(name: &str, counts: Counts) -> String {
    let [precision, recall, f1] =
        [counts.precision(), counts.recall(), counts.f1()].map(|share| 100.0 * share);
    let Counts { labelled, found, right } = counts;
    format!(
        "  {name:5}  P {precision:6.2}  R {recall:6.2}  F1 {f1:6.2}  {labelled} labelled, {found} found, {right} right"
    )
}

fn read(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|error| file("read", path, error))
}

fn file(action: &'static str, path: &Path, source: io::Error) -> Error {
    Error::File { action, path: shown(path), source }
}

fn shown(path: &Path) -> String {
    quote::path(&path.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{parse, report, run, tagger};
    use crate::cli::Tagger as Command;
    use crate::command::sample::written;
    use crate::command::{Error, Output, Status};

    /// A few invented sentences: ferries of two towns, and who spoke of them.
    fn labelled() -> String {
        let sentence = |person: &str, verb: &str, place: &str| {
            format!("\n{person}\tB-PER\nMarr\tI-PER\n{verb}\tO\nin\tO\n{place}\tB-LOC\n.\tO\n")
        };
        ["said", "told", "asked"]
            .into_iter()
            .flat_map(|verb| {
                [("Ada", "Oslo"), ("Nils", "Bergen"), ("Kari", "Molde")]
                    .map(|(person, place)| sentence(person, verb, place))
            })
            .collect()
    }

    fn train(folder: &Path, out: &Path) -> Result<Status, Error> {
        let command = Command::Train {
            data: folder.to_owned(),
            out: out.to_owned(),
            seed: 1,
            like: None,
            hold_out: 0,
        };
        run(&command, Output::to(std::io::sink()), &mut |_| {})
    }

    #[test]
    fn weights_trained_twice_on_the_same_text_are_the_same_and_find_its_names() {
        let folder = tempfile::tempdir().unwrap();
        let [data, first, second] =
            ["data", "first", "second"].map(|name| folder.path().join(name));
        fs::create_dir(&data).unwrap();
        fs::write(data.join("ferry.txt"), labelled()).unwrap();

        train(&data, &first).unwrap();
        train(&data, &second).unwrap();

        assert!(fs::read(&first).unwrap() == fs::read(&second).unwrap());
        let tagger = tagger(Some(&first)).unwrap();
        let texts = parse(&labelled());
        let figures = written(|output| report(&first, &tagger, &texts, output).map(|()| true));
        assert!(figures.contains("names  P 100.00  R 100.00"), "{figures}");
    }

    #[test]
    fn a_damaged_weights_file_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let model = folder.path().join("broken.bin");
        fs::write(&model, "redtags\n and no more").unwrap();
        let command = Command::Evaluate {
            model: Some(model),
            held_out: 0,
            data: vec![folder.path().join("none.txt")],
        };

        let error = run(&command, Output::to(std::io::sink()), &mut |_| {}).unwrap_err();

        assert!(error.to_string().contains("broken.bin"), "{error}");
    }
}
