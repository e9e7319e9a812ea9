//! What `update` asks the event loop to do: everything that is not a change of state.

/// Something to do outside of the state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// End the reader.
    Quit,
    /// Stop the process until the shell continues it.
    Suspend,
    /// Send the whole screen again.
    Redraw,
    /// Ask the search worker; its reply carries the sequence number.
    Search {
        /// Number of the question.
        sequence: u64,
        /// The query as typed.
        query: String,
    },
}
