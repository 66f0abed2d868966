//! Text that others wrote, such as the names in metadata, for a terminal.

/// Returns `text` with a space for each character on which a terminal might act: control characters, and those of Unicode
/// that turn the direction of text, break its lines or do not show.
pub fn printable(text: &str) -> String {
    text.chars().map(|char| if steers(char) { ' ' } else { char }).collect()
}

/// Returns the same JSON with an escape for each of these characters, which JSON may have in its strings as they are. Ends of
/// lines stay.
pub fn printable_json(json: &str) -> String {
    let mut printable = String::with_capacity(json.len());
    for char in json.chars() {
        if char == '\n' || !steers(char) {
            printable.push(char);
            continue;
        }
        for unit in char.encode_utf16(&mut [0; 2]) {
            printable.push_str(&format!("\\u{unit:04x}"));
        }
    }
    printable
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

    #[test]
    fn json_says_the_same_without_what_steers_a_terminal() {
        let text = "a\x1b[2J\u{9b}31m\u{7f}\u{202e}\u{e0041}\r\nmüde \\ \"";
        let value = serde_json::json!({ text: [text, 1] });
        let json = printable_json(&format!("{value:#}"));
        assert!(json.chars().all(|char| char == '\n' || !steers(char)), "{json:?}");
        assert!(json.contains("müde") && json.contains("\\udb40\\udc41"), "{json}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&json).unwrap(), value);
    }
}
