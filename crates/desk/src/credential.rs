//! Does a text hold a credential? What is pasted into a field is kept for good, so a password in it would be too.
//!
//! It knows the shapes of secrets: keys, tokens, addresses with a password in them, a value that is called a password.
//! It refuses to know whether one is valid. A false alarm costs one edit, a secret in the journal costs its owner more;
//! but a sentence about a password is none.

use std::ops::Range;

crate::choices::choices! {
    /// What it looks like.
    Shape {
        /// Something that is called a password.
        Password = "password",
        /// A private key.
        PrivateKey = "private_key",
        /// A token, or the key of a programming interface.
        Token = "token",
        /// An address with a password in it.
        Address = "address",
    }
}

/// The marks that stand for something left out.
const MASK: &str = "•••••";

/// What the text looks like holding, if it does.
///
/// ```
/// use desk::credential::{Shape, looks_like};
/// assert_eq!(looks_like("password=Winter2026"), Some(Shape::Password));
/// assert_eq!(looks_like("Mot de passe : hiver!2026"), Some(Shape::Password));
/// assert_eq!(looks_like("postgres://app:s3cret@db.example/main"), Some(Shape::Address));
/// assert_eq!(looks_like("The password page is blank, and so is the token list."), None);
/// assert_eq!(looks_like("password=•••••"), None);
/// ```
pub fn looks_like(text: &str) -> Option<Shape> {
    found(text).first().map(|(shape, _)| *shape)
}

/// The text with marks in the place of what looks like a credential.
///
/// ```
/// use desk::credential::{looks_like, masked};
/// let masked = masked("Sign in as ana, password=Winter2026, then wait.");
/// assert_eq!(masked, "Sign in as ana, password=•••••, then wait.");
/// assert_eq!(looks_like(&masked), None);
/// ```
pub fn masked(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for (_, span) in found(text) {
        if span.start >= from {
            kept.push_str(&text[from..span.start]);
            kept.push_str(MASK);
            from = span.end;
        }
    }
    kept.push_str(&text[from..]);
    kept
}

/// Each one, in the order of the text.
fn found(text: &str) -> Vec<(Shape, Range<usize>)> {
    let mut found = Vec::new();
    private_keys(text, &mut found);
    for span in words(text) {
        let word = &text[span.clone()];
        if let Some(inside) = address(word) {
            found.push((Shape::Address, span.start + inside.start..span.start + inside.end));
        } else if let Some(inside) = token(word) {
            found.push((Shape::Token, span.start + inside.start..span.start + inside.end));
        }
    }
    named(text, &mut found);
    found.sort_by_key(|(_, span)| (span.start, std::cmp::Reverse(span.end)));
    found
}

/// From the line that begins a private key to the one that ends it.
fn private_keys(text: &str, found: &mut Vec<(Shape, Range<usize>)>) {
    let mut from = 0;
    while let Some(at) = text[from..].find("-----BEGIN ").map(|at| from + at) {
        let line = text[at..].lines().next().unwrap_or_default();
        from = at + line.len().max(1);
        if !line.contains("PRIVATE KEY") {
            continue;
        }
        let end = text[from..].find("-----END ").map_or(text.len(), |end| {
            let end = from + end;
            end + text[end..].lines().next().unwrap_or_default().len()
        });
        found.push((Shape::PrivateKey, at..end));
        from = end;
    }
}

