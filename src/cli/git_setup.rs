//! `readout git-setup`: git's configuration, so that it merges dossiers with `readout merge`, shows their changes with
//! `readout diff`, and shows them as text with `readout summary`.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use anyhow::Context as _;

use crate::store::write_whole;

/// Which files git gives to Readout.
const ATTRIBUTES: &str = "*.dossier.ron merge=readout diff=readout";

#[derive(Debug, clap::Args)]
pub(super) struct GitSetup {
    /// For every repository of this user, instead of the one in which this is run.
    #[arg(long)]
    global: bool,
}

impl GitSetup {
    pub(super) fn run(self, out: &mut dyn Write) -> anyhow::Result<bool> {
        let scope = if self.global { "--global" } else { "--local" };
        // Before anything is written: without a repository nothing is.
        let attributes = if self.global { global_attributes()? } else { top_of_repository()?.join(".gitattributes") };
        let program = std::env::current_exe().context("where this program lies is not known")?;
        let program = program.to_str().with_context(|| {
            format!("{}: git's configuration cannot hold this path, which is not Unicode", program.display())
        })?;
        for (name, value) in settings(program) {
            done(&git(["config", scope, "--replace-all", name, &value])?, "git config")?;
            writeln!(out, "git config {scope} {name} {value}")?;
        }
        let before = match std::fs::read_to_string(&attributes) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(anyhow::anyhow!("{}: {error}", attributes.display())),
        };
        match with_attributes(&before) {
            Some(text) => {
                if let Some(folder) = attributes.parent() {
                    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
                }
                write_whole(&attributes, text.as_bytes()).with_context(|| attributes.display().to_string())?;
                writeln!(out, "{}: {ATTRIBUTES}", attributes.display())?;
            }
            None => writeln!(out, "{}: has the line already", attributes.display())?,
        }
        Ok(true)
    }
}

/// What is configured. Git gives each command to a shell (gitattributes(5), “Defining a custom merge driver”, “Defining
/// an external diff driver”, “Performing text diffs of binary files”).
fn settings(program: &str) -> [(&'static str, String); 4] {
    let program = quoted(program);
    [
        ("merge.readout.name", "dossiers of Readout".to_owned()),
        // Here git reads placeholders, and “%%” stands for “%”.
        ("merge.readout.driver", format!("{} merge %O %A %B -o %A --name %P --driver", program.replace('%', "%%"))),
        ("diff.readout.command", format!("{program} diff")),
        // A version that is no whole dossier is shown as it is: a command that fails would stop git.
        (
            "diff.readout.textconv",
            format!("f() {{ {program} summary \"$1\" --format txt 2>/dev/null || cat \"$1\"; }}; f"),
        ),
    ]
}

/// A word for the shell that git uses, which on Windows is a POSIX one as well and takes slashes.
fn quoted(path: &str) -> String {
    let path =
        if cfg!(windows) { path.strip_prefix(r"\\?\").unwrap_or(path).replace('\\', "/") } else { path.to_owned() };
    format!("'{}'", path.replace('\'', r"'\''"))
}

/// The attributes with the line that names dossiers; `None` where they have it.
fn with_attributes(before: &str) -> Option<String> {
    let words = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    if before.lines().any(|line| words(line) == words(ATTRIBUTES)) {
        return None;
    }
    let gap = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
    Some(format!("{before}{gap}{ATTRIBUTES}\n"))
}

fn git<'a>(arguments: impl IntoIterator<Item = &'a str>) -> anyhow::Result<Output> {
    Command::new("git").args(arguments).output().map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => anyhow::anyhow!("git was not found: install it first"),
        _ => anyhow::anyhow!("git could not be run: {error}"),
    })
}

/// What git printed, where it did not fail.
fn done(output: &Output, what: &str) -> anyhow::Result<String> {
    if !output.status.success() {
        anyhow::bail!("{what} failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim_end_matches(['\r', '\n']).to_owned())
}

fn top_of_repository() -> anyhow::Result<PathBuf> {
    let output = git(["rev-parse", "--show-toplevel"])?;
    let top = done(&output, "git rev-parse").ok().filter(|top| !top.is_empty());
    let top = top.context("there is no repository with files here: run this in one, or give --global")?;
    Ok(PathBuf::from(top))
}

/// The file of attributes that holds for all repositories (git-config(1), core.attributesFile).
fn global_attributes() -> anyhow::Result<PathBuf> {
    let named = git(["config", "--global", "--type=path", "core.attributesFile"])?;
    if let Some(named) = done(&named, "git config").ok().filter(|named| !named.is_empty()) {
        return Ok(PathBuf::from(named));
    }
    let folder = |name: &str| std::env::var_os(name).filter(|value: &std::ffi::OsString| value != OsStr::new(""));
    let config = folder("XDG_CONFIG_HOME").map(PathBuf::from);
    let home = || folder("HOME").or_else(|| folder("USERPROFILE")).map(|home| Path::new(&home).join(".config"));
    let config = config.or_else(home).context("the folder of this user's settings is not known: HOME is not set")?;
    Ok(config.join("git").join("attributes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_one_word_for_the_shell() {
        for (path, expect) in [
            ("/usr/bin/readout", "'/usr/bin/readout'"),
            ("/home/a b/readout", "'/home/a b/readout'"),
            ("/home/100%/readout", "'/home/100%/readout'"),
            ("/home/o'neil/$x/readout", r"'/home/o'\''neil/$x/readout'"),
        ] {
            assert_eq!(quoted(path), expect);
        }
        let driver = &settings("/a b/readout")[1].1;
        assert_eq!(driver, "'/a b/readout' merge %O %A %B -o %A --name %P --driver");
        assert!(settings("/100%/readout")[1].1.starts_with("'/100%%/readout' merge %O "));
    }

    #[test]
    fn the_line_is_added_once_and_the_others_stay() {
        for (before, expect) in [
            ("", Some(format!("{ATTRIBUTES}\n"))),
            ("*.png binary", Some(format!("*.png binary\n{ATTRIBUTES}\n"))),
            ("*.png binary\n", Some(format!("*.png binary\n{ATTRIBUTES}\n"))),
            (ATTRIBUTES, None),
            ("*.dossier.ron  merge=readout diff=readout\r\n", None),
        ] {
            assert_eq!(with_attributes(before), expect, "{before:?}");
        }
    }
}
