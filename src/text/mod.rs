//! Articles as text: what every other layer stands on, and knows nothing above itself.
//!
//! * [`Article`] is one loaded text with its metadata, cut into [`Block`]s and [`Sentence`]s;
//! * [`Span`] is how everything points into a text;
//! * [`anchor`] finds a sentence again after its text was edited;
//! * [`moved`] follows all of them through an edit;
//! * [`token`] cuts words as they are compared, with [`unspaced`] for scripts without spaces, and
//!   [`sentence`] cuts sentences;
//! * [`calendar`] knows months and weekdays by name;
//! * [`language`] tells in which language a text is;
//! * [`clean`] makes a text safe to show on a terminal;
//! * [`hash`] tells texts apart by a number that is the same everywhere;
//! * [`width`] is the one place that knows how many columns a piece of text takes, and [`wrap`]
//!   the one that cuts it into rows.

pub mod anchor;
mod article;
pub mod calendar;
pub mod clean;
pub mod hash;
pub mod language;
pub mod moved;
mod scan;
pub mod sentence;
pub mod span;
pub mod token;
pub mod unspaced;
pub mod width;
pub mod wrap;

pub use article::{Article, Basis, Block, BlockKind, Published, Reference, Sentence, siglum};
pub use language::Language;
pub use span::Span;
