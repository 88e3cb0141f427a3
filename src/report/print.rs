//! Handing a PDF to the printer: CUPS on Linux and macOS, the shell's verb on Windows, a viewer where there is neither.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::brief::clean;

/// What prints here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Platform {
    /// Linux and the other free systems: `lp` of CUPS, or the desktop's viewer.
    Unix,
    /// macOS: `lpr` of CUPS, or Preview.
    Mac,
    /// Windows: the verb “print” of the program that opens PDF files, or that program.
    Windows,
}

impl Platform {
    /// The one that this program was built for.
    #[must_use]
    pub fn here() -> Self {
        if cfg!(windows) {
            Self::Windows
        } else if cfg!(target_os = "macos") {
            Self::Mac
        } else {
            Self::Unix
        }
    }
}

/// What a command ended with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Whether it reported success.
    pub success: bool,
    /// What it printed to standard output and standard error.
    pub said: String,
}

/// Runs commands. The real one is [`Shell`]; tests have one that only listens.
pub trait Runner {
    /// Whether a program of this name can be run.
    fn has(&self, program: &str) -> bool;

    /// Runs a program to its end, with these bytes on its standard input.
    ///
    /// # Errors
    /// Where it cannot be started or its input cannot be written.
    fn run(&self, program: &str, arguments: &[String], input: Option<&[u8]>) -> std::io::Result<Ended>;

    /// Writes a file that only this user can read, and that outlives the call: a viewer reads it later.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn keep(&self, name: &str, bytes: &[u8]) -> std::io::Result<PathBuf>;
}

/// Where the pages went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrintJob {
    /// To the printer's queue, with what the queue answered: “request id is Office-12”.
    Queued(String),
    /// To the program that prints PDF files, in a file that it reads in its own time.
    Handed(PathBuf),
    /// To a viewer, in a file, to be printed from there.
    Opened(PathBuf),
}

impl PrintJob {
    /// What happened, for a notice.
    #[must_use]
    pub fn in_words(&self) -> String {
        match self {
            Self::Queued(answer) if answer.is_empty() => "Sent to the printer.".to_owned(),
            Self::Queued(answer) => format!("Sent to the printer: {answer}."),
            Self::Handed(_) => "Sent to the program that prints PDF files.".to_owned(),
            Self::Opened(_) => "Opened in the PDF viewer. Print from there.".to_owned(),
        }
    }
}

/// Why nothing was printed.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// The queue has no printer to send to, and no viewer could be opened.
    #[error("no printer is set up here. Set one up in the system settings, or save the PDF and print it elsewhere")]
    NoPrinter,
    /// There is neither a printing command nor a viewer.
    #[error("nothing here can print or show a PDF. Save the PDF and print it elsewhere")]
    NoWay,
    /// The printing command refused.
    #[error("{program} could not print: {said}. Save the PDF and print it elsewhere")]
    Refused {
        /// The command.
        program: String,
        /// What it said.
        said: String,
    },
    /// The command could not be run, or the file could not be written.
    #[error("printing could not be started: {0}. Save the PDF and print it elsewhere")]
    Io(#[from] std::io::Error),
}

/// Prints a PDF under a title, which the printer's queue shows. Waits for the command, so it belongs on another thread.
///
/// # Errors
/// See [`PrintError`]; each says what can be done.
pub fn print_pdf(bytes: &[u8], title: &str) -> Result<PrintJob, PrintError> {
    print_with(&Shell, Platform::here(), bytes, title)
}

/// As [`print_pdf`], with the platform and the way to run commands given.
///
/// # Errors
/// See [`PrintError`].
pub fn print_with(runner: &dyn Runner, platform: Platform, bytes: &[u8], title: &str) -> Result<PrintJob, PrintError> {
    match platform {
        Platform::Unix => {
            queue(runner, "lp", &["-t".to_owned(), job_title(title), "-".to_owned()], bytes, title, platform)
        }
        Platform::Mac => queue(runner, "lpr", &["-T".to_owned(), job_title(title)], bytes, title, platform),
        Platform::Windows => print_by_verb(runner, bytes, title),
    }
}

