//! The blocks of code in the guide.

/// The path of the guide from this folder.
pub const GUIDE: &str = "../README.md";

const FENCE: &str = "```";
const MARK: (&str, &str) = ("<!-- guide: ", " -->");

/// Returns the parts that the blocks make up, by name, in the order of their first blocks.
///
/// A comment `<!-- guide: NAME -->` names the part that the next block belongs to; several blocks of
/// a part follow one another.
///
/// # Errors
///
/// A message with the line in which the guide is wrong: a block of Rust or TOML that belongs to no part,
/// which would be code that nothing checks, or a mark without a block.
pub fn parts(guide: &str) -> Result<Vec<(String, String)>, String> {
    let mut parts: Vec<(String, String)> = Vec::new();
    let mut mark: Option<&str> = None;
    let mut lines = guide.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let number = number + 1;
        if let Some(name) = line.strip_prefix(MARK.0).and_then(|rest| rest.strip_suffix(MARK.1)) {
            if mark.replace(name).is_some() {
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
            (Some(name), _) => {
                let code = code.join("\n") + "\n";
                match parts.iter_mut().find(|(known, _)| known == name) {
                    Some((_, part)) => *part += &format!("\n{code}"),
                    None => parts.push((name.to_string(), code)),
                }
            }
            (None, "rust" | "toml") => {
                return Err(format!(
                    "line {number}: say which part this block belongs to, `{}NAME{}`",
                    MARK.0, MARK.1
                ));
            }
            (None, _) => {}
        }
    }
    match mark {
        Some(name) => Err(format!("the mark of `{name}` has no block")),
        None => Ok(parts),
    }
}
