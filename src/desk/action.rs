//! Everything that the user can tell Readout to do: one list for menus, palette, shortcuts, tooltips and tests.

use eframe::egui::{Key, KeyboardShortcut, Modifiers};

/// The menus of the menu bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Menu {
    /// Documents, sources and printing.
    File,
    /// Changes.
    Edit,
    /// What is shown, and how large.
    View,
    /// Where to go.
    Go,
    /// How it works.
    Help,
}

impl Menu {
    /// The menus from left to right.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::View, Self::Go, Self::Help];

    /// What the menu is called.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Go => "Go",
            Self::Help => "Help",
        }
    }
}

/// Where a shortcut works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Where {
    /// Everywhere.
    Anywhere,
    /// Only while no text field has the keyboard.
    OutsideFields,
    /// Only while a proposal has the keyboard, and before anything else there.
    AtProposals,
}

const NONE: Modifiers = Modifiers::NONE;
const COMMAND: Modifiers = Modifiers::COMMAND;
const ALT: Modifiers = Modifiers::ALT;
const SHIFT: Modifiers = Modifiers::SHIFT;
const COMMAND_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

macro_rules! actions {
    ($($(#[$meta:meta])* $variant:ident: $menu:ident $group:literal, $label:literal $(, $modifiers:ident + $key:ident $(($where:ident))?)?;)+) => {
        /// Something that the user can tell Readout to do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action { $($(#[$meta])* $variant),+ }

        impl Action {
            /// Every action, in the order of the menus.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// What it is called. `…` where more input follows.
            #[must_use]
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }

            /// The menu it stands in.
            #[must_use]
            pub fn menu(self) -> Menu {
                match self { $(Self::$variant => Menu::$menu),+ }
            }

            /// Its group within the menu; groups are parted by a line.
            #[must_use]
            pub fn group(self) -> u8 {
                match self { $(Self::$variant => $group),+ }
            }

            fn key(self) -> Option<(KeyboardShortcut, Where)> {
                match self { $(Self::$variant => actions!(@key $($modifiers + $key $(($where))?)?)),+ }
            }
        }
    };
    (@key) => { None };
    (@key $modifiers:ident + $key:ident) => { Some((KeyboardShortcut::new($modifiers, Key::$key), Where::Anywhere)) };
    (@key $modifiers:ident + $key:ident ($where:ident)) => { Some((KeyboardShortcut::new($modifiers, Key::$key), Where::$where)) };
}

actions! {
    /// Begin an empty dossier.
    NewDossier: File 0, "New dossier", COMMAND + N;
    /// Open a dossier.
    OpenDossier: File 0, "Open…", COMMAND + O;
    /// Open the sample that comes with Readout.
    OpenSample: File 0, "Open the sample, Doha 2021";
    /// Import files as articles.
    ImportFiles: File 1, "Import articles…", COMMAND + I;
    /// Import the files of a folder.
    ImportFolder: File 1, "Import a folder…", COMMAND_SHIFT + I;
    /// Import what is on the clipboard.
    PasteArticle: File 1, "Paste text as an article…", COMMAND_SHIFT + V;
    /// Save.
    Save: File 2, "Save", COMMAND + S;
    /// Save under another name.
    SaveAs: File 2, "Save as…", COMMAND_SHIFT + S;
    /// Print a summary.
    Brief: File 3, "Brief…", COMMAND + P;
    /// Print what changed since an earlier version of the dossier.
    WhatChanged: File 3, "What changed since…";
    /// Earlier versions of the dossier, which saving has kept.
    EarlierVersions: File 3, "Earlier versions…";
    /// Merge another dossier into this one.
    MergeDossier: File 3, "Merge another dossier…";
    /// Remove recovery data and earlier versions.
    ForgetBackups: File 4, "Forget recovery and backups…";
    /// Leave.
    Quit: File 5, "Quit", COMMAND + Q;

    /// Take back the last step.
    Undo: Edit 0, "Undo", COMMAND + Z (OutsideFields);
    /// Do again what was taken back.
    Redo: Edit 0, "Redo", COMMAND_SHIFT + Z (OutsideFields);
    /// Make an actor, from the selected words if there are some.
    NewActor: Edit 1, "New actor…", NONE + A (OutsideFields);
    /// Make a meeting.
    NewMeeting: Edit 1, "New meeting…", COMMAND_SHIFT + M;
    /// Make the selected words evidence.
    Evidence: Edit 2, "Evidence for…", NONE + E (OutsideFields);
    /// Say what the selected words claim, with all that can be said of it.
    Claim: Edit 2, "Claim…", NONE + C (OutsideFields);
    /// Make the selected words another name of an actor.
    AliasOf: Edit 2, "Alias of…", NONE + L (OutsideFields);
    /// Say what is held where sources differ, and why.
    Settle: Edit 2, "Settle…", NONE + S (OutsideFields);
    /// Record what an actor says on a topic, from the selected words if there are some.
    Position: Edit 2, "Position…", NONE + P (OutsideFields);
    /// Record a commitment, from the selected words if there are some.
    Commitment: Edit 2, "Commitment…", NONE + M (OutsideFields);
    /// Write a note, on the selected words if there are some.
    Note: Edit 2, "Note…", NONE + N (OutsideFields);
    /// Rename what is shown.
    Rename: Edit 3, "Rename…", NONE + F2;
    /// Merge the actor or the meeting shown with another.
    MergeActor: Edit 3, "Merge with…";
    /// Delete what is shown.
    Delete: Edit 3, "Delete…", NONE + Delete (OutsideFields);
    /// Correct the text of the article shown; quotes move with it.
    CorrectText: Edit 4, "Correct the text…";
    /// What the article shown reprints.
    Origin: Edit 4, "Origin of the article…";
    /// Who publishes the article shown.
    Outlet: Edit 4, "Outlet of the article…";
    /// Let the article shown support nothing any more.
    Retract: Edit 4, "Retract the article…";
    /// Let the article shown count again.
    TakeBackRetraction: Edit 4, "Take back the retraction";
    /// Make a fact of the proposal at hand.
    AcceptProposal: Edit 5, "Accept the proposal", NONE + Enter (AtProposals);
    /// Turn the proposal at hand down, for good.
    RejectProposal: Edit 5, "Reject the proposal", NONE + Backspace (AtProposals);
    /// Change the proposal at hand before accepting it.
    CorrectProposal: Edit 5, "Correct the proposal…", NONE + F2 (AtProposals);
    /// What the dossier is about.
    AboutDossier: Edit 6, "About this dossier…";

    /// Show the articles.
    ShowArticles: View 0, "Articles", COMMAND + Num1;
    /// Show the actors.
    ShowActors: View 0, "Actors", COMMAND + Num2;
    /// Show the meetings.
    ShowMeetings: View 0, "Meetings", COMMAND + Num3;
    /// Show the meetings one under the other.
    MeetingList: View 1, "Meetings as a list";
    /// Show the meetings over time.
    MeetingTimeline: View 1, "Meetings as a timeline", COMMAND + T;
    /// Show the meetings of a month.
    MeetingMonth: View 1, "Meetings of a month", COMMAND_SHIFT + T;
    /// Show or hide the inspector.
    ToggleInspector: View 2, "Inspector", NONE + F9;
    /// Show or hide underlines, highlights and margin notes.
    ToggleMarks: View 2, "Marks in articles", NONE + F8;
    /// Larger.
    ZoomIn: View 3, "Zoom in", COMMAND + Plus;
    /// Smaller.
    ZoomOut: View 3, "Zoom out", COMMAND + Minus;
    /// As large as designed.
    ZoomReset: View 3, "Actual size", COMMAND + Num0;
    /// Light or dark as the system is.
    ThemeSystem: View 4, "Theme of the system";
    /// Dark ink on light paper.
    ThemeLight: View 4, "Light theme";
    /// Light ink on dark paper.
    ThemeDark: View 4, "Dark theme";

    /// Return to where one was.
    Back: Go 0, "Back", ALT + ArrowLeft;
    /// Go where one was before returning.
    Forward: Go 0, "Forward", ALT + ArrowRight;
    /// The next in the list.
    Next: Go 1, "Next in the list", ALT + ArrowDown;
    /// The one before in the list.
    Previous: Go 1, "Previous in the list", ALT + ArrowUp;
    /// The next region: list, page, inspector.
    NextRegion: Go 1, "Next region", NONE + F6;
    /// Search everything.
    Search: Go 2, "Search everything", COMMAND + F;
    /// Find in the article shown.
    FindInArticle: Go 2, "Find in this article", COMMAND_SHIFT + F;
    /// The next hit in the article shown.
    FindNext: Go 2, "Next hit", NONE + F3;
    /// The hit before in the article shown.
    FindPrevious: Go 2, "Previous hit", SHIFT + F3;
    /// Questions by articles, over the whole window.
    FactMatrix: Go 3, "Fact matrix…", COMMAND + M;
    /// The analyst's own questions by articles.
    Questions: Go 3, "Questions of your own…";
    /// All commitments with how they stand.
    Ledger: Go 3, "Commitments…", COMMAND + L;
    /// The open proposals of all articles.
    Proposals: Go 3, "Proposals…", COMMAND_SHIFT + R;
    /// Everything by name.
    Palette: Go 3, "Go to anything…", COMMAND + K;
    /// The quotes whose words no longer stand where they point.
    Orphans: Go 4, "Words that no longer stand…";
    /// Leave the proposal at hand for later.
    PutOffProposal: Go 5, "Leave the proposal for later", NONE + ArrowDown (AtProposals);
    /// The proposal before the one at hand.
    PreviousProposal: Go 5, "Proposal before", NONE + ArrowUp (AtProposals);
    /// Look for proposals in the article shown again.
    ReadAgain: Go 5, "Read this article again";
    /// Look for proposals in every article again, or go on where reading was stopped.
    ReadAll: Go 5, "Read all articles";
    /// Stop looking for proposals.
    StopReading: Go 5, "Stop reading articles";

    /// Which keys do what.
    Shortcuts: Help 0, "Keyboard shortcuts", NONE + F1;
    /// Version, licences and folders.
    AboutReadout: Help 1, "About Readout";
}

impl Action {
    /// Its shortcut, if it has one.
    #[must_use]
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        self.key().map(|(shortcut, _)| shortcut)
    }

    /// The shortcut as it is printed on keys: “Ctrl Shift S”; empty without one.
    #[must_use]
    pub fn keys(self) -> String {
        self.shortcut().map(|shortcut| shortcut_in_words(&shortcut)).unwrap_or_default()
    }

    /// Whether its shortcut works on the proposal at hand alone.
    #[must_use]
    pub fn is_at_proposals(self) -> bool {
        self.key().is_some_and(|(_, place)| place == Where::AtProposals)
    }

    /// The actions with a shortcut that may fire now, those with more modifiers first, so that Ctrl+Shift+S is not
    /// taken for Ctrl+S; before all others those of the proposal that has the keyboard.
    pub(super) fn by_shortcut(in_field: bool, at_proposals: bool) -> impl Iterator<Item = (Self, KeyboardShortcut)> {
        let mut found: Vec<(Self, KeyboardShortcut)> = Self::ALL
            .iter()
            .filter_map(|action| {
                let (shortcut, place) = action.key()?;
                let fires = match place {
                    Where::Anywhere => true,
                    Where::OutsideFields => !in_field,
                    Where::AtProposals => at_proposals && !in_field,
                };
                fires.then_some((*action, shortcut))
            })
            .collect();
        let weight = |modifiers: Modifiers| {
            u8::from(modifiers.shift) + u8::from(modifiers.alt) + u8::from(modifiers.command || modifiers.ctrl)
        };
        found.sort_by_key(|(action, shortcut)| {
            (!action.is_at_proposals(), std::cmp::Reverse(weight(shortcut.modifiers)))
        });
        found.into_iter()
    }
}

