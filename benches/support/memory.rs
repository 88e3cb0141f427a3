//! The program's own allocator, so that memory and time are measured as they are there.

#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;
