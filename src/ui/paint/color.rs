//! The colors of a frame in the depth of the terminal.
//!
//! A color that the terminal lacks becomes the nearest one it has, by squared distance in RGB. What the first
//! sixteen look like is the analyst's choice and unknown here; the values that xterm ships are assumed.

use ratatui::style::Color;

use crate::ui::depth::Depth;

/// A color as it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// The terminal's own.
    Default,
    /// One of the sixteen; sent as `30`-`37` and `90`-`97`, which every color terminal knows.
    Basic(u8),
    /// One of the 240 above them.
    Indexed(u8),
    /// Red, green, blue.
    True(u8, u8, u8),
}

impl Ink {
    /// `color` in `depth`.
    pub(super) fn of(color: Color, depth: Depth) -> Self {
        let exact = match color {
            Color::Reset => Self::Default,
            Color::Black => Self::Basic(0),
            Color::Red => Self::Basic(1),
            Color::Green => Self::Basic(2),
            Color::Yellow => Self::Basic(3),
            Color::Blue => Self::Basic(4),
            Color::Magenta => Self::Basic(5),
            Color::Cyan => Self::Basic(6),
            Color::Gray => Self::Basic(7),
            Color::DarkGray => Self::Basic(8),
            Color::LightRed => Self::Basic(9),
            Color::LightGreen => Self::Basic(10),
            Color::LightYellow => Self::Basic(11),
            Color::LightBlue => Self::Basic(12),
            Color::LightMagenta => Self::Basic(13),
            Color::LightCyan => Self::Basic(14),
            Color::White => Self::Basic(15),
            Color::Indexed(index) if index < 16 => Self::Basic(index),
            Color::Indexed(index) => Self::Indexed(index),
            Color::Rgb(red, green, blue) => Self::True(red, green, blue),
        };
        match (depth, exact) {
            (Depth::None, _) => Self::Default,
            (Depth::Sixteen, Self::Indexed(index)) => Self::Basic(nearest(rgb(index), 0..=15)),
            (Depth::Sixteen, Self::True(red, green, blue)) => {
                Self::Basic(nearest((red, green, blue), 0..=15))
            }
            (Depth::TwoFiftySix, Self::True(red, green, blue)) => {
                Self::Indexed(nearest((red, green, blue), 16..=255))
            }
            _ => exact,
        }
    }
}

type Rgb = (u8, u8, u8);

/// The index of the palette color in `range` that is nearest to `wanted`; the lowest of equals.
fn nearest(wanted: Rgb, range: std::ops::RangeInclusive<u8>) -> u8 {
    let difference = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
    range
        .min_by_key(|&index| {
            let (red, green, blue) = rgb(index);
            difference(red, wanted.0) + difference(green, wanted.1) + difference(blue, wanted.2)
        })
        .unwrap_or(0)
}

/// The palette of xterm (`256colres.h` and `XTerm-col.ad` of its sources).
fn rgb(index: u8) -> Rgb {
    const BASIC: [Rgb; 16] = [
        (0, 0, 0),
        (205, 0, 0),
        (0, 205, 0),
        (205, 205, 0),
        (0, 0, 238),
        (205, 0, 205),
        (0, 205, 205),
        (229, 229, 229),
        (127, 127, 127),
        (255, 0, 0),
        (0, 255, 0),
        (255, 255, 0),
        (92, 92, 255),
        (255, 0, 255),
        (0, 255, 255),
        (255, 255, 255),
    ];
    match index {
        0..=15 => BASIC[usize::from(index)],
        16..=231 => {
            let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
            let cube = index - 16;
            (level(cube / 36), level(cube / 6 % 6), level(cube % 6))
        }
        232..=255 => {
            let gray = 8 + 10 * (index - 232);
            (gray, gray, gray)
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Color;

    use super::Ink;
    use crate::ui::depth::Depth;

    #[test]
    fn a_color_becomes_the_nearest_that_the_terminal_has() {
        let orange = Color::Rgb(255, 135, 0);
        let table = [
            (orange, Depth::True, Ink::True(255, 135, 0)),
            (orange, Depth::TwoFiftySix, Ink::Indexed(208)),
            (orange, Depth::Sixteen, Ink::Basic(3)),
            (orange, Depth::None, Ink::Default),
            (Color::Indexed(9), Depth::TwoFiftySix, Ink::Basic(9)),
            (Color::Indexed(196), Depth::Sixteen, Ink::Basic(9)),
            (Color::Gray, Depth::True, Ink::Basic(7)),
            (Color::Rgb(8, 8, 8), Depth::TwoFiftySix, Ink::Indexed(232)),
        ];

        for (color, depth, ink) in table {
            assert_eq!(Ink::of(color, depth), ink, "{color:?} in {depth:?}");
        }
    }
}
