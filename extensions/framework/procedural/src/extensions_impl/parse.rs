use proc_macro2::TokenStream;
use pvq_procedural::{attributes, module, Errors};
use syn::{
    parse::{Parse, ParseStream},
    Attribute, Ident, Item, ItemImpl, ItemMod, Meta, Path, Token, Type,
};

/// The namespace of the attributes inside the module.
const NAMESPACE: &str = "extensions_impl";

/// Names that the expansion uses in the author's module.
const RESERVED: [&str; 3] = ["contains", "executor", "metadata"];

/// A module that implements a set of extensions.
pub struct Set {
    /// The module as written, less the macro's attributes.
    pub module: ItemMod,
    /// The struct that implements them.
    pub ident: Ident,
    pub extensions: Vec<Implementation>,
}

/// An extension of the set.
pub struct Implementation {
    pub cfgs: Vec<Attribute>,
    /// The module that declares it.
    pub module: Path,
    pub weights: Option<Type>,
}

/// `weights = path::To<Weights>`
struct Arguments {
    weights: Type,
}

impl Parse for Arguments {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let key: Ident = input.parse()?;
        if key != "weights" {
            return Err(syn::Error::new_spanned(key, "the argument here is `weights = TYPE`"));
        }
        input.parse::<Token![=]>()?;
        let weights = input.parse()?;
        input.parse::<Option<Token![,]>>()?;
        if !input.is_empty() {
            return Err(input.error("nothing comes after `weights = TYPE`; remove it"));
        }
        Ok(Self { weights })
    }
}

impl Set {
    pub fn parse(attribute: TokenStream, item: TokenStream) -> syn::Result<Self> {
        if !attribute.is_empty() {
            return Err(syn::Error::new_spanned(
                attribute,
                "`#[extensions_impl]` takes no arguments; remove them",
            ));
        }
        let mut module = module::parse(item, NAMESPACE, "pub mod extensions")?;

        let mut errors = Errors::default();
        let mut ident = None;
        let mut implementations = Vec::new();
        for item in module::items(&mut module) {
            match item {
                Item::Struct(item) => {
                    let known = ["impl_struct"];
                    let taken = attributes::take(&mut item.attrs, NAMESPACE, &known, &mut errors);
                    let Some((_, marker)) = taken.first() else { continue };
                    attributes::without_arguments(marker, &mut errors);
                    if !item.generics.params.is_empty() {
                        errors.at(
                            &item.generics,
                            "this struct has no generic parameters: \
                             name the runtime's types in the implementations",
                        );
                    }
                    for cfg in attributes::cfgs(&item.attrs) {
                        errors.at(cfg, "put this `cfg` on the module: the set needs the struct");
                    }
                    if ident.is_some() {
                        errors.at(
                            marker,
                            "a set has one struct; put this one into a module of its own",
                        );
                    } else {
                        ident = Some(item.ident.clone());
                    }
                }
                Item::Impl(item) => {
                    let known = ["extension"];
                    let taken = attributes::take(&mut item.attrs, NAMESPACE, &known, &mut errors);
                    if let Some((_, marker)) = taken.into_iter().next() {
                        implementations.push((item.clone(), marker));
                    }
                }
                Item::Fn(item) if RESERVED.iter().any(|reserved| item.sig.ident == reserved) => {
                    let name = &item.sig.ident;
                    errors.at(name, format!("`#[extensions_impl]` generates `{name}`; rename it"));
                }
                other => refuse_attributes(other, &mut errors),
            }
        }
        if ident.is_none() {
            errors.at(
                &module.ident,
                "no struct in this module has `#[extensions_impl::impl_struct]`; \
                 put it on the one that implements the extensions",
            );
        }
        if implementations.is_empty() {
            errors.at(
                &module.ident,
                "no `impl` in this module has `#[extensions_impl::extension]`; \
                 put it on those of the extensions' traits",
            );
        }
        let extensions = implementations
            .iter()
            .filter_map(|(item, marker)| {
                Implementation::parse(item, marker, ident.as_ref(), &mut errors)
            })
            .collect();
        errors.finish()?;
        Ok(Self { module, ident: ident.expect("an error was returned otherwise"), extensions })
    }
}

impl Implementation {
    fn parse(
        item: &ItemImpl,
        marker: &Attribute,
        implementer: Option<&Ident>,
        errors: &mut Errors,
    ) -> Option<Self> {
        let weights = match &marker.meta {
            Meta::Path(_) => None,
            _ => errors.ok(marker.parse_args::<Arguments>()).map(|arguments| arguments.weights),
        };
        if !item.generics.params.is_empty() {
            errors.at(
                &item.generics,
                "an extension is implemented for the one struct; remove the generic parameters",
            );
        }
        let is_implementer = |ty: &Type| match ty {
            Type::Path(path) => implementer.is_none_or(|ident| path.path.is_ident(ident)),
            _ => false,
        };
        if !is_implementer(&item.self_ty) {
            let message = match implementer {
                Some(ident) => format!("extensions are implemented for `{ident}`; write that"),
                None => "extensions are implemented for the module's struct; write its name".into(),
            };
            errors.at(&item.self_ty, message);
        }
        let Some((negative, path, _)) = &item.trait_ else {
            errors.at(
                &item.self_ty,
                "`#[extensions_impl::extension]` goes on the implementation of an extension: \
                 `impl path::to::extension::Trait for ..`",
            );
            return None;
        };
        if let Some(negative) = negative {
            errors.at(negative, "an extension of the set is implemented; remove `!`");
        }
        if path.segments.len() < 2 {
            errors.at(
                path,
                format!(
                    "name the trait with the module that declares it, \
                     which holds what is registered: `extension::{}`",
                    path.segments.last()?.ident
                ),
            );
            return None;
        }
        let mut module = path.clone();
        module.segments.pop();
        module.segments.pop_punct();
        Some(Self { cfgs: attributes::cfgs(&item.attrs), module, weights })
    }
}

fn refuse_attributes(item: &mut Item, errors: &mut Errors) {
    for attribute in attributes::of_item(item).into_iter().flatten() {
        let path = attribute.path();
        if path.segments.first().is_some_and(|first| first.ident == NAMESPACE) {
            errors.at(
                path,
                "this goes on a struct, `#[extensions_impl::impl_struct]`, \
                 or on an `impl`, `#[extensions_impl::extension]`",
            );
        }
    }
}
