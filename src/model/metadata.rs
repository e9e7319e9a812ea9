//! [`Metadata`]: what a report states about itself, each with where it was found.

use std::fmt;

use jiff::civil;

use crate::text::Span;

/// What a report states about itself. What it does not state is absent: nothing here is guessed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Metadata {
    /// Headline.
    pub title: Option<Found<String>>,
    /// Name of the outlet that published it.
    pub outlet: Option<Found<String>>,
    /// Authors, in the order of the byline.
    pub authors: Vec<Found<String>>,
    /// Date of publication.
    pub published: Option<Found<Published>>,
    /// Language as stated, as a BCP 47 tag.
    pub language: Option<Found<String>>,
    /// Address of the page as stated.
    pub url: Option<Found<String>>,
    /// Whom the report credits for its content: "according to Athr Press".
    pub origins: Vec<Found<String>>,
}

/// A value with the place in the text that states it.
#[derive(Debug, Clone, PartialEq)]
pub struct Found<T> {
    /// What was found.
    pub value: T,
    /// Where, in the article's text; `None` where it stands outside the text (a header, a file's own data).
    pub at: Option<Span>,
}

/// Date of publication, as precise as the report states it. Shown in ISO 8601.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Published {
    /// A day.
    Day(civil::Date),
    /// A day and a time of day, without a zone.
    Time(civil::DateTime),
}

impl Published {
    /// The day.
    pub fn day(self) -> civil::Date {
        match self {
            Self::Day(day) => day,
            Self::Time(time) => time.date(),
        }
    }
}

impl fmt::Display for Published {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(formatter, "{day}"),
            Self::Time(time) => write!(formatter, "{time}"),
        }
    }
}
