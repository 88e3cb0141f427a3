//! A file system that fails, and what saving does then: every operation in turn, in every way.

use std::fs::{File, Metadata};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use super::disk::{Disk, System};
use super::progress::Progress;
use super::read::read;
use super::recovery::{Origin, Recoverable, Recovery, recoverable};
use super::save::{Durability, FileStamp, Keep, save_on};
use super::state::StateFolder;
use super::text::to_text;
use super::versions::{Version, versions};
use super::whole::write_whole_on;
use super::{SaveFault, SaveStep};
use crate::model::{Actor, ActorId, ActorKind, Dossier, PartId};

/// What an operation is called in a test.
type Operation = &'static str;

/// The system's disk, of which one operation, counted from 0, fails with an error of the system.
struct Failing {
    fails_at: Option<usize>,
    error: i32,
    /// Every later operation of the same name fails too, as on a full disk.
    persistent: bool,
    done: AtomicUsize,
    log: Mutex<Vec<Operation>>,
    failed: Mutex<Option<Operation>>,
    /// What is written arrives in part, and nobody is told.
    lies: bool,
}

impl Failing {
    fn at(fails_at: Option<usize>, error: i32, persistent: bool) -> Self {
        let (done, log, failed) = Default::default();
        Self { fails_at, error, persistent, done, log, failed, lies: false }
    }

    /// What was done, in order.
    fn log(&self) -> Vec<Operation> {
        self.log.lock().expect("no test panics with it").clone()
    }

    /// What failed first.
    fn failed(&self) -> Option<Operation> {
        *self.failed.lock().expect("no test panics with it")
    }

    fn step(&self, operation: Operation) -> io::Result<()> {
        let index = self.done.fetch_add(1, Ordering::Relaxed);
        self.log.lock().expect("no test panics with it").push(operation);
        let again = self.persistent && self.failed() == Some(operation);
        if self.fails_at == Some(index) || again {
            *self.failed.lock().expect("no test panics with it") = Some(operation);
            return Err(io::Error::from_raw_os_error(self.error));
        }
        Ok(())
    }
}

impl Disk for Failing {
    type File = File;

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        self.step("canonical")?;
        System.canonical(path)
    }
    fn link_target(&self, path: &Path) -> io::Result<PathBuf> {
        System.link_target(path)
    }
    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        self.step("metadata")?;
        System.metadata(path)
    }
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.step("read")?;
        System.read(path)
    }
    fn walk(&self, path: &Path, each: &mut dyn FnMut(&[u8])) -> io::Result<()> {
        self.step("read")?;
        System.walk(path, each)
    }
    fn create(&self, path: &Path) -> io::Result<File> {
        self.step("create")?;
        System.create(path)
    }
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        if let Err(error) = self.step("write") {
            // A full disk takes a part before it refuses the rest.
            file.write_all(&bytes[..bytes.len() / 2])?;
            return Err(error);
        }
        let bytes = if self.lies { &bytes[..bytes.len() / 2] } else { bytes };
        System.write(file, bytes)
    }
    fn imitate(&self, file: &File, model: &Metadata) -> io::Result<()> {
        self.step("imitate")?;
        System.imitate(file, model)
    }
    fn flush(&self, file: &File) -> io::Result<()> {
        self.step("flush")?;
        System.flush(file)
    }
    fn replace(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step("replace")?;
        System.replace(from, to)
    }
    fn flush_folder(&self, folder: &Path) -> io::Result<()> {
        self.step("flush_folder")?;
        System.flush_folder(folder)
    }
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        self.step("make_folder")?;
        System.make_folder(folder)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        System.remove(path)
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        System.list(folder)
    }
}

/// A folder with a saved dossier, and a newer dossier to save over it.
struct Scene {
    folder: tempfile::TempDir,
    old: String,
    new: Dossier,
}

impl Scene {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut new = Dossier::default();
        let old = to_text(&new);
        // Long enough for three writes.
        for number in 0..3 {
            let actor = Actor {
                description: "x".repeat(900_000),
                ..Actor::named(ActorKind::Person, "Muttaqi", PartId::new("prt-1"))
            };
            new.actors.insert(ActorId::new(format!("act-{number}")), Arc::new(actor));
        }
        std::fs::write(folder.path().join("doha.dossier.ron"), &old).unwrap();
        Self { folder, old, new }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("doha.dossier.ron")
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    fn bytes(&self) -> String {
        std::fs::read_to_string(self.path()).unwrap()
    }
}

