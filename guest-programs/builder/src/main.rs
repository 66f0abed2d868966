//! `pvq-program-builder GUEST.. -o DIRECTORY`

use clap::Parser;
use pvq_program_builder::{Abi, BuildError, Builder, MAX_LIMITS};
use std::{path::PathBuf, process::ExitCode};

/// Compiles PVQ guest crates to .polkavm files, each with its metadata as JSON and TypeScript next to it.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The folders of the guest crates.
    #[arg(required = true, value_name = "GUEST")]
    guests: Vec<PathBuf>,
    /// The directory to write the files to.
    #[arg(short, long, default_value = ".", value_name = "DIRECTORY")]
    output: PathBuf,
    /// The name of the binary to build, of crates that have several.
    #[arg(long, value_name = "NAME")]
    bin: Option<String>,
    /// The directory of the compiler's files [default: pvq-guests in CARGO_TARGET_DIR, or else in the guest's target
    /// directory].
    #[arg(long, value_name = "DIRECTORY")]
    target_dir: Option<PathBuf>,
    /// The compiler's optimization level: 3 for the least gas, z for the least bytes.
    #[arg(long, default_value = "3", value_parser = ["1", "2", "3", "s", "z"])]
    opt_level: String,
    /// Do not ask the program for its metadata, and leave its interface out of the blob.
    #[arg(long)]
    no_metadata: bool,
    /// Features of the guest, or of a dependency as CRATE/FEATURE, with commas or spaces between them.
    #[arg(short = 'F', long, value_name = "FEATURES")]
    features: Vec<String>,
    /// Compile without the guest's default features.
    #[arg(long)]
    no_default_features: bool,
    /// End with an error where a guest's Cargo.lock is missing or would have to change.
    #[arg(long)]
    locked: bool,
    /// Do without the network.
    #[arg(long)]
    offline: bool,
    /// Compile for a debugging host, which gets the messages of panics and names the line of a trap.
    #[arg(long)]
    debug: bool,
    /// Compile for the 32-bit instruction set of PVQ 0.1. The guest has to speak its ABI.
    #[arg(long)]
    legacy: bool,
    /// Bytes that a blob may have, by default as on the reference chain; without effect with --debug.
    #[arg(long, value_name = "BYTES", default_value_t = MAX_LIMITS.program_size)]
    max_program_size: u32,
    /// Bytes of data, heap and stack that a program may declare, by default as on the reference chain.
    #[arg(long, value_name = "BYTES", default_value_t = MAX_LIMITS.memory)]
    max_memory: u32,
    /// Bytes of stack that a program may declare, by default as on the reference chain.
    #[arg(long, value_name = "BYTES", default_value_t = MAX_LIMITS.stack_size)]
    max_stack_size: u32,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    for guest in &arguments.guests {
        if let Err(error) = build(guest, &arguments) {
            eprintln!("error: {error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn build(guest: &PathBuf, arguments: &Arguments) -> Result<(), BuildError> {
    let mut builder = Builder::new(guest)
        .opt_level(&arguments.opt_level)
        .metadata(!arguments.no_metadata)
        .debug(arguments.debug)
        .features(arguments.features.iter().flat_map(|list| features(list)))
        .default_features(!arguments.no_default_features)
        .locked(arguments.locked)
        .offline(arguments.offline)
        .max_program_size(arguments.max_program_size)
        .max_memory(arguments.max_memory)
        .max_stack_size(arguments.max_stack_size);
    if let Some(bin) = &arguments.bin {
        builder = builder.binary(bin);
    }
    if let Some(directory) = &arguments.target_dir {
        builder = builder.target_directory(directory);
    }
    if arguments.legacy {
        builder = builder.abi(Abi::Legacy);
    }
    let program = builder.build()?;
    let (blob, json) = program.write(&arguments.output)?;
    println!("{} ({} bytes)", blob.display(), program.blob.len());
    if let Some(json) = json {
        println!("{}", json.display());
        println!("{}", json.with_extension("ts").display());
    }
    Ok(())
}

/// Returns the features in a list, as cargo separates them.
fn features(list: &str) -> impl Iterator<Item = &str> {
    list.split([',', ' ']).filter(|feature| !feature.is_empty())
}
