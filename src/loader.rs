//! The background thread from folder to snapshots.