/// Sends to CUPS; where there is no queue or no printer, opens the viewer.
fn queue(
    runner: &dyn Runner,
    program: &str,
    arguments: &[String],
    bytes: &[u8],
    title: &str,
    platform: Platform,
) -> Result<PrintJob, PrintError> {
    if !runner.has(program) {
        return open(runner, platform, bytes, title)?.ok_or(PrintError::NoWay);
    }
    let ended = runner.run(program, arguments, Some(bytes))?;
    let said = clean(ended.said.trim());
    if ended.success {
        return Ok(PrintJob::Queued(said.trim_end_matches('.').to_owned()));
    }
    if says_no_printer(&said) {
        return open(runner, platform, bytes, title)?.ok_or(PrintError::NoPrinter);
    }
    Err(PrintError::Refused { program: program.to_owned(), said })
}

/// Opens the pages in the viewer of the desktop; `None` where there is none.
fn open(runner: &dyn Runner, platform: Platform, bytes: &[u8], title: &str) -> Result<Option<PrintJob>, PrintError> {
    if !runner.has(viewer(platform)) {
        return Ok(None);
    }
    let path = runner.keep(&file_name(title), bytes)?;
    open_path(runner, platform, path)
}

fn open_path(runner: &dyn Runner, platform: Platform, path: PathBuf) -> Result<Option<PrintJob>, PrintError> {
    let ended = runner.run(viewer(platform), &[path.to_string_lossy().into_owned()], None)?;
    // The Windows shell reports failure even where it opened the file.
    Ok((ended.success || platform == Platform::Windows).then_some(PrintJob::Opened(path)))
}

/// The command that opens a file in the program of its type.
fn viewer(platform: Platform) -> &'static str {
    match platform {
        Platform::Unix => "xdg-open",
        Platform::Mac => "open",
        Platform::Windows => "explorer.exe",
    }
}

/// The verb “print” of whatever opens PDF files; the path goes in as an argument, never as a part of the script.
fn print_by_verb(runner: &dyn Runner, bytes: &[u8], title: &str) -> Result<PrintJob, PrintError> {
    const SCRIPT: &str =
        "& { param($path) Start-Process -FilePath $path -Verb Print -WindowStyle Hidden -ErrorAction Stop }";
    if !runner.has("powershell.exe") {
        return open(runner, Platform::Windows, bytes, title)?.ok_or(PrintError::NoWay);
    }
    let path = runner.keep(&file_name(title), bytes)?;
    let quoted = format!("'{}'", path.to_string_lossy().replace('\'', "''"));
    let arguments = ["-NoProfile", "-NonInteractive", "-Command", SCRIPT, &quoted].map(str::to_owned);
    let ended = runner.run("powershell.exe", &arguments, None)?;
    if ended.success {
        return Ok(PrintJob::Handed(path));
    }
    // No program takes the verb: browsers, which often open PDF files, do not.
    if runner.has(viewer(Platform::Windows)) {
        return open_path(runner, Platform::Windows, path)?.ok_or(PrintError::NoWay);
    }
    Err(PrintError::Refused { program: "powershell.exe".to_owned(), said: clean(&ended.said) })
}

/// What CUPS says in English where there is nowhere to print to; [`Shell`] asks for English.
fn says_no_printer(said: &str) -> bool {
    let said = said.to_lowercase();
    [
        "no default destination",
        "no destinations added",
        "scheduler is not running",
        "connection refused",
        "bad file descriptor",
        "unable to connect",
    ]
    .iter()
    .any(|words| said.contains(words))
}

/// A title that no program takes for an option or breaks on.
fn job_title(title: &str) -> String {
    let title: String = clean(title).trim().trim_start_matches('-').chars().take(80).collect();
    if title.trim().is_empty() { "Brief".to_owned() } else { title.trim().to_owned() }
}

