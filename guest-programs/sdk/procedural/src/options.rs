use syn::{
    parse::{Parse, ParseStream},
    Error, Expr, ExprLit, Ident, Lit, Result, Token,
};

/// The options of `#[program(..)]`.
#[derive(Default)]
pub struct Options {
    /// The size of the heap, in bytes.
    pub heap: Option<Expr>,
    /// The least size of the stack, in bytes.
    pub stack: Option<Expr>,
    /// The allocator of the heap.
    pub allocator: Allocator,
}

/// An allocator of the heap.
#[derive(Clone, Copy, Default)]
pub enum Allocator {
    /// The heap only grows.
    #[default]
    Bump,
    /// Freed memory is used again.
    Picoalloc,
}

impl Parse for Options {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut options = Self::default();
        let mut allocator = None;
        for (name, value) in assignments(input)? {
            let option = match name.to_string().as_str() {
                "heap" => &mut options.heap,
                "stack" => &mut options.stack,
                "allocator" => &mut allocator,
                _ => {
                    return Err(Error::new_spanned(
                        &name,
                        format!(
                            "no option is called `{name}`: there are `heap` and `stack`, both in \
                             bytes, and `allocator`"
                        ),
                    ))
                }
            };
            set(option, &name, value)?;
        }
        if let Some(name) = allocator {
            options.allocator = Allocator::parse(&name)?;
        }
        Ok(options)
    }
}

impl Allocator {
    fn parse(name: &Expr) -> Result<Self> {
        if let Expr::Lit(ExprLit { lit: Lit::Str(literal), .. }) = name {
            match literal.value().as_str() {
                "bump" => return Ok(Self::Bump),
                "picoalloc" => return Ok(Self::Picoalloc),
                _ => (),
            }
        }
        Err(Error::new_spanned(
            name,
            "the allocator is `\"bump\"`, the default, whose heap only grows, or `\"picoalloc\"`, \
             which uses freed memory again",
        ))
    }
}

/// The options of `#[program::extension_fn(..)]`.
pub struct ExtensionFnOptions {
    /// The extension's id.
    pub extension_id: Option<Expr>,
    /// The function's position in the extension.
    pub fn_index: Option<Expr>,
}

impl Parse for ExtensionFnOptions {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let (mut extension_id, mut fn_index) = (None, None);
        for (name, value) in assignments(input)? {
            let option = match name.to_string().as_str() {
                "extension_id" => &mut extension_id,
                "fn_index" => &mut fn_index,
                _ => {
                    return Err(Error::new_spanned(
                        &name,
                        format!(
                            "no option is called `{name}`: there are `extension_id` and `fn_index`"
                        ),
                    ))
                }
            };
            set(option, &name, value)?;
        }
        Ok(Self { extension_id, fn_index })
    }
}

fn assignments(input: ParseStream<'_>) -> Result<Vec<(Ident, Expr)>> {
    let assignment = |input: ParseStream<'_>| {
        let name = input.parse()?;
        input.parse::<Token![=]>()?;
        Ok((name, input.parse()?))
    };
    Ok(input.parse_terminated(assignment, Token![,])?.into_iter().collect())
}

fn set(option: &mut Option<Expr>, name: &Ident, value: Expr) -> Result<()> {
    match option.replace(value) {
        None => Ok(()),
        Some(_) => Err(Error::new_spanned(name, format!("`{name}` is set twice"))),
    }
}
