//! The host functions of a program.

use crate::{
    error::{ExtensionError, PvqExecutorError},
    gas::Charges,
    limits,
    machine::{Access, Machine},
    metrics::calls_to,
    module::Import,
    profile::ProfileFrame,
    run::{backend, Region, Run},
    CallContext, ExtensionFailure, Extensions,
};
use alloc::{string::String, vec};
use polkavm::Reg;
use pvq_primitives::{abi, ExtensionId, HostError};
use sp_weights::Weight;

impl<E: Extensions, M: Machine> Run<'_, E, M> {
    pub fn host_call(&mut self, import: Import) -> Result<(), PvqExecutorError> {
        self.calls += 1;
        if self.calls.is_multiple_of(limits::CALLS_PER_CLOCK_CHECK) {
            self.check_time()?;
        }
        match import {
            Import::ExtensionCall => self.extension_call(),
            Import::ExtensionResponse => self.extension_response(),
            Import::HostCall => self.legacy_host_call(),
        }
    }

    fn extension_call(&mut self) -> Result<(), PvqExecutorError> {
        let extension_id = self.machine.reg(Reg::A0);
        let call = self.region("call", Reg::A1, Reg::A2);
        if extension_id == abi::DEBUG_MESSAGE_ID {
            self.debug_message(call)?;
            self.machine.set_reg(Reg::A0, 0);
            return Ok(());
        }
        if extension_id == abi::UNHANDLED_ERROR_ID {
            if let Some(error) = self.last_error.take() {
                return Err(error.into());
            }
        }
        let out = self.region("response buffer", Reg::A3, Reg::A4);
        self.check(call, Access::Read)?;
        if self.query.config.strict_memory {
            self.check(out, Access::Write)?;
            if out.overlaps(call) {
                return Err(out.refused("overlaps the call"));
            }
        }

        let before = self.meter.host();
        let schedule = self.query.config.gas;
        let crossing = u64::from(call.length) + u64::from(out.length);
        let charged = schedule.call(crossing);
        self.charge(charged)?;
        let (entry, answer) = self.dispatch(extension_id, call)?;
        // An error, or a response that does not fit, is not written, and pays for no bytes yet.
        let fits = answer.as_ref().ok().filter(|size| **size <= out.length).copied();
        let crossed = u64::from(call.length) + u64::from(fits.unwrap_or(0));
        self.meter.refund(self.machine, charged - schedule.call(crossed));
        if let Some(length) = fits {
            let region = Region { length, ..out };
            self.machine
                .write(region.address, &self.response)
                .map_err(|error| region.error(error))?;
            self.response.clear();
        }
        self.called(entry, extension_id, self.meter.host() - before);
        let returned = match answer {
            Ok(size) => u64::from(size),
            Err(error) => self.failed(error).to_abi(),
        };
        self.machine.set_reg(Reg::A0, returned);
        Ok(())
    }

    fn extension_response(&mut self) -> Result<(), PvqExecutorError> {
        let mut out = self.region("response buffer", Reg::A0, Reg::A2);
        let offset = self.machine.reg(Reg::A1) as u32 as usize;
        if self.query.config.strict_memory {
            self.check(out, Access::Write)?;
        }
        let response = self.response.get(offset..).unwrap_or_default();
        out.length = out.length.min(response.len() as u32);
        self.charge(self.query.config.gas.call(out.length.into()))?;
        let part = &self.response[offset.min(self.response.len())..][..out.length as usize];
        self.machine.write(out.address, part).map_err(|error| out.error(error))?;
        self.machine.set_reg(Reg::A0, out.length.into());
        Ok(())
    }

    /// Makes a call through the interface of PVQ 0.1: the response goes to the end of the program's heap,
    /// and a call that fails ends the run.
    fn legacy_host_call(&mut self) -> Result<(), PvqExecutorError> {
        let id = abi::pack(self.machine.reg(Reg::A0) as u32, self.machine.reg(Reg::A1) as u32);
        let call = self.region("call", Reg::A2, Reg::A3);
        self.check(call, Access::Read)?;
        let before = self.meter.host();
        self.charge(self.query.config.gas.call(call.length.into()))?;
        let (entry, answer) = self.dispatch(id, call)?;
        if let Ok(size) = answer {
            self.charge(self.query.config.gas.bytes(size.into()))?;
        }
        self.called(entry, id, self.meter.host() - before);
        let size = answer.map_err(PvqExecutorError::from)?;
        let end = match size {
            0 => None,
            size => {
                let heap = self.machine.heap_size().checked_add(size);
                let heap = heap.ok_or(PvqExecutorError::OutOfMemory)?;
                self.charge_heap(heap)?;
                let buffers = u64::from(call.length) + u64::from(size);
                self.account_heap(heap, buffers)?;
                let end = self.machine.sbrk(size).map_err(backend)?;
                Some(end.ok_or(PvqExecutorError::OutOfMemory)?)
            }
        };
        // The address of an empty response is zero.
        let address = end.map_or(0, |end| end - size);
        let region = Region { what: "response", address, length: size };
        self.machine.write(address, &self.response).map_err(|error| region.error(error))?;
        self.response.clear();
        self.machine.set_reg(Reg::A0, address.into());
        self.machine.set_reg(Reg::A1, size.into());
        Ok(())
    }

    /// Records the gas of a call that was counted at the position `entry`.
    fn called(&mut self, entry: usize, extension: ExtensionId, gas: i64) {
        self.metrics.usage.calls[entry].gas += gas;
        if let Some(profiler) = self.query.profiler() {
            let function = self.call.first().copied();
            profiler.borrow_mut().host(ProfileFrame::Extension { extension, function }, gas);
        }
    }

    /// Passes a call to the extensions and counts it. Returns the position at which it was counted, and the response's size
    /// or the call's error.
    fn dispatch(
        &mut self,
        extension_id: ExtensionId,
        call: Region,
    ) -> Result<(usize, Result<u32, ExtensionError>), PvqExecutorError> {
        let answer = self.ask(extension_id, call);
        let entry = calls_to(&mut self.metrics.usage, extension_id);
        let calls = &mut self.metrics.usage.calls[entry];
        calls.calls += 1;
        calls.bytes_in += u64::from(call.length);
        match answer {
            Ok(Ok(size)) => calls.bytes_out += u64::from(size),
            _ => calls.failed += 1,
        }
        Ok((entry, answer?))
    }

    fn ask(
        &mut self,
        extension_id: ExtensionId,
        call: Region,
    ) -> Result<Result<u32, ExtensionError>, PvqExecutorError> {
        let failed = |error, message| Ok(Err(ExtensionError { extension_id, error, message }));
        self.response.clear();
        self.response.shrink_to(limits::IDLE_BUFFER_SIZE);
        self.account(call.length.into())?;
        if let Some(allowed) = &self.query.config.extension_whitelist {
            if !allowed.contains(&extension_id) {
                let message = "it is not in the executor's whitelist".into();
                return failed(HostError::PermissionDenied, message);
            }
        }
        self.call.resize(call.length as usize, 0);
        self.call.shrink_to(limits::IDLE_BUFFER_SIZE);
        self.machine
            .read_into(call.address, self.call.as_mut_slice())
            .map_err(|error| call.error(error))?;

        let gas_left = self.meter.left(self.machine);
        let mut context = CallContext {
            gas_left,
            proof_size_left: self.proof_size_left,
            deadline: self.query.deadline,
            depth: self.query.depth,
            schedule: self.query.config.gas,
        };
        let answer =
            self.query.extensions.call(extension_id, &self.call, &mut context, &mut self.response);
        // An extension that refunds more than it charged gains nothing.
        self.charge(gas_left.saturating_sub(context.gas_left).max(0))?;
        let proof_size = self.proof_size_left.saturating_sub(context.proof_size_left);
        let weight = &mut self.metrics.usage.weight;
        *weight = weight.saturating_add(Weight::from_parts(0, proof_size));
        self.proof_size_left -= proof_size;

        let limit = self.query.config.max_response_size as usize;
        match answer {
            Ok(()) if self.response.len() > limit => {
                let size = core::mem::take(&mut self.response).len();
                let message = alloc::format!("it has {size} bytes, the limit is {limit}");
                failed(HostError::ResponseTooLarge, message.into())
            }
            Ok(()) => {
                self.account(u64::from(call.length) + self.response.len() as u64)?;
                self.last_error = None;
                Ok(Ok(self.response.len() as u32))
            }
            Err(ExtensionFailure::OutOfGas) => Err(PvqExecutorError::OutOfGas),
            Err(ExtensionFailure::Host { error, message }) => {
                self.response.clear();
                failed(error, message)
            }
        }
    }

    /// Keeps the error of a call, and returns the one that the program gets.
    fn failed(&mut self, error: ExtensionError) -> HostError {
        log::debug!(target: crate::LOG_TARGET, "{error}");
        let told = error.error;
        self.last_error = Some(error);
        told
    }

    /// Charges for a message of the program, and keeps it with debugging enabled.
    fn debug_message(&mut self, message: Region) -> Result<(), PvqExecutorError> {
        self.check(message, Access::Read)?;
        self.charge(self.query.config.gas.call(message.length.into()))?;
        let messages = &mut self.metrics.debug_messages;
        if self.query.config.debugs() && messages.len() < limits::MAX_DEBUG_MESSAGES {
            let length = message.length.min(limits::MAX_DEBUG_MESSAGE_SIZE);
            let mut bytes = vec![0; length as usize];
            self.machine
                .read_into(message.address, &mut bytes)
                .map_err(|error| message.error(error))?;
            let text = String::from_utf8_lossy(&bytes).into_owned();
            log::debug!(target: crate::LOG_TARGET, "the program says: {text}");
            messages.push(text);
        }
        Ok(())
    }

    fn region(&self, what: &'static str, address: Reg, length: Reg) -> Region {
        Region {
            what,
            address: self.machine.reg(address) as u32,
            length: self.machine.reg(length) as u32,
        }
    }
}
