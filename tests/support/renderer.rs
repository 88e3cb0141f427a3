//! Whether there is anything to draw pictures with.

use std::panic::catch_unwind;
use std::sync::OnceLock;

use egui_kittest::wgpu::WgpuTestRenderer;

/// Whether an adapter exists. The renderer offers no way to ask: it panics where there is none.
pub fn is_there() -> bool {
    static THERE: OnceLock<bool> = OnceLock::new();
    *THERE.get_or_init(|| {
        let there = catch_unwind(|| drop(WgpuTestRenderer::new())).is_ok();
        let required = std::env::var("READOUT_PICTURES").is_ok_and(|value| value == "required");
        assert!(there || !required, "no adapter to draw pictures with, and READOUT_PICTURES=required");
        if !there {
            eprintln!("skipped: no adapter to draw pictures with");
        }
        there
    })
}
