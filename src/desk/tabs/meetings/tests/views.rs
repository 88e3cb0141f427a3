//! List, page and timeline.
