//! Locates and reads configuration files.
