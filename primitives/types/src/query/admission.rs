use crate::{
    InvokeSource, Limits, Policy, Program, ProgramHash, PvqError, QueryFailure, RegisteredProgram,
};
use alloc::{string::ToString, vec::Vec};
use core::fmt;
use sp_weights::Weight;

/// A program that its source may run, and the limits of its run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Admission {
    program: AdmittedProgram,
    limits: Limits,
}

/// The location of an admitted program's blob.
#[derive(Clone, PartialEq, Eq, Debug)]
enum AdmittedProgram {
    /// In the query, by its caller.
    Sent(Vec<u8>),
    /// In the chain's storage.
    Stored { hash: ProgramHash, size: u32 },
}

impl Admission {
    /// The limits of the run.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Returns the bytes of a blob that is yet to be read from the chain's storage; `None` for one that
    /// the caller has sent.
    pub fn stored_size(&self) -> Option<u32> {
        match self.program {
            AdmittedProgram::Sent(_) => None,
            AdmittedProgram::Stored { size, .. } => Some(size),
        }
    }

    /// Returns the blob and the limits of its run. `read` reads a stored blob.
    ///
    /// # Errors
    ///
    /// Those of `read`, and [`AdmissionError::Unreadable`] where it finds nothing.
    pub fn load<E: From<AdmissionError>>(
        self,
        read: impl FnOnce(ProgramHash) -> Result<Option<Vec<u8>>, E>,
    ) -> Result<(Vec<u8>, Limits), E> {
        let code = match self.program {
            AdmittedProgram::Sent(code) => code,
            AdmittedProgram::Stored { hash, .. } => {
                read(hash)?.ok_or(AdmissionError::Unreadable)?
            }
        };
        Ok((code, self.limits))
    }
}

/// Decides whether `source` may run `program`, and within which limits.
///
/// `chain` are the limits that no query exceeds, `weight` and `policy` are those of `source`, and
/// `registered` looks up a registration, if the decision needs it. `blake2_256` hashes a blob, where
/// that is needed. The blob of a registered program is not read: its size is a part of the
/// registration. Runtimes decide by this function, and so do hosts that run programs elsewhere.
///
/// # Errors
///
/// Those of `registered`, and an [`AdmissionError`] where the program may not run.
pub fn admit<E: From<AdmissionError>>(
    chain: &Limits,
    weight: Weight,
    policy: Policy,
    source: InvokeSource,
    program: Program,
    blake2_256: impl FnOnce(&[u8]) -> [u8; 32],
    registered: impl FnOnce(ProgramHash) -> Result<Option<RegisteredProgram>, E>,
) -> Result<Admission, E> {
    let registered = |hash| {
        let program = registered(hash)?.ok_or(AdmissionError::NotRegistered)?;
        match program.sources.get(source) {
            true => Ok((chain.of_query(weight, program.limits.as_ref()), program.size)),
            false => Err(E::from(AdmissionError::NotAllowed(source))),
        }
    };
    match program {
        Program::Code(code) => {
            let limits = match policy {
                Policy::Open => chain.of_query(weight, None),
                Policy::RegisteredOnly => {
                    // Before the blob is hashed, which costs by its size.
                    check_size(code.len(), chain)?;
                    registered(blake2_256(&code).into())?.0
                }
            };
            Ok(Admission { program: AdmittedProgram::Sent(code), limits })
        }
        Program::Registered(hash) => {
            let (limits, size) = registered(hash)?;
            let size = size.ok_or(AdmissionError::NotUploaded)?;
            // Before the blob is read, which costs by its size.
            check_size(size as usize, &limits)?;
            Ok(Admission { program: AdmittedProgram::Stored { hash, size }, limits })
        }
    }
}

fn check_size(size: usize, limits: &Limits) -> Result<(), AdmissionError> {
    let limit = limits.program_size;
    match size > limit as usize {
        true => Err(AdmissionError::TooLarge { size, limit }),
        false => Ok(()),
    }
}

/// The reason why a program may not run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AdmissionError {
    /// The program is not registered, and has to be: the query names it by its hash, or its source
    /// may run registered programs only.
    NotRegistered,
    /// The program is registered, but not for this source.
    NotAllowed(InvokeSource),
    /// The program is registered, but nobody has uploaded it yet.
    NotUploaded,
    /// The program was uploaded, and its blob can no longer be read: the chain's state is damaged.
    Unreadable,
    /// The blob is larger than the chain or the program's registration allows.
    TooLarge {
        /// Bytes of the blob.
        size: usize,
        /// Bytes allowed.
        limit: u32,
    },
}

impl fmt::Display for AdmissionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotRegistered => f.write_str(
                "the program is not registered; have governance register the blake2-256 hash of \
                 its blob",
            ),
            Self::NotAllowed(source) => write!(
                f,
                "the program may not be run by {source:?}; have governance register it for that \
                 source",
            ),
            Self::NotUploaded => f.write_str(
                "the program is registered and not uploaded; upload it, or send the blob with the \
                 query",
            ),
            Self::Unreadable => f.write_str(
                "the program is uploaded and its blob cannot be read; have governance unregister \
                 and register it, and upload it again",
            ),
            Self::TooLarge { size, limit } => write!(
                f,
                "the program has {size} bytes, the limit is {limit}; build it with `--opt-level z`, \
                 or have governance raise the limit",
            ),
        }
    }
}

impl core::error::Error for AdmissionError {}