/// ENOSPC, EIO, EDQUOT, EACCES, EXDEV, EBUSY, EPERM on Linux; elsewhere other errors, which serve as well.
const ERRORS: [i32; 7] = [28, 5, 122, 13, 18, 16, 1];

#[test]
fn the_sequence_is_the_one_that_was_measured() {
    let scene = Scene::new();
    let disk = Failing::at(None, 0, false);
    let stamp = FileStamp::of(scene.old.as_bytes());
    let saved = save_on(&disk, &scene.path(), &scene.new, Some(&stamp), None, &Progress::new()).unwrap();
    assert!(matches!(saved.durability, Durability::Confirmed));
    assert!(!saved.rights_lost);
    let expect = "canonical metadata create write write write imitate flush read read replace flush_folder canonical";
    assert_eq!(disk.log().join(" "), expect);
    assert_eq!(scene.bytes(), to_text(&scene.new));
    assert_eq!(saved.stamp, FileStamp::of(scene.bytes().as_bytes()));
    assert_eq!(scene.names(), ["doha.dossier.ron"]);
}

#[test]
fn every_operation_fails_and_the_file_is_old_or_new() {
    let mut not_saved = 0;
    for error in ERRORS {
        for persistent in [false, true] {
            for fails_at in 0..13 {
                let scene = Scene::new();
                let disk = Failing::at(Some(fails_at), error, persistent);
                let stamp = FileStamp::of(scene.old.as_bytes());
                let result = save_on(&disk, &scene.path(), &scene.new, Some(&stamp), None, &Progress::new());
                let what = format!("{:?} failed with {error}, {persistent}", disk.failed());
                match (disk.failed().unwrap(), fails_at) {
                    ("imitate", _) => assert!(result.unwrap().rights_lost, "{what}"),
                    ("flush_folder", _) => {
                        assert!(matches!(result.unwrap().durability, Durability::Unconfirmed(_)), "{what}");
                    }
                    ("canonical", 12) => assert!(result.is_ok(), "{what}"),
                    _ => {
                        let refused = result.expect_err(&what);
                        assert!(matches!(refused.fault, SaveFault::System(..)), "{what}: {refused}");
                        assert!(!refused.to_string().contains('\n'), "{refused}");
                        assert_eq!(scene.bytes(), scene.old, "{what}");
                        not_saved += 1;
                    }
                }
                assert!(read(scene.bytes().as_bytes(), &scene.path()).is_ok(), "{what}");
                assert_eq!(scene.names(), ["doha.dossier.ron"], "{what}");
            }
        }
    }
    assert_eq!(not_saved, ERRORS.len() * 2 * 10);
}

#[test]
fn every_operation_fails_and_any_other_file_is_old_or_new() {
    let whole = Failing::at(None, 0, false);
    let scene = Scene::new();
    write_whole_on(&whole, &scene.path(), b"new").unwrap();
    assert_eq!(whole.log().join(" "), "metadata canonical create write imitate flush replace canonical");
    for error in ERRORS {
        for fails_at in 0..whole.log().len() {
            let scene = Scene::new();
            let disk = Failing::at(Some(fails_at), error, false);
            let written = write_whole_on(&disk, &scene.path(), b"new");
            let what = format!("{:?} failed with {error}", disk.failed());
            let is_new = written.is_ok();
            // Rights that cannot be kept, and a folder that takes no other file, are no reason not to write.
            assert!(!is_new || matches!(disk.failed(), Some("imitate" | "create")) || fails_at == 7, "{what}");
            assert_eq!(scene.bytes(), if is_new { "new" } else { scene.old.as_str() }, "{what}");
            assert_eq!(scene.names(), ["doha.dossier.ron"], "{what}");
        }
    }
}

/// Every file under a folder, by its path in it.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(at) = open.pop() {
        for entry in std::fs::read_dir(at).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.push(path.strip_prefix(folder).unwrap().to_string_lossy().into_owned());
            }
        }
    }
    found
}

