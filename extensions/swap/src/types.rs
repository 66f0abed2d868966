use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, EncodeLike, Error, Input, Output};
use pvq_extension::program::{decode_bytes, encode_bytes};
use scale_info::TypeInfo;

/// The name, symbol and decimals of an asset, encoded as PVQ 0.1 published it.
#[derive(Clone, PartialEq, Eq, Debug, Default, TypeInfo)]
pub struct AssetInfo<AssetId> {
    /// The asset.
    pub asset_id: AssetId,
    /// Its name, UTF-8 by convention; empty if it has none.
    pub name: Vec<u8>,
    /// Its ticker symbol, UTF-8 by convention; empty if it has none.
    pub symbol: Vec<u8>,
    /// The decimals that it is shown with: `10^decimals` of the smallest unit are one.
    pub decimals: u8,
}

// By hand, because a program spends less code on a text by the functions of the SDK, and most programs that are about assets
// have two of them.
impl<AssetId: Encode> Encode for AssetInfo<AssetId> {
    fn size_hint(&self) -> usize {
        let texts = self.name.size_hint() + self.symbol.size_hint();
        self.asset_id.size_hint() + texts + self.decimals.size_hint()
    }

    fn encode_to<W: Output + ?Sized>(&self, output: &mut W) {
        self.asset_id.encode_to(output);
        encode_bytes(&self.name, output);
        encode_bytes(&self.symbol, output);
        self.decimals.encode_to(output);
    }
}

impl<AssetId: Encode> EncodeLike for AssetInfo<AssetId> {}

impl<AssetId: Decode> Decode for AssetInfo<AssetId> {
    fn decode<I: Input>(input: &mut I) -> Result<Self, Error> {
        Ok(Self {
            asset_id: AssetId::decode(input)?,
            name: decode_bytes(input)?,
            symbol: decode_bytes(input)?,
            decimals: u8::decode(input)?,
        })
    }
}

impl<AssetId: DecodeWithMemTracking> DecodeWithMemTracking for AssetInfo<AssetId> {}

/// A pool of two assets, and the amount of each.
#[derive(Clone, PartialEq, Eq, Debug, Encode, TypeInfo)]
pub struct Pool<AssetId, Balance> {
    /// One asset of the pool. With `asset2`, in this order, the key of the pool.
    pub asset1: AssetId,
    /// The other asset.
    pub asset2: AssetId,
    /// The amount of `asset1`, in its smallest unit. Both are zero where the pool cannot be traded in:
    /// it is empty, or an asset of it is frozen or does not exist any more.
    pub reserve1: Balance,
    /// The amount of `asset2`, in its smallest unit.
    pub reserve2: Balance,
}

// By hand, for the size, which a derived implementation does not say. A program that reads pools checks it once for each.
impl<AssetId: Decode, Balance: Decode> Decode for Pool<AssetId, Balance> {
    fn decode<I: Input>(input: &mut I) -> Result<Self, Error> {
        Ok(Self {
            asset1: AssetId::decode(input)?,
            asset2: AssetId::decode(input)?,
            reserve1: Balance::decode(input)?,
            reserve2: Balance::decode(input)?,
        })
    }

    fn encoded_fixed_size() -> Option<usize> {
        Some(2 * AssetId::encoded_fixed_size()? + 2 * Balance::encoded_fixed_size()?)
    }
}

impl<AssetId, Balance> DecodeWithMemTracking for Pool<AssetId, Balance>
where
    AssetId: DecodeWithMemTracking,
    Balance: DecodeWithMemTracking,
{
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{vec, vec::Vec};
    use codec::DecodeWithMemLimit;

    /// The same, as `codec` derives it.
    #[derive(Encode, Decode, DecodeWithMemTracking, PartialEq, Debug)]
    struct Derived(u32, Vec<u8>, Vec<u8>, u8);

    #[derive(Encode, Decode, PartialEq, Debug)]
    struct DerivedPool(u32, u32, u128, u128);

    fn derived(info: AssetInfo<u32>) -> Derived {
        Derived(info.asset_id, info.name, info.symbol, info.decimals)
    }

    #[test]
    fn asset_infos_are_encoded_as_derived() {
        for (name, symbol) in [(0, 0), (1, 63), (64, 3), (20_000, 255)] {
            let (name, symbol) = (vec![b'n'; name], vec![b's'; symbol]);
            let info = AssetInfo { asset_id: 7u32, name, symbol, decimals: 10 };
            let bytes = info.encode();
            assert_eq!(bytes, derived(info.clone()).encode());
            assert!(info.size_hint() >= bytes.len());
            assert_eq!(AssetInfo::decode(&mut &bytes[..]), Ok(info));
            for len in 0..bytes.len().min(300) {
                assert!(AssetInfo::<u32>::decode(&mut &bytes[..len]).is_err());
            }
            for limit in [0, 1, 64, 300, 30_000] {
                let ours = AssetInfo::<u32>::decode_with_mem_limit(&mut &bytes[..], limit);
                let expected = Derived::decode_with_mem_limit(&mut &bytes[..], limit);
                assert_eq!(ours.ok().map(derived), expected.ok());
            }
        }
    }

    #[test]
    fn pools_are_encoded_as_derived_and_have_one_size() {
        let pool = Pool { asset1: 1u32, asset2: 2u32, reserve1: 3u128, reserve2: u128::MAX };
        let bytes = pool.encode();
        assert_eq!(bytes, DerivedPool(1, 2, 3, u128::MAX).encode());
        assert_eq!(Pool::<u32, u128>::encoded_fixed_size(), Some(bytes.len()));
        assert_eq!(Pool::decode(&mut &bytes[..]), Ok(pool));
        assert!(Pool::<u32, u128>::decode(&mut &bytes[1..]).is_err());
        assert_eq!(Pool::<Vec<u8>, u128>::encoded_fixed_size(), None);
    }
}
