use crate::{
    entrypoint::{signature, Parameter},
    options::ExtensionFnOptions,
};
use proc_macro2::TokenStream;
use quote::{quote, ToTokens};
use syn::{
    punctuated::Pair, Attribute, Error, Expr, ForeignItemFn, Ident, Item, PathArguments,
    PathSegment, Result, Type, TypePath, UseTree,
};

/// A function with `#[program::extension_fn(..)]`.
pub struct ExtensionFn {
    /// The extension's id.
    pub extension_id: Expr,
    /// The function's position in the extension.
    pub fn_index: Expr,
    pub function: ForeignItemFn,
    pub parameters: Vec<Parameter>,
    pub output: Type,
}

impl ExtensionFn {
    pub fn parse(marker: &Attribute, item: Item) -> Result<Self> {
        let refuse = |why: &str| {
            let shape = "#[program::extension_fn(extension_id = .., fn_index = ..)]";
            Error::new_spanned(marker, format!("{why}: write `{shape}`"))
        };
        if marker.meta.require_list().is_err() {
            return Err(refuse("which function this is, is missing"));
        }
        let options: ExtensionFnOptions = marker.parse_args()?;
        let extension_id =
            options.extension_id.ok_or_else(|| refuse("`extension_id` is missing"))?;
        let fn_index = options.fn_index.ok_or_else(|| refuse("`fn_index` is missing"))?;
        let function: ForeignItemFn = match item {
            Item::Verbatim(tokens) => syn::parse2(tokens)?,
            Item::Fn(function) => {
                return Err(Error::new_spanned(
                    &function.block,
                    "the extension has the body of this function: write `;` instead",
                ))
            }
            other => {
                return Err(Error::new_spanned(
                    &other,
                    "a function of an extension is `fn name(parameters) -> Result;`",
                ))
            }
        };
        let (parameters, output) = signature(&function.sig, "a function of an extension")?;
        Ok(Self { extension_id, fn_index, function, parameters, output })
    }
}

/// An extension with `#[program::extension]`.
pub struct Extension {
    /// The name by which the module calls it.
    pub alias: Ident,
    /// The module of its stubs.
    stubs: TokenStream,
    /// The chain's types, if they are not the default ones.
    types: PathArguments,
}

impl Extension {
    pub fn parse(item: &Item) -> Result<Self> {
        match item {
            Item::Use(item) => {
                let alias = alias(&item.tree)?;
                let stubs = alias.to_token_stream();
                Ok(Self { alias, stubs, types: PathArguments::None })
            }
            Item::Type(item) => Self::of_type(&item.ident, &item.ty),
            _ => Err(Error::new_spanned(
                item,
                "an extension is brought in by `use path::to::guest as alias;`, or by `type \
                 Alias = path::to::guest::With<Types>;`",
            )),
        }
    }

    fn of_type(alias: &Ident, ty: &Type) -> Result<Self> {
        if let Type::Path(TypePath { qself: None, path }) = ty {
            let mut stubs = path.clone();
            let with = stubs.segments.pop().map(Pair::into_value);
            if let Some(PathSegment { ident, arguments: types }) = with {
                if ident == "With" && !types.is_none() && !stubs.segments.is_empty() {
                    stubs.segments.pop_punct();
                    return Ok(Self {
                        alias: alias.clone(),
                        stubs: stubs.to_token_stream(),
                        types,
                    });
                }
            }
        }
        Err(Error::new_spanned(
            ty,
            "the stubs for a chain with its own types are `path::to::guest::With<Types>`",
        ))
    }

    /// Returns the type that describes the function `name`.
    pub fn function(&self, name: &Ident) -> TokenStream {
        let Self { stubs, types, .. } = self;
        quote!(#stubs::#name #types)
    }
}

fn alias(mut tree: &UseTree) -> Result<Ident> {
    loop {
        match tree {
            UseTree::Path(path) => tree = &path.tree,
            UseTree::Name(name) if name.ident != "self" => return Ok(name.ident.clone()),
            UseTree::Rename(rename) if rename.rename != "_" => return Ok(rename.rename.clone()),
            other => return Err(Error::new_spanned(
                other,
                "the calls to an extension are found by its name: write `use path::to::guest as \
                     alias;` and call `alias::name(..)`",
            )),
        }
    }
}
