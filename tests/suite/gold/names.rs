//! How well the names were found, and how well it was told who is who.

use std::collections::{BTreeMap, BTreeSet};

use redthread::model::{EntityId, Kind};
use redthread::text::Span;

use super::answers::{Report, kind_of};
use super::score::{Counts, Pair, ratio};

/// Mentions by exact span and kind, for each kind.
pub(crate) fn mentions(pairs: &[Pair], remarks: &mut Vec<String>) -> BTreeMap<Kind, Counts> {
    let mut counts = BTreeMap::<Kind, Counts>::new();
    for Pair { report, reading, .. } in pairs {
        let wanted: BTreeSet<(Span, Kind)> =
            gold(report).map(|(span, kind, _)| (span, kind)).collect();
        let given: BTreeSet<(Span, Kind)> =
            reading.mentions.iter().map(|mention| (mention.span, mention.kind)).collect();
        for &(span, kind) in wanted.union(&given) {
            let here = (given.contains(&(span, kind)), wanted.contains(&(span, kind)));
            let count = counts.entry(kind).or_default();
            count.given += u32::from(here.0);
            count.wanted += u32::from(here.1);
            count.right += u32::from(here == (true, true));
            if here != (true, true) {
                let fault = if here.0 { "false" } else { "missed" };
                let place = format!("{}:{}", report.path, report.line_number(span.from()));
                let text = span.of(&report.text);
                remarks.push(format!("{place}: {fault} {} {text:?}", kind.name()));
            }
        }
    }
    counts
}

/// All kinds together.
pub(crate) fn total(counts: &BTreeMap<Kind, Counts>) -> Counts {
    counts.values().fold(Counts::default(), |sum, count| Counts {
        right: sum.right + count.right,
        given: sum.given + count.given,
        wanted: sum.wanted + count.wanted,
    })
}

/// B-cubed precision and recall of the entities, over the mentions whose span was found whatever their kind.
///
/// For each such mention: the share of its cluster that truly belongs with it, and the share of what truly
/// belongs with it that is in its cluster; both averaged over the mentions (Bagga and Baldwin, 1998).
pub(crate) fn entities(pairs: &[Pair], remarks: &mut Vec<String>) -> (f64, f64) {
    // How many mentions of each true entity stand in each cluster, with a spelling to show.
    let mut together = BTreeMap::<(EntityId, &str), (u32, &str)>::new();
    for pair in pairs {
        let clusters = pair.reading.mentions.iter().zip(&pair.entity_of);
        let cluster_at: BTreeMap<Span, EntityId> =
            clusters.map(|(mention, &entity)| (mention.span, entity)).collect();
        for (span, _, key) in gold(&pair.report) {
            if let Some(&cluster) = cluster_at.get(&span) {
                let spelling = span.of(&pair.report.text);
                together.entry((cluster, key)).or_insert((0, spelling)).0 += 1;
            }
        }
    }
    let mut by_cluster = BTreeMap::<EntityId, Vec<(u32, &str)>>::new();
    let mut by_key = BTreeMap::<&str, Vec<(u32, &str)>>::new();
    for (&(cluster, key), &cell) in &together {
        by_cluster.entry(cluster).or_default().push(cell);
        by_key.entry(key).or_default().push(cell);
    }
    for cells in by_cluster.values() {
        for (index, one) in cells.iter().enumerate() {
            for other in &cells[index + 1..] {
                remarks.push(format!("wrongly joined: {:?} and {:?}", one.1, other.1));
            }
        }
    }
    for (key, cells) in by_key.iter().filter(|(_, cells)| cells.len() > 1) {
        let parts: Vec<&str> = cells.iter().map(|cell| cell.1).collect();
        remarks.push(format!("wrongly apart: {key}: {parts:?}"));
    }
    (mean_share(by_cluster.values()), mean_share(by_key.values()))
}

