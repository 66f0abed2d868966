//! Hostile requests, each of which a node has to answer with an error.

use crate::{
    inputs,
    node::Node,
    query::{Engine, Query, ENGINES},
};
use anyhow::{ensure, Result};
use zombienet_sdk::subxt::{
    backend::legacy::rpc_methods::Bytes, ext::subxt_rpcs::Error, utils::H256,
};

/// Programs that run until their gas or their time is used.
const LOOPS: [&str; 6] = [
    "infinite_loop",
    "infinite_host_calls",
    "infinite_failing_calls",
    "legacy_infinite_loop",
    "legacy_infinite_host_calls",
    "legacy_allocation_bomb",
];

/// A size in bytes above that of programs and of arguments that a node accepts.
const OVERSIZE: usize = 300 << 10;

/// A size in bytes above that of requests that a node reads.
const OVERSIZE_REQUEST: usize = 16 << 20;

/// A hostile request.
#[derive(Clone)]
pub struct Attack {
    /// A short description.
    pub name: String,
    body: Body,
}

#[derive(Clone)]
enum Body {
    /// A query over a WebSocket.
    Query(Query),
    /// Any bytes, over HTTP.
    Bytes(Vec<u8>),
}

/// Returns `count` hostile requests. In turn: a program that runs as long as it may, another hostile program, something
/// too large or without sense, and bad JSON.
pub fn attacks(count: usize) -> Result<Vec<Attack>> {
    let kinds = [loops()?, programs()?, nonsense()?, json()];
    let attack = |turn: usize| {
        let kind = &kinds[turn % kinds.len()];
        kind[turn / kinds.len() % kind.len()].clone()
    };
    Ok((0..count).map(attack).collect())
}

