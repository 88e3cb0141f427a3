//! What happens to files in other programs, case by case: each test is named after its case. `RELIABILITY.md` lists the
//! cases with the tests that show them; those that are not here lie beside what they test.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use readout::model::{Actor, ActorId, ActorKind, Dossier, PartId};
use readout::store::{
    self, FileStamp, Keep, Notice, OpenError, OpenFault, Opened, Origin, Phase, Progress, Recoverable, Recovery,
    SaveFault, StateFolder, recoverable, to_text,
};

const SMALL: &str = include_str!("golden/small.dossier.ron");
const FIRST: &str = include_str!("fixtures/dossiers/version-1.dossier.ron");
const FIRST_DATA: &str = include_str!("fixtures/dossiers/version-1.json");

fn read(text: &str) -> Result<Opened, OpenError> {
    store::read(text.as_bytes(), Path::new("doha.dossier.ron"))
}

fn small() -> Dossier {
    read(SMALL).expect("the golden file opens").dossier
}

/// The golden file with one change, without its checksum.
fn changed(from: &str, to: &str) -> String {
    assert!(SMALL.contains(from), "{from:?} is in the file");
    let text = SMALL.replacen(from, to, 1);
    text[..text.rfind("// sha256").expect("it has a checksum")].to_owned()
}

/// A folder with a document and a place for what lies beside it.
struct Scene {
    folder: tempfile::TempDir,
    path: PathBuf,
    state: StateFolder,
}

impl Scene {
    fn new(dossier: &Dossier) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("doha.dossier.ron");
        fs::write(&path, to_text(dossier)).expect("the folder can be written");
        let state = StateFolder::at(folder.path().join("state"));
        Self { folder, path, state }
    }

    fn bytes(&self) -> Vec<u8> {
        fs::read(&self.path).expect("the document is there")
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).expect("the folder is there");
        let names = entries.map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned());
        names.filter(|name| name != "state").collect()
    }
}

/// A dossier that takes a while to open and to save.
fn large() -> Dossier {
    let mut dossier = small();
    for number in 0..3_000 {
        let actor =
            Actor { description: "x".repeat(3_000), ..Actor::named(ActorKind::Person, "Ada", PartId::new("prt-1")) };
        dossier.actors.insert(ActorId::new(format!("act-{number:05}")), Arc::new(actor));
    }
    dossier
}

// Content

#[test]
fn a_fixture_for_each_released_version() {
    // One for each version, never changed again: what was saved once must open for ever, and as the same.
    let cases = [(1, FIRST, FIRST_DATA, "8d3c19be463ba887a7e355e46a4a50349a5d2fcff763a6b1b1619e58abb9798b")];
    assert_eq!(cases.len(), store::CURRENT_VERSION as usize, "a new version brings its own fixture");
    for (version, text, data, stamp) in cases {
        let opened = read(text).expect("a released version opens");
        assert_eq!(FileStamp::of(text.as_bytes()).to_hex(), stamp, "the fixture was changed");
        assert_eq!((opened.version, &opened.notices[..], &opened.problems[..]), (version, &[][..], &[][..]));
        let expect: Dossier = serde_json::from_str(data).expect("the data of the fixture");
        assert_eq!(opened.dossier, expect);
        let mut kinds: Vec<&str> = opened.dossier.records().map(|record| record.reference().word()).collect();
        kinds.dedup();
        assert_eq!(kinds.len(), 10, "every kind of record is in it: {kinds:?}");
    }
}

#[test]
fn an_older_version_is_untouched_until_it_is_saved_and_kept_then() {
    let scene = Scene::new(&Dossier::default());
    fs::write(&scene.path, FIRST).expect("the folder can be written");
    let opened = store::open(&scene.path).expect("it opens");
    assert_eq!(scene.bytes(), FIRST.as_bytes());
    let mut dossier = opened.dossier;
    dossier.about.notes = "one word more".to_owned();
    let keep = Keep { state: &scene.state, now: DateTime::UNIX_EPOCH };
    store::save(&scene.path, &dossier, Some(&opened.stamp), Some(keep)).expect("it is saved");
    assert_eq!(scene.bytes(), to_text(&dossier).as_bytes());
    let kept = store::versions(&scene.state, &scene.path).pop().expect("the version before is kept");
    assert_eq!(fs::read(kept.path).expect("it is there"), FIRST.as_bytes());
}

