//! Values that cross to either engine and back: five kinds, no date and no number with a point.

use crate::ReadError;

/// A parameter or a column.
///
/// ```
/// use store::Value;
/// assert_eq!(Value::from("Paris"), Value::Text("Paris".to_owned()));
/// assert_eq!(Value::from(None::<i64>), Value::Null);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing known.
    Null,
    /// True or false; SQLite keeps it as 1 or 0.
    Bool(bool),
    /// A count, a position, or an instant in microseconds since 1970.
    Int(i64),
    /// Text without NUL.
    Text(String),
    /// Ids, hashes, bodies.
    Bytes(Vec<u8>),
}

impl Value {
    /// PostgreSQL's text can't hold U+0000, so neither may ours: the engines must not differ.
    pub(crate) fn has_nul(&self) -> bool {
        matches!(self, Value::Text(text) if text.as_bytes().contains(&0))
    }

    pub(crate) fn size(&self) -> usize {
        match self {
            Value::Text(text) => text.len(),
            Value::Bytes(bytes) => bytes.len(),
            Value::Null | Value::Bool(_) | Value::Int(_) => 8,
        }
    }

    fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Int(_) => "an integer",
            Value::Text(_) => "text",
            Value::Bytes(_) => "bytes",
        }
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Value {
        Value::Bool(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Value {
        Value::Int(value)
    }
}

impl From<i32> for Value {
    fn from(value: i32) -> Value {
        Value::Int(value.into())
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Value {
        Value::Int(value.into())
    }
}

impl From<u8> for Value {
    fn from(value: u8) -> Value {
        Value::Int(value.into())
    }
}

/// Positions, versions and ticket numbers. Past 2⁶³ it stays at the largest integer, where no journal gets.
impl From<u64> for Value {
    fn from(value: u64) -> Value {
        Value::Int(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Value {
        Value::Text(value.to_owned())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Value {
        Value::Text(value)
    }
}

impl From<&[u8]> for Value {
    fn from(value: &[u8]) -> Value {
        Value::Bytes(value.to_vec())
    }
}

impl From<Vec<u8>> for Value {
    fn from(value: Vec<u8>) -> Value {
        Value::Bytes(value)
    }
}

impl<const N: usize> From<[u8; N]> for Value {
    fn from(value: [u8; N]) -> Value {
        Value::Bytes(value.to_vec())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Null, Into::into)
    }
}

/// Makes a list of [`Value`]s from anything that becomes one.
///
/// ```
/// assert_eq!(store::values!["open", 3_i64].len(), 2);
/// ```
#[macro_export]
macro_rules! values {
    ($($value:expr),* $(,)?) => { [$($crate::Value::from($value)),*] };
}

/// One row of an answer, read by position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row(Box<[Value]>);

impl Row {
    pub(crate) fn new(values: Vec<Value>) -> Row {
        Row(values.into_boxed_slice())
    }

    /// The column at `index`, counted from 0, as the type that the caller expects.
    ///
    /// # Errors
    /// [`ReadError::Column`] when there is no such column or it holds something else.
    pub fn get<'r, T: FromValue<'r>>(&'r self, index: usize) -> Result<T, ReadError> {
        let found =
            self.0.get(index).ok_or(ReadError::Column { index, wanted: T::WANTED, found: "no column" })?;
        T::from_value(found).ok_or(ReadError::Column { index, wanted: T::WANTED, found: found.kind() })
    }

    /// The text of a column without copying it; the column is null afterwards.
    ///
    /// # Errors
    /// As [`Row::get`].
    pub fn take_text(&mut self, index: usize) -> Result<String, ReadError> {
        self.get::<&str>(index)?;
        if let Value::Text(text) = self.take(index) { Ok(text) } else { Ok(String::new()) }
    }

    /// The bytes of a column without copying them; the column is null afterwards.
    ///
    /// # Errors
    /// As [`Row::get`].
    pub fn take_bytes(&mut self, index: usize) -> Result<Vec<u8>, ReadError> {
        self.get::<&[u8]>(index)?;
        if let Value::Bytes(bytes) = self.take(index) { Ok(bytes) } else { Ok(Vec::new()) }
    }

    fn take(&mut self, index: usize) -> Value {
        std::mem::replace(&mut self.0[index], Value::Null)
    }

    /// All columns.
    pub fn values(&self) -> &[Value] {
        &self.0
    }
}

/// A type that a column can be read as.
pub trait FromValue<'r>: Sized {
    /// What a complaint calls it.
    const WANTED: &'static str;
    /// `None` when the column holds another kind.
    fn from_value(value: &'r Value) -> Option<Self>;
}

impl FromValue<'_> for i64 {
    const WANTED: &'static str = "an integer";
    fn from_value(value: &Value) -> Option<i64> {
        if let Value::Int(value) = value { Some(*value) } else { None }
    }
}

impl FromValue<'_> for u64 {
    const WANTED: &'static str = "an integer from 0 up";
    fn from_value(value: &Value) -> Option<u64> {
        if let Value::Int(value) = value { u64::try_from(*value).ok() } else { None }
    }
}

impl FromValue<'_> for u8 {
    const WANTED: &'static str = "an integer from 0 to 255";
    fn from_value(value: &Value) -> Option<u8> {
        if let Value::Int(value) = value { u8::try_from(*value).ok() } else { None }
    }
}

impl FromValue<'_> for bool {
    const WANTED: &'static str = "a boolean";
    fn from_value(value: &Value) -> Option<bool> {
        match value {
            Value::Bool(value) => Some(*value),
            Value::Int(0) => Some(false),
            Value::Int(1) => Some(true),
            _ => None,
        }
    }
}

