//! A CSV as a stream of rows that are handed on byte for byte.
//!
//! It answers: where are the fields of this row, and at which line does it begin? A row that is kept is written as
//! it came, its quotes, spaces and line end included, so that a filter changes nothing but its own columns.
//!
//! One broken line must not swallow the rest: a quote that isn't closed within its row makes that line a faulty row,
//! and reading goes on at the next line.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::io::{self, BufRead, Write};
use std::ops::Range;

/// How many bytes a row in quotes may run over several lines before we take its first quote for a slip.
const LONGEST_SEARCH: usize = 64 * 1024;

/// What is wrong with a row as such.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A quote is opened and not closed.
    OpenQuote,
    /// Something follows a quote that closes a field.
    StrayQuote,
    /// The header has another number of fields.
    Fields {
        /// In this row.
        found: usize,
        /// In the header.
        expected: usize,
    },
}

/// One row, as it came.
#[derive(Debug, Default)]
pub struct Row {
    /// The line on which it begins, counted from 1.
    pub line: u64,
    /// What is wrong with it, if anything.
    pub fault: Option<Fault>,
    bytes: Vec<u8>,
    body: usize,
    fields: Vec<Range<usize>>,
}

impl Row {
    /// How many fields it has.
    pub fn len(&self) -> usize {
        self.fields.len()
    }

    /// An empty line: no row at all, but kept.
    pub fn is_blank(&self) -> bool {
        self.body == 0
    }

    /// A field without its quotes.
    pub fn field(&self, index: usize) -> Cow<'_, [u8]> {
        let raw = self.fields.get(index).map_or(&[][..], |range| &self.bytes[range.clone()]);
        let raw = if raw.starts_with(b"\"") { raw.trim_ascii_end() } else { raw };
        match raw {
            [b'"', inner @ .., b'"'] if inner.contains(&b'"') => Cow::Owned(without_doubled_quotes(inner)),
            [b'"', inner @ .., b'"'] => Cow::Borrowed(inner),
            _ => Cow::Borrowed(raw),
        }
    }

    /// Writes the row as it came, apart from the cells that are set in place and those added at its end.
    ///
    /// `in_place` must be in the order of the columns.
    pub fn write(
        &self,
        out: &mut impl Write,
        in_place: &[(usize, &str)],
        added: impl Iterator<Item = impl AsRef<str>>,
    ) -> io::Result<()> {
        let mut written = 0;
        for (index, cell) in in_place {
            let Some(field) = self.fields.get(*index) else { break };
            out.write_all(&self.bytes[written..field.start])?;
            out.write_all(cell.as_bytes())?;
            written = field.end;
        }
        out.write_all(&self.bytes[written..self.body])?;
        for cell in added {
            out.write_all(b",")?;
            out.write_all(cell.as_ref().as_bytes())?;
        }
        out.write_all(&self.bytes[self.body..])
    }

    fn judge(&mut self, width: Option<usize>) {
        self.body = without_line_end(&self.bytes);
        self.fault = split(&self.bytes[..self.body], &mut self.fields).err();
        if let (None, Some(expected)) = (self.fault, width)
            && self.len() != expected
            && !self.is_blank()
        {
            self.fault = Some(Fault::Fields { found: self.len(), expected });
        }
    }
}

/// The rows of a stream.
pub struct Rows<R> {
    input: R,
    ahead: VecDeque<Vec<u8>>,
    line: u64,
    width: Option<usize>,
}

impl<R: BufRead> Rows<R> {
    /// Reads from the first line on.
    pub fn new(input: R) -> Self {
        Self { input, ahead: VecDeque::new(), line: 1, width: None }
    }

    /// The first row, without a byte order mark in its first field. `None` when there is nothing at all.
    pub fn header(&mut self) -> io::Result<Option<Row>> {
        let mut row = Row::default();
        if !self.next(&mut row)? {
            return Ok(None);
        }
        self.width = Some(row.len());
        if let Some(first) = row.fields.first_mut()
            && row.bytes.starts_with("\u{FEFF}".as_bytes())
        {
            first.start += '\u{FEFF}'.len_utf8();
        }
        Ok(Some(row))
    }

    /// Reads the next row into `row`; false at the end.
    pub fn next(&mut self, row: &mut Row) -> io::Result<bool> {
        row.bytes.clear();
        row.line = self.line;
        if !self.take_line(&mut row.bytes)? {
            return Ok(false);
        }
        row.judge(self.width);
        if row.fault == Some(Fault::OpenQuote) {
            self.look_further(row)?;
        }
        self.line += 1;
        Ok(true)
    }

    /// A field in quotes may hold line ends: joins the lines that make the row whole, or gives them back.
    fn look_further(&mut self, row: &mut Row) -> io::Result<()> {
        let first = row.bytes.len();
        let mut joined = Vec::new();
        while row.bytes.len() - first < LONGEST_SEARCH {
            let mut next = Vec::new();
            if !self.take_line(&mut next)? {
                break;
            }
            let closes = next.contains(&b'"');
            row.bytes.extend_from_slice(&next);
            joined.push(next);
            if !closes {
                continue;
            }
            row.judge(self.width);
            match row.fault {
                None => {
                    self.line += joined.len() as u64;
                    return Ok(());
                }
                Some(Fault::OpenQuote) => {}
                Some(_) => break,
            }
        }
        for line in joined.into_iter().rev() {
            self.ahead.push_front(line);
        }
        row.bytes.truncate(first);
        row.judge(self.width);
        Ok(())
    }

