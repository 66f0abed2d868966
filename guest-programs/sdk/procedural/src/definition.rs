use crate::{
    calls,
    entrypoint::Entrypoint,
    extension::{Extension, ExtensionFn},
    options::Options,
};
use proc_macro2::Span;
use quote::ToTokens;
use syn::{Attribute, Error, Ident, Item, ItemMod, Result};

/// A parsed module with `#[program]`.
pub struct Program {
    pub options: Options,
    /// The module, without the `#[program::..]` in it and without its extension functions.
    pub module: ItemMod,
    pub entrypoints: Vec<Entrypoint>,
    pub extension_fns: Vec<ExtensionFn>,
    pub extensions: Vec<Extension>,
    /// The stubs that the module calls: the extension's alias and the function.
    pub calls: Vec<(Ident, Ident)>,
}

/// An attribute `#[program::NAME]`.
enum Marker {
    Entrypoint(Attribute),
    Extension(Attribute),
    ExtensionFn(Attribute),
}

impl Program {
    pub fn parse(options: Options, mut module: ItemMod) -> Result<Self> {
        let Some((_, items)) = &mut module.content else {
            return Err(Error::new_spanned(
                &module,
                "`#[program]` needs to see what is in the module: write `mod name { .. }`",
            ));
        };
        let mut entrypoints = Vec::new();
        let mut extension_fns = Vec::new();
        let mut extensions = Vec::<Extension>::new();
        let mut errors: Option<Error> = None;
        let mut fail = |error: Error| match &mut errors {
            Some(errors) => errors.combine(error),
            none => *none = Some(error),
        };
        let mut kept = Vec::new();
        for mut item in std::mem::take(items) {
            match take_marker(&mut item) {
                Err(error) => fail(error),
                Ok(None) => kept.push(item),
                Ok(Some(Marker::Entrypoint(marker))) => match Entrypoint::parse(&marker, item) {
                    Ok((entrypoint, function)) => {
                        entrypoints.push(entrypoint);
                        kept.push(Item::Fn(function));
                    }
                    Err(error) => fail(error),
                },
                Ok(Some(Marker::Extension(marker))) => match Extension::parse(&marker, &item) {
                    Ok(extension) => {
                        extensions.push(extension);
                        kept.push(item);
                    }
                    Err(error) => fail(error),
                },
                Ok(Some(Marker::ExtensionFn(marker))) => match ExtensionFn::parse(&marker, item) {
                    Ok(function) => extension_fns.push(function),
                    Err(error) => fail(error),
                },
            }
        }
        if let Some(errors) = errors {
            return Err(errors);
        }
        if entrypoints.is_empty() {
            return Err(Error::new(
                Span::call_site(),
                "a program has an entrypoint: put `#[program::entrypoint]` on a function in the \
                 module",
            ));
        }
        if let Some(one_too_many) = entrypoints.get(256) {
            return Err(Error::new_spanned(
                &one_too_many.name,
                "a program has at most 256 entrypoints: their index is one byte",
            ));
        }
        let aliases: Vec<_> = extensions.iter().map(|extension| extension.alias.clone()).collect();
        let calls = calls::find(&aliases, &kept);
        *items = kept;
        Ok(Self { options, module, entrypoints, extension_fns, extensions, calls })
    }
}

/// Removes the `#[program::..]` from an item, and returns it if there is one.
fn take_marker(item: &mut Item) -> Result<Option<Marker>> {
    let attributes = match item {
        Item::Fn(item) => &mut item.attrs,
        Item::Use(item) => &mut item.attrs,
        Item::Const(item) => &mut item.attrs,
        Item::Enum(item) => &mut item.attrs,
        Item::Impl(item) => &mut item.attrs,
        Item::Macro(item) => &mut item.attrs,
        Item::Mod(item) => &mut item.attrs,
        Item::Static(item) => &mut item.attrs,
        Item::Struct(item) => &mut item.attrs,
        Item::Trait(item) => &mut item.attrs,
        Item::Type(item) => &mut item.attrs,
        // A function without a body, or other tokens that `syn` does not parse, which are left alone.
        Item::Verbatim(tokens) => {
            let Ok(mut function) = syn::parse2::<syn::ForeignItemFn>(tokens.clone()) else {
                return Ok(None);
            };
            let marker = take_marker_from(&mut function.attrs)?;
            if marker.is_some() {
                *tokens = function.into_token_stream();
            }
            return Ok(marker);
        }
        _ => return Ok(None),
    };
    take_marker_from(attributes)
}

fn take_marker_from(attributes: &mut Vec<Attribute>) -> Result<Option<Marker>> {
    let is_marker = |attribute: &Attribute| {
        let path = attribute.path();
        path.leading_colon.is_none()
            && path.segments.len() == 2
            && path.segments[0].ident == "program"
    };
    let Some(position) = attributes.iter().position(is_marker) else { return Ok(None) };
    let attribute = attributes.remove(position);
    if let Some(second) = attributes.iter().find(|attribute| is_marker(attribute)) {
        return Err(Error::new_spanned(second, "one item has one `#[program::..]`"));
    }
    let name = &attribute.path().segments[1].ident;
    match name.to_string().as_str() {
        "entrypoint" => Ok(Some(Marker::Entrypoint(attribute))),
        "extension" => Ok(Some(Marker::Extension(attribute))),
        "extension_fn" => Ok(Some(Marker::ExtensionFn(attribute))),
        _ => Err(Error::new_spanned(
            name,
            format!(
                "there is no `#[program::{name}]`: write `#[program::entrypoint]`, \
                 `#[program::extension]` or `#[program::extension_fn(..)]`"
            ),
        )),
    }
}
