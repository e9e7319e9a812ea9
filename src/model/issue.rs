//! [`Issue`]: something that went wrong or was doubtful, told and never fatal.

use std::fmt;
use std::sync::Arc;

/// Something that went wrong or was doubtful about one input.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Issue {
    /// The input it is about, as given.
    pub path: Arc<str>,
    /// What happened and what to do about it: lower case, no final dot.
    pub text: String,
}

impl fmt::Display for Issue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.path, self.text)
    }
}