impl From<AdmissionError> for PvqError {
    fn from(error: AdmissionError) -> Self {
        match error {
            AdmissionError::NotRegistered | AdmissionError::NotAllowed(_) => Self::PermissionDenied,
            AdmissionError::NotUploaded
            | AdmissionError::Unreadable
            | AdmissionError::TooLarge { .. } => Self::InvalidPvqProgramFormat,
        }
    }
}

impl From<AdmissionError> for QueryFailure {
    fn from(error: AdmissionError) -> Self {
        Self { message: error.to_string(), error: error.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PerSource;

    const SOURCE: InvokeSource = InvokeSource::RuntimeApi;

    const CHAIN: Limits = Limits {
        weight: Weight::from_parts(1_000, 100),
        memory: 4096,
        stack_size: 4096,
        program_size: 10,
        args_size: 10,
        result_size: 10,
    };

    /// The weight limit of the source's queries.
    const WEIGHT: Weight = Weight::from_parts(50, 200);

    /// An error of the look-up, or of the admission.
    #[derive(PartialEq, Eq, Debug)]
    enum Failure {
        Host(&'static str),
        Chain(AdmissionError),
    }

    impl From<AdmissionError> for Failure {
        fn from(error: AdmissionError) -> Self {
            Self::Chain(error)
        }
    }

    fn registration(size: Option<u32>, limits: Option<Limits>) -> RegisteredProgram {
        let (sources, label) = (PerSource::all(true), Vec::new());
        RegisteredProgram { hash: ProgramHash::zero(), size, limits, sources, label }
    }

    fn admitted(
        policy: Policy,
        program: Program,
        registered: RegisteredProgram,
    ) -> Result<Admission, Failure> {
        admit(&CHAIN, WEIGHT, policy, SOURCE, program, |_| [0; 32], |_| Ok(Some(registered)))
    }

    fn by_hash(registered: RegisteredProgram) -> Result<Admission, Failure> {
        admitted(Policy::Open, Program::Registered(ProgramHash::zero()), registered)
    }

    #[test]
    fn a_program_without_limits_has_those_of_its_source() {
        let lower = Limits { weight: Weight::from_parts(50, 100), ..CHAIN };
        let sent = Program::Code([0; 10].into());
        for admission in [
            admitted(Policy::Open, sent.clone(), registration(None, None)),
            admitted(Policy::RegisteredOnly, sent, registration(None, None)),
            by_hash(registration(Some(10), None)),
        ] {
            assert_eq!(admission.unwrap().limits(), &lower);
        }
    }

    #[test]
    fn limits_of_its_own_lift_those_of_its_source_and_not_the_chain_s() {
        let own = Limits { weight: Weight::from_parts(900, 300), memory: 100, ..CHAIN };
        let expected = Limits { weight: Weight::from_parts(900, 100), memory: 100, ..CHAIN };
        let sent = Program::Code([0; 10].into());
        for admission in [
            admitted(Policy::RegisteredOnly, sent.clone(), registration(None, Some(own))),
            by_hash(registration(Some(10), Some(own))),
        ] {
            assert_eq!(admission.unwrap().limits(), &expected);
        }
        // An open policy does not look the registration up.
        let open = admitted(Policy::Open, sent, registration(None, Some(own))).unwrap();
        assert_eq!(open.limits().weight, Weight::from_parts(50, 100));
    }

    #[test]
    fn a_stored_blob_that_is_too_large_is_not_read() {
        let reason = |limit| AdmissionError::TooLarge { size: 11, limit };
        assert_eq!(by_hash(registration(Some(11), None)), Err(Failure::Chain(reason(10))));
        let own = Some(Limits { program_size: 5, ..CHAIN });
        assert_eq!(by_hash(registration(Some(11), own)), Err(Failure::Chain(reason(5))));
    }

    #[test]
    fn a_blob_is_read_where_it_is_stored_and_nowhere_else() {
        let stored = by_hash(registration(Some(3), None)).unwrap();
        assert_eq!(stored.stored_size(), Some(3));
        let read = |_| Ok::<_, Failure>(Some([1, 2, 3].into()));
        assert_eq!(stored.clone().load(read).unwrap().0, [1, 2, 3]);
        let missing = stored.clone().load(|_| Ok::<_, Failure>(None));
        assert_eq!(missing, Err(Failure::Chain(AdmissionError::Unreadable)));
        let failed = stored.load(|_| Err(Failure::Host("no disk")));
        assert_eq!(failed, Err(Failure::Host("no disk")));

        let sent = Program::Code([7].into());
        let sent = admitted(Policy::Open, sent, registration(None, None)).unwrap();
        assert_eq!(sent.stored_size(), None);
        let loaded = sent.load::<Failure>(|_| unreachable!("it is here"));
        assert_eq!(loaded.unwrap().0, [7]);
    }

    #[test]
    fn what_is_refused_is_looked_up_no_further_than_needed() {
        let refused = |policy, program| {
            let registered = |_| -> Result<_, Failure> { panic!("it need not be looked up") };
            admit(&CHAIN, WEIGHT, policy, SOURCE, program, |_| [0; 32], registered)
        };
        assert!(refused(Policy::Open, Program::Code([0; 11].into())).is_ok());
        assert!(refused(Policy::RegisteredOnly, Program::Code([0; 11].into())).is_err());

        let not_uploaded = by_hash(registration(None, None));
        assert_eq!(not_uploaded, Err(Failure::Chain(AdmissionError::NotUploaded)));
        let mut foreign = registration(Some(1), None);
        foreign.sources.runtime_api = false;
        assert_eq!(by_hash(foreign), Err(Failure::Chain(AdmissionError::NotAllowed(SOURCE))));
    }
}