impl<'r> FromValue<'r> for &'r str {
    const WANTED: &'static str = "text";
    fn from_value(value: &'r Value) -> Option<&'r str> {
        if let Value::Text(value) = value { Some(value) } else { None }
    }
}

impl FromValue<'_> for String {
    const WANTED: &'static str = "text";
    fn from_value(value: &Value) -> Option<String> {
        <&str>::from_value(value).map(str::to_owned)
    }
}

impl<'r> FromValue<'r> for &'r [u8] {
    const WANTED: &'static str = "bytes";
    fn from_value(value: &'r Value) -> Option<&'r [u8]> {
        if let Value::Bytes(value) = value { Some(value) } else { None }
    }
}

impl FromValue<'_> for Vec<u8> {
    const WANTED: &'static str = "bytes";
    fn from_value(value: &Value) -> Option<Vec<u8>> {
        <&[u8]>::from_value(value).map(<[u8]>::to_vec)
    }
}

impl<const N: usize> FromValue<'_> for [u8; N] {
    const WANTED: &'static str = "bytes of a fixed length";
    fn from_value(value: &Value) -> Option<[u8; N]> {
        <&[u8]>::from_value(value)?.try_into().ok()
    }
}

impl<'r, T: FromValue<'r>> FromValue<'r> for Option<T> {
    const WANTED: &'static str = T::WANTED;
    fn from_value(value: &'r Value) -> Option<Option<T>> {
        if *value == Value::Null { Some(None) } else { T::from_value(value).map(Some) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_of_another_kind_says_what_it_found() {
        let row = Row::new(vec![Value::from("Paris")]);
        let said = row.get::<i64>(0).unwrap_err().to_string();
        assert_eq!(said, "column 0 should be an integer and is text");
        assert_eq!(
            row.get::<i64>(1).unwrap_err().to_string(),
            "column 1 should be an integer and is no column"
        );
    }

    #[test]
    fn a_boolean_reads_alike_from_both_engines() {
        let row = Row::new(vec![Value::Bool(true), Value::Int(1), Value::Null]);
        assert!(row.get::<bool>(0).unwrap() && row.get::<bool>(1).unwrap());
        assert_eq!(row.get::<Option<bool>>(2).unwrap(), None);
    }
}
