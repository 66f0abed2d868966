//! Text that others wrote, such as the names in metadata, for a terminal.

/// Returns `text` with a space for each character on which a terminal might act: control characters, and those of Unicode
/// that turn the direction of text, break its lines or do not show.
pub fn printable(text: &str) -> String {
    text.chars().map(|char| if steers(char) { ' ' } else { char }).collect()
}

/// Returns whether a terminal acts on a character.
pub(crate) fn steers(char: char) -> bool {
    char.is_control()
        || matches!(
            char,
            '\u{61c}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_is_a_space() {
        assert_eq!(printable("a\x1b[2J\u{202e}b\r\nc"), "a [2J b  c");
        assert_eq!(printable("müde"), "müde");
    }
}
