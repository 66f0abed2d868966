use codec::{Decode, DecodeWithMemTracking, Encode, EncodeLike, MaxEncodedLen};
use core::fmt;
use scale_info::{build::Fields, Path, Type, TypeInfo};

/// An account of 32 bytes, which are its SCALE encoding.
///
/// In metadata it has the path of the Polkadot SDK's type, `sp_core::crypto::AccountId32`, by which clients know that
/// it is an account and not a hash: they take and show it as SS58.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
)]
#[repr(transparent)]
pub struct AccountId32(pub [u8; 32]);

// Stubs of extensions take the bytes of an account as well.
impl EncodeLike<AccountId32> for [u8; 32] {}
impl EncodeLike<AccountId32> for &[u8; 32] {}

impl TypeInfo for AccountId32 {
    type Identity = Self;

    fn type_info() -> Type {
        Type::builder()
            .path(Path::new("AccountId32", "sp_core::crypto"))
            .docs(&["An account of 32 bytes."])
            .composite(Fields::unnamed().field(|f| f.ty::<[u8; 32]>().type_name("[u8; 32]")))
    }
}

impl From<[u8; 32]> for AccountId32 {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl From<AccountId32> for [u8; 32] {
    fn from(account: AccountId32) -> Self {
        account.0
    }
}

impl AsRef<[u8; 32]> for AccountId32 {
    fn as_ref(&self) -> &[u8; 32] {
        &self.0
    }
}

impl AsRef<[u8]> for AccountId32 {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// Writes `0x` and the bytes in hex.
impl fmt::Debug for AccountId32 {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("0x")?;
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{format, vec, vec::Vec};
    use codec::DecodeAll;

    #[test]
    fn an_account_is_encoded_as_its_bytes() {
        let accounts = vec![AccountId32([1; 32]), AccountId32([2; 32])];
        let bytes: Vec<[u8; 32]> = accounts.iter().copied().map(Into::into).collect();
        assert_eq!(accounts.encode(), bytes.encode());
        assert_eq!(Vec::<AccountId32>::decode_all(&mut &bytes.encode()[..]), Ok(accounts));
        assert_eq!(AccountId32::max_encoded_len(), 32);
        assert!(AccountId32::decode_all(&mut &[0; 31][..]).is_err());
    }

    #[test]
    fn an_account_is_shown_in_hex() {
        let mut account = AccountId32::default();
        account.0[..2].copy_from_slice(&[0xab, 1]);
        assert_eq!(format!("{account:?}"), format!("0xab01{}", "00".repeat(30)));
    }

    #[test]
    fn clients_know_an_account_by_its_path() {
        let path = AccountId32::type_info().path;
        assert_eq!(path.segments, ["sp_core", "crypto", "AccountId32"]);
    }
}