/// What stands between spaces and brackets.
fn words(text: &str) -> Vec<Range<usize>> {
    let splits = |c: char| {
        c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '<' | '>' | '(' | ')' | ',' | ';' | '«' | '»')
    };
    let mut spans = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (splits(c), start) {
            (true, Some(from)) => {
                spans.push(from..at);
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    spans.extend(start.map(|from| from..text.len()));
    spans
}

/// The password of `scheme://user:password@host`.
fn address(word: &str) -> Option<Range<usize>> {
    let after = word.find("://")? + 3;
    let authority = word[after..].split(['/', '?', '#']).next()?;
    let (user, _) = authority.rsplit_once('@')?;
    let colon = user.find(':')?;
    let secret = after + colon + 1..after + user.len();
    (!is_mask(&word[secret.clone()])).then_some(secret)
}

/// Beginnings by which the makers of tokens let them be recognised, with the least that follows.
const PREFIXES: &[(&str, usize)] = &[
    ("AKIA", 16),
    ("ASIA", 16),
    ("ghp_", 30),
    ("gho_", 30),
    ("ghs_", 30),
    ("github_pat_", 30),
    ("glpat-", 16),
    ("xoxb-", 20),
    ("xoxp-", 20),
    ("sk_live_", 16),
    ("sk-ant-", 20),
    ("AIza", 30),
    ("guichet_", 32),
];

fn token(word: &str) -> Option<Range<usize>> {
    let is_token = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    for (prefix, least) in PREFIXES {
        if let Some(at) = word.find(prefix) {
            let rest = &word[at + prefix.len()..];
            let length: usize = rest.chars().take_while(|c| is_token(*c)).map(char::len_utf8).sum();
            if length >= *least {
                return Some(at..at + prefix.len() + length);
            }
        }
    }
    // A signed token of the web: three parts, the first of which is the beginning of JSON.
    let at = word.find("eyJ")?;
    let of_it = |c: &char| is_token(*c) || *c == '.';
    let length: usize = word[at..].chars().take_while(of_it).map(char::len_utf8).sum();
    let signed = &word[at..at + length];
    let parts: Vec<&str> = signed.split('.').collect();
    (parts.len() == 3 && parts[..2].iter().all(|part| part.len() >= 10)).then_some(at..at + length)
}

/// What people call a secret, in the languages of this desk, before `=` or `:`.
const NAMES: &[(&str, Shape)] = &[
    ("password", Shape::Password),
    ("passwd", Shape::Password),
    ("passphrase", Shape::Password),
    ("passcode", Shape::Password),
    ("pwd", Shape::Password),
    ("mot de passe", Shape::Password),
    ("mdp", Shape::Password),
    ("パスワード", Shape::Password),
    ("暗証番号", Shape::Password),
    ("api key", Shape::Token),
    ("api_key", Shape::Token),
    ("apikey", Shape::Token),
    ("api-key", Shape::Token),
    ("access_key", Shape::Token),
    ("secret_key", Shape::Token),
    ("client_secret", Shape::Token),
    ("secret", Shape::Token),
    ("token", Shape::Token),
    ("bearer", Shape::Token),
];

/// A value that is called by the name of a secret.
fn named(text: &str, found: &mut Vec<(Shape, Range<usize>)>) {
    // Only ASCII is folded: every place stays where it was.
    let folded = text.to_ascii_lowercase();
    for (name, shape) in NAMES {
        let mut from = 0;
        while let Some(at) = folded[from..].find(name).map(|at| from + at) {
            from = at + name.len();
            found.extend(value(text, from, *name == "bearer").map(|span| (*shape, span)));
        }
    }
}

/// Where the value after a name is, if it has the look of a secret.
fn value(text: &str, from: usize, is_bearer: bool) -> Option<Range<usize>> {
    let rest = &text[from..];
    let skip = |text: &str, what: &[char]| text.len() - text.trim_start_matches(what).len();
    let blank = [' ', '\u{a0}', '\u{202f}', '\t', '"', '\''];
    let mut at = from + skip(rest, &blank);
    let sign = text[at..].chars().next()?;
    let set = match sign {
        '=' => true,
        ':' | '：' => false,
        _ if is_bearer && at > from => true,
        _ => return None,
    };
    if matches!(sign, '=' | ':' | '：') {
        at += sign.len_utf8();
        at += skip(&text[at..], &blank);
    }
    let ends =
        |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ',' | ';' | '<' | '>' | ')' | '、' | '。');
    let length = text[at..].find(ends).unwrap_or(text.len() - at);
    let secret = text[at..at + length].trim_end_matches(['.', '!', '?', ':']);
    let least = if is_bearer {
        16
    } else if set {
        4
    } else {
        6
    };
    let letters = secret.chars().any(char::is_alphabetic);
    let others = secret.chars().any(|c| !c.is_alphabetic());
    // After a colon stands an explanation as often as a value: a word alone is none.
    let looks =
        secret.chars().count() >= least && !is_mask(secret) && (set && !is_bearer || letters && others);
    looks.then(|| at..at + secret.len())
}

/// Marks, or the name of what belongs there: nothing is given away.
fn is_mask(value: &str) -> bool {
    let placeholder = value.starts_with(['<', '{', '[', '$', '%']);
    placeholder || value.chars().all(|c| matches!(c, '*' | '•' | '.' | '…' | 'x' | 'X' | '-' | '_' | '?'))
}