/// For each counted mention, the share of its row that is in the same cell, on average.
fn mean_share<'a>(rows: impl Iterator<Item = &'a Vec<(u32, &'a str)>>) -> f64 {
    let (mut mentions, mut shares) = (0.0, 0.0);
    for row in rows {
        let whole: f64 = row.iter().map(|cell| f64::from(cell.0)).sum();
        mentions += whole;
        shares += row.iter().map(|cell| f64::from(cell.0).powi(2) / whole).sum::<f64>();
    }
    ratio(shares, mentions)
}

/// Span, kind and entity key of each mention of the answers.
fn gold(report: &Report) -> impl Iterator<Item = (Span, Kind, &str)> {
    let spans = report.mention_spans().expect("the answers fit the text");
    spans
        .into_iter()
        .zip(&report.mentions)
        .map(|(span, name)| (span, kind_of(&name.kind), &*name.entity))
}

#[cfg(test)]
mod tests {
    use redthread::model::{Basis, EntityId, Kind, Mention, Reading};
    use redthread::text::Span;

    use super::super::answers::{Name, Report};
    use super::super::score::Pair;
    use super::{entities, mentions, total};

    /// A report of two names of one man and one of a town; the library found the spans given, in the clusters given.
    fn pair(found: &[(usize, usize, Kind, u32)]) -> Pair {
        let name = |text: &str, kind: &str, entity: &str| Name {
            line: 1,
            text: text.to_owned(),
            kind: kind.to_owned(),
            entity: entity.to_owned(),
        };
        let report = Report {
            path: "one.txt".to_owned(),
            title: None,
            outlet: None,
            authors: Vec::new(),
            published: None,
            origins: Vec::new(),
            lines: Vec::new(),
            mentions: vec![
                name("Ivo Blom", "person", "blom"),
                name("Blom", "person", "blom"),
                name("Oslo", "place", "oslo"),
            ],
            dates: Vec::new(),
            text: "Ivo Blom: Blom, Oslo".to_owned(),
        };
        let mentions = found.iter().map(|&(start, end, kind, _)| Mention {
            span: Span::new(start, end),
            kind,
            basis: Basis::Consensus,
        });
        Pair {
            report,
            article: None,
            reading: Reading { sentences: Vec::new(), mentions: mentions.collect() },
            entity_of: found.iter().map(|found| EntityId(found.3)).collect(),
        }
    }

    #[test]
    fn a_name_counts_only_with_its_exact_span_and_kind() {
        let pairs =
            [pair(&[(0, 8, Kind::Person, 0), (10, 14, Kind::Place, 0), (15, 20, Kind::Place, 1)])];
        let mut remarks = Vec::new();

        let counts = total(&mentions(&pairs, &mut remarks));

        assert_eq!((counts.right, counts.given, counts.wanted), (1, 3, 3));
        assert_eq!(
            remarks,
            [
                "one.txt:1: missed person \"Blom\"",
                "one.txt:1: false place \"Blom\"",
                "one.txt:1: false place \" Oslo\"",
                "one.txt:1: missed place \"Oslo\"",
            ]
        );
    }

    #[test]
    fn a_wrong_join_costs_precision_and_a_missing_one_recall() {
        let joined =
            [pair(&[(0, 8, Kind::Person, 0), (10, 14, Kind::Person, 0), (16, 20, Kind::Place, 0)])];
        let apart =
            [pair(&[(0, 8, Kind::Person, 0), (10, 14, Kind::Person, 1), (16, 20, Kind::Place, 2)])];
        let mut remarks = Vec::new();

        let (joined_precision, joined_recall) = entities(&joined, &mut remarks);
        let (apart_precision, apart_recall) = entities(&apart, &mut remarks);

        // Joined: (2 * 2/3 + 1/3) / 3; apart: (1/2 + 1/2 + 1) / 3.
        assert!((joined_precision - 5.0 / 9.0).abs() < 1e-9 && (joined_recall - 1.0).abs() < 1e-9);
        assert!((apart_precision - 1.0).abs() < 1e-9 && (apart_recall - 2.0 / 3.0).abs() < 1e-9);
        assert_eq!(
            remarks,
            [
                "wrongly joined: \"Ivo Blom\" and \"Oslo\"",
                "wrongly apart: blom: [\"Ivo Blom\", \"Blom\"]",
            ]
        );
    }
}
