//! Columns that line up, also where a letter is two cells wide.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

/// Writes rows with their columns lined up, two spaces apart; the last column is left as long as it is.
pub fn write(out: &mut impl Write, rows: &[Vec<String>]) -> io::Result<()> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.extend(std::iter::repeat_n(' ', width - cell.width() + 2));
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// The same with figures in the columns after the first `texts`: they end where their heading ends.
pub fn write_figures(out: &mut impl Write, rows: &[Vec<String>], texts: usize) -> io::Result<()> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let aligned = |(column, cell): (usize, &String)| {
        let blanks = " ".repeat(widths[column] - cell.width());
        if column < texts { cell.clone() } else { blanks + cell }
    };
    let rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().enumerate().map(aligned).collect()).collect();
    write(out, &rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_letter_takes_two_cells() {
        let mut out = Vec::new();
        let rows = [vec!["祝日".to_owned(), "x".to_owned()], vec!["ab".to_owned(), "y".to_owned()]];
        write(&mut out, &rows).expect("memory can be written");
        assert_eq!(String::from_utf8_lossy(&out), "祝日  x\nab    y\n");
    }
}
