//! Finding the calls to extensions, by what is written: `alias::name`.

use proc_macro2::{Ident, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Item;

/// The stubs that `items` mention, each once, in the order of their first mention.
pub fn find(aliases: &[Ident], items: &[Item]) -> Vec<(Ident, Ident)> {
    let mut calls = Vec::new();
    for item in items {
        if !is_test(item) {
            search(item.to_token_stream(), aliases, &mut calls);
        }
    }
    calls
}

/// A program's own tests call what they like.
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
        if position > 1 && is_path_separator(&tokens[position - 2..position])
            || position > 0 && is_punct(&tokens[position - 1], '.')
        {
            continue;
        }
        let Some([first, second, TokenTree::Ident(name), rest @ ..]) = tokens.get(position + 1..)
        else {
            continue;
        };
        // A type or a constant, and `alias::module::..`, are not stubs.
        let is_function = name.to_string().starts_with(|first: char| first.is_lowercase());
        let goes_on = rest.len() > 1 && is_path_separator(&rest[..2]);
        if !is_function || goes_on || !is_path_separator(&[first.clone(), second.clone()]) {
            continue;
        }
        if !calls.iter().any(|(known, function)| known == alias && function == name) {
            calls.push((alias.clone(), name.clone()));
        }
    }
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
