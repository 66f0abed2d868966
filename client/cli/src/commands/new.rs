use super::CommandError;
use crate::report::line;
use serde_json::{json, Value};
use std::{
    env, fmt, fs, io,
    path::{Path, PathBuf},
};

const MANIFEST: &str = include_str!("../../templates/guest/Cargo.toml.template");
const SOURCE: &str = include_str!("../../templates/guest/main.rs.template");
const IGNORED: &str = "/target\n*.polkavm\n*.json\n";

/// The folder by which a clone of PVQ is known: that of the SDK of guests.
const SDK: &str = "guest-programs/sdk/Cargo.toml";

/// A new guest.
pub struct NewReport {
    /// Its folder.
    pub path: PathBuf,
    /// Its name.
    pub name: String,
    /// The clone of PVQ whose crates it uses.
    pub pvq: PathBuf,
}

/// Writes a guest into a new folder at `path`, whose last part is the guest's name: a crate with two
/// entrypoints and a test, which uses the crates of the clone of PVQ at `pvq`. Without that, it is the
/// clone that the current folder or this program is in.
///
/// # Errors
///
/// A name that no crate has, a folder that exists, and a clone that is none. Nothing is written then.
pub fn new(path: &Path, pvq: Option<&Path>) -> Result<NewReport, CommandError> {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
    let is_letter = |c: char| c.is_ascii_lowercase();
    let is_part = |c: char| is_letter(c) || c.is_ascii_digit() || c == '-' || c == '_';
    if !name.starts_with(is_letter) || !name.chars().all(is_part) {
        return Err(CommandError::GuestName(name));
    }
    let pvq = clone_of_pvq(pvq)?;
    let unwritten = |path: &Path| {
        let path = path.to_owned();
        move |error: io::Error| CommandError::Unwritten { path, reason: error.to_string() }
    };
    // Fails where the folder exists, so that nothing is overwritten.
    if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        fs::create_dir_all(parent).map_err(unwritten(parent))?;
    }
    fs::create_dir(path).map_err(unwritten(path))?;
    // As a string of TOML has it.
    let pvq_text = pvq.display().to_string().replace('\\', "\\\\").replace('"', "\\\"");
    let manifest = MANIFEST.replace("{name}", &name).replace("{pvq}", &pvq_text);
    for (file, text) in
        [("Cargo.toml", &*manifest), ("src/main.rs", SOURCE), (".gitignore", IGNORED)]
    {
        let file = path.join(file);
        let folder = file.parent().unwrap_or(path);
        fs::create_dir_all(folder).map_err(unwritten(folder))?;
        fs::write(&file, text).map_err(unwritten(&file))?;
    }
    Ok(NewReport { path: path.to_owned(), name, pvq })
}

fn clone_of_pvq(named: Option<&Path>) -> Result<PathBuf, CommandError> {
    let is_clone = |path: &Path| path.join(SDK).is_file();
    let found = match named {
        Some(path) => Some(path.to_owned()).filter(|path| is_clone(path)),
        None => [env::current_dir(), env::current_exe()]
            .into_iter()
            .flatten()
            .find_map(|path| path.ancestors().find(|path| is_clone(path)).map(Path::to_owned)),
    };
    let missing = || CommandError::NoClone(named.map(Path::to_owned));
    found.and_then(|path| path.canonicalize().ok()).ok_or_else(missing)
}

impl NewReport {
    /// The report for machines.
    pub fn to_json(&self) -> Value {
        json!({
            "path": self.path.display().to_string(),
            "name": self.name,
            "pvq": self.pvq.display().to_string(),
        })
    }
}

impl fmt::Display for NewReport {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { path, name, pvq } = self;
        let path = path.display();
        line(f, "guest", format_args!("{path}, with the SDK in {}", pvq.display()))?;
        writeln!(f, "\nTest it on this machine, build it, and run it in the reference runtime:")?;
        writeln!(f, "  cargo test --manifest-path {path}/Cargo.toml")?;
        writeln!(f, "  pvq-program-builder {path} -o {path}")?;
        writeln!(f, "  pvq run {path}/{name}.polkavm held 1984 '[\"//Alice\", \"//Bob\"]'")
    }
}