#[test]
fn a_newer_version_opens_for_reading_only() {
    let opened = read(&changed("dossier 1\n", "dossier 2\n")).expect("nothing in it is new");
    assert!(opened.read_only && opened.notices.contains(&Notice::Newer(2)));
    let refused = read(&changed("dossier 1\n(", "dossier 2\n(\n  novelty: 1,")).expect_err("something in it is new");
    assert!(matches!(refused.fault, OpenFault::Newer { version: 2, .. }), "{refused}");
}

#[test]
fn each_encoding_is_named() {
    let wide = |order: fn(u16) -> [u8; 2]| SMALL.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let with_mark = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
    for (bytes, expect) in [
        (wide(u16::to_le_bytes), "UTF-16, little-endian"),
        (wide(u16::to_be_bytes), "UTF-16, big-endian"),
        (with_mark(&[0xff, 0xfe], wide(u16::to_le_bytes)), "UTF-16, little-endian"),
        (with_mark(&[0xfe, 0xff], wide(u16::to_be_bytes)), "UTF-16, big-endian"),
        (SMALL.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect(), "UTF-"),
        (
            SMALL.replace("گفت‌وگو", "\u{1}").replace('\u{1}', "x").into_bytes().into_iter().chain([0xff]).collect(),
            "not UTF-8",
        ),
    ] {
        let refused = store::read(&bytes, Path::new("doha.dossier.ron")).expect_err(expect).to_string();
        assert!(refused.contains(expect), "{refused}");
    }
}

#[test]
fn nul_in_the_middle_is_a_fault_with_its_place_or_a_problem() {
    let opened = read(&changed("one path", "one\0path")).expect("it is text");
    assert!(opened.problems.iter().any(|it| it.problem.message.contains("U+0000")), "{:?}", opened.problems);
    let refused = read(&changed("kind: State", "kind: \0State")).expect_err("it is no name");
    assert!(refused.place.is_some(), "{refused}");
}

#[test]
fn dangling_references_bad_offsets_and_numbers_that_are_none_open_and_are_told() {
    for (from, to, field) in [
        ("outlet: \"out-voa\"", "outlet: \"out-gone\"", "outlet"),
        ("parent: \"top-aid\"", "parent: \"top-gone\"", "parent"),
        ("start: 8,\n          end: 16", "start: 9,\n          end: 17", "quotes"),
        ("start: 8,\n          end: 16", "start: 16,\n          end: 8", "quotes"),
        ("start: 8,\n          end: 16", "start: 0,\n          end: 18446744073709551615", "quotes"),
        ("number: 100.0", "number: NaN", "number"),
        ("number: 100.0", "number: inf", "number"),
        ("number: 100.0", "number: 1e999", "number"),
    ] {
        let opened = read(&changed(from, to)).expect(to);
        assert!(opened.problems.iter().any(|it| it.problem.field == field), "{to}: {:?}", opened.problems);
    }
}

#[test]
fn megabytes_of_empty_brackets_are_refused_before_they_are_parsed() {
    for (begin, again) in [
        ("(actors: {\"act-1\": (notes: [", "(),"),
        ("(meetings: {\"mtg-1\": (attendees: [", "(),"),
        ("(articles: {\"art-1\": (authors: [", "\"\","),
        ("(refused: [", "\"\","),
    ] {
        let text = format!("// readout dossier 1\n{begin}{}", again.repeat(4_000_000));
        let refused = read(&text).expect_err("it is too crowded");
        assert!(matches!(refused.fault, OpenFault::TooCrowded), "{refused}");
    }
}

#[test]
fn brackets_and_marks_in_texts_are_no_reason_to_refuse() {
    let mut dossier = small();
    dossier.about.notes = "(see \"there\") ".repeat(100_000);
    assert_eq!(read(&to_text(&dossier)).expect("it is a dossier").dossier, dossier);
}

#[test]
fn nesting_without_end_is_refused() {
    for bracket in ["(", "[", "{", "Some("] {
        let text = format!("// readout dossier 1\n(about: {}", bracket.repeat(400_000));
        let refused = read(&text).expect_err("no dossier nests like that");
        assert!(matches!(refused.fault, OpenFault::Malformed { .. }), "{refused}");
    }
}

