//! Our five kinds of values as PostgreSQL's parameters and columns.

use std::error::Error;

use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

use crate::{Row, Value};

type Refused = Box<dyn Error + Sync + Send>;

impl ToSql for Value {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Refused> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Bool(value) if *kind == Type::BOOL => value.to_sql(kind, out),
            Value::Int(value) => int_to_sql(*value, kind, out),
            Value::Text(value) if <&str as ToSql>::accepts(kind) => value.to_sql(kind, out),
            Value::Bytes(value) if *kind == Type::BYTEA => value.to_sql(kind, out),
            _ => Err(format!("a parameter is {kind} to PostgreSQL and something else to us").into()),
        }
    }

    /// Which kind goes where is only known with the value.
    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

fn int_to_sql(value: i64, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Refused> {
    match *kind {
        Type::INT8 => value.to_sql(kind, out),
        Type::INT4 => i32::try_from(value)?.to_sql(kind, out),
        Type::INT2 => i16::try_from(value)?.to_sql(kind, out),
        _ => Err(format!("a parameter is {kind} to PostgreSQL and an integer to us").into()),
    }
}

impl<'r> FromSql<'r> for Value {
    fn from_sql(kind: &Type, raw: &'r [u8]) -> Result<Value, Refused> {
        Ok(match *kind {
            Type::BOOL => Value::Bool(bool::from_sql(kind, raw)?),
            Type::INT8 => Value::Int(i64::from_sql(kind, raw)?),
            Type::INT4 => Value::Int(i32::from_sql(kind, raw)?.into()),
            Type::INT2 => Value::Int(i16::from_sql(kind, raw)?.into()),
            Type::BYTEA => Value::Bytes(raw.to_vec()),
            _ if <&str as FromSql>::accepts(kind) => Value::Text(<&str>::from_sql(kind, raw)?.to_owned()),
            _ => return Err(format!("a column is {kind}, which SQLite hasn't: cast it").into()),
        })
    }

    fn from_sql_null(_: &Type) -> Result<Value, Refused> {
        Ok(Value::Null)
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

/// A row with all its columns.
pub(crate) fn row(found: &tokio_postgres::Row) -> Result<Row, tokio_postgres::Error> {
    (0..found.len()).map(|index| found.try_get(index)).collect::<Result<_, _>>().map(Row::new)
}
