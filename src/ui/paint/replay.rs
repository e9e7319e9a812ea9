//! Tests that replay frames on an emulated terminal.
//!
//! The emulator is vt100 0.18. It knows every sequence that the painter sends but synchronized updates (which it
//! ignores, as it should) and `CSI ? 7 l`: it wraps at the right border, so clusters that it draws wider than
//! they are stay away from there.

use std::num::NonZero;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};

use unicode_width::UnicodeWidthChar;

use super::Painter;
use crate::text::width::cluster_width;
use crate::ui::depth::Depth;

/// What a cell of the emulator shows: text, colors, and whether it is bold, dim, italic, underlined, inverse.
type Seen = (String, vt100::Color, vt100::Color, [bool; 5]);

fn seen(parser: &vt100::Parser) -> Vec<Seen> {
    let screen = parser.screen();
    let (rows, columns) = screen.size();
    let places =
        (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
    places
        .filter_map(|(row, column)| screen.cell(row, column))
        .map(|cell| {
            let text = if cell.has_contents() { cell.contents() } else { " " };
            let attributes =
                [cell.bold(), cell.dim(), cell.italic(), cell.underline(), cell.inverse()];
            (text.to_owned(), cell.fgcolor(), cell.bgcolor(), attributes)
        })
        .collect()
}

/// The text of a screen, without the second halves of wide clusters.
fn text(parser: &vt100::Parser) -> Vec<String> {
    let columns = parser.screen().size().1.get();
    parser.screen().rows(0, columns).map(|row| row.trim_end().to_owned()).collect()
}

/// The text that the emulator should show for a buffer, by our own widths.
///
/// The emulator gives each character its own width. What a cluster takes too much by that is overdrawn.
fn meant(buffer: &Buffer) -> Vec<String> {
    let rows = buffer.content.chunks(buffer.area.width.into());
    rows.map(|row| {
        let (mut line, mut covered) = (String::new(), 0);
        for cell in row {
            if covered == 0 {
                covered = cluster_width(cell.symbol());
                let mut room = covered;
                line.extend(cell.symbol().chars().take_while(|character| {
                    let left = room.checked_sub(character.width().unwrap_or(0));
                    room = left.unwrap_or(0);
                    left.is_some()
                }));
            }
            covered -= 1;
        }
        line.trim_end().to_owned()
    })
    .collect()
}

fn emulator(columns: u16, rows: u16) -> vt100::Parser {
    let [rows, columns] = [rows, columns].map(|count| NonZero::new(count).unwrap());
    vt100::Parser::new(rows, columns, 0)
}

/// xorshift64*: the same numbers in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(high).unwrap() % limit
    }

    fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    fn style(&mut self) -> Style {
        let colors = [
            Color::Reset,
            Color::Reset,
            Color::Red,
            Color::LightBlue,
            Color::Indexed(77),
            Color::Rgb(9, 90, 200),
        ];
        let modifiers = [
            Modifier::empty(),
            Modifier::BOLD,
            Modifier::UNDERLINED,
            Modifier::REVERSED,
            Modifier::ITALIC | Modifier::BOLD,
            Modifier::DIM,
        ];
        Style::new()
            .fg(self.pick(&colors))
            .bg(self.pick(&colors))
            .add_modifier(self.pick(&modifiers))
    }
}

const SURE: [&str; 10] = ["a", "b", " ", " ", "é", "e\u{301}", "م\u{64F}", "北", "京", "│"];
const UNSURE: [&str; 4] = ["👍", "👩\u{200D}🔬", "क्षि", "🇸🇾"];

/// Writes a run of clusters somewhere, mends what it cut, and keeps wide clusters inside their row.
fn scribble(random: &mut Random, buffer: &mut Buffer) {
    let (width, height) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
    let (y, mut x) = (random.below(height), random.below(width));
    let style = random.style();
    for _ in 0..=random.below(width) {
        let unsure = random.below(12) == 0 && x + 12 < width;
        let cluster = if unsure { random.pick(&UNSURE) } else { random.pick(&SURE) };
        let columns = cluster_width(cluster);
        if x + columns > width {
            break;
        }
        let start = y * width + x;
        buffer.content[start].set_symbol(cluster).set_style(style);
        for cell in &mut buffer.content[start + 1..start + columns] {
            cell.reset();
        }
        x += columns;
    }
    // What ratatui's widgets also leave behind: half of a wide cluster that something was written over.
    let row = &mut buffer.content[y * width..(y + 1) * width];
    if cluster_width(row[width - 1].symbol()) == 2 {
        row[width - 1].reset();
    }
}

/// Moves a band of rows, or clears some, or writes a few runs.
fn change(random: &mut Random, buffer: &mut Buffer) {
    let (width, height) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
    match random.below(4) {
        0 | 1 if height > 2 => {
            let top = random.below(height - 2);
            let bottom = top + 2 + random.below(height - top - 1);
            let band = &mut buffer.content[top * width..bottom.min(height) * width];
            let by = random.below(3) % (band.len() / width) * width;
            if random.below(2) == 0 {
                band.rotate_left(by);
            } else {
                band.rotate_right(by);
            }
        }
        2 => {
            let from = random.below(width * height);
            let count = random.below(2 * width).min(width * height - from);
            buffer.content[from..from + count].iter_mut().for_each(ratatui::buffer::Cell::reset);
        }
        _ => {}
    }
    for _ in 0..random.below(4) {
        scribble(random, buffer);
    }
}