    fn take_line(&mut self, into: &mut Vec<u8>) -> io::Result<bool> {
        if let Some(line) = self.ahead.pop_front() {
            into.extend_from_slice(&line);
            return Ok(true);
        }
        Ok(self.input.read_until(b'\n', into)? > 0)
    }
}

fn without_line_end(bytes: &[u8]) -> usize {
    match bytes {
        [.., b'\r', b'\n'] => bytes.len() - 2,
        [.., b'\n'] => bytes.len() - 1,
        _ => bytes.len(),
    }
}

fn without_doubled_quotes(inner: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(inner.len());
    let mut bytes = inner.iter().copied();
    while let Some(byte) = bytes.next() {
        out.push(byte);
        if byte == b'"' {
            bytes.next();
        }
    }
    out
}

/// Finds the fields of a row, quotes included.
fn split(body: &[u8], fields: &mut Vec<Range<usize>>) -> Result<(), Fault> {
    fields.clear();
    let mut start = 0;
    loop {
        let end = match body.get(start) {
            Some(b'"') => end_of_quotes(body, start)?,
            _ => start + body[start..].iter().position(|&b| b == b',').unwrap_or(body.len() - start),
        };
        fields.push(start..end);
        match body.get(end) {
            None => return Ok(()),
            Some(b',') => start = end + 1,
            Some(_) => return Err(Fault::StrayQuote),
        }
    }
}

/// The place after the quote that closes the one at `start`.
fn end_of_quotes(body: &[u8], start: usize) -> Result<usize, Fault> {
    let mut at = start + 1;
    loop {
        at += body[at..].iter().position(|&b| b == b'"').ok_or(Fault::OpenQuote)? + 1;
        match body.get(at) {
            Some(b'"') => at += 1,
            // Spaces before the next comma are a slip of the hand that hurts nobody.
            _ => return Ok(at + body[at..].iter().take_while(|&&b| b == b' ').count()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(text: &str) -> Vec<(u64, Vec<String>, Option<Fault>)> {
        let mut rows = Rows::new(text.as_bytes());
        let mut found = Vec::new();
        let say = |row: &Row| {
            let field = |i| String::from_utf8_lossy(&row.field(i)).into_owned();
            (row.line, (0..row.len()).map(field).collect::<Vec<_>>(), row.fault)
        };
        if let Some(header) = rows.header().expect("memory can be read") {
            found.push(say(&header));
        }
        let mut row = Row::default();
        while rows.next(&mut row).expect("memory can be read") {
            found.push(say(&row));
        }
        found
    }

    fn fields(list: &[&str]) -> Vec<String> {
        list.iter().map(|s| (*s).to_owned()).collect()
    }

    #[test]
    fn quotes_commas_and_line_ends_are_read_as_rfc_4180_says() {
        assert_eq!(
            rows("a,b\r\n\"x,\"\"y\"\"\"  ,2\r\n\"two\r\nlines\",3\n,\n"),
            [
                (1, fields(&["a", "b"]), None),
                (2, fields(&["x,\"y\"", "2"]), None),
                (3, fields(&["two\r\nlines", "3"]), None),
                (5, fields(&["", ""]), None),
            ]
        );
    }

    #[test]
    fn a_quote_that_is_never_closed_costs_one_line() {
        let read = rows("a,b\n1,\"2\n3,4\n5,\"6\"\n7,8\n");
        assert_eq!(read.iter().map(|row| row.0).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
        assert_eq!(read[1].2, Some(Fault::OpenQuote));
        assert!(read[2..].iter().all(|row| row.2.is_none()));
        assert_eq!(read[3].1, fields(&["5", "6"]));
    }

    #[test]
    fn a_row_of_another_width_is_said() {
        assert_eq!(rows("a,b\n1\n1,2,3\n")[1].2, Some(Fault::Fields { found: 1, expected: 2 }));
        assert_eq!(rows("a,b\n1\n1,2,3\n")[2].2, Some(Fault::Fields { found: 3, expected: 2 }));
    }

    #[test]
    fn a_byte_order_mark_is_not_part_of_a_name() {
        assert_eq!(rows("\u{FEFF}a,b\n")[0].1, fields(&["a", "b"]));
    }

    #[test]
    fn a_cell_is_set_where_it_stands_and_the_rest_stays_as_typed() {
        let mut rows = Rows::new(&b"a,\"b\" , c\r\n"[..]);
        let mut row = Row::default();
        assert!(rows.next(&mut row).expect("memory can be read"));
        let mut out = Vec::new();
        row.fields = vec![0..1, 2..6, 7..9];
        row.write(&mut out, &[(1, "X")], ["new"].iter()).expect("memory can be written");
        assert_eq!(String::from_utf8_lossy(&out), "a,X, c,new\r\n");
    }

    proptest! {
        /// Nothing is lost whatever comes: what is written without a change is what was read.
        #[test]
        fn every_byte_comes_out_again(text in "[ab\",\r\n]{0,60}") {
            let mut rows = Rows::new(text.as_bytes());
            let mut out = Vec::new();
            if let Some(header) = rows.header().expect("memory can be read") {
                header.write(&mut out, &[], std::iter::empty::<&str>()).expect("memory can be written");
            }
            let mut row = Row::default();
            while rows.next(&mut row).expect("memory can be read") {
                row.write(&mut out, &[], std::iter::empty::<&str>()).expect("memory can be written");
            }
            prop_assert_eq!(String::from_utf8_lossy(&out), text);
        }
    }
}
