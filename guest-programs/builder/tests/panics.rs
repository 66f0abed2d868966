//! Messages of a program that ends itself.

use polkavm::{BackendKind, Config, Engine, InterruptKind, Module, ModuleConfig, Reg};
use pvq_primitives::{abi, HostError};
use pvq_program_builder::Builder;

/// Runs a program whose calls are all refused, and returns what it reported before it trapped.
fn reports(program: Vec<u8>) -> Vec<String> {
    let mut config = Config::new();
    config.set_backend(Some(BackendKind::Interpreter));
    let engine = Engine::new(&config).unwrap();
    let mut config = ModuleConfig::new();
    config.set_aux_data_size(4096);
    let module = Module::new(&engine, &config, program.into()).unwrap();
    let entry = module.exports().find(|export| export.symbol().as_bytes() == b"pvq").unwrap();
    let mut instance = module.instantiate().unwrap();
    let address = module.memory_map().aux_data_address();
    instance.write_memory(address, &[0, 7, 0, 0, 0]).unwrap();
    instance.prepare_call_untyped(entry.program_counter(), &[address.into(), 5]);
    let mut reports = Vec::new();
    loop {
        match instance.run().unwrap() {
            InterruptKind::Ecalli(_) if instance.reg(Reg::A0) == abi::DEBUG_MESSAGE_ID => {
                let (pointer, len) = (instance.reg(Reg::A1) as u32, instance.reg(Reg::A2) as u32);
                let message = instance.read_memory(pointer, len).unwrap();
                reports.push(String::from_utf8(message).unwrap());
                instance.set_reg(Reg::A0, 0);
            }
            InterruptKind::Ecalli(_) => {
                instance.set_reg(Reg::A0, HostError::PermissionDenied.to_abi())
            }
            InterruptKind::Trap => return reports,
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_program_reports_why_it_ends_if_it_is_built_to() {
    let guest = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/total-supply");
    let builder = Builder::new(guest).metadata(false);
    assert_eq!(reports(builder.build().unwrap().blob), [""; 0]);
    let talkative = builder.debug(true).build().unwrap();
    assert_eq!(reports(talkative.blob), ["a call failed: permission denied"]);
}
