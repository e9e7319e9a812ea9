//! The one integration test binary.

mod gold;