#[test]
fn after_every_frame_the_terminal_shows_what_a_fresh_one_would() {
    let mut random = Random(0x5EED);
    let depths = [Depth::None, Depth::Sixteen, Depth::TwoFiftySix, Depth::True];
    for round in 0..48 {
        let depth = depths[round % 4];
        let mut painter = Painter::new(depth);
        let (mut columns, mut rows) = (30, 9);
        let mut terminal = emulator(columns, rows);
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        for step in 0..40 {
            if random.below(25) == 0 {
                columns = u16::try_from(1 + random.below(40)).unwrap();
                rows = u16::try_from(1 + random.below(14)).unwrap();
                let sides = [rows, columns].map(|count| NonZero::new(count).unwrap());
                terminal.screen_mut().set_size(sides[0], sides[1]);
                buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
            }
            change(&mut random, &mut buffer);
            let cursor = (random.below(3) == 0).then(|| Position {
                x: u16::try_from(random.below(columns.into())).unwrap(),
                y: u16::try_from(random.below(rows.into())).unwrap(),
            });

            let frame = painter.frame(&buffer, cursor).to_vec();
            terminal.process(&frame);

            let mut fresh = emulator(columns, rows);
            fresh.process(Painter::new(depth).frame(&buffer, cursor));
            let place =
                format!("round {round}, step {step}: {:?}", String::from_utf8_lossy(&frame));
            assert_eq!(text(&terminal), text(&fresh), "{place}");
            assert_eq!(text(&terminal), meant(&buffer), "{place}");
            assert_eq!(seen(&terminal), seen(&fresh), "{place}");
            assert_eq!(terminal.screen().hide_cursor(), cursor.is_none(), "{place}");
            if let Some(at) = cursor {
                assert_eq!(terminal.screen().cursor_position(), (at.y, at.x), "{place}");
            }
            assert_eq!(painter.frame(&buffer, cursor), b"", "{place}");
        }
    }
}

/// A screen of the reader under 100 columns: a strip of the list, text over the full width, a status line.
fn reading(columns: u16, rows: u16, first_line: usize) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    let strip = rows / 4;
    for y in 0..strip {
        let style = if y == 2 { Style::new().reversed() } else { Style::new() };
        let row = format!("{y:>2} Nov  The ferry report of quay {y}, second edition");
        buffer.set_string(0, y, format!("{row:<width$}", width = columns.into()), style);
    }
    for y in strip..rows - 1 {
        let line = first_line + usize::from(y - strip);
        let mut random = Random(u64::try_from(line).unwrap() * 0x9E37_79B9 + 1);
        let mut x = 0;
        // Words of several lengths, every seventh a name: bold and yellow. The lines have a ragged end.
        for word in 0.. {
            let start = random.below(20);
            let text =
                &"a harbor pilot keeps watch over the quay"[start..start + 2 + random.below(9)];
            if x + text.len() + 3 > columns.into() {
                break;
            }
            let style = if word % 7 == 3 { Style::new().yellow().bold() } else { Style::new() };
            buffer.set_string(u16::try_from(x).unwrap(), y, text, style);
            x += text.len() + 1;
        }
    }
    let status = format!(" 3/60  line {first_line}");
    let status = format!("{status:<width$}", width = columns.into());
    buffer.set_string(0, rows - 1, status, Style::new().reversed());
    buffer
}

/// Less than a tenth of what ratatui's own renderer sends for such a screen: 1,458 and 6,146 bytes were measured
/// for it, 84 and 76 for less, which has no status line to change.
#[test]
fn scrolling_full_rows_by_a_line_sends_little_more_than_the_new_line() {
    for (columns, rows) in [(80, 24), (200, 50)] {
        let mut painter = Painter::new(Depth::Sixteen);
        let full = painter.frame(&reading(columns, rows, 100), None).len();
        let down = painter.frame(&reading(columns, rows, 101), None).len();
        let up = painter.frame(&reading(columns, rows, 100), None).len();
        let page = painter.frame(&reading(columns, rows, 116), None).len();
        let next = painter.frame(&reading(columns, rows, 500), None).len();
        println!(
            "{columns}x{rows}: first {full}, a line down {down}, up {up}, a page {page}, elsewhere {next}"
        );

        let new_line = usize::from(columns) * 3 / 2;
        assert!(down.max(up) < new_line + 70, "{columns}x{rows}: {down}, {up}");
    }
}

#[test]
fn a_row_after_an_unsure_cluster_is_drawn_from_known_places_only() {
    let mut painter = Painter::new(Depth::None);
    painter.frame(&Buffer::with_lines(["ab👍cd ", "plain"]), None);

    let frame = painter.frame(&Buffer::with_lines(["ab👍cx ", "plain"]), None);

    assert_eq!(
        String::from_utf8_lossy(frame),
        "\x1b[?2026h\x1b[1;3H\x1b[?7l👍\x1b[?7h\x1b[1;5Hcx \x1b[?2026l"
    );
}

#[test]
fn near_the_right_border_an_unsure_cluster_cannot_spill_onto_the_next_row() {
    let frame = Painter::new(Depth::None).frame(&Buffer::with_lines(["ab👍"]), None).to_vec();

    let frame = String::from_utf8(frame).unwrap();
    assert!(frame.contains("ab\x1b[?7l👍\x1b[?7h"), "{frame:?}");
}

#[test]
fn in_sixteen_colors_no_other_color_is_sent_and_in_none_no_color_at_all() {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 3, 1));
    buffer.set_string(0, 0, "a", Style::new().fg(Color::Rgb(250, 10, 10)).bold());
    buffer.set_string(1, 0, "b", Style::new().bg(Color::Indexed(200)).bold());
    let frame =
        |depth| String::from_utf8(Painter::new(depth).frame(&buffer, None).to_vec()).unwrap();

    assert!(
        frame(Depth::Sixteen).contains("\x1b[1;91ma\x1b[39;105mb"),
        "{:?}",
        frame(Depth::Sixteen)
    );
    assert!(frame(Depth::None).contains("\x1b[1mab"), "{:?}", frame(Depth::None));
}
