//! What holds for every sentence of the catalogue, whoever wrote it.

mod holidays;
mod lint;
mod problems;
