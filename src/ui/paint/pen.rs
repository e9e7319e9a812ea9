//! Colors and attributes of a cell, and the shortest sequence from one set to another.
//!
//! What must go is switched off alone (`22`, `24`, ..) or by a full reset, whichever is shorter. A reset is
//! always written out as `CSI m` or `CSI 0;..m`: an empty parameter means 0 to a terminal, so a stray one wipes
//! what was just set.

use ratatui::buffer::Cell;
use ratatui::style::Modifier;

use super::color::Ink;
use crate::ui::depth::Depth;

/// How a cell is drawn, or how the terminal would draw the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pen {
    ink: Ink,
    paper: Ink,
    modifier: Modifier,
}

/// Attributes with the parameter that switches each on and the one that switches it off.
const ATTRIBUTES: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// The only attributes that can be seen on a space, and those that change which color is seen.
const SEEN_ON_BLANK: Modifier =
    Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT);

impl Pen {
    /// The terminal's own colors, no attributes.
    pub(super) const PLAIN: Self =
        Self { ink: Ink::Default, paper: Ink::Default, modifier: Modifier::empty() };

    /// The style of `cell` in `depth`.
    pub(super) fn of(cell: &Cell, depth: Depth) -> Self {
        let mut modifier = cell.modifier;
        // Of both at once terminals draw one, the other or a mixture, some by the order in which they came.
        if modifier.contains(Modifier::BOLD) {
            modifier -= Modifier::DIM;
        }
        Self { ink: Ink::of(cell.fg, depth), paper: Ink::of(cell.bg, depth), modifier }
    }

    /// The same without what cannot be seen on a space, so that invisible changes cost nothing.
    pub(super) fn on_blank(self) -> Self {
        let modifier = self.modifier & SEEN_ON_BLANK;
        if !modifier.is_empty() {
            return self;
        }
        Self { ink: Ink::Default, modifier, ..self }
    }

    /// Appends the shortest sequence that turns this pen into `next`; nothing when they are the same.
    pub(super) fn change(self, next: Self, out: &mut Vec<u8>) {
        if self == next {
            return;
        }
        if next == Self::PLAIN {
            out.extend_from_slice(b"\x1b[m");
            return;
        }
        let mut reset = vec![0];
        Self::PLAIN.append_difference(next, &mut reset);
        let mut single = Vec::new();
        self.append_difference(next, &mut single);
        let [reset, single] = [reset, single].map(|parameters| joined(&parameters));
        out.extend_from_slice(b"\x1b[");
        out.extend_from_slice(if reset.len() < single.len() { &reset } else { &single }.as_bytes());
        out.push(b'm');
    }

    fn append_difference(self, next: Self, parameters: &mut Vec<u8>) {
        let gone = self.modifier - next.modifier;
        let mut kept = self.modifier;
        for (modifier, _, off) in ATTRIBUTES {
            if gone.contains(modifier) && kept.contains(modifier) {
                parameters.push(off);
                // One parameter may switch off two attributes: bold and dim, both kinds of blinking.
                for (other, _, _) in ATTRIBUTES.iter().filter(|(_, _, same)| *same == off) {
                    kept -= *other;
                }
            }
        }
        for (modifier, on, _) in ATTRIBUTES {
            if next.modifier.contains(modifier) && !kept.contains(modifier) {
                parameters.push(on);
            }
        }
        if self.ink != next.ink {
            append_color(next.ink, 30, parameters);
        }
        if self.paper != next.paper {
            append_color(next.paper, 40, parameters);
        }
    }
}

/// `base` is 30 for the foreground, 40 for the background.
fn append_color(ink: Ink, base: u8, parameters: &mut Vec<u8>) {
    match ink {
        Ink::Default => parameters.push(base + 9),
        Ink::Basic(index) if index < 8 => parameters.push(base + index),
        Ink::Basic(index) => parameters.push(base + 60 + (index & 7)),
        Ink::Indexed(index) => parameters.extend([base + 8, 5, index]),
        Ink::True(red, green, blue) => parameters.extend([base + 8, 2, red, green, blue]),
    }
}

fn joined(parameters: &[u8]) -> String {
    let texts: Vec<String> = parameters.iter().map(u8::to_string).collect();
    texts.join(";")
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Cell;
    use ratatui::style::{Color, Style};

    use super::Pen;
    use crate::ui::depth::Depth;

    fn pen(style: Style, depth: Depth) -> Pen {
        Pen::of(Cell::EMPTY.clone().set_style(style), depth)
    }

    #[test]
    fn a_change_of_style_takes_the_fewest_bytes_and_never_an_empty_parameter() {
        let plain = Style::new();
        let table = [
            (plain, plain.bold(), Depth::Sixteen, "\x1b[1m"),
            (plain.bold(), plain, Depth::Sixteen, "\x1b[m"),
            (plain.bold().underlined(), plain.underlined(), Depth::Sixteen, "\x1b[22m"),
            (plain.bold().dim(), plain.dim(), Depth::Sixteen, "\x1b[0;2m"),
            (plain.yellow(), plain.green(), Depth::Sixteen, "\x1b[32m"),
            (plain.yellow().bold(), plain.light_red().bold(), Depth::Sixteen, "\x1b[91m"),
            (plain.yellow().bold(), plain.green().bold(), Depth::None, ""),
            (plain, plain.on_blue(), Depth::True, "\x1b[44m"),
            (plain, plain.fg(Color::Rgb(1, 2, 3)), Depth::True, "\x1b[38;2;1;2;3m"),
            (plain, plain.bg(Color::Indexed(99)), Depth::TwoFiftySix, "\x1b[48;5;99m"),
            (plain.red().bold(), plain.bold(), Depth::Sixteen, "\x1b[39m"),
            (plain.red().bold().italic().reversed(), plain.red(), Depth::Sixteen, "\x1b[0;31m"),
        ];

        for (from, to, depth, bytes) in table {
            let mut out = Vec::new();
            pen(from, depth).change(pen(to, depth), &mut out);
            assert_eq!(String::from_utf8_lossy(&out), bytes, "{from:?} to {to:?}");
        }
    }
}
