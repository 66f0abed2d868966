//! Parsing and checking of the author's module.

mod function;
mod guest;
mod ids;
mod types;
mod weight;

pub use function::Function;
pub use ids::Ids;
pub use weight::{Component, OUTPUT};

use crate::docs;
use function::MAX_FUNCTIONS;
use proc_macro2::TokenStream;
use pvq_procedural::{attributes, module, Errors};
use quote::ToTokens;
use syn::{
    ext::IdentExt, punctuated::Punctuated, Attribute, Ident, Item, ItemMod, ItemTrait, Token,
    TraitItem, Type, TypeParamBound, Visibility,
};

/// The namespace of the attributes inside the module.
const NAMESPACE: &str = "extension_decl";

/// Names that the expansion uses in the author's module.
const RESERVED: [&str; 8] =
    ["Call", "Dispatch", "EXTENSION_ID", "Impl", "LEGACY_EXTENSION_ID", "W", "WeightInfo", "guest"];

/// A module that declares an extension.
pub struct Declaration {
    /// The module as written, less the macro's attributes.
    pub module: ItemMod,
    /// The trait.
    pub extension: Extension,
}

/// A trait that declares an extension.
pub struct Extension {
    /// The name of the trait.
    pub ident: Ident,
    /// The doc comments of the trait.
    pub docs: Vec<Attribute>,
    /// The ids that it declares, if it does.
    pub ids: Option<Ids>,
    pub types: Vec<AssociatedType>,
    pub functions: Vec<Function>,
}

/// A type of the chain that implements the extension.
pub struct AssociatedType {
    pub ident: Ident,
    pub cfgs: Vec<Attribute>,
    pub docs: Vec<Attribute>,
    pub bounds: Punctuated<TypeParamBound, Token![+]>,
    /// Its default for guests.
    pub guest: Option<Type>,
}

impl Declaration {
    pub fn parse(attribute: TokenStream, item: TokenStream) -> syn::Result<Self> {
        if !attribute.is_empty() {
            return Err(syn::Error::new_spanned(
                attribute,
                "`#[extension_decl]` takes no arguments; remove them",
            ));
        }
        let mut module = module::parse(item, NAMESPACE, "pub mod extension")?;

        let mut errors = Errors::default();
        let mut found = None;
        for item in module::items(&mut module) {
            refuse_reserved_name(item, &mut errors);
            let Some(attrs) = attributes::of_item(item) else { continue };
            let taken =
                attributes::take(attrs, NAMESPACE, &["extension", "guest", "ids"], &mut errors);
            let marker = |name| taken.iter().find(|(taken, _)| taken == name).map(|(_, it)| it);
            let (guest, ids) = (marker("guest"), marker("ids"));
            let Some(marker) = marker("extension") else {
                for (name, attribute) in &taken {
                    errors.at(
                        attribute,
                        format!(
                            "`#[extension_decl::{name}]` belongs to a trait with \
                             `#[extension_decl::extension]`"
                        ),
                    );
                }
                continue;
            };
            attributes::without_arguments(marker, &mut errors);
            let Item::Trait(item) = item else {
                errors.at(marker, "`#[extension_decl::extension]` goes on a trait");
                continue;
            };
            if found.is_some() {
                errors.at(
                    marker,
                    "a module declares one extension; put this trait into a module of its own",
                );
                continue;
            }
            found = Some(parse_trait(item, guest, ids, &mut errors));
        }
        if found.is_none() {
            errors.at(
                &module.ident,
                "no trait in this module has `#[extension_decl::extension]`; \
                 put it on the one that declares the extension",
            );
        }
        errors.finish()?;
        let extension = found.expect("an error was returned otherwise");
        Ok(Self { module, extension })
    }
}

