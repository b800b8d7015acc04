//! Which product a request is about, and for which ones somebody is qualified (clause 1, response time).
//!
//! A house with one product never names it; where there are several, a person is qualified for some of them, from an
//! instant until another. It doesn't know who grants that, or when.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The most letters in the name of a product.
const LONGEST: usize = 100;

/// A product, by its name. `Portal ` and `portal` are one product.
///
/// ```
/// use desk::Product;
/// assert_eq!(Product::named(" Customer  Portal"), Product::named("customer portal"));
/// assert!(Product::named("  ").is_none());
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Product(String);

impl Product {
    /// The product of that name; none, if it is no name.
    pub fn named(typed: &str) -> Option<Product> {
        let name = typed.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let fits = !name.is_empty() && name.chars().count() <= LONGEST && !name.contains(char::is_control);
        fits.then_some(Product(name))
    }

    /// Its name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Product {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// For which products somebody is qualified at an instant.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum QualifiedFor {
    /// None.
    #[default]
    Nothing,
    /// These.
    Some(Vec<Product>),
    /// All that there are.
    Everything,
}

impl QualifiedFor {
    /// For any at all?
    pub fn is_any(&self) -> bool {
        *self != QualifiedFor::Nothing
    }

    /// Is that a qualified member for this product? Where a request names none, the text asks for a qualified member
    /// and no more: any qualification is one.
    pub fn covers(&self, product: Option<&Product>) -> bool {
        match (self, product) {
            (QualifiedFor::Nothing, _) => false,
            (QualifiedFor::Everything, _) | (QualifiedFor::Some(_), None) => true,
            (QualifiedFor::Some(products), Some(product)) => products.contains(product),
        }
    }
}
