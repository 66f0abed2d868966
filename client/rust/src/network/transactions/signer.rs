use std::fmt;
use subxt::utils::AccountId32;
use subxt_signer::{sr25519::Keypair, SecretUri};

/// A text that names no key. The error does not contain it, because it may be a secret.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error(
    "the key of signer {position} is no secret URI, {reason}: write a phrase of 12 to 24 words, \
     0x and 64 hex digits, or a path from the development phrase such as //Alice"
)]
pub struct KeyError {
    /// The position of the signer, from 1.
    pub position: usize,
    /// The problem with the text.
    pub reason: String,
}

/// A signer of transactions, with an sr25519 key.
#[derive(Clone)]
pub struct Signer(Box<Keypair>);

impl Signer {
    /// Returns the signers of secret URIs that commas separate: `//Alice, //Bob`, phrases, hex seeds.
    ///
    /// # Errors
    ///
    /// [`KeyError`], which does not repeat the secret.
    pub fn from_uris(uris: &str) -> Result<Vec<Self>, KeyError> {
        let signer = |(position, uri): (usize, &str)| {
            let wrong = |reason: String| KeyError { position: position + 1, reason };
            // An empty URI would be the development phrase.
            let uri = Some(uri.trim()).filter(|uri| !uri.is_empty());
            let uri = uri.and_then(|uri| uri.parse::<SecretUri>().ok());
            let uri = uri.ok_or_else(|| wrong("for it has not the form of one".to_owned()))?;
            let key = Keypair::from_uri(&uri).map_err(|error| wrong(error.to_string()))?;
            Ok(Self(Box::new(key)))
        };
        uris.split(',').enumerate().map(signer).collect()
    }

    pub(in crate::network) fn key(&self) -> &Keypair {
        &self.0
    }

    pub(in crate::network) fn account(&self) -> AccountId32 {
        self.0.public_key().to_account_id()
    }
}

impl fmt::Display for Signer {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.account().fmt(f)
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "Signer({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_those_of_development_accounts_phrases_and_seeds() {
        let alice = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
        let phrase = "bottom drive obey lake curtain smoke basket hold race lonely fit walk//Alice";
        let seed = "0xe5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a";
        let signers = Signer::from_uris(&format!("//Alice, {phrase},{seed}")).unwrap();
        let names: Vec<String> = signers.iter().map(Signer::to_string).collect();
        assert_eq!(names, [alice, alice, alice]);
        assert_eq!(format!("{:?}", signers[2]), format!("Signer({alice})"));
    }

    #[test]
    fn a_key_that_is_none_is_not_repeated() {
        for secret in ["", "hunter2", "//Alice,hunter2", "0xhunter2", "hunter2 hunter2//x"] {
            let error = Signer::from_uris(secret).unwrap_err().to_string();
            assert!(!error.contains("hunter2"), "{error}");
            assert!(error.contains("//Alice"), "{error}");
        }
        let error = Signer::from_uris("//Alice,//Bob,no").unwrap_err().to_string();
        assert!(error.contains("signer 3"), "{error}");
    }
}