#[test]
fn a_file_above_the_limit_is_told_before_it_is_read() {
    let scene = Scene::new(&Dossier::default());
    let file = fs::File::create(&scene.path).expect("the folder can be written");
    // Holes take no room on the disk.
    file.set_len(3 << 30).expect("a file may have holes");
    let progress = Progress::new();
    let refused = store::open_with(&scene.path, &progress).expect_err("it is too large");
    assert!(matches!(refused.fault, OpenFault::TooLarge { bytes } if bytes == 3 << 30), "{refused}");
    assert!(refused.to_string().contains("3072 MB"), "{refused}");
    assert_eq!(progress.phase(), Phase::Waiting, "it was read");
}

#[test]
fn thousands_of_problems_in_one_record_are_placed_in_time() {
    // Each of these roles names an organisation that is not there.
    let role = |number: usize| format!("(id: \"prt-{number}\", title: \"x\", organisation: \"act-{number}\"),\n");
    let roles: String = (0..4_000).map(role).collect();
    let text = format!(
        "// readout dossier 1\n(actors: {{\n\"act-a\": (names: [(id: \"prt-n\", value: \"A\")], roles: [\n{roles}])}})\n"
    );
    let opened = read(&text).expect("it is a dossier");
    assert_eq!(opened.problems.len(), 4_000);
    assert!(opened.problems.iter().all(|it| it.place.line >= 3), "each stands in its record");
}

// Progress and cancelling

#[test]
fn a_cancelled_open_says_so() {
    let scene = Scene::new(&small());
    let progress = Progress::new();
    progress.cancel();
    let refused = store::open_with(&scene.path, &progress).expect_err("it was cancelled");
    assert!(matches!(refused.fault, OpenFault::Cancelled), "{refused}");
}

/// Runs the work, and cancels it as soon as it has come to a phase.
fn cancelled_at<T>(phase: Phase, work: impl FnOnce(&Progress) -> T) -> T {
    let (progress, ended) = (Progress::new(), AtomicBool::new(false));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while progress.phase() < phase && !ended.load(Ordering::Relaxed) {
                std::hint::spin_loop();
            }
            progress.cancel();
        });
        let result = work(&progress);
        ended.store(true, Ordering::Relaxed);
        result
    })
}

#[test]
fn an_open_cancelled_at_any_moment_gives_all_or_nothing() {
    let dossier = large();
    let scene = Scene::new(&dossier);
    for phase in [Phase::Reading, Phase::Parsing, Phase::Checking] {
        match cancelled_at(phase, |progress| store::open_with(&scene.path, progress)) {
            Ok(opened) => assert_eq!(opened.dossier, dossier),
            Err(error) => assert!(matches!(error.fault, OpenFault::Cancelled), "{error}"),
        }
    }
}

#[test]
fn a_cancelled_save_leaves_the_old_file_and_nothing_else() {
    let scene = Scene::new(&small());
    let before = scene.bytes();
    let stamp = FileStamp::of(&before);
    let dossier = large();
    let keep = Keep { state: &scene.state, now: DateTime::UNIX_EPOCH };
    for phase in [Phase::Waiting, Phase::Keeping, Phase::Writing, Phase::Confirming] {
        let result =
            cancelled_at(phase, |progress| store::save_with(&scene.path, &dossier, Some(&stamp), Some(keep), progress));
        match result {
            Ok(_) => {
                assert_eq!(scene.bytes(), to_text(&dossier).as_bytes());
                fs::write(&scene.path, &before).expect("the folder can be written");
            }
            Err(error) => {
                assert!(matches!(error.fault, SaveFault::Cancelled), "{error}");
                assert_eq!(scene.bytes(), before);
            }
        }
        assert_eq!(scene.names(), ["doha.dossier.ron"]);
    }
    // Cancelled before it begins, it never is saved.
    let progress = Progress::new();
    progress.cancel();
    let refused = store::save_with(&scene.path, &dossier, Some(&stamp), None, &progress).expect_err("it was cancelled");
    assert!(matches!(refused.fault, SaveFault::Cancelled), "{refused}");
    assert_eq!((scene.bytes(), scene.names()), (before, vec!["doha.dossier.ron".to_owned()]));
}

