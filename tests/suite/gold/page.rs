//! How well the page was read: what each line is, and what the report states about itself.

use std::fmt::Display;

use redthread::model::{Found, Role};

use super::answers::role_of;
use super::score::{Pair, ratio};

/// Share of the non-blank lines with the right role, and share on the right side of content and furniture.
pub(crate) fn line_roles(pairs: &[Pair], remarks: &mut Vec<String>) -> (f64, f64) {
    let (mut lines, mut roles, mut sides) = (0_u32, 0_u32, 0_u32);
    for Pair { report, article, .. } in pairs {
        let ranges = report.lines_of_text();
        for line in &report.lines {
            let range = ranges[line.line - 1].clone();
            let text = &report.text[range.clone()];
            let offset = range.start + text.len() - text.trim_start().len();
            let given = article
                .as_ref()
                .and_then(|article| article.block_at(offset))
                .map(|block| block.role);
            let wanted = role_of(&line.role).expect("the answers name only known roles");
            lines += 1;
            roles += u32::from(given == Some(wanted));
            sides +=
                u32::from(given.is_some_and(|role| role.is_furniture() == wanted.is_furniture()));
            if given != Some(wanted) {
                let given = given.map_or("nothing", Role::name);
                let place = format!("{}:{}", report.path, line.line);
                remarks.push(format!("{place}: line is {}, not {given}", line.role));
            }
        }
    }
    (ratio(roles.into(), lines.into()), ratio(sides.into(), lines.into()))
}

/// Share of the metadata fields that are right, absent ones included. Capitals do not matter.
pub(crate) fn metadata(pairs: &[Pair], remarks: &mut Vec<String>) -> f64 {
    let (mut fields, mut right) = (0_u32, 0_u32);
    for Pair { report, article, .. } in pairs {
        let stated = article.as_ref().map(|article| &article.metadata);
        let mut compare = |field: &str, given: Vec<String>, wanted: Vec<String>| {
            fields += 1;
            let lowered = |texts: &[String]| -> Vec<String> {
                texts.iter().map(|text| text.to_lowercase()).collect()
            };
            if stated.is_some() && lowered(&given) == lowered(&wanted) {
                right += 1;
            } else {
                let path = &report.path;
                remarks.push(format!("{path}: {field} is {wanted:?}, not {given:?}"));
            }
        };
        compare(
            "title",
            texts(stated.and_then(|stated| stated.title.as_ref()).map(value)),
            texts(&report.title),
        );
        compare(
            "outlet",
            texts(stated.and_then(|stated| stated.outlet.as_ref()).map(value)),
            texts(&report.outlet),
        );
        compare(
            "authors",
            texts(stated.iter().flat_map(|stated| &stated.authors).map(value)),
            report.authors.clone(),
        );
        compare(
            "published",
            texts(stated.and_then(|stated| stated.published.as_ref()).map(value)),
            texts(&report.published),
        );
        compare(
            "origins",
            texts(stated.iter().flat_map(|stated| &stated.origins).map(value)),
            report.origins.clone(),
        );
    }
    ratio(right.into(), fields.into())
}

fn texts<T: Display>(values: impl IntoIterator<Item = T>) -> Vec<String> {
    values.into_iter().map(|value| value.to_string()).collect()
}

fn value<T>(found: &Found<T>) -> &T {
    &found.value
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;
    use redthread::model::{Article, Block, ContentId, Found, Metadata, Published, Reading, Role};
    use redthread::text::Span;

    use super::super::answers::{Line, Report};
    use super::super::score::Pair;
    use super::{line_roles, metadata};

    /// A report of three lines, and the library's view of it: the second line with a wrong role on the right side,
    /// the third not covered at all; the author in other capitals, and an outlet that the report does not state.
    fn pair() -> Pair {
        let line = |line: usize, role: &str| Line { line, role: role.to_owned() };
        let found = |text: &str| Found { value: text.to_owned(), at: None };
        let block =
            |start: usize, end: usize, role: Role| Block { span: Span::new(start, end), role };
        let text = "Ice on the quay\n  Ivo Blom\nShare".to_owned();
        Pair {
            report: Report {
                path: "one.txt".to_owned(),
                title: Some("Ice on the quay".to_owned()),
                outlet: None,
                authors: vec!["Ivo Blom".to_owned()],
                published: Some("2031-02-03T04:05:00".to_owned()),
                origins: Vec::new(),
                lines: vec![line(1, "title"), line(2, "byline"), line(3, "widget")],
                mentions: Vec::new(),
                dates: Vec::new(),
                text: text.clone(),
            },
            article: Some(Article {
                path: Arc::from("one.txt"),
                id: ContentId(1),
                blocks: vec![block(0, 15, Role::Title), block(18, 26, Role::Body)],
                metadata: Metadata {
                    title: Some(found("Ice on the quay")),
                    outlet: Some(found("Harbor Post")),
                    authors: vec![found("IVO BLOM")],
                    published: Some(Found {
                        value: Published::Time(date(2031, 2, 3).at(4, 5, 0, 0)),
                        at: None,
                    }),
                    ..Metadata::default()
                },
                text,
                issues: Vec::new(),
            }),
            reading: Reading::default(),
            entity_of: Vec::new(),
        }
    }

    #[test]
    fn a_line_can_have_the_wrong_role_and_stand_on_the_right_side() {
        let mut remarks = Vec::new();

        let (roles, sides) = line_roles(&[pair()], &mut remarks);

        assert!((roles - 1.0 / 3.0).abs() < 1e-9 && (sides - 2.0 / 3.0).abs() < 1e-9);
        assert_eq!(
            remarks,
            ["one.txt:2: line is byline, not body", "one.txt:3: line is widget, not nothing",]
        );
    }

    #[test]
    fn a_field_that_the_report_does_not_state_is_wrong_when_it_is_filled() {
        let mut remarks = Vec::new();

        let right = metadata(&[pair()], &mut remarks);

        assert!((right - 4.0 / 5.0).abs() < 1e-9);
        assert_eq!(remarks, ["one.txt: outlet is [], not [\"Harbor Post\"]"]);
    }
}
