//! Parses the command line, chooses the mode, sets the exit code.

fn main() {}