#[test]
fn every_operation_fails_and_an_earlier_version_is_kept_or_said_not_to_be() {
    let now = chrono::DateTime::from_timestamp(1_638_300_000, 0).unwrap();
    let run = |disk: &Failing| {
        let scene = Scene::new();
        let state = StateFolder::at(scene.folder.path().join("state"));
        let stamp = FileStamp::of(scene.old.as_bytes());
        let result =
            save_on(disk, &scene.path(), &scene.new, Some(&stamp), Some(Keep { state: &state, now }), &Progress::new());
        (scene, state, result)
    };
    let whole = Failing::at(None, 0, false);
    let (scene, state, result) = run(&whole);
    assert!(result.unwrap().not_kept.is_none());
    let [version] = <[Version; 1]>::try_from(versions(&state, &scene.path())).unwrap();
    assert_eq!(std::fs::read_to_string(&version.path).unwrap(), scene.old);
    let operations = whole.log().len();
    for error in ERRORS {
        for persistent in [false, true] {
            for fails_at in 0..operations {
                let disk = Failing::at(Some(fails_at), error, persistent);
                let (scene, state, result) = run(&disk);
                let what = format!("{:?}, number {fails_at}, failed with {error}, {persistent}", disk.failed());
                let kept = versions(&state, &scene.path());
                match result {
                    Ok(saved) => {
                        assert_eq!(scene.bytes(), to_text(&scene.new), "{what}");
                        assert_eq!(saved.not_kept.is_none(), kept.len() == 1, "{what}");
                    }
                    Err(_) => assert_eq!(scene.bytes(), scene.old, "{what}"),
                }
                let texts = kept.iter().map(|version| std::fs::read_to_string(&version.path).unwrap());
                assert!(texts.into_iter().all(|text| text == scene.old), "{what}");
                assert_eq!(files(scene.folder.path()).len(), 1 + kept.len(), "{what}: nothing is left over");
            }
        }
    }
}

#[test]
fn every_operation_fails_and_the_snapshot_before_is_whole() {
    let at = chrono::DateTime::from_timestamp(1_638_300_000, 0).unwrap();
    let origin = Origin { path: None, base: None, at, typed: None };
    for error in ERRORS {
        for persistent in [false, true] {
            for fails_at in 0..12 {
                let scene = Scene::new();
                let state = StateFolder::at(scene.folder.path().join("state"));
                let mut window = Recovery::begin(&state).unwrap();
                window.keep(&Dossier::default(), &origin).unwrap();
                let disk = Failing::at(Some(fails_at), error, persistent);
                let result = window.keep_on(&disk, &scene.new, &origin);
                drop(window);
                let what = format!("{:?}, number {fails_at}, failed with {error}", disk.failed());
                let [found] = <[Recoverable; 1]>::try_from(recoverable(&state)).unwrap();
                let expect = if result.is_ok() { &scene.new } else { &Dossier::default() };
                assert!(found.opened.dossier == *expect && !found.is_older, "{what}");
                assert!(!files(scene.folder.path()).iter().any(|name| name.contains(".tmp")), "{what}");
            }
        }
    }
}

#[test]
fn a_write_that_is_short_and_says_nothing_is_found_out() {
    let scene = Scene::new();
    let disk = Failing { lies: true, ..Failing::at(None, 0, false) };
    let refused = save_on(&disk, &scene.path(), &scene.new, None, None, &Progress::new()).expect_err("it is torn");
    assert!(matches!(refused.fault, SaveFault::NotAsWritten), "{refused}");
    assert_eq!((scene.bytes(), scene.names()), (scene.old.clone(), vec!["doha.dossier.ron".to_owned()]));
}

#[cfg(unix)]
#[test]
fn hard_links_are_warned_of() {
    let scene = Scene::new();
    std::fs::hard_link(scene.path(), scene.folder.path().join("other name")).unwrap();
    assert!(save_on(&System, &scene.path(), &scene.new, None, None, &Progress::new()).unwrap().other_names);
    assert_eq!(std::fs::read_to_string(scene.folder.path().join("other name")).unwrap(), scene.old);
    assert!(!save_on(&System, &scene.path(), &scene.new, None, None, &Progress::new()).unwrap().other_names);
}

