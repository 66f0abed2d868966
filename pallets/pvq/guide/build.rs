//! Writes the parts of the guide to the folder from which the crate includes them.

mod blocks;

use std::{env, error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={}", blocks::GUIDE);
    let guide = fs::read_to_string(blocks::GUIDE)?;
    let out = PathBuf::from(env::var("OUT_DIR")?);
    for (name, code) in blocks::parts(&guide)? {
        fs::write(out.join(name), code)?;
    }
    Ok(())
}
