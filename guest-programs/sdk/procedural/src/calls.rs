//! Finds the calls to extensions by their path in the source, `alias::name`.

use proc_macro2::{Ident, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Item;

/// Returns the stubs that `items` mention, each once, in the order of their first mention.
pub fn find(aliases: &[Ident], items: &[Item]) -> Vec<(Ident, Ident)> {
    let mut calls = Vec::new();
    for item in items {
        if !is_test(item) {
            search(item.to_token_stream(), aliases, &mut calls);
        }
    }
    calls
}

/// Returns whether an item has `#[cfg(test)]`: the calls of tests are no part of the program's metadata.
fn is_test(item: &Item) -> bool {
    let attributes = match item {
        Item::Mod(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        _ => return false,
    };
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<Ident>().is_ok_and(|condition| condition == "test")
    })
}

fn search(tokens: TokenStream, aliases: &[Ident], calls: &mut Vec<(Ident, Ident)>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (position, token) in tokens.iter().enumerate() {
        let alias = match token {
            TokenTree::Group(group) => {
                search(group.stream(), aliases, calls);
                continue;
            }
            TokenTree::Ident(ident) if aliases.contains(ident) => ident,
            _ => continue,
        };
        // `other::alias::name` is something else, and so is `value.alias`.
        if position > 1
            && is_path_separator(&tokens[position - 2..position])
            && !position.checked_sub(3).is_some_and(|before| is_here(&tokens[before]))
            || position > 0 && is_punct(&tokens[position - 1], '.')
        {
            continue;
        }
        // `use alias::{name, other}`
        if let Some([first, second, TokenTree::Group(group), ..]) = tokens.get(position + 1..) {
            if is_path_separator(&[first.clone(), second.clone()]) {
                for token in group.stream() {
                    match token {
                        TokenTree::Ident(name) if is_stub(&name) => add(alias, &name, calls),
                        _ => (),
                    }
                }
            }
            continue;
        }
        let Some([first, second, TokenTree::Ident(name), rest @ ..]) = tokens.get(position + 1..)
        else {
            continue;
        };
        // A type or a constant, and `alias::module::..`, are not stubs.
        let goes_on = rest.len() > 1 && is_path_separator(&rest[..2]);
        if is_stub(name) && !goes_on && is_path_separator(&[first.clone(), second.clone()]) {
            add(alias, name, calls);
        }
    }
}

fn add(alias: &Ident, name: &Ident, calls: &mut Vec<(Ident, Ident)>) {
    if !calls.iter().any(|(known, function)| known == alias && function == name) {
        calls.push((alias.clone(), name.clone()));
    }
}

/// Returns whether a name may be a stub's: those of types and constants begin with a capital.
fn is_stub(name: &Ident) -> bool {
    name != "self" && name.to_string().starts_with(|first: char| first.is_lowercase())
}

/// Returns whether a path that begins with `token` may lead to the module's own alias.
fn is_here(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == "self" || ident == "super")
}

fn is_path_separator(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Punct(first), second] => {
            first.as_char() == ':' && first.spacing() == Spacing::Joint && is_punct(second, ':')
        }
        _ => false,
    }
}

fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use syn::parse_quote;

    fn found(items: &[Item]) -> Vec<String> {
        let aliases =
            ["fungibles", "swap"].map(|alias| Ident::new(alias, proc_macro2::Span::call_site()));
        find(&aliases, items).into_iter().map(|(alias, name)| format!("{alias}::{name}")).collect()
    }

    #[test]
    fn calls_are_found_wherever_they_stand() {
        let item = parse_quote! {
            fn entrypoint(accounts: &[u32]) -> u128 {
                let held = vec![fungibles::balance(1, 2), Struct { x: swap::list_pools() }.x];
                fungibles::balance(3, 4) + accounts.map(fungibles::try_total_supply)
            }
        };
        assert_eq!(
            found(&[item]),
            ["fungibles::balance", "swap::list_pools", "fungibles::try_total_supply"],
        );
    }

    #[test]
    fn calls_by_longer_paths_and_through_imports_are_found() {
        let items = [
            parse_quote! { use fungibles::{balance, try_name}; },
            parse_quote! { use swap::list_pools as pools; },
            parse_quote! { fn f() { self::swap::asset_info(1); super::fungibles::symbol(2) } },
        ];
        let expected = [
            "fungibles::balance",
            "fungibles::try_name",
            "swap::list_pools",
            "swap::asset_info",
            "fungibles::symbol",
        ];
        assert_eq!(found(&items), expected);
    }

    #[test]
    fn what_only_looks_like_a_call_is_not_one() {
        let items = [
            parse_quote! { type Chain = fungibles::With<u32>; },
            parse_quote! { const A: u32 = fungibles::LIMIT + fungibles::nested::f(); },
            parse_quote! { fn f(x: X) { other::fungibles::balance(); x.fungibles; swap } },
            parse_quote! { fn g() { swap::f::g() } },
            parse_quote! { #[cfg(test)] mod tests { fn t() { fungibles::balance() } } },
        ];
        assert_eq!(found(&items), [""; 0]);
    }
}
