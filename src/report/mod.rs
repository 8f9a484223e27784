//! The analysis as text or JSON, for programs and for readers without a terminal.
