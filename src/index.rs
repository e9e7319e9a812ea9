//! Full-text search over one corpus snapshot, in memory. The only module that knows tantivy.
