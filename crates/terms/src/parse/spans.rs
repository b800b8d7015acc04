//! `within = "4 business hours"`: spans of open time.

use hours::OpenTime;

use crate::Region;
use crate::paper::{At, Fields};
use crate::problem::Trouble;

/// More than five years of business days: beyond any promise.
const LONGEST: OpenTime = OpenTime::from_hours(50_000);

/// A span and the words in which it is written.
pub(super) fn read(
    fields: &Fields<'_, '_>,
    key: &'static str,
    regions: &[Region],
) -> Option<(OpenTime, String)> {
    let (span, given) = read_or_none(fields, key, regions)?;
    if span == OpenTime::ZERO {
        let at = fields.string(key)?.span;
        fields.paper.report(&at, Trouble::NoTime { given });
        return None;
    }
    Some((span, given))
}

/// The same where no time at all is a time too: the due instant itself.
pub(super) fn read_or_none(
    fields: &Fields<'_, '_>,
    key: &'static str,
    regions: &[Region],
) -> Option<(OpenTime, String)> {
    let given = fields.string(key)?;
    match span(&given, regions) {
        Ok(span) => Some((span, given.value)),
        Err(trouble) => {
            fields.paper.report(&given.span, trouble);
            None
        }
    }
}

fn span(given: &At<String>, regions: &[Region]) -> Result<OpenTime, Trouble> {
    let not_a_span = || Trouble::NotASpan { given: given.value.chars().take(64).collect() };
    let words: Vec<&str> = given.value.split_whitespace().collect();
    let &[count, "business", unit] = words.as_slice() else { return Err(not_a_span()) };
    if count.is_empty() || !count.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(not_a_span());
    }
    let too_long = || Trouble::SpanTooLong { given: given.value.chars().take(64).collect() };
    let count: i64 = count.parse().map_err(|_| too_long())?;
    let one = match unit {
        "minute" | "minutes" => OpenTime::from_minutes(1),
        "hour" | "hours" => OpenTime::from_hours(1),
        "day" | "days" => business_day(regions)?,
        _ => return Err(not_a_span()),
    };
    let nanos = one.as_nanos().checked_mul(count).ok_or_else(too_long)?;
    match OpenTime::from_nanos(nanos) {
        span if span > LONGEST => Err(too_long()),
        span => Ok(span),
    }
}

/// The length of a day, which must be one in the whole agreement.
fn business_day(regions: &[Region]) -> Result<OpenTime, Trouble> {
    let mut first: Option<(&Region, OpenTime)> = None;
    for region in regions {
        let length =
            region.week.day_length().ok_or_else(|| Trouble::UnevenDays { region: region.id.clone() })?;
        match first {
            None => first = Some((region, length)),
            Some((one, other)) if other != length => {
                return Err(Trouble::UnequalRegions { one: one.id.clone(), other: region.id.clone() });
            }
            Some(_) => {}
        }
    }
    // Without a region the file is refused anyway: any length will do.
    Ok(first.map_or(OpenTime::from_hours(8), |(_, length)| length))
}
