//! The `redthread` program.
fn main() {}
