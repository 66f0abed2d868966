//! The order of encoded values, as the types have it in Rust.

use crate::types::{is_byte, is_u256, MAX_DEPTH};
use codec::{Compact, Decode};
use scale_info::{PortableRegistry, TypeDef, TypeDefPrimitive};
use std::cmp::Ordering;

/// Compares two encoded values of the type `ty`, as a derived `Ord` does. Values that have no order compare by their
/// bytes.
pub(super) fn compare(types: &PortableRegistry, ty: u32, a: &[u8], b: &[u8]) -> Ordering {
    let mut pair = Pair { types, a, b };
    pair.value(ty, MAX_DEPTH).unwrap_or_else(|| a.cmp(b))
}

/// The remaining bytes of two encoded values.
struct Pair<'a> {
    types: &'a PortableRegistry,
    a: &'a [u8],
    b: &'a [u8],
}

impl Pair<'_> {
    /// Compares the next two values, of the type `ty`. Returns `None` if they have no order.
    fn value(&mut self, ty: u32, depth: u32) -> Option<Ordering> {
        let depth = depth.checked_sub(1)?;
        let types = self.types;
        let resolved = types.resolve(ty)?;
        match &resolved.type_def {
            TypeDef::Primitive(primitive) => self.primitive(primitive),
            // A compact integer is encoded alike in every width.
            TypeDef::Compact(_) => self.read::<Compact<u128>>().map(|(a, b)| a.0.cmp(&b.0)),
            TypeDef::Sequence(of) => {
                let (Compact(a), Compact(b)) = self.read::<Compact<u32>>()?;
                if is_byte(types, of.type_param.id) {
                    return self.bytes(a as usize, b as usize);
                }
                let common = self.items((0..a.min(b)).map(|_| of.type_param.id), depth)?;
                Some(common.then(a.cmp(&b)))
            }
            TypeDef::Array(of) => self.items((0..of.len).map(|_| of.type_param.id), depth),
            TypeDef::Tuple(of) => self.items(of.fields.iter().map(|ty| ty.id), depth),
            TypeDef::Composite(_) if is_u256(types, resolved) => {
                self.primitive(&TypeDefPrimitive::U256)
            }
            TypeDef::Composite(of) => self.items(of.fields.iter().map(|field| field.ty.id), depth),
            TypeDef::Variant(of) => {
                let (a, b) = self.read::<u8>()?;
                if a != b {
                    return Some(a.cmp(&b));
                }
                let variant = of.variants.iter().find(|variant| variant.index == a)?;
                self.items(variant.fields.iter().map(|field| field.ty.id), depth)
            }
            TypeDef::BitSequence(_) => None,
        }
    }

    fn primitive(&mut self, primitive: &TypeDefPrimitive) -> Option<Ordering> {
        use TypeDefPrimitive::*;
        match primitive {
            Bool => self.ordered::<bool>(),
            Char => None,
            Str => {
                let (Compact(a), Compact(b)) = self.read::<Compact<u32>>()?;
                self.bytes(a as usize, b as usize)
            }
            U8 => self.ordered::<u8>(),
            U16 => self.ordered::<u16>(),
            U32 => self.ordered::<u32>(),
            U64 => self.ordered::<u64>(),
            U128 => self.ordered::<u128>(),
            U256 => self.ordered::<sp_core::U256>(),
            I8 => self.ordered::<i8>(),
            I16 => self.ordered::<i16>(),
            I32 => self.ordered::<i32>(),
            I64 => self.ordered::<i64>(),
            I128 => self.ordered::<i128>(),
            I256 => {
                let (a, b) = self.read::<sp_core::U256>()?;
                // With the other sign bit, negative numbers come first.
                let sign = sp_core::U256::one() << 255;
                Some((a ^ sign).cmp(&(b ^ sign)))
            }
        }
    }

    fn ordered<T: Decode + Ord>(&mut self) -> Option<Ordering> {
        self.read::<T>().map(|(a, b)| a.cmp(&b))
    }

    /// Compares values of the types `tys`, one after the other, up to the first difference.
    fn items(&mut self, mut tys: impl Iterator<Item = u32>, depth: u32) -> Option<Ordering> {
        tys.find_map(|ty| match self.value(ty, depth) {
            Some(Ordering::Equal) => None,
            other => Some(other),
        })
        .unwrap_or(Some(Ordering::Equal))
    }

    fn bytes(&mut self, a: usize, b: usize) -> Option<Ordering> {
        let ((first, rest_of_a), (second, rest_of_b)) =
            (self.a.split_at_checked(a)?, self.b.split_at_checked(b)?);
        (self.a, self.b) = (rest_of_a, rest_of_b);
        Some(first.cmp(second))
    }

    fn read<T: Decode>(&mut self) -> Option<(T, T)> {
        Some((T::decode(&mut self.a).ok()?, T::decode(&mut self.b).ok()?))
    }
}
