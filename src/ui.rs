//! The reader: a terminal interface driven by the keyboard.
