//! What can go wrong with the index.

/// Why the index could not be brought up to date. Searching goes on without it, by reading.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The folder of the index cannot be made or emptied.
    #[error("the folder of the search index cannot be written: {0}")]
    Folder(#[from] std::io::Error),
    /// The index cannot be read or written.
    #[error("the search index cannot be used: {0}")]
    Index(#[from] tantivy::TantivyError),
}