/// A file name of letters, digits and hyphens, so that no shell and no file system minds it.
fn file_name(title: &str) -> String {
    let mut name = String::new();
    for character in job_title(title).chars().take(60) {
        if character.is_alphanumeric() {
            name.push(character);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    format!("{}.pdf", if name.is_empty() { "brief" } else { name })
}

/// Runs commands for real.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shell;

impl Runner for Shell {
    fn has(&self, program: &str) -> bool {
        let Some(path) = std::env::var_os("PATH") else { return false };
        std::env::split_paths(&path).any(|folder| is_program(&folder.join(program)))
    }

    fn run(&self, program: &str, arguments: &[String], input: Option<&[u8]>) -> std::io::Result<Ended> {
        let mut child = Command::new(program)
            .args(arguments)
            .env("LC_ALL", "C")
            .stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() })
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        if let (Some(input), Some(mut pipe)) = (input, child.stdin.take()) {
            // A command that refuses closes its input early; what it says counts more than that.
            match pipe.write_all(input) {
                Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => return Err(error),
                _ => {}
            }
        }
        let output = child.wait_with_output()?;
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).trim().to_owned());
        Ok(Ended { success: output.status.success(), said: said.join(" ").trim().to_owned() })
    }

    fn keep(&self, name: &str, bytes: &[u8]) -> std::io::Result<PathBuf> {
        let folder = private_folder()?;
        let path = folder.join(name);
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(&path)?.write_all(bytes)?;
        Ok(path)
    }
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    path.metadata().is_ok_and(|about| about.is_file() && about.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}

/// The start of the names of the folders that hold pages for a viewer.
const FOLDER: &str = "readout-print-";

/// A new folder for one file, that only this user can enter. [`remove_printed`] takes it away.
fn private_folder() -> std::io::Result<PathBuf> {
    let mut random = fastrand::Rng::new();
    let folder = std::env::temp_dir().join(format!("{FOLDER}{:016x}", random.u64(..)));
    #[cfg_attr(not(unix), expect(unused_mut, reason = "only Unix sets who may enter"))]
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(&folder)?;
    Ok(folder)
}

