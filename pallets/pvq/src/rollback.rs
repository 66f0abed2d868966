//! The transaction of storage in which a query runs.

use frame_support::storage::{
    transactional::{Layer, TRANSACTIONAL_LIMIT, TRANSACTION_LEVEL_KEY},
    unhashed,
};
use pvq_primitives::InvokeSource;
use sp_io::storage::{rollback_transaction, start_transaction};

/// Runs a query from `source` in a transaction of storage, which is rolled back whatever the result.
///
/// It is a transactional layer as those of `with_transaction_unchecked` are: layers in it count on from those around it,
/// up to FRAME's limit, and functions that require one find it. That function counts a layer outside of the layer's
/// transaction and so has to uncount it; here the number goes back with all else, at half the accesses to storage. Around
/// a query from the runtime API there is no layer, so that their number need not be read.
pub(crate) fn rolled_back<R>(source: InvokeSource, query: impl FnOnce() -> R) -> R {
    start_transaction();
    let layers = match source {
        InvokeSource::RuntimeApi => 0,
        InvokeSource::Extrinsic | InvokeSource::Xcm | InvokeSource::Runtime => {
            unhashed::get_or_default::<Layer>(TRANSACTION_LEVEL_KEY)
        }
    };
    unhashed::put::<Layer>(TRANSACTION_LEVEL_KEY, &(layers.min(TRANSACTIONAL_LIMIT - 1) + 1));
    let result = query();
    rollback_transaction();
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::SOURCES;
    use frame_support::{
        assert_ok,
        storage::{transactional::is_transactional, with_storage_layer},
    };
    use sp_runtime::{DispatchError, TransactionalError};

    /// The state of a chain of which nothing is known but its storage.
    fn with_storage<R>(test: impl FnOnce() -> R) -> R {
        sp_io::TestExternalities::default().execute_with(test)
    }

    /// Opens layers in one another until that fails, and returns their number.
    fn layers_left() -> u32 {
        let mut layers = 0;
        let limit = open(&mut layers);
        assert_eq!(limit, Err(TransactionalError::LimitReached.into()));
        layers
    }

    fn open(layers: &mut u32) -> Result<(), DispatchError> {
        with_storage_layer(|| {
            *layers += 1;
            open(layers)
        })
    }

    #[test]
    fn what_is_written_is_rolled_back() {
        for source in SOURCES {
            with_storage(|| {
                unhashed::put(b"before", &1u32);
                let read = rolled_back(source, || {
                    unhashed::put(b"before", &2u32);
                    unhashed::put(b"within", &3u32);
                    assert_ok!(with_storage_layer::<_, DispatchError, _>(|| {
                        unhashed::put(b"deeper", &4u32);
                        Ok(())
                    }));
                    unhashed::get::<u32>(b"deeper")
                });
                assert_eq!(read, Some(4));
                assert_eq!(unhashed::get(b"before"), Some(1u32));
                for key in [&b"within"[..], b"deeper", TRANSACTION_LEVEL_KEY] {
                    assert!(!unhashed::exists(key));
                }
            });
        }
    }

    #[test]
    fn it_is_a_layer_and_counts_as_one() {
        for source in SOURCES {
            with_storage(|| {
                let all = layers_left();
                assert_eq!(all, TRANSACTIONAL_LIMIT);
                assert!(!is_transactional());
                assert!(rolled_back(source, is_transactional));
                assert_eq!(rolled_back(source, layers_left), all - 1);
                assert!(!is_transactional());
                assert_eq!(layers_left(), all);
            });
        }
    }

    #[test]
    fn layers_around_it_count_and_are_what_they_were() {
        for source in SOURCES.into_iter().filter(|source| *source != InvokeSource::RuntimeApi) {
            with_storage(|| {
                assert_ok!(with_storage_layer::<_, DispatchError, _>(|| {
                    assert_eq!(rolled_back(source, layers_left), TRANSACTIONAL_LIMIT - 2);
                    assert_eq!(layers_left(), TRANSACTIONAL_LIMIT - 1);
                    unhashed::put(b"kept", &5u32);
                    Ok(())
                }));
                assert_eq!(unhashed::get(b"kept"), Some(5u32));
                assert!(!is_transactional());
            });
        }
    }

    #[test]
    fn a_query_within_as_many_layers_as_there_may_be_runs_and_opens_none() {
        with_storage(|| {
            unhashed::put::<Layer>(TRANSACTION_LEVEL_KEY, &TRANSACTIONAL_LIMIT);
            assert_eq!(rolled_back(InvokeSource::Runtime, layers_left), 0);
            assert_eq!(unhashed::get(TRANSACTION_LEVEL_KEY), Some(TRANSACTIONAL_LIMIT));
        });
    }
}
