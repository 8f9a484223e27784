//! What the reader has open and what each key does to it. Pure.
