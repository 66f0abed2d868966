//! A client of chains with PVQ: it runs queries on nodes, and encodes arguments and decodes results by what a program says
//! of itself, or its metadata.
//!
//! ```no_run
//! # #[cfg(feature = "network")]
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use pvq_client::network::{Node, Query};
//!
//! let node = Node::connect(&"ws://127.0.0.1:9944".parse()?).await?;
//! let blob = std::fs::read("total-supply.polkavm")?;
//! // `total_supply(asset: u32) -> u128`, the first entrypoint of the program.
//! let answer = node.query(&Query::of_blob(blob).entrypoint(0, &1984u32)).await?;
//! let supply: u128 = answer.decode()?;
//! # Ok(())
//! # }
//! ```
//!
//! - `network` queries nodes, with the feature of that name, which is a default;
//! - [`arguments`] encodes JSON as SCALE, and [`result`] decodes SCALE to JSON, by a program's types;
//! - [`accounts`] parses accounts as people write them;
//! - [`types`] names the types of metadata as Rust does;
//! - [`text`] keeps what others wrote from steering a terminal;
//! - [`program`] reads a program's files, and what they say of its entrypoints.

#![forbid(unsafe_code)]

pub mod accounts;
pub mod arguments;
mod integers;
#[cfg(feature = "network")]
pub mod network;
pub mod program;
pub mod result;
pub mod text;
pub mod types;

/// Compiles what the README shows.
#[cfg(all(doctest, feature = "network"))]
#[doc = include_str!("../README.md")]
mod readme {}