/// Removes a file that [`print_pdf`] left for another program, with its folder: when the window closes, say. Does nothing to any other path.
///
/// # Errors
/// Where the file cannot be removed; one that is gone already is no error.
pub fn remove_printed(job: &PrintJob) -> std::io::Result<()> {
    let (PrintJob::Opened(path) | PrintJob::Handed(path)) = job else { return Ok(()) };
    let Some(folder) = path.parent() else { return Ok(()) };
    let ours = folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with(FOLDER));
    if !ours {
        return Ok(());
    }
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    /// Has some programs, answers as it is told, and notes what was asked.
    struct Listener {
        programs: &'static [&'static str],
        answers: &'static [(&'static str, bool, &'static str)],
        asked: RefCell<Vec<String>>,
    }

    impl Runner for Listener {
        fn has(&self, program: &str) -> bool {
            self.programs.contains(&program)
        }

        fn run(&self, program: &str, arguments: &[String], input: Option<&[u8]>) -> std::io::Result<Ended> {
            let piped = input.map(|bytes| format!(" <{} bytes", bytes.len())).unwrap_or_default();
            self.asked.borrow_mut().push(format!("{program} [{}]{piped}", arguments.join("] [")));
            let answer = self.answers.iter().find(|(name, ..)| *name == program);
            let (success, said) = answer.map_or((true, ""), |(_, success, said)| (*success, *said));
            Ok(Ended { success, said: said.to_owned() })
        }

        fn keep(&self, name: &str, bytes: &[u8]) -> std::io::Result<PathBuf> {
            self.asked.borrow_mut().push(format!("keep {name} {} bytes", bytes.len()));
            Ok(PathBuf::from(format!("/it's/{name}")))
        }
    }

    /// Platform, programs there, their answers; what is asked of them, and what the user is told.
    type Case = (
        Platform,
        &'static [&'static str],
        &'static [(&'static str, bool, &'static str)],
        Vec<&'static str>,
        &'static str,
    );

    const TITLE: &str = "-o evil; Doha `talks` $(x)";

    #[test]
    fn each_platform_prints_in_its_way() {
        let verb = "powershell.exe [-NoProfile] [-NonInteractive] [-Command] [& { param($path) Start-Process -FilePath \
                    $path -Verb Print -WindowStyle Hidden -ErrorAction Stop }] ['/it''s/o-evil-Doha-talks-x.pdf']";
        let cases: [Case; 10] = [
            (
                Platform::Unix,
                &["lp", "xdg-open"],
                &[("lp", true, "request id is Office-12 (0 file(s))")],
                vec!["lp [-t] [o evil; Doha `talks` $(x)] [-] <4 bytes"],
                "Sent to the printer: request id is Office-12 (0 file(s)).",
            ),
            (
                Platform::Unix,
                &["xdg-open"],
                &[],
                vec!["keep o-evil-Doha-talks-x.pdf 4 bytes", "xdg-open [/it's/o-evil-Doha-talks-x.pdf]"],
                "Opened in the PDF viewer. Print from there.",
            ),
            (
                Platform::Unix,
                &["lp", "xdg-open"],
                &[("lp", false, "lp: Error - no default destination available.")],
                vec![
                    "lp [-t] [o evil; Doha `talks` $(x)] [-] <4 bytes",
                    "keep o-evil-Doha-talks-x.pdf 4 bytes",
                    "xdg-open [/it's/o-evil-Doha-talks-x.pdf]",
                ],
                "Opened in the PDF viewer. Print from there.",
            ),
            (
                Platform::Unix,
                &["lp"],
                &[("lp", false, "lp: Error - no default destination available.")],
                vec!["lp [-t] [o evil; Doha `talks` $(x)] [-] <4 bytes"],
                "no printer is set up here. Set one up in the system settings, or save the PDF and print it elsewhere",
            ),
            (
                Platform::Unix,
                &[],
                &[],
                vec![],
                "nothing here can print or show a PDF. Save the PDF and print it elsewhere",
            ),
            (
                Platform::Unix,
                &["lp"],
                &[("lp", false, "lp: out of quota")],
                vec!["lp [-t] [o evil; Doha `talks` $(x)] [-] <4 bytes"],
                "lp could not print: lp: out of quota. Save the PDF and print it elsewhere",
            ),
            (
                Platform::Mac,
                &["lpr", "open"],
                &[],
                vec!["lpr [-T] [o evil; Doha `talks` $(x)] <4 bytes"],
                "Sent to the printer.",
            ),
            (
                Platform::Mac,
                &["lpr", "open"],
                &[("lpr", false, "lpr: Error - No default destination.")],
                vec![
                    "lpr [-T] [o evil; Doha `talks` $(x)] <4 bytes",
                    "keep o-evil-Doha-talks-x.pdf 4 bytes",
                    "open [/it's/o-evil-Doha-talks-x.pdf]",
                ],
                "Opened in the PDF viewer. Print from there.",
            ),
            (
                Platform::Windows,
                &["powershell.exe", "explorer.exe"],
                &[],
                vec!["keep o-evil-Doha-talks-x.pdf 4 bytes", verb],
                "Sent to the program that prints PDF files.",
            ),
            (
                Platform::Windows,
                &["powershell.exe", "explorer.exe"],
                &[("powershell.exe", false, "No application is associated"), ("explorer.exe", false, "")],
                vec!["keep o-evil-Doha-talks-x.pdf 4 bytes", verb, "explorer.exe [/it's/o-evil-Doha-talks-x.pdf]"],
                "Opened in the PDF viewer. Print from there.",
            ),
        ];
        for (platform, programs, answers, expect, words) in cases {
            let listener = Listener { programs, answers, asked: RefCell::default() };
            let outcome = print_with(&listener, platform, b"%PDF", TITLE);
            let outcome = outcome.map_or_else(|error| error.to_string(), |job| job.in_words());
            assert_eq!(outcome, words, "{platform:?} with {programs:?}");
            assert_eq!(*listener.asked.borrow(), expect, "{platform:?} with {programs:?}");
        }
    }

    #[test]
    fn names_of_files_and_jobs_hold_nothing_that_acts() {
        for (title, file, job) in [
            ("", "Brief.pdf", "Brief"),
            ("../../etc/passwd", "etc-passwd.pdf", "../../etc/passwd"),
            ("محادثات الدوحة", "محادثات-الدوحة.pdf", "محادثات الدوحة"),
            ("--help\nx", "help-x.pdf", "help x"),
        ] {
            assert_eq!((file_name(title).as_str(), job_title(title).as_str()), (file, job));
        }
    }

    #[test]
    fn a_kept_file_is_private_and_removed_on_demand() {
        let path = Shell.keep("a.pdf", b"%PDF").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"%PDF");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
        }
        let job = PrintJob::Opened(path.clone());
        remove_printed(&job).unwrap();
        assert!(!path.exists() && !path.parent().unwrap().exists());
        remove_printed(&job).unwrap();
    }

    #[test]
    fn other_files_are_never_removed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mine.pdf");
        std::fs::write(&path, b"mine").unwrap();
        remove_printed(&PrintJob::Opened(path.clone())).unwrap();
        assert!(path.exists());
    }
}
