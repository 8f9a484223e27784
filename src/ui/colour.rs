//! Colours, and what becomes of them on terminals that have fewer.

use ratatui::style::Color;

/// Red, green and blue.
pub type Rgb = (u8, u8, u8);

/// How many colours the terminal has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// 24 bits.
    True,
    /// The 256 of xterm.
    Indexed,
    /// The 16 that every terminal has, in shades of its own.
    Sixteen,
    /// None: attributes only.
    None,
}

impl Depth {
    /// What the environment says of the terminal: `NO_COLOR` (if not empty, no-color.org), `COLORTERM`, `TERM`.
    pub fn detect(variable: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let term = set("TERM").unwrap_or_default();
        if set("NO_COLOR").is_some() || term == "dumb" {
            return Self::None;
        }
        let true_colour = set("COLORTERM").is_some_and(|it| it == "truecolor" || it == "24bit");
        if true_colour || term.ends_with("-direct") {
            Self::True
        } else if term.contains("256") {
            Self::Indexed
        } else {
            Self::Sixteen
        }
    }

    /// Whether the terminal can show the theme's own backgrounds.
    pub(super) fn has_backgrounds(self) -> bool {
        matches!(self, Self::True | Self::Indexed)
    }

    /// The nearest colour that the terminal has.
    pub fn colour(self, rgb: Rgb) -> Color {
        match self {
            Self::True => Color::Rgb(rgb.0, rgb.1, rgb.2),
            Self::Indexed => Color::Indexed(nearest_indexed(rgb)),
            Self::Sixteen => Color::Indexed(sixteen(rgb)),
            Self::None => Color::Reset,
        }
    }
}

/// Reads `#rrggbb`.
pub fn parse(text: &str) -> Option<Rgb> {
    let digits = text.strip_prefix('#').filter(|it| it.len() == 6 && it.is_ascii())?;
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some((part(0)?, part(2)?, part(4)?))
}

/// The nearest of the 216 cube colours and 24 greys that is at least as far from middle grey: what
/// could be read stays readable. The first 16 are left out, for they differ from terminal to terminal.
fn nearest_indexed(rgb: Rgb) -> u8 {
    const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let level = |at: u8| LEVELS[usize::from(at)];
    let cube = (0..216u8).map(|at| (at + 16, (level(at / 36), level(at / 6 % 6), level(at % 6))));
    let greys = (0..24u8).map(|at| {
        let grey = 8 + 10 * at;
        (at + 232, (grey, grey, grey))
    });
    let own = luminance(rgb);
    let as_far = |&(_, other): &(u8, Rgb)| {
        if is_light(rgb) { luminance(other) >= own } else { luminance(other) <= own }
    };
    nearest(rgb, cube.chain(greys).filter(as_far))
}

/// The relative luminance that has the same contrast with black and with white.
const MIDDLE: f64 = 0.179;

/// Whether dark text is easier to read on a colour than pale text.
pub fn is_light(rgb: Rgb) -> bool {
    luminance(rgb) > MIDDLE
}

/// The relative luminance of a colour, from 0 (black) to 1 (white), as WCAG 2.2 defines it.
pub fn luminance((red, green, blue): Rgb) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// The one of the 16 colours that says the same: their shades differ from terminal to terminal, so
/// that hue and lightness count and the distance does not.
fn sixteen((red, green, blue): Rgb) -> u8 {
    /// Difference between the strongest and the weakest part from which a colour is no grey.
    const COLOURED: u8 = 40;
    let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
    if most - least < COLOURED {
        return match most {
            0..64 => 0,
            64..128 => 8,
            128..240 => 7,
            240.. => 15,
        };
    }
    let middle = least.midpoint(most);
    let bit = |part: u8, bit: u8| if part > middle { bit } else { 0 };
    let bright = if most > 160 { 8 } else { 0 };
    bright + bit(red, 1) + bit(green, 2) + bit(blue, 4)
}

fn nearest(rgb: Rgb, among: impl Iterator<Item = (u8, Rgb)>) -> u8 {
    // Weighted by how much the eye sees of each (the "redmean" of compuphase.com).
    let distance = |other: Rgb| {
        let mean = i32::from(rgb.0.midpoint(other.0));
        let (red, green, blue) = (
            i32::from(rgb.0) - i32::from(other.0),
            i32::from(rgb.1) - i32::from(other.1),
            i32::from(rgb.2) - i32::from(other.2),
        );
        (((512 + mean) * red * red) >> 8) + 4 * green * green + (((767 - mean) * blue * blue) >> 8)
    };
    among.min_by_key(|&(_, other)| distance(other)).map_or(0, |(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detect(variables: &[(&str, &str)]) -> Depth {
        Depth::detect(|name| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_environment_says_how_many_colours_there_are() {
        assert_eq!(detect(&[("TERM", "xterm-256color")]), Depth::Indexed);
        assert_eq!(detect(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]), Depth::True);
        assert_eq!(detect(&[("TERM", "linux")]), Depth::Sixteen);
        assert_eq!(
            detect(&[("TERM", "xterm"), ("COLORTERM", "truecolor"), ("NO_COLOR", "1")]),
            Depth::None
        );
        assert_eq!(detect(&[("TERM", "xterm"), ("NO_COLOR", "")]), Depth::Sixteen);
    }

    #[test]
    fn a_colour_that_the_terminal_has_stays_itself() {
        assert_eq!(Depth::Indexed.colour((255, 135, 0)), Color::Indexed(208));
        assert_eq!(Depth::Indexed.colour((18, 18, 18)), Color::Indexed(233));
    }

    #[test]
    fn with_sixteen_colours_a_hue_stays_that_hue() {
        let names = [
            ((150, 20, 20), 1),
            ((230, 190, 120), 11),
            ((130, 195, 238), 14),
            ((203, 178, 243), 12),
        ];
        for (rgb, index) in names {
            assert_eq!(Depth::Sixteen.colour(rgb), Color::Indexed(index), "{rgb:?}");
        }
        assert_eq!(Depth::Sixteen.colour((20, 22, 28)), Color::Indexed(0));
        assert_eq!(Depth::Sixteen.colour((217, 222, 231)), Color::Indexed(7));
    }

    #[test]
    fn only_six_hexadecimal_digits_are_a_colour() {
        assert_eq!(parse("#0aFF10"), Some((10, 255, 16)));
        for wrong in ["0aff10", "#0af", "#0aff1g", "#0aff100", "#ää€"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
