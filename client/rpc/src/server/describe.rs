//! What the node knows, as the wire has it.

use crate::server::engine::Ran;
use crate::{Backend, Calls, GasUsed, Microseconds, ProgramInfo, Used, WeightUsed};
use pvq_executor::Abi;
use std::time::Duration;

impl Used {
    pub(crate) fn new(ran: &Ran, waited: Duration) -> Self {
        let used = &ran.metrics;
        let microseconds = |time: Duration| u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
        let native = |time: fn(&crate::server::engine::NativeRun) -> Duration| {
            microseconds(ran.native.as_ref().map_or(Duration::ZERO, time))
        };
        let calls = used.calls.iter().map(|calls| Calls {
            extension: calls.extension.to_string(),
            calls: calls.calls,
            failed: calls.failed,
            bytes_in: calls.bytes_in,
            bytes_out: calls.bytes_out,
            gas: calls.gas,
        });
        Self {
            gas: GasUsed {
                load: used.load_gas,
                program: used.program_gas,
                host: used.host_gas,
                total: used.load_gas.saturating_add(used.program_gas).saturating_add(used.host_gas),
            },
            weight: WeightUsed {
                ref_time: used.weight.ref_time(),
                proof_size: used.weight.proof_size(),
            },
            peak_memory: used.peak_memory,
            calls: calls.collect(),
            microseconds: Microseconds {
                queue: microseconds(waited),
                load: native(|native| native.load_time),
                compile: native(|native| native.compile_time),
                run: microseconds(ran.run_time),
            },
        }
    }
}

impl From<pvq_executor::Backend> for Backend {
    fn from(backend: pvq_executor::Backend) -> Self {
        match backend {
            pvq_executor::Backend::Interpreter => Self::Interpreter,
            pvq_executor::Backend::Recompiler => Self::Recompiler,
        }
    }
}

impl From<pvq_executor::ProgramInfo> for ProgramInfo {
    fn from(info: pvq_executor::ProgramInfo) -> Self {
        let abi = match info.abi {
            Abi::Current => "current",
            Abi::Legacy => "legacy",
        };
        Self {
            hash: info.hash.into(),
            size: info.size,
            isa: info.isa.into(),
            abi: abi.into(),
            imports: info.imports,
            code_size: info.code_size,
            instructions: info.instructions,
            basic_blocks: info.basic_blocks,
            max_block_size: info.max_block_size,
            ro_data: info.ro_data,
            rw_data: info.rw_data,
            stack: info.stack,
            memory: info.memory,
        }
    }
}