impl Attack {
    /// Sends the request, over the connection of `node` or by `http`, and returns the kind of its error.
    ///
    /// # Errors
    ///
    /// Fails if there is a result, or no answer at all.
    pub async fn send(&self, node: &Node, http: &reqwest::Client) -> Result<String> {
        match &self.body {
            Body::Query(query) => match node.query(query).await {
                Ok(answer) => {
                    ensure!(answer.result.is_none(), "{}: {answer:?}", self.name);
                    Ok(format!("answered {}", answer.error_kind().unwrap_or("without a kind")))
                }
                Err(Error::User(error)) => Ok(format!("refused {}", error.code)),
                Err(error) => Err(error.into()),
            },
            Body::Bytes(bytes) => {
                let url = node.url.replacen("ws:", "http:", 1);
                let request = http.post(url).header("content-type", "application/json");
                let response = match request.body(bytes.clone()).send().await {
                    // The node may refuse the request before it has read all of it.
                    Err(_) if bytes.len() >= OVERSIZE_REQUEST => {
                        return Ok("over HTTP cut short".into())
                    }
                    response => response?,
                };
                let status = response.status();
                let text = response.text().await?;
                // The JSON-RPC call of a query that fails succeeds, with the error in its result.
                ensure!(!text.contains(r#""result":"0x"#), "{}: {text}", self.name);
                Ok(format!("over HTTP {}", status.as_u16()))
            }
        }
    }
}

fn query(name: impl Into<String>, query: Query) -> Attack {
    Attack { name: name.into(), body: Body::Query(query) }
}

/// Returns a query of a program on each engine, and on that which the node chooses.
fn on_all_engines(name: &str, code: &[u8]) -> Vec<Attack> {
    let engines = ENGINES.into_iter().chain([Engine::Auto]);
    engines.map(|engine| query(name, Query::of_code(code, ()).on(engine))).collect()
}

fn loops() -> Result<Vec<Attack>> {
    let programs = LOOPS.map(inputs::hostile_program).into_iter().collect::<Result<Vec<_>>>()?;
    let attacks = LOOPS.iter().zip(&programs);
    Ok(attacks.flat_map(|(name, program)| on_all_engines(name, program)).collect())
}

fn programs() -> Result<Vec<Attack>> {
    let programs = inputs::hostile_programs()?;
    let others = programs.iter().filter(|(name, _)| !LOOPS.contains(&name.as_str()));
    Ok(others.flat_map(|(name, program)| on_all_engines(name, program)).collect())
}

/// Returns requests that are too large, or make no sense.
fn nonsense() -> Result<Vec<Attack>> {
    let good = inputs::program("sum-balance")?;
    let args = (1984u32, vec![[1u8; 32]; 3]);
    let mut attacks = vec![
        query("a program too large", Query::of_code(&noise(1, OVERSIZE), ())),
        query(
            "a good program, and noise",
            Query::of_code(&[&good, &*noise(2, OVERSIZE)].concat(), &args),
        ),
        query("arguments too large", Query::of_code(&good, vec![0u8; OVERSIZE])),
        query("no arguments", Query::of_code(&good, ())),
        query("a length of four billion", Query::of_code(&good, (1984u32, [0xffu8; 5]))),
        query("no such entrypoint", Query { entrypoint: 9, ..Query::of_code(&good, &args) }),
        query("no program", Query::of_code(&[], ())),
        query("no such program", Query::of_hash(H256::repeat_byte(7), &args)),
        query("no such block", Query::of_code(&good, &args).at(H256::repeat_byte(7))),
        query("two programs", Query { hash: Some(H256::zero()), ..Query::of_code(&good, &args) }),
        query("neither", Query { program: None, ..Query::of_code(&good, &args) }),
    ];
    for seed in 3..16 {
        attacks.push(query("noise as a program", Query::of_code(&noise(seed, 1000), ())));
        attacks.push(query(
            "noise as arguments",
            Query { args: Bytes(noise(seed, 1000)), ..Query::of_code(&good, ()) },
        ));
        // After the magic bytes, so that the blob is parsed.
        let mut broken = good.clone();
        for (byte, noise) in broken[16..].iter_mut().step_by(7).zip(noise(seed, good.len())) {
            *byte ^= noise;
        }
        attacks.push(query("a broken program", Query::of_code(&broken, &args)));
    }
    Ok(attacks)
}

/// Returns requests that are not JSON-RPC, or whose parameters are no query.
fn json() -> Vec<Attack> {
    let call = |params: &str| {
        format!(r#"{{"jsonrpc":"2.0","id":1,"method":"pvq_query","params":{params}}}"#).into_bytes()
    };
    let bodies = [
        ("nothing", vec![]),
        ("half an object", b"{\"jsonrpc\":".to_vec()),
        ("not UTF-8", vec![0xff; 1000]),
        ("too deep", b"[".repeat(100_000)),
        ("too deep a parameter", call(&"[".repeat(100_000))),
        ("a request too large", vec![b' '; OVERSIZE_REQUEST]),
        ("no parameters", call("[]")),
        ("two queries", call(r#"[{"program":"0x00"},{"program":"0x00"}]"#)),
        ("half a byte", call(r#"[{"program":"0x000"}]"#)),
        ("no digits", call(r#"[{"program":"0xzz"}]"#)),
        ("no bytes", call(r#"[{"program":7}]"#)),
        ("half a hash", call(r#"[{"hash":"0x0102"}]"#)),
        ("an unknown field", call(r#"[{"program":"0x00","sudo":true}]"#)),
        ("an unknown engine", call(r#"[{"program":"0x00","engine":"quantum"}]"#)),
        ("an entrypoint too high", call(r#"[{"program":"0x00","entrypoint":256}]"#)),
        ("less than no gas", call(r#"[{"program":"0x00","limits":{"gas":-1}}]"#)),
        ("too many in a batch", [b"[", &*[&call("[{}]")[..]; 200].join(&b","[..]), b"]"].concat()),
    ];
    let attack = |(name, body): (&str, _)| Attack { name: name.into(), body: Body::Bytes(body) };
    bodies.into_iter().map(attack).collect()
}

/// Returns `len` random bytes, the same for the same seed.
fn noise(seed: u64, len: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    std::iter::repeat_with(next).take(len).collect()
}