#[test]
fn what_another_program_did_is_not_overwritten() {
    let scene = Scene::new();
    let stamp = FileStamp::of(b"other bytes");
    let refused = save_on(&System, &scene.path(), &scene.new, Some(&stamp), None, &Progress::new()).unwrap_err();
    assert!(matches!(refused.fault, SaveFault::ChangedOutside), "{refused}");
    assert_eq!(scene.bytes(), scene.old);
    std::fs::remove_file(scene.path()).unwrap();
    let refused = save_on(&System, &scene.path(), &scene.new, Some(&stamp), None, &Progress::new()).unwrap_err();
    assert!(matches!(refused.fault, SaveFault::GoneOutside), "{refused}");
    assert!(scene.names().is_empty());
    save_on(&System, &scene.path(), &scene.new, None, None, &Progress::new()).unwrap();
    assert_eq!(scene.bytes(), to_text(&scene.new));
}

#[test]
fn folders_and_read_only_files_are_refused() {
    let scene = Scene::new();
    let refused = save_on(&System, scene.folder.path(), &scene.new, None, None, &Progress::new()).unwrap_err();
    assert!(matches!(refused.fault, SaveFault::NotAFile), "{refused}");
    let missing = scene.folder.path().join("no such folder").join("doha.dossier.ron");
    let refused = save_on(&System, &missing, &scene.new, None, None, &Progress::new()).unwrap_err();
    assert!(matches!(refused.fault, SaveFault::System(SaveStep::Find, _)), "{refused}");
    let mut rights = std::fs::metadata(scene.path()).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(scene.path(), rights).unwrap();
    let refused = save_on(&System, &scene.path(), &scene.new, None, None, &Progress::new()).unwrap_err();
    assert!(matches!(refused.fault, SaveFault::ReadOnly), "{refused}");
    assert_eq!(scene.bytes(), scene.old);
    assert_eq!(scene.names(), ["doha.dossier.ron"]);
}

#[cfg(unix)]
#[test]
fn modes_are_kept_and_new_files_are_private() {
    use std::os::unix::fs::PermissionsExt as _;
    let scene = Scene::new();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    std::fs::set_permissions(scene.path(), std::fs::Permissions::from_mode(0o664)).unwrap();
    save_on(&System, &scene.path(), &scene.new, None, None, &Progress::new()).unwrap();
    assert_eq!(mode(&scene.path()), 0o664);
    let fresh = scene.folder.path().join("fresh.dossier.ron");
    save_on(&System, &fresh, &scene.new, None, None, &Progress::new()).unwrap();
    assert_eq!(mode(&fresh), 0o600);
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_followed_and_stay() {
    use std::os::unix::fs::symlink;
    let scene = Scene::new();
    let link = scene.folder.path().join("link.ron");
    symlink("doha.dossier.ron", &link).unwrap();
    let saved = save_on(&System, &link, &scene.new, None, None, &Progress::new()).unwrap();
    assert_eq!(saved.path.file_name(), scene.path().file_name());
    assert_eq!(scene.bytes(), to_text(&scene.new));
    // One that points to a file which is not there yet.
    let ahead = scene.folder.path().join("ahead.ron");
    symlink("later.ron", &ahead).unwrap();
    save_on(&System, &ahead, &scene.new, None, None, &Progress::new()).unwrap();
    assert!(scene.folder.path().join("later.ron").is_file());
    for link in [link, ahead] {
        assert!(std::fs::symlink_metadata(link).unwrap().is_symlink());
    }
    let circle = scene.folder.path().join("circle.ron");
    symlink("circle.ron", &circle).unwrap();
    assert!(save_on(&System, &circle, &scene.new, None, None, &Progress::new()).is_err());
}

#[cfg(target_os = "linux")]
#[test]
fn what_dead_processes_left_is_swept_and_nothing_else() {
    let scene = Scene::new();
    let file = |name: &str| std::fs::write(scene.folder.path().join(name), "x").unwrap();
    // No process has a number beyond the system's largest, 2^22.
    file(".doha.dossier.ron.4999999-0123abcd.tmp");
    let own = format!(".doha.dossier.ron.{}-0123abcd.tmp", std::process::id());
    file(&own);
    file(".kabul.dossier.ron.4999999-0123abcd.tmp");
    super::open(&scene.path()).unwrap();
    let mut names = scene.names();
    names.sort();
    assert_eq!(names, [own.as_str(), ".kabul.dossier.ron.4999999-0123abcd.tmp", "doha.dossier.ron"]);
}
