//! What holds for every sentence of the catalogue, whoever wrote it.

mod lint;
mod problems;
