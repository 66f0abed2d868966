use crate::{
    entrypoint::Entrypoint,
    extension::{self, ExtensionFn},
    options::Options,
};
use proc_macro2::{Span, TokenStream};
use pvq_procedural::{attributes, module, Errors};
use quote::ToTokens;
use syn::{Attribute, Error, ForeignItemFn, Item, ItemMod, Result};

/// The namespace of the attributes inside the module.
const NAMESPACE: &str = "program";

/// A parsed module with `#[program]`.
pub struct Program {
    pub options: Options,
    /// The module, without the `#[program::..]` in it and without its extension functions.
    pub module: ItemMod,
    pub entrypoints: Vec<Entrypoint>,
    pub extension_fns: Vec<ExtensionFn>,
}

impl Program {
    pub fn parse(options: Options, module: TokenStream) -> Result<Self> {
        let mut module = module::parse(module, NAMESPACE, "mod name")?;
        let mut errors = Errors::default();
        let mut entrypoints = Vec::new();
        let mut extension_fns = Vec::new();
        let mut kept = Vec::new();
        for mut item in std::mem::take(module::items(&mut module)) {
            let Some((name, marker)) = take_marker(&mut item, &mut errors) else {
                kept.push(item);
                continue;
            };
            match name.as_str() {
                "entrypoint" => {
                    attributes::without_arguments(&marker, &mut errors);
                    if let Some((entrypoint, function)) = errors.ok(Entrypoint::parse(item)) {
                        entrypoints.push(entrypoint);
                        kept.push(Item::Fn(function));
                    }
                }
                "extension" => {
                    attributes::without_arguments(&marker, &mut errors);
                    errors.ok(extension::check(&item));
                    kept.push(item);
                }
                _ => extension_fns.extend(errors.ok(ExtensionFn::parse(&marker, item))),
            }
        }
        errors.finish()?;
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
        *module::items(&mut module) = kept;
        Ok(Self { options, module, entrypoints, extension_fns })
    }
}

/// Removes the `#[program::NAME]` from an item, and returns it with its name if there is one.
fn take_marker(item: &mut Item, errors: &mut Errors) -> Option<(String, Attribute)> {
    // A function without a body, or other tokens that `syn` does not parse, which are left alone.
    if let Item::Verbatim(tokens) = item {
        let mut function = syn::parse2::<ForeignItemFn>(tokens.clone()).ok()?;
        let marker = take_marker_from(&mut function.attrs, errors)?;
        *tokens = function.into_token_stream();
        return Some(marker);
    }
    take_marker_from(attributes::of_item(item)?, errors)
}

fn take_marker_from(
    attributes: &mut Vec<Attribute>,
    errors: &mut Errors,
) -> Option<(String, Attribute)> {
    let known = ["entrypoint", "extension", "extension_fn"];
    let mut taken = attributes::take(attributes, NAMESPACE, &known, errors).into_iter();
    let marker = taken.next();
    if let Some((_, second)) = taken.next() {
        errors.at(second, "one item has one `#[program::..]`; remove this");
    }
    marker
}
