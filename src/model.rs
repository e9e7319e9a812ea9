//! Plain values that pass between the stages.
//!
//! They look themselves up and nothing more: no reading, no guessing, no drawing.

pub mod article;
pub mod entity;
pub mod issue;
pub mod mention;
pub mod metadata;
pub mod reading;

pub use article::{Article, ArticleId, Block, ContentId, Role};
pub use entity::{Alias, Entity, EntityId, Evidence, MentionId, OutletCount};
pub use issue::Issue;
pub use mention::{Basis, Kind, Mention};
pub use metadata::{Found, Metadata, Published};
pub use reading::Reading;
