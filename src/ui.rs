//! The reader: a terminal interface driven by the keyboard.

mod action;
mod canvas;
mod effect;
mod jumplist;
mod keymap;
mod prompt;
mod theme;
pub mod depth;
pub mod event;
pub mod paint;
pub mod terminal;
