//! Gets the metadata of a program, by running it, and writes it.

use codec::DecodeAll;
use polkavm::{
    BackendKind, Config, Engine, GasMeteringKind, InterruptKind, Module, ModuleConfig, Reg,
};
use pvq_primitives::{abi, InterfaceError, ProgramInterface, ProgramMetadata};
use std::collections::BTreeSet;

/// The export that the SDK's feature `metadata` adds.
const EXPORT: &str = "pvq_metadata";

/// The gas limit: more than the encoding of the largest registry of types takes.
const GAS: i64 = 1 << 32;

/// The name of the exports that the SDK adds for each call of an extension's stub, with the same feature. Each lists one
/// function in the metadata.
const CALL_EXPORT: &str = "pvq_call";

/// Runs the exports `pvq_call` of `blob`, then `pvq_metadata`, and returns the metadata that the latter answers.
pub(crate) fn run(blob: &[u8]) -> Result<ProgramMetadata, String> {
    let mut config = Config::new();
    config.set_backend(Some(BackendKind::Interpreter));
    let engine = Engine::new(&config).map_err(|error| error.to_string())?;
    let mut config = ModuleConfig::new();
    config.set_gas_metering(Some(GasMeteringKind::Sync));
    let module =
        Module::new(&engine, &config, blob.to_vec().into()).map_err(|error| error.to_string())?;
    let exports = |name: &'static str| {
        let named =
            module.exports().filter(move |export| export.symbol().as_bytes() == name.as_bytes());
        named.map(|export| export.program_counter())
    };
    let metadata =
        exports(EXPORT).next().ok_or_else(|| format!("it does not export `{EXPORT}`"))?;
    let mut instance = module.instantiate().map_err(|error| error.to_string())?;
    instance.set_gas(GAS);
    // A function that is called in several places has an export for each, all with the same code.
    let calls: BTreeSet<_> = exports(CALL_EXPORT).collect();
    for entry in calls.into_iter().chain([metadata]) {
        instance.prepare_call_untyped(entry, &[]);
        match instance.run().map_err(|error| error.to_string())? {
            InterruptKind::Finished => {}
            InterruptKind::Trap => return Err("it trapped".into()),
            InterruptKind::NotEnoughGas => return Err(format!("it ran for more than {GAS} gas")),
            other => return Err(format!("it stopped: {other:?}")),
        }
    }
    let (pointer, len) = abi::unpack(instance.reg(Reg::A0));
    let bytes = instance.read_memory(pointer, len).map_err(|error| error.to_string())?;
    ProgramMetadata::decode_all(&mut &bytes[..]).map_err(|error| error.to_string())
}

/// Returns a blob with the interface that its metadata tells.
pub(crate) fn with_interface(
    blob: &[u8],
    metadata: &ProgramMetadata,
) -> Result<Vec<u8>, InterfaceError> {
    ProgramInterface::try_from(metadata)?.added_to(blob)
}

/// Returns the text of the TypeScript file next to the blob.
pub(crate) fn to_typescript(metadata: &ProgramMetadata) -> String {
    let json = to_json(metadata);
    let json = json.trim_end();
    format!(
        "// Written by pvq-program-builder.\n\nexport const metadata = {json} as const\n\nexport default \
         metadata\n"
    )
}

/// Returns the text of the JSON file next to the blob.
pub(crate) fn to_json(metadata: &ProgramMetadata) -> String {
    let mut json =
        serde_json::to_string_pretty(metadata).expect("metadata has no maps with odd keys; qed");
    json.push('\n');
    json
}
