use crate::{
    entrypoint::{signature, Parameter},
    options::ExtensionFnOptions,
};
use syn::{Attribute, Error, Expr, ForeignItemFn, Item, Result, Type};

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

/// Checks that an item with `#[program::extension]` brings in stubs.
pub fn check(item: &Item) -> Result<()> {
    match item {
        Item::Use(_) | Item::Type(_) => Ok(()),
        _ => Err(Error::new_spanned(
            item,
            "an extension is brought in by `use path::to::guest as alias;`, or by `type Alias = \
             path::to::guest::With<Types>;`",
        )),
    }
}