#[test]
fn progress_is_told_and_comes_to_its_end() {
    let scene = Scene::new(&large());
    let progress = Progress::new();
    let opened = store::open_with(&scene.path, &progress).expect("it opens");
    assert_eq!(progress.phase(), Phase::Checking);
    let (done, total) = progress.done();
    assert_eq!((done, total), (opened.dossier.records().count() as u64, total));
    assert_eq!(done, total);
}

// Concurrency

#[test]
fn the_same_size_and_time_but_other_bytes_are_noticed() {
    let scene = Scene::new(&small());
    let opened = store::open(&scene.path).expect("it opens");
    let time = fs::metadata(&scene.path).expect("it is there").modified().expect("the system keeps times");
    let other = String::from_utf8(scene.bytes()).expect("it is text").replace("Food aid", "Foot aid");
    fs::write(&scene.path, &other).expect("the folder can be written");
    let file = fs::File::options().write(true).open(&scene.path).expect("it can be written");
    file.set_modified(time).expect("times can be set");
    let refused = store::save(&scene.path, &opened.dossier, Some(&opened.stamp), None).expect_err("it was changed");
    assert!(matches!(refused.fault, SaveFault::ChangedOutside), "{refused}");
    assert_eq!(scene.bytes(), other.as_bytes());
}

#[test]
fn deleted_or_moved_while_open_is_noticed_and_never_made_anew_unasked() {
    let scene = Scene::new(&small());
    let opened = store::open(&scene.path).expect("it opens");
    fs::rename(&scene.path, scene.folder.path().join("moved.dossier.ron")).expect("it can be moved");
    let refused = store::save(&scene.path, &opened.dossier, Some(&opened.stamp), None).expect_err("it is gone");
    assert!(matches!(refused.fault, SaveFault::GoneOutside), "{refused}");
    assert_eq!(scene.names(), ["moved.dossier.ron"]);
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_told_or_written_by_those_who_may() {
    use std::os::unix::fs::PermissionsExt as _;
    let scene = Scene::new(&small());
    let before = scene.bytes();
    let set = |mode| fs::set_permissions(scene.folder.path(), fs::Permissions::from_mode(mode)).expect("it is ours");
    set(0o500);
    let result = store::save(&scene.path, &large(), None, None);
    set(0o700);
    // The administrator may write everywhere.
    match result {
        Ok(_) => assert_eq!(scene.bytes(), to_text(&large()).as_bytes()),
        Err(refused) => {
            assert_eq!(scene.bytes(), before);
            assert!(refused.to_string().ends_with("Save to another folder."), "{refused}");
        }
    }
    assert_eq!(scene.names(), ["doha.dossier.ron"]);
}

// Recovery

fn origin(scene: &Scene, at: DateTime<Utc>) -> Origin {
    let base = Some(FileStamp::of(&scene.bytes()).to_hex());
    Origin { path: Some(scene.path.clone()), base, at, typed: None }
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_638_300_000, 0).expect("a moment")
}

fn titled(title: &str) -> Dossier {
    let mut dossier = small();
    title.clone_into(&mut dossier.about.title);
    dossier
}

fn only(state: &StateFolder) -> Recoverable {
    let mut found = recoverable(state);
    assert_eq!(found.len(), 1);
    found.remove(0)
}

#[cfg(unix)]
#[test]
fn work_on_a_file_whose_path_is_no_text_is_recovered() {
    use std::os::unix::ffi::OsStrExt as _;
    let scene = Scene::new(&small());
    let path = Path::new(std::ffi::OsStr::from_bytes(b"/caf\xe9/doha.dossier.ron")).to_owned();
    let mut window = Recovery::begin(&scene.state).expect("the state folder can be written");
    let origin = Origin { path: Some(path.clone()), ..origin(&scene, now()) };
    window.keep(&titled("draft"), &origin).expect("it is kept");
    drop(window);
    assert_eq!(only(&scene.state).origin.and_then(|origin| origin.path), Some(path));
}

#[test]
fn a_document_with_the_longest_name_is_saved() {
    let scene = Scene::new(&small());
    for name in [format!("{}.dossier.ron", "a".repeat(255 - 12)), format!("{}.dossier.ron", "ب".repeat(121))] {
        let path = scene.folder.path().join(&name);
        store::save(&path, &small(), None, None).expect("its temporary file has a shorter name");
        store::save(&path, &large(), None, None).expect("likewise");
        assert!(scene.names().contains(&name));
        assert_eq!(scene.names().len(), 2, "{:?}", scene.names());
        fs::remove_file(path).expect("the folder can be written");
    }
}

