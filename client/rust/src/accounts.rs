//! Parsing of accounts as people write them.

use sp_core::crypto::AccountId32 as AccountId;
use sp_core::{
    crypto::{SecretUri, Ss58Codec, DEV_PHRASE},
    sr25519, Pair,
};
use std::sync::LazyLock;

/// The notations of accounts, for error messages.
pub(crate) const NOTATIONS: &str =
    "write 0x and 64 hex digits, an SS58 address, or a development account such as //Alice";

/// A text that names no account.
#[derive(Debug, thiserror::Error)]
#[error("{given:?} is no account, {reason}: {NOTATIONS}")]
pub struct AccountError {
    /// The text, or its first 80 characters.
    pub given: String,
    /// The reason why it names none.
    pub reason: String,
}

/// The key that development accounts derive from.
static DEV_KEY: LazyLock<sr25519::Pair> = LazyLock::new(|| {
    sr25519::Pair::from_phrase(DEV_PHRASE, None).expect("the development phrase is valid; qed").0
});

/// Parses an account: `0x` and 64 hex digits, an SS58 address of any network, or the derivation path of a development
/// account such as `//Alice` or `//Alice//stash` (sr25519).
pub fn parse_account(text: &str) -> Result<AccountId, AccountError> {
    let parsed = if text.starts_with("0x") {
        const_hex::decode_to_array(text).map(AccountId::new).map_err(|e| e.to_string())
    } else if text.starts_with('/') {
        dev_account(text)
    } else {
        AccountId::from_ss58check(text)
            .map_err(|e| format!("as SS58: {}", e.to_string().trim_end_matches('.')))
    };
    parsed.map_err(|reason| AccountError { given: text.chars().take(80).collect(), reason })
}

fn dev_account(path: &str) -> Result<AccountId, String> {
    let uri: SecretUri = path.parse().map_err(|_| "not a derivation path".to_owned())?;
    if uri.password.is_some() {
        return Err("a development account has no password".to_owned());
    }
    let (pair, _) = DEV_KEY
        .derive(uri.junctions.into_iter(), None)
        .map_err(|_| "not a derivation path".to_owned())?;
    Ok(AccountId::new(pair.public().0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
    const ALICE_HEX: &str = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";

    #[test]
    fn every_notation_names_the_same_account() {
        let alice = parse_account(ALICE_HEX).unwrap();
        assert_eq!(parse_account(ALICE).unwrap(), alice);
        assert_eq!(parse_account("//Alice").unwrap(), alice);
        assert_ne!(parse_account("//Bob").unwrap(), alice);
        assert_ne!(parse_account("//Alice//stash").unwrap(), alice);
    }

    #[test]
    fn what_names_no_account_is_refused() {
        let twice = format!("0x{ALICE_HEX}");
        let damaged = ALICE.replace("QY", "QZ");
        for text in ["", "Alice", "0x", "0x00", &ALICE_HEX[..65], &twice, &damaged, "//Alice///pw"]
        {
            let error = parse_account(text).unwrap_err();
            assert_eq!(error.given, text);
            assert!(error.to_string().contains("//Alice"));
        }
    }
}
