//! The features of the language give the same in the runtime's Wasm, in both generations, as natively.

use crate::chain::Chain;
use codec::Encode;
use pvq_guest_fixtures::language::{samples, LANGUAGE, LEGACY_LANGUAGE, WIDE_ATOMICS};
use pvq_primitives::{InvokeSource, PvqError, MAX_LIMITS};
use pvq_runtime::{Pvq, RuntimeOrigin};

/// The index of the programs' only entrypoint.
const RUN: u8 = 0;

#[test]
fn the_runtime_computes_what_the_host_computes() {
    let mut chain = Chain::development();
    // The text of floats is more than a tenth of a second's work for 32 bits.
    chain.native(|| {
        let most = Some(MAX_LIMITS.weight);
        Pvq::set_weight_limit(RuntimeOrigin::root(), InvokeSource::RuntimeApi, most).unwrap();
    });
    let samples = samples();
    for (generation, program) in [("current", LANGUAGE), ("legacy", LEGACY_LANGUAGE)] {
        for sample in &samples {
            if generation == "legacy" && sample.name == WIDE_ATOMICS {
                continue;
            }
            let answer = chain.execute(program, &(RUN, sample.function, &sample.input));
            let expected = match &sample.expected {
                Some(expected) => Ok(expected.encode()),
                None => Err(PvqError::Trap),
            };
            assert_eq!(answer, expected, "{} of {:02x?}, {generation}", sample.name, sample.input);
        }
    }
}
