//! One file for each format that a report can come in: from decoded text to paragraphs.
//!
//! Plain text is the only one so far. A format that carries its own metadata will hand that over beside its
//! paragraphs.

pub(super) mod plain;
