//! The calls of governance.

use super::RegistrationError;
use crate::network::{
    error::NetworkError,
    transactions::{weight, Call, Calls, Pallet, COMMITTEE as COMMITTEE_NAME},
};
use codec::{Compact, DecodeAll, Encode};
use pvq_primitives::{ExtensionId, Limits, PerSource, ProgramHash, RegisteredProgram};
use scale_value::Value;

/// The pallet of queries.
const PVQ: Pallet =
    Pallet { name: "Pvq", instead: "have the program registered as its runtime does" };

/// The pallet of the sudo key.
pub(super) const SUDO: Pallet =
    Pallet { name: "Sudo", instead: "have members of its committee decide, or print the calls" };

/// The collective that governs queries.
pub(super) const COMMITTEE: Pallet = Pallet {
    name: COMMITTEE_NAME,
    instead: "have the holder of its sudo key submit, or print the calls",
};

/// The origin that registers and installs programs.
const ADMIN: &str = "the origin that governs queries";

/// The origin that proposes and votes.
const MEMBER: &str = "a member of the committee";

impl Calls {
    /// Checks the size of a label, because the chain cannot decode a call with a larger one.
    pub(super) fn check_label(&self, label: &[u8]) -> Result<(), RegistrationError> {
        let constant = self.metadata.pallet_by_name(PVQ.name);
        let constant = constant.and_then(|pallet| pallet.constant_by_name("MaxLabelSize"));
        let max = constant.and_then(|constant| u32::decode_all(&mut constant.value()).ok());
        match max {
            Some(max) if label.len() > max as usize => {
                Err(RegistrationError::LabelTooLong { size: label.len(), max })
            }
            _ => Ok(()),
        }
    }

    pub(super) fn register(&self, program: &RegisteredProgram) -> Result<Call, NetworkError> {
        let fields = [
            ("program", Value::from_bytes(program.hash)),
            ("limits", option(program.limits.as_ref().map(limits))),
            ("sources", sources(&program.sources)),
            ("label", Value::from_bytes(&program.label)),
        ];
        let args = (program.hash, program.limits, program.sources, &program.label);
        self.call(PVQ, "register", fields, ADMIN)?.if_declared(0, [args.encode()])
    }

    pub(super) fn install(
        &self,
        extension: ExtensionId,
        program: ProgramHash,
    ) -> Result<Call, NetworkError> {
        let fields =
            [("extension", Value::u128(extension.into())), ("program", Value::from_bytes(program))];
        let args = (extension, program).encode();
        self.call(PVQ, "install_extension", fields, ADMIN)?.if_declared(8, [args])
    }

    pub(super) fn uninstall(&self, extension: ExtensionId) -> Result<Call, NetworkError> {
        let fields = [("extension", Value::u128(extension.into()))];
        self.call(PVQ, "uninstall_extension", fields, ADMIN)?.if_declared(9, [extension.encode()])
    }

    pub(super) fn upload(&self, code: &[u8]) -> Result<Call, NetworkError> {
        let fields = [("code", Value::from_bytes(code))];
        self.call(PVQ, "upload", fields, "anyone, once it is registered")?
            .if_declared(1, [code.encode()])
    }

    pub(super) fn sudo(&self, call: &Call) -> Result<Call, NetworkError> {
        let fields = [("call", call.payload.clone().into_value())];
        self.call(SUDO, "sudo", fields, "the holder of the sudo key")?
            .if_declared(0, [call.text.data.clone()])
    }

    pub(super) fn propose(&self, call: &Call, threshold: u32) -> Result<Call, NetworkError> {
        let fields = [
            ("threshold", Value::u128(threshold.into())),
            ("proposal", call.payload.clone().into_value()),
            ("length_bound", Value::u128(call.text.data.len() as u128)),
        ];
        let length = Compact(call.text.data.len() as u32).encode();
        let args = [&Compact(threshold).encode()[..], &call.text.data, &length].concat();
        self.call(COMMITTEE, "propose", fields, MEMBER)?.if_declared(2, [args])
    }

    pub(super) fn vote(&self, proposal: &Call, index: u32) -> Result<Call, NetworkError> {
        let fields = [
            ("proposal", Value::from_bytes(proposal.text.hash)),
            ("index", Value::u128(index.into())),
            ("approve", Value::bool(true)),
        ];
        let args = (proposal.text.hash, Compact(index), true).encode();
        self.call(COMMITTEE, "vote", fields, MEMBER)?.if_declared(3, [args])
    }

    pub(super) fn close(
        &self,
        proposal: &Call,
        index: u32,
        (ref_time, proof_size): (u64, u64),
    ) -> Result<Call, NetworkError> {
        let fields = [
            ("proposal_hash", Value::from_bytes(proposal.text.hash)),
            ("index", Value::u128(index.into())),
            ("proposal_weight_bound", weight(ref_time, proof_size)),
            ("length_bound", Value::u128(proposal.text.data.len() as u128)),
        ];
        let weight = (Compact(ref_time), Compact(proof_size));
        let length = Compact(proposal.text.data.len() as u32);
        let args = (proposal.text.hash, Compact(index), weight, length).encode();
        self.call(COMMITTEE, "close", fields, "anyone")?.if_declared(6, [args])
    }
}

fn option(value: Option<Value<()>>) -> Value<()> {
    match value {
        Some(value) => Value::unnamed_variant("Some", [value]),
        None => Value::unnamed_variant("None", []),
    }
}

fn limits(limits: &Limits) -> Value<()> {
    let bytes = |bytes: u32| Value::u128(bytes.into());
    Value::named_composite([
        ("weight", weight(limits.weight.ref_time(), limits.weight.proof_size())),
        ("memory", bytes(limits.memory)),
        ("stack_size", bytes(limits.stack_size)),
        ("program_size", bytes(limits.program_size)),
        ("args_size", bytes(limits.args_size)),
        ("result_size", bytes(limits.result_size)),
    ])
}

fn sources(sources: &PerSource<bool>) -> Value<()> {
    Value::named_composite([
        ("runtime_api", Value::bool(sources.runtime_api)),
        ("extrinsic", Value::bool(sources.extrinsic)),
        ("xcm", Value::bool(sources.xcm)),
        ("runtime", Value::bool(sources.runtime)),
    ])
}