/// A shortcut as it is printed on keys, parted by spaces: “Ctrl Shift S”, “Alt ←”; ⌘ on macOS.
#[must_use]
pub fn shortcut_in_words(shortcut: &KeyboardShortcut) -> String {
    let mac = cfg!(target_os = "macos");
    let mut words = Vec::new();
    let modifiers = shortcut.modifiers;
    if modifiers.command || modifiers.ctrl {
        words.push(if mac { "⌘" } else { "Ctrl" });
    }
    if modifiers.alt {
        words.push(if mac { "⌥" } else { "Alt" });
    }
    if modifiers.shift {
        words.push(if mac { "⇧" } else { "Shift" });
    }
    words.push(match shortcut.logical_key {
        Key::Delete => "Del",
        Key::Plus => "+",
        Key::Minus => "−",
        Key::ArrowLeft => "←",
        Key::ArrowRight => "→",
        Key::ArrowUp => "↑",
        Key::ArrowDown => "↓",
        other => other.name(),
    });
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn no_two_actions_share_a_shortcut() {
        let mut seen = BTreeMap::new();
        // What a proposal does with a key, it does where nothing else is meant by it.
        for action in Action::ALL {
            let keys = action.keys();
            if !keys.is_empty() {
                let key = (action.is_at_proposals(), keys.clone());
                assert_eq!(seen.insert(key, *action), None, "{keys} is taken");
            }
        }
    }

    #[test]
    fn a_proposal_takes_its_keys_before_all_others_and_only_while_it_has_the_keyboard() {
        let first = |at_proposals| {
            Action::by_shortcut(false, at_proposals)
                .find(|(_, shortcut)| shortcut.logical_key == Key::F2)
                .map(|(action, _)| action)
        };
        assert_eq!(first(true), Some(Action::CorrectProposal));
        assert_eq!(first(false), Some(Action::Rename));
        assert!(Action::by_shortcut(true, true).all(|(action, _)| !action.is_at_proposals()));
    }

    #[test]
    fn single_letters_act_only_outside_fields() {
        for (action, shortcut) in Action::by_shortcut(true, false) {
            let letter = shortcut.logical_key.name().len() == 1;
            assert!(!letter || !shortcut.modifiers.is_none(), "{action:?} would fire while typing");
        }
    }

    #[test]
    fn longer_shortcuts_are_matched_first() {
        let order: Vec<Action> = Action::by_shortcut(false, false).map(|(action, _)| action).collect();
        let place = |action| order.iter().position(|other| *other == action);
        assert!(place(Action::SaveAs) < place(Action::Save));
        assert!(place(Action::Redo) < place(Action::Undo));
    }

    #[test]
    fn labels_are_sentence_case_and_unique() {
        let mut labels: Vec<&str> = Action::ALL.iter().map(|action| action.label()).collect();
        labels.sort_unstable();
        let count = labels.len();
        labels.dedup();
        assert_eq!(labels.len(), count);
        assert!(labels.iter().all(|label| label.chars().next().is_some_and(char::is_uppercase)));
    }
}
