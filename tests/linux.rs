//! What the desktop is told about Readout agrees with what it is.

use std::{fs, path::Path};

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn the_desktop_file_opens_dossiers() {
    let desktop = read("assets/linux/readout.desktop");
    for line in
        ["Exec=readout %f", "MimeType=application/x-readout-dossier;", "StartupWMClass=readout", "Categories=Office;"]
    {
        assert!(desktop.lines().any(|found| found == line), "{line}");
    }
}

#[test]
fn one_mime_type_is_named_everywhere() {
    for path in ["assets/linux/readout.desktop", "assets/linux/readout.xml", "assets/linux/readout.metainfo.xml"] {
        assert!(read(path).contains("application/x-readout-dossier"), "{path}");
    }
}

#[test]
fn the_release_is_that_of_the_package() {
    let release = format!("<release version=\"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(read("assets/linux/readout.metainfo.xml").contains(&release));
}

#[test]
fn every_file_of_the_package_exists() {
    let manifest = read("Cargo.toml");
    let files: Vec<&str> = manifest
        .lines()
        .filter_map(|line| line.trim().strip_prefix("[\"")?.split('"').next())
        .filter(|file| file.starts_with("assets/"))
        .collect();
    assert!(files.len() > 12, "{files:?}");
    for file in files {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let exists = match file.split_once('*') {
            Some((start, end)) => {
                let folder = Path::new(start).parent().unwrap_or(Path::new(""));
                fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).is_ok_and(|mut entries| {
                    entries.any(|entry| entry.is_ok_and(|entry| entry.file_name().to_string_lossy().ends_with(end)))
                })
            }
            None => path.is_file(),
        };
        assert!(exists, "{file}");
    }
}

#[test]
fn icons_have_the_size_that_they_name() {
    for size in [16_u32, 24, 32, 48, 64, 128, 256, 512] {
        let path = format!("{}/assets/linux/icons/readout-{size}.png", env!("CARGO_MANIFEST_DIR"));
        let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        // PNG, third edition, §11.2.1: width and height follow the header of the first chunk.
        let number = |at: usize| u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        assert_eq!((number(16), number(20)), (size, size), "{path}");
    }
}