#[test]
fn a_document_that_changed_since_is_told_by_its_base() {
    let scene = Scene::new(&small());
    let mut window = Recovery::begin(&scene.state).expect("the state folder can be written");
    window.keep(&titled("draft"), &origin(&scene, now())).expect("it is kept");
    drop(window);
    fs::write(&scene.path, to_text(&titled("from outside"))).expect("the folder can be written");
    let found = only(&scene.state);
    let base = found.origin.as_ref().and_then(Origin::base).expect("it is known what it began with");
    assert_ne!(base, store::stamp_of(&scene.path).expect("the document is there"));
    assert_eq!(base, FileStamp::of(SMALL.as_bytes()));
}

#[test]
fn a_clock_that_goes_back_changes_nothing() {
    let scene = Scene::new(&small());
    let mut window = Recovery::begin(&scene.state).expect("the state folder can be written");
    for hours in [0, -48, -2] {
        let at = now() + TimeDelta::hours(hours);
        window.keep(&titled(&format!("{hours}")), &origin(&scene, at)).expect("it is kept");
    }
    drop(window);
    assert_eq!(only(&scene.state).opened.dossier.about.title, "-2");
}

#[test]
fn work_of_two_documents_of_one_name_is_offered_with_its_own_path() {
    let scenes = [Scene::new(&small()), Scene::new(&small())];
    for (number, scene) in scenes.iter().enumerate() {
        let mut window = Recovery::begin(&scenes[0].state).expect("the state folder can be written");
        window.keep(&titled(&number.to_string()), &origin(scene, now())).expect("it is kept");
    }
    let found = recoverable(&scenes[0].state);
    assert_eq!(found.len(), 2);
    for work in &found {
        let number: usize = work.opened.dossier.about.title.parse().expect("the title is the number");
        assert_eq!(work.origin.as_ref().and_then(|origin| origin.path.as_ref()), Some(&scenes[number].path));
    }
}

#[test]
fn an_upgrade_or_a_step_back_with_recovery_pending_offers_it_still() {
    let scene = Scene::new(&small());
    let mut window = Recovery::begin(&scene.state).expect("the state folder can be written");
    window.keep(&titled("draft"), &origin(&scene, now())).expect("it is kept");
    drop(window);
    // As a later Readout would have written it, with a field of its own in the origin.
    let files = fs::read_dir(scene.folder.path().join("state/recovery")).expect("it is there");
    for folder in files {
        for file in fs::read_dir(folder.expect("it can be listed").path()).expect("it is a folder") {
            let path = file.expect("it can be listed").path();
            let Ok(text) = fs::read_to_string(&path) else { continue };
            let newer = text.replace("dossier 1\n", "dossier 2\n").replace("(path:", "(novelty:1,path:");
            fs::write(&path, newer).expect("it is ours");
        }
    }
    let found = only(&scene.state);
    assert_eq!(found.opened.dossier.about.title, "draft");
    assert!(found.opened.read_only, "it is not written back in an older format");
    assert_eq!(found.origin.as_ref().and_then(|origin| origin.path.clone()), Some(scene.path.clone()));
}

#[test]
fn a_snapshot_torn_at_its_end_is_offered_where_there_is_no_other() {
    let scene = Scene::new(&small());
    let mut window = Recovery::begin(&scene.state).expect("the state folder can be written");
    window.keep(&titled("draft"), &origin(&scene, now())).expect("it is kept");
    drop(window);
    let folders = fs::read_dir(scene.folder.path().join("state/recovery")).expect("it is there");
    let folder = folders.map(|it| it.expect("it can be listed").path()).next().expect("there is one");
    let snapshot = folder.join("00000001.dossier.ron");
    let text = fs::read_to_string(&snapshot).expect("it is there");
    fs::write(&snapshot, &text[..text.len() - 20]).expect("it is ours");
    let found = only(&scene.state);
    assert_eq!(found.opened.dossier.about.title, "draft");
    assert_eq!(found.opened.notices, [Notice::ChecksumDiffers]);
}
