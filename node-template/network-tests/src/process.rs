//! Processes of this machine, as `/proc` has them.

use anyhow::{ensure, Context, Result};
use std::{fs, process::Command, time::Duration};

/// The ticks of the clock of processes in a second, on every architecture of Linux that there is.
const TICKS_PER_SECOND: u64 = 100;

/// A process, as it was when it was looked at.
#[derive(Clone, Debug)]
pub struct Process {
    /// Its id.
    pub id: u32,
    /// The id of the one that started it.
    pub parent: u32,
    /// `R` runs, `S` sleeps, `T` is stopped, `Z` is dead and nobody has taken note.
    pub state: char,
    /// The number of its threads.
    pub threads: u32,
    /// The processor time of all its threads, those that have ended as well.
    pub time: Duration,
    /// Its command line, in which spaces separate the arguments.
    pub command: String,
}

impl Process {
    /// Looks at one.
    ///
    /// # Errors
    ///
    /// There is none.
    pub fn of(id: u32) -> Result<Self> {
        let stat = fs::read_to_string(format!("/proc/{id}/stat"))?;
        // Its name, in parentheses, may hold anything.
        let (_, fields) = stat.rsplit_once(')').context("a process has a name")?;
        let fields: Vec<_> = fields.split_whitespace().collect();
        let number = |index: usize| -> Result<u64> {
            fields.get(index).context("a field is missing")?.parse().context("a field is a number")
        };
        let ticks = number(11)? + number(12)?;
        let command = fs::read(format!("/proc/{id}/cmdline"))?;
        Ok(Self {
            id,
            parent: number(1)? as u32,
            state: fields[0].chars().next().context("a process has a state")?,
            threads: number(17)? as u32,
            time: Duration::from_millis(ticks * 1000 / TICKS_PER_SECOND),
            command: String::from_utf8_lossy(&command).replace('\0', " ").trim_end().into(),
        })
    }

    /// A process and all that it, and they, have started.
    pub fn tree(root: u32) -> Result<Vec<Self>> {
        let mut tree = vec![Self::of(root)?];
        let others = fs::read_dir("/proc")?.filter_map(|entry| {
            let id = entry.ok()?.file_name().to_str()?.parse().ok()?;
            // It may have ended meanwhile.
            Self::of(id).ok()
        });
        let mut others: Vec<_> = others.collect();
        loop {
            let known: Vec<_> = tree.iter().map(|process| process.id).collect();
            let (found, rest): (Vec<_>, Vec<_>) = others.into_iter().partition(|process| {
                known.contains(&process.parent) && !known.contains(&process.id)
            });
            if found.is_empty() {
                return Ok(tree);
            }
            tree.extend(found);
            others = rest;
        }
    }

    /// The workers of a node in which programs are recompiled.
    pub fn workers(node: u32) -> Result<Vec<Self>> {
        let tree = Self::tree(node)?;
        Ok(tree
            .into_iter()
            .filter(|process| process.command.contains("recompiler-worker"))
            .collect())
    }

    /// Sends it a signal, `KILL` or `STOP`.
    ///
    /// # Errors
    ///
    /// There is no such process any more.
    pub fn signal(&self, name: &str) -> Result<()> {
        let status =
            Command::new("kill").args([&format!("-{name}"), &self.id.to_string()]).status()?;
        ensure!(status.success(), "no {name} for {}: {status}", self.command);
        Ok(())
    }
}

/// What a node and all that it started have of the machine.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Held {
    /// Processes, the node among them.
    pub processes: usize,
    /// Their threads.
    pub threads: u32,
    /// The processor time of those that are there.
    pub time: Duration,
}

impl Held {
    /// Looks at the node with this process.
    pub fn by(node: u32) -> Result<Self> {
        let tree = Process::tree(node)?;
        Ok(Self {
            processes: tree.len(),
            threads: tree.iter().map(|process| process.threads).sum(),
            time: tree.iter().map(|process| process.time).sum(),
        })
    }
}
