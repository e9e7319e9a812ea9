//! The commands that work without a screen, one file each.