fn parse_trait(
    item: &mut ItemTrait,
    guest: Option<&Attribute>,
    ids: Option<&Attribute>,
    errors: &mut Errors,
) -> Extension {
    if !matches!(item.vis, Visibility::Public(_)) {
        errors.at(&item.ident, "a runtime implements this trait; make it `pub`");
    }
    if let Some(keyword) = &item.unsafety {
        errors.at(keyword, "an extension is safe to implement; remove `unsafe`");
    }
    if let Some(keyword) = &item.auto_token {
        errors.at(keyword, "an extension is not an auto trait; remove `auto`");
    }
    if !item.generics.params.is_empty() {
        errors.at(
            &item.generics,
            "an extension has no generic parameters; use associated types: `type AssetId: Parameter;`",
        );
    }
    if let Some(clause) = &item.generics.where_clause {
        errors.at(clause, "an extension has no where clause; put bounds on the associated types");
    }
    for cfg in attributes::cfgs(&item.attrs) {
        errors.at(cfg, "put this `cfg` on the module: what is generated needs the trait");
    }

    let ident = item.ident.clone();
    let mut types = Vec::new();
    for item in &mut item.items {
        if let TraitItem::Type(item) = item {
            attributes::take(&mut item.attrs, NAMESPACE, &[], errors);
            if !item.generics.params.is_empty() {
                errors.at(
                    &item.generics,
                    "an associated type of an extension has no generic parameters; remove them",
                );
            }
            if let Some((_, default)) = &item.default {
                errors.at(
                    default,
                    "an associated type has no default; \
                     for guests, write `#[extension_decl::guest(..)]` on the trait",
                );
            }
            types.push(AssociatedType {
                ident: item.ident.clone(),
                cfgs: attributes::cfgs(&item.attrs),
                docs: docs::linked(&item.attrs, &ident),
                bounds: item.bounds.clone(),
                guest: None,
            });
        }
    }
    if let Some(guest) = guest {
        guest::parse(guest, &mut types, errors);
    }
    let ids = ids.and_then(|ids| ids::parse(ids, errors));

    let mut functions: Vec<Function> = Vec::new();
    for item in &mut item.items {
        match item {
            TraitItem::Fn(item) => {
                let known: Vec<_> = types.iter().map(|ty| ty.ident.clone()).collect();
                functions.push(Function::parse(item, &ident, &known, errors));
            }
            TraitItem::Const(item) => {
                attributes::take(&mut item.attrs, NAMESPACE, &[], errors);
            }
            TraitItem::Type(_) => {}
            other => errors.at(
                other,
                "an extension consists of functions, types and constants; write them out here",
            ),
        }
    }
    if functions.is_empty() {
        errors.at(&item.ident, "an extension has at least one function; declare it here");
    }
    if let Some(function) = functions.get(MAX_FUNCTIONS) {
        errors.at(
            &function.ident,
            format!("an extension has at most {MAX_FUNCTIONS} functions; declare a second one"),
        );
    }
    for function in &functions {
        let name = function.name();
        if let Some(tried) = name.strip_prefix("try_") {
            errors.at(
                &function.ident,
                format!("`try_` begins the names of guests' stubs that return errors; name it `{tried}`"),
            );
        }
    }
    Extension { docs: docs::linked(&item.attrs, &ident), ident, ids, types, functions }
}

fn refuse_reserved_name(item: &Item, errors: &mut Errors) {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Mod(item) => &item.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return,
    };
    if RESERVED.iter().any(|reserved| ident.unraw() == reserved) {
        errors.at(
            ident,
            format!("`#[extension_decl]` uses the name `{ident}` in this module; choose another"),
        );
    }
}

impl ToTokens for AssociatedType {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.ident.to_tokens(tokens);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::{format_ident, quote};

    fn declare(functions: usize) -> syn::Result<Declaration> {
        let names = (0..functions).map(|number| format_ident!("function_{number}"));
        let module = quote! {
            mod extension {
                #[extension_decl::extension]
                pub trait Extension { #( fn #names(); )* }
            }
        };
        Declaration::parse(TokenStream::new(), module)
    }

    #[test]
    fn an_index_is_one_byte() {
        assert_eq!(declare(MAX_FUNCTIONS).unwrap().extension.functions.len(), 256);
        let Err(error) = declare(MAX_FUNCTIONS + 1) else { panic!("there are too many functions") };
        assert!(error.to_string().contains("at most 256 functions"));
    }

    // The compiler refuses this before the macro, for now.
    #[test]
    fn an_extension_is_not_an_auto_trait() {
        let module = quote! {
            mod extension {
                #[extension_decl::extension]
                pub auto trait Extension { fn nothing(); }
            }
        };
        let Err(error) = Declaration::parse(TokenStream::new(), module) else {
            panic!("the trait is an auto trait")
        };
        assert!(error.to_string().contains("remove `auto`"), "{error}");
    }
}
