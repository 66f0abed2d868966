use crate::ExtensionId;

/// Bytes of the longest message.
const MAX_LENGTH: usize = 600;

/// A declaration whose ids are others than it says, found at compile time.
pub struct IdMismatch {
    message: [u8; MAX_LENGTH],
    length: usize,
}

impl IdMismatch {
    /// Compares the declared ids, normative and legacy, with those that the names have.
    pub const fn of(declared: [ExtensionId; 2], computed: [ExtensionId; 2]) -> Option<Self> {
        let changed = match (declared[0] == computed[0], declared[1] == computed[1]) {
            (true, true) => return None,
            // The normative id sorts the names.
            (true, false) => "functions have changed their order, and so their positions",
            // The legacy id covers all that the normative one does.
            (false, true) => "nothing has changed, the declared normative id is wrong",
            (false, false) => {
                "the extension or a function has changed its name, or a function was added or removed"
            }
        };
        let mut this = Self { message: [0; MAX_LENGTH], length: 0 };
        this.text("this extension has other ids than it declares: ");
        this.text(changed);
        this.text("; normative: declared ");
        this.id(declared[0]);
        this.text(", computed ");
        this.id(computed[0]);
        this.text("; legacy: declared ");
        this.id(declared[1]);
        this.text(", computed ");
        this.id(computed[1]);
        this.text("; if programs may already call it, undo the change and declare a new extension; if not, write `#[extension_decl::ids(normative = ");
        this.id(computed[0]);
        this.text(", legacy = ");
        this.id(computed[1]);
        this.text(")]`");
        Some(this)
    }

    /// Returns what has changed, both values of both ids, and what to do.
    pub const fn message(&self) -> &str {
        match core::str::from_utf8(self.message.split_at(self.length).0) {
            Ok(message) => message,
            Err(_) => panic!("a message consists of whole texts"),
        }
    }

    const fn text(&mut self, text: &str) {
        let text = text.as_bytes();
        let mut i = 0;
        while i < text.len() {
            self.message[self.length] = text[i];
            self.length += 1;
            i += 1;
        }
    }

    const fn id(&mut self, id: ExtensionId) {
        self.text("0x");
        let mut digit = 16;
        while digit > 0 {
            digit -= 1;
            self.message[self.length] = b"0123456789abcdef"[(id >> (4 * digit)) as usize & 0xf];
            self.length += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(declared: [u64; 2], computed: [u64; 2]) -> String {
        IdMismatch::of(declared, computed).unwrap().message().into()
    }

    #[test]
    fn declared_ids_are_no_mismatch() {
        assert!(IdMismatch::of([1, u64::MAX], [1, u64::MAX]).is_none());
    }

    #[test]
    fn a_message_tells_what_changed_and_both_values() {
        let order = message([1, 2], [1, 0xfedc_ba98_7654_3210]);
        assert!(order.contains("functions have changed their order"), "{order}");
        assert!(
            order.contains("legacy: declared 0x0000000000000002, computed 0xfedcba9876543210;"),
            "{order}"
        );
        let names = message([u64::MAX, u64::MAX], [0, 0]);
        assert!(names.contains("changed its name"), "{names}");
        assert!(
            names.ends_with("(normative = 0x0000000000000000, legacy = 0x0000000000000000)]`"),
            "{names}"
        );
        assert!(message([2, 1], [3, 1]).contains("the declared normative id is wrong"));
    }
}
