//! The bytes of the embedded fonts, once for the window and for the pages. Their licences stand beside them in
//! `assets/fonts`.

macro_rules! embedded {
    ($($name:ident = $file:literal;)+) => { $(
        #[doc = concat!("`assets/fonts/", $file, "`.")]
        pub static $name: &[u8] = include_bytes!(concat!("../assets/fonts/", $file));
    )+ };
}

embedded! {
    CHARIS = "CharisSIL-Regular.ttf";
    CHARIS_BOLD = "CharisSIL-Bold.ttf";
    CHARIS_ITALIC = "CharisSIL-Italic.ttf";
    INTER = "Inter-Regular.otf";
    INTER_MEDIUM = "Inter-Medium.otf";
    INTER_SEMI_BOLD = "Inter-SemiBold.otf";
    INTER_ITALIC = "Inter-Italic.otf";
    MONO = "JetBrainsMono-Regular.ttf";
    NASKH = "NotoNaskhArabic-Regular.ttf";
    NASKH_BOLD = "NotoNaskhArabic-Bold.ttf";
}
