//! The edge: terminal, event loop, worker threads, signals.
