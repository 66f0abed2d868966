//! The processes of this machine, from `/proc`.

use anyhow::{ensure, Context, Result};
use std::{fs, process::Command, time::Duration};

/// The ticks per second in which `/proc` counts processor time, on all usual architectures of Linux.
const TICKS_PER_SECOND: u64 = 100;

/// The state of a process at one instant.
#[derive(Clone, Debug)]
pub struct Process {
    /// Its id.
    pub id: u32,
    /// The id of its parent.
    pub parent: u32,
    /// The state: `R` runs, `S` sleeps, `T` is stopped, `Z` is a zombie.
    pub state: char,
    /// The number of its threads.
    pub threads: u32,
    /// The processor time of all its threads, including those that have ended.
    pub time: Duration,
    /// The command line, with spaces between the arguments.
    pub command: String,
}

impl Process {
    /// Returns the state of the process with this id.
    ///
    /// # Errors
    ///
    /// Fails if there is none.
    pub fn of(id: u32) -> Result<Self> {
        let stat = fs::read_to_string(format!("/proc/{id}/stat"))?;
        // The name, in parentheses, may contain anything.
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

    /// Returns a process and all its descendants.
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

    /// Returns the recompiler workers of a node.
    pub fn workers(node: u32) -> Result<Vec<Self>> {
        let tree = Self::tree(node)?;
        Ok(tree
            .into_iter()
            .filter(|process| process.command.contains("recompiler-worker"))
            .collect())
    }

    /// Sends the process a signal, such as `KILL` or `STOP`.
    ///
    /// # Errors
    ///
    /// Fails if there is no such process any more.
    pub fn signal(&self, name: &str) -> Result<()> {
        let status =
            Command::new("kill").args([&format!("-{name}"), &self.id.to_string()]).status()?;
        ensure!(status.success(), "no {name} for {}: {status}", self.command);
        Ok(())
    }
}

/// The resources that a node and its descendants hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Held {
    /// The number of processes, including the node.
    pub processes: usize,
    /// The number of their threads.
    pub threads: u32,
    /// The processor time of the processes that still exist.
    pub time: Duration,
}

impl Held {
    /// Returns the resources that the node with this process id holds.
    pub fn by(node: u32) -> Result<Self> {
        let tree = Process::tree(node)?;
        Ok(Self {
            processes: tree.len(),
            threads: tree.iter().map(|process| process.threads).sum(),
            time: tree.iter().map(|process| process.time).sum(),
        })
    }
}
