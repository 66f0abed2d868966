//! The commands of the tool `pvq`, without its command line: each returns a report, which prints
//! itself as text and as JSON.
//!
//! [`commands`] run, inspect and validate programs here; `commands::network` asks nodes, with the
//! feature `network`, which is a default.

#![forbid(unsafe_code)]

pub mod commands;
pub mod report;
