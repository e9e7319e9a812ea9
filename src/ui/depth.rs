//! How many colors the terminal shows, as far as the environment tells.
//!
//! Nothing is asked of the terminal: an answer may never come, and waiting for it costs every start over a
//! slow line a round trip. What the user says on the command line or in the configuration goes before all
//! of this; see [`Depth::choose`].

/// Colors that may be sent, fewest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// No color at all: bold, underline and reverse carry the meaning.
    None,
    /// The sixteen of the palette that the analyst has chosen.
    Sixteen,
    /// The xterm palette.
    TwoFiftySix,
    /// 24 bits.
    True,
}

impl Depth {
    /// The names that [`Depth::choose`] understands.
    pub const NAMES: [&str; 5] = ["auto", "16", "256", "true", "never"];

    /// What `wish` asks for; `auto`, no wish and an unknown one leave it to the environment.
    ///
    /// `lookup` is the environment: usually `|name| std::env::var(name).ok()`.
    pub fn choose(wish: Option<&str>, lookup: impl Fn(&str) -> Option<String>) -> Self {
        match wish {
            Some("never") => Self::None,
            Some("16") => Self::Sixteen,
            Some("256") => Self::TwoFiftySix,
            Some("true") => Self::True,
            _ => Self::of_environment(lookup),
        }
    }

    /// `NO_COLOR` (<https://no-color.org>: set and not empty), then `COLORTERM`, then `TERM`.
    fn of_environment(lookup: impl Fn(&str) -> Option<String>) -> Self {
        let variable = |name: &str| lookup(name).filter(|value| !value.is_empty());
        let terminal = variable("TERM").unwrap_or_default();
        if variable("NO_COLOR").is_some() || has_no_color(&terminal) {
            return Self::None;
        }
        // GNU screen inherits COLORTERM from the terminal it runs in, but shows 256 colors at most.
        let in_screen = terminal.starts_with("screen") && variable("TMUX").is_none();
        let claims_true = matches!(variable("COLORTERM").as_deref(), Some("truecolor" | "24bit"));
        if !in_screen
            && (claims_true || is_true_color(&terminal) || variable("WT_SESSION").is_some())
        {
            return Self::True;
        }
        if terminal.contains("256color") || in_screen && claims_true {
            return Self::TwoFiftySix;
        }
        Self::Sixteen
    }
}

/// Terminals without color by their terminfo entries.
fn has_no_color(terminal: &str) -> bool {
    terminal.is_empty()
        || terminal == "dumb"
        || terminal.ends_with("-mono")
        || terminal.ends_with("-m")
        || ["vt52", "vt100", "vt102", "vt220", "vt320", "vt420"].contains(&terminal)
}

/// Terminals that bring their own `TERM`, which ssh passes on (it does not pass on `COLORTERM`).
fn is_true_color(terminal: &str) -> bool {
    const NAMES: [&str; 7] = ["alacritty", "contour", "foot", "ghostty", "kitty", "rio", "wezterm"];
    let name = terminal.strip_prefix("xterm-").unwrap_or(terminal);
    terminal.ends_with("-direct")
        || NAMES.iter().any(|known| {
            name == *known || name.strip_prefix(known).is_some_and(|rest| rest.starts_with('-'))
        })
}

#[cfg(test)]
mod tests {
    use super::Depth;

    #[test]
    fn the_environment_is_read_in_the_order_of_its_authority() {
        let table: [(&[(&str, &str)], Depth); 14] = [
            (&[], Depth::None),
            (&[("TERM", "dumb"), ("COLORTERM", "truecolor")], Depth::None),
            (&[("TERM", "vt100")], Depth::None),
            (&[("TERM", "linux")], Depth::Sixteen),
            (&[("TERM", "xterm")], Depth::Sixteen),
            (&[("TERM", "xterm-256color")], Depth::TwoFiftySix),
            (&[("TERM", "xterm-kitty")], Depth::True),
            (&[("TERM", "foot-extra")], Depth::True),
            (&[("TERM", "xterm-direct")], Depth::True),
            (&[("TERM", "xterm"), ("COLORTERM", "truecolor")], Depth::True),
            (&[("TERM", "screen"), ("COLORTERM", "truecolor")], Depth::TwoFiftySix),
            (&[("TERM", "screen"), ("COLORTERM", "24bit"), ("TMUX", "/tmp/tmux")], Depth::True),
            (
                &[("TERM", "xterm-256color"), ("COLORTERM", "truecolor"), ("NO_COLOR", "1")],
                Depth::None,
            ),
            (&[("TERM", "xterm-256color"), ("NO_COLOR", "")], Depth::TwoFiftySix),
        ];

        for (environment, depth) in table {
            let lookup = |name: &str| {
                environment
                    .iter()
                    .find(|(known, _)| *known == name)
                    .map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(Depth::choose(None, lookup), depth, "{environment:?}");
            assert_eq!(Depth::choose(Some("auto"), lookup), depth);
            assert_eq!(Depth::choose(Some("16"), lookup), Depth::Sixteen);
        }
    }
}
