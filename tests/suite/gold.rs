//! The quality of reading and of who-is-who, measured on the demo corpus against its answer file.
//!
//! The figures are printed with every difference (`cargo test --test suite gold -- --nocapture`), and must not
//! fall below the floors. They are in-sample by nature, since everybody who works on the rules reads these five
//! reports: they tell that something broke, not how well unknown reports will be read.

mod answers;
mod names;
mod page;
mod score;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use redthread::model::{Article, Kind};
use redthread::nlp::tagger::{Memory, Tagger};
use redthread::nlp::{Lexicon, recognize};
use redthread::{resolve, source};

use answers::{Answers, role_of};
use score::Pair;

// Floors: what has been reached once. They only go up.
const LINE_ROLES: f64 = 0.95;
const LINE_SIDES: f64 = 0.99;
const METADATA: f64 = 0.84;
const MENTION_PRECISION: f64 = 0.99;
const MENTION_RECALL: f64 = 0.99;
const ENTITY_PRECISION: f64 = 0.99;
const ENTITY_RECALL: f64 = 0.99;

#[test]
fn the_demo_reports_are_read_at_least_as_well_as_before() {
    let pairs = read(damascus());
    let mut remarks = Vec::new();

    let (line_roles, line_sides) = page::line_roles(&pairs, &mut remarks);
    let metadata = page::metadata(&pairs, &mut remarks);
    let mentions = names::mentions(&pairs, &mut remarks);
    let (entity_precision, entity_recall) = names::entities(&pairs, &mut remarks);

    println!("{}", remarks.join("\n"));
    for (kind, count) in &mentions {
        println!("{}", row(kind.name(), *count));
    }
    let total = names::total(&mentions);
    println!("{}", row("mentions", total));
    let entity_f1 = score::harmonic(entity_precision, entity_recall);
    println!("entities      P {entity_precision:.3} R {entity_recall:.3} F1 {entity_f1:.3}");
    println!("lines         role {line_roles:.3} side {line_sides:.3}");
    println!("metadata      {metadata:.3}");
    let fallen: Vec<_> = [
        ("line roles", line_roles, LINE_ROLES),
        ("line sides", line_sides, LINE_SIDES),
        ("metadata", metadata, METADATA),
        ("mention precision", total.precision(), MENTION_PRECISION),
        ("mention recall", total.recall(), MENTION_RECALL),
        ("entity precision", entity_precision, ENTITY_PRECISION),
        ("entity recall", entity_recall, ENTITY_RECALL),
    ]
    .into_iter()
    .filter(|(_, reached, floor)| reached < floor)
    .collect();
    assert!(fallen.is_empty(), "below the floor: {fallen:?}");
}

#[test]
fn the_answers_place_every_name_and_date_in_a_content_line_of_its_text() {
    for report in damascus().reports {
        let content: BTreeSet<usize> = report
            .lines
            .iter()
            .filter(|line| !role_of(&line.role).unwrap().is_furniture())
            .map(|line| line.line)
            .collect();
        let mentions = report.mentions.iter().map(|name| name.line);
        let dates = report.dates.iter().map(|time| time.line);

        assert!(mentions.chain(dates).all(|line| content.contains(&line)));
        assert_eq!(report.mention_spans().err(), None);
        assert_eq!(report.date_spans().err(), None);
    }
}

#[test]
fn the_answers_give_every_line_that_is_not_blank_one_role() {
    for report in damascus().reports {
        let printed: Vec<usize> = report
            .text
            .split('\n')
            .zip(1..)
            .filter(|(line, _)| !line.trim().is_empty())
            .map(|(_, number)| number)
            .collect();
        let answered: Vec<usize> = report.lines.iter().map(|line| line.line).collect();

        assert_eq!(answered, printed, "{}", report.path);
    }
}

#[test]
fn the_answers_list_for_every_entity_just_the_spellings_that_are_printed() {
    let Answers { reports, entities } = damascus();
    let mut printed = BTreeMap::<&str, Vec<&str>>::new();
    for name in reports.iter().flat_map(|report| &report.mentions) {
        assert_eq!(name.kind, entities[&name.entity].kind, "{}", name.text);
        let spellings = printed.entry(&name.entity).or_default();
        if !spellings.contains(&&*name.text) {
            spellings.push(&name.text);
        }
    }

    for (key, known) in &entities {
        assert!(Kind::from_name(&known.kind).is_some(), "{key}");
        assert!(known.spellings.contains(&known.name), "{key}");
        assert_eq!(printed.get(&**key), Some(&texts(&known.spellings)), "{key}");
    }
}

fn damascus() -> Answers {
    Answers::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/damascus"))
}

/// The whole way from bytes to entities, all reports as one folder.
fn read(answers: Answers) -> Vec<Pair> {
    let lexicon = Lexicon::embedded();
    let tagger = Tagger::embedded(&lexicon).unwrap();
    let mut memory = Memory::new();
    let mut pairs: Vec<Pair> = answers
        .reports
        .into_iter()
        .map(|report| {
            let articles = source::parse(&Arc::from(&*report.path), report.text.as_bytes());
            let article = articles
                .ok()
                .and_then(|articles| articles.into_iter().next())
                .filter(|article| article.text.trim_end() == report.text.trim_end());
            Pair {
                report,
                article,
                reading: redthread::model::Reading::default(),
                entity_of: Vec::new(),
            }
        })
        .collect();
    let drafts: Vec<_> = pairs
        .iter()
        .map(|pair| match &pair.article {
            Some(article) => recognize::draft(article, &lexicon, Some(&tagger), &mut memory),
            None => recognize::Draft::default(),
        })
        .collect();
    let evidence = recognize::gather(&drafts);
    for (pair, draft) in pairs.iter_mut().zip(&drafts) {
        if let Some(article) = &pair.article {
            pair.reading = recognize::decide(article, draft, &evidence, &lexicon);
        }
    }
    let inputs: Vec<(&Article, _)> =
        pairs.iter().filter_map(|pair| Some((pair.article.as_ref()?, &pair.reading))).collect();
    let resolution = resolve::resolve(&inputs, &lexicon);
    let readable = pairs.iter_mut().filter(|pair| pair.article.is_some());
    for (pair, entity_of) in readable.zip(resolution.entity_of) {
        pair.entity_of = entity_of;
    }
    pairs
}

fn texts(owned: &[String]) -> Vec<&str> {
    owned.iter().map(|text| &**text).collect()
}

fn row(name: &str, counts: score::Counts) -> String {
    let (precision, recall) = (counts.precision(), counts.recall());
    format!("{name:13} P {precision:.3} R {recall:.3} F1 {:.3} {counts:?}", counts.f1())
}
