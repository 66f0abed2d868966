use alloc::string::String;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::{fmt, str::FromStr};
use scale_info::TypeInfo;

/// The source of a query.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Debug,
    Default,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub enum InvokeSource {
    /// Anyone, off chain, through the runtime API. The default.
    #[default]
    RuntimeApi,
    /// A signed extrinsic.
    Extrinsic,
    /// An XCM message.
    Xcm,
    /// The runtime itself.
    Runtime,
}

impl InvokeSource {
    /// All sources, in the order of their encoding.
    pub const ALL: [Self; 4] = [Self::RuntimeApi, Self::Extrinsic, Self::Xcm, Self::Runtime];

    /// Returns its name, which [`FromStr`] reads.
    pub const fn name(self) -> &'static str {
        match self {
            Self::RuntimeApi => "runtime-api",
            Self::Extrinsic => "extrinsic",
            Self::Xcm => "xcm",
            Self::Runtime => "runtime",
        }
    }
}

impl FromStr for InvokeSource {
    type Err = InvokeSourceError;

    fn from_str(name: &str) -> Result<Self, InvokeSourceError> {
        let source = Self::ALL.into_iter().find(|source| source.name() == name);
        source.ok_or_else(|| InvokeSourceError(name.into()))
    }
}

/// A text that is not the name of a source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InvokeSourceError(pub String);

impl fmt::Display for InvokeSourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not the name of a source: the names are", self.0)?;
        for (index, source) in InvokeSource::ALL.into_iter().enumerate() {
            let separator = if index == 0 { " " } else { ", " };
            write!(f, "{separator}{}", source.name())?;
        }
        Ok(())
    }
}

impl core::error::Error for InvokeSourceError {}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn a_source_is_read_by_its_name() {
        for source in InvokeSource::ALL {
            assert_eq!(source.name().parse::<InvokeSource>(), Ok(source));
        }
        let error = "RuntimeApi".parse::<InvokeSource>().unwrap_err();
        assert_eq!(
            error.to_string(),
            r#""RuntimeApi" is not the name of a source: the names are runtime-api, extrinsic, xcm, runtime"#
        );
    }
}
