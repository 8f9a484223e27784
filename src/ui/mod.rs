//! Draws the state with ratatui.
