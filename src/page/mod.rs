//! An article laid out for a width: rows, gutter marks, folds, ruler. Pure.
