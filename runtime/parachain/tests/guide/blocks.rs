//! The blocks of code in the guide.

const FENCE: &str = "```";
const MARK: (&str, &str) = ("<!-- guide: ", " -->");

/// A mark before a block, which names the file that has its code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Mark {
    /// The block is the whole file.
    AllOf(String),
    /// The block is a part of the file.
    PartOf(String),
}

impl Mark {
    fn parse(text: &str) -> Option<Self> {
        let all = text.strip_prefix("all of ").map(|path| Self::AllOf(path.into()));
        all.or_else(|| text.strip_prefix("a part of ").map(|path| Self::PartOf(path.into())))
    }

    /// Returns the path of the file from the folder of this crate.
    pub fn path(&self) -> &str {
        let (Self::AllOf(path) | Self::PartOf(path)) = self;
        path
    }
}

/// A block of code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// Its mark.
    pub mark: Mark,
    /// Its code.
    pub code: String,
}

/// Returns the marked blocks of the guide.
///
/// # Errors
///
/// A message with the line in which the guide is wrong: a block of Rust or TOML without a mark, which would be code that
/// nothing checks, a mark without a block, or one that does not say which file.
pub fn parts(guide: &str) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    let mut mark: Option<Mark> = None;
    let mut lines = guide.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let number = number + 1;
        if let Some(text) = line.strip_prefix(MARK.0).and_then(|rest| rest.strip_suffix(MARK.1)) {
            let parsed = Mark::parse(text).ok_or_else(|| {
                format!("line {number}: write `all of FILE` or `a part of FILE`, not `{text}`")
            })?;
            if mark.replace(parsed).is_some() {
                return Err(format!("line {number}: the mark before this one has no block"));
            }
            continue;
        }
        let Some(language) = line.strip_prefix(FENCE) else {
            if mark.is_some() && !line.is_empty() {
                return Err(format!("line {number}: put the block right after its mark"));
            }
            continue;
        };
        let code: Vec<&str> =
            lines.by_ref().map(|(_, line)| line).take_while(|line| *line != FENCE).collect();
        match (mark.take(), language) {
            (Some(mark), _) => parts.push(Part { mark, code: code.join("\n") + "\n" }),
            (None, "rust" | "toml") => {
                return Err(format!(
                    "line {number}: say which file this block is in, `{}a part of FILE{}`",
                    MARK.0, MARK.1
                ));
            }
            (None, _) => {}
        }
    }
    match mark {
        Some(mark) => Err(format!("the mark of `{}` has no block", mark.path())),
        None => Ok(parts),
    }
}

/// Returns whether the lines of `code` follow one another in `file`.
pub fn contains(file: &str, code: &str) -> bool {
    let (file, code): (Vec<&str>, Vec<&str>) = (file.lines().collect(), code.lines().collect());
    !code.is_empty() && file.windows(code.len()).any(|lines| lines == code)
}

#[test]
fn a_block_that_nothing_checks_is_refused() {
    for (guide, reason) in [
        ("text\n```rust\nfn f() {}\n```\n", "line 2: say which file"),
        ("```toml\n```\n", "line 1: say which file"),
        ("<!-- guide: a.rs -->\n", "line 1: write `all of FILE`"),
        ("<!-- guide: all of a.rs -->\ntext\n", "line 2: put the block right after"),
        ("<!-- guide: all of a.rs -->\n<!-- guide: all of b.rs -->\n", "line 2: the mark before"),
        ("<!-- guide: a part of a.rs -->\n", "the mark of `a.rs`"),
    ] {
        let error = parts(guide).unwrap_err();
        assert!(error.starts_with(reason), "{error}");
    }
}

#[test]
fn blocks_are_read_with_their_marks_and_shell_is_left_out() {
    let guide = "<!-- guide: all of a.rs -->\n```rust\none\n```\n```sh\nnot this\n```\n\
                 <!-- guide: a part of b.rs -->\n\n```rust\ntwo\n\nthree\n```\n";
    let part = |mark, code: &str| Part { mark, code: code.into() };
    let expected = [
        part(Mark::AllOf("a.rs".into()), "one\n"),
        part(Mark::PartOf("b.rs".into()), "two\n\nthree\n"),
    ];
    assert_eq!(parts(guide).unwrap(), expected);
}

#[test]
fn a_part_is_whole_lines_in_order() {
    let file = "one\n    two\n\nthree\n";
    for code in ["one\n", "    two\n\nthree\n", file] {
        assert!(contains(file, code), "{code:?}");
    }
    for code in ["", "two\n", "three\none\n", "one\nthree\n", "on\n"] {
        assert!(!contains(file, code), "{code:?}");
    }
}
