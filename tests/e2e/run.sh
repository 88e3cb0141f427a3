#!/usr/bin/env bash
# The installed program, used by hand: a package, a window, the system's file dialog, the desktop's opener.
#
#   tests/e2e/run.sh [READOUT.deb]     the newest in target/debian without one; root, or a user with sudo
#   tests/e2e/run.sh --installed       the readout that is installed already
#
# Everything happens in a folder of its own, under a display of its own. Screenshots stay in target/e2e.
set -euo pipefail
cd "$(dirname "$0")/../.."
exec </dev/null

repository=$PWD
shots=$repository/target/e2e
work=$(mktemp -d)
rm -rf "$shots"
mkdir -p "$shots"
pids=()
step="start"

clean_up() {
    status=$?
    if [ "$status" -ne 0 ]; then
        echo "FAILED at: $step" >&2
        [ -n "${DISPLAY:-}" ] && import -window root "$shots/failed.png" 2>/dev/null || true
        [ -n "${DISPLAY:-}" ] && xdotool search --onlyvisible --name '.' getwindowname %@ 2>/dev/null | sed 's/^/window: /' >&2 || true
        cp "$work"/*.log "$shots"/ 2>/dev/null || true
        tail -n 20 "$work"/readout*.log >&2 2>/dev/null || true
        echo "screenshots and logs: $shots" >&2
    fi
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap clean_up EXIT

say() {
    step=$1
    printf -- '-- %s\n' "$1"
}
fail() {
    echo "$1" >&2
    exit 1
}

# Asks again and again until the command succeeds: wait_for SECONDS WHAT COMMAND…
wait_for() {
    local until=$((SECONDS + $1)) what=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        [ "$SECONDS" -lt "$until" ] || fail "waited in vain: $what"
        sleep 0.1
    done
}

window() { xdotool search --onlyvisible --name "$1" 2>/dev/null | head -n 1 | grep .; }
no_window() { ! window "$1"; }
# By its class: the fallback does not always hand the title on.
dialog() { xdotool search --onlyvisible --class '^zenity$' 2>/dev/null | head -n 1 | grep .; }
no_dialog() { ! dialog; }
title_is() { [ "$(xdotool getwindowname "$main" 2>/dev/null)" = "$1" ]; }
ended() { ! kill -0 "$1" 2>/dev/null; }
signature() { import -silent -window root -depth 8 rgb:- | sha256sum; }

# Until two pictures in a row are equal; a blinking caret must not make it wait for ever.
settle() {
    local before after
    before=$(signature)
    for _ in $(seq 40); do
        sleep 0.15
        after=$(signature)
        [ "$before" = "$after" ] && return
        before=$after
    done
}

shot() {
    settle
    import -silent -window root "$shots/$1.png"
    local colours
    colours=$(identify -format '%k' "$shots/$1.png")
    [ "$colours" -gt 40 ] || fail "$1.png is blank: $colours colours"
}

differ() { ! cmp -s "$shots/$1.png" "$shots/$2.png" || fail "$1.png and $2.png show the same"; }

is_active() { [ "$(xdotool getactivewindow 2>/dev/null)" = "$1" ]; }
activate() {
    is_active "$1" || timeout 5 xdotool windowactivate "$1" || true
    wait_for 20 "the window $1 to have the keyboard" is_active "$1"
}

press() { xdotool key --clearmodifiers --delay 40 "$@"; }

say "install"
if [ "${1:-}" != --installed ]; then
    deb=${1:-$(find target/debian -name 'readout_*.deb' -printf '%T@ %p\n' 2>/dev/null | sort -rn | head -n 1 | cut -d' ' -f2-)}
    [ -f "$deb" ] || fail "no package: build one with cargo deb"
    sudo=()
    [ "$(id -u)" -eq 0 ] || sudo=(sudo -n)
    "${sudo[@]}" dpkg -i "$deb" >"$work/dpkg.log" 2>&1 || { cat "$work/dpkg.log" >&2; exit 1; }
fi
readout=$(command -v readout)
"$readout" --version
for file in /usr/share/applications/readout.desktop /usr/share/mime/packages/readout.xml; do
    [ -f "$file" ] || fail "$file was not installed"
done

# A home of its own, so that nobody's settings are read or written.
export HOME=$work/home
export XDG_CONFIG_HOME=$HOME/.config XDG_DATA_HOME=$HOME/.local/share XDG_CACHE_HOME=$HOME/.cache
export XDG_STATE_HOME=$HOME/.local/state XDG_RUNTIME_DIR=$work/runtime
mkdir -p "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_CACHE_HOME" "$XDG_STATE_HOME" "$XDG_RUNTIME_DIR"
chmod 700 "$XDG_RUNTIME_DIR"
# No portal and no accessibility bus: the dialog is then zenity's.
export DBUS_SESSION_BUS_ADDRESS=disabled: NO_AT_BRIDGE=1 GTK_A11Y=none
export LIBGL_ALWAYS_SOFTWARE=1 LC_ALL=C.UTF-8
unset WAYLAND_DISPLAY WAYLAND_SOCKET DISPLAY

dossiers=$work/dossiers
mkdir -p "$dossiers"
dossier=$dossiers/doha.dossier.ron
cp saved/doha-2021.dossier.ron "$dossier"

say "no display: one sentence, and no success"
if "$readout" >"$work/readout-blind.log" 2>&1; then fail "it claims to have opened a window without a display"; fi
[ "$(wc -l <"$work/readout-blind.log")" -eq 1 ] || fail "not one line: $(cat "$work/readout-blind.log")"
grep -q 'display' "$work/readout-blind.log" || fail "it does not say what is missing: $(cat "$work/readout-blind.log")"

say "killed while it saves, the file stays whole"
article=$work/article.txt
cp "$dossier" "$dossiers/killed.dossier.ron"
for round in $(seq 30); do
    # Another text each time, or it would be the same article.
    printf 'Round %s\n\nEnvoys met in Doha on 9 October 2021.\n' "$round" >"$article"
    "$readout" import "$dossiers/killed.dossier.ron" "$article" >/dev/null 2>&1 &
    victim=$!
    sleep "0.0$((RANDOM % 60 + 10))"
    kill -9 "$victim" 2>/dev/null || true
    wait "$victim" 2>/dev/null || true
    "$readout" check "$dossiers/killed.dossier.ron" >"$work/readout-check.log" 2>&1 ||
        fail "after kill $round: $(cat "$work/readout-check.log")"
done

say "a display of its own"
Xvfb -displayfd 3 -screen 0 1500x960x24 -nolisten tcp 3>"$work/display" >"$work/xvfb.log" 2>&1 &
pids+=($!)
wait_for 20 "Xvfb" test -s "$work/display"
export DISPLAY=":$(cat "$work/display")"
openbox >"$work/openbox.log" 2>&1 &
pids+=($!)
wait_for 20 "the window manager" sh -c 'xprop -root _NET_SUPPORTING_WM_CHECK | grep -q "window id"'

say "the window, with nothing open"
"$readout" >"$work/readout-1.log" 2>&1 &
program=$!
pids+=("$program")
wait_for 60 "the window" window '^Readout$'
main=$(window '^Readout$')
activate "$main"
shot 01-welcome

say "open through the system's dialog"
press ctrl+o
wait_for 30 "the file dialog" dialog
dialog=$(dialog)
activate "$dialog"
shot 02-dialog
press ctrl+l
press ctrl+a
xdotool type --delay 15 "$dossier"
# GTK looks the path up before it takes it: Enter until it does, and never into another window.
enter_and_closed() {
    [ "$(xdotool getactivewindow)" = "$dialog" ] && press Return
    sleep 0.3
    no_dialog
}
wait_for 30 "the dialog to close" enter_and_closed
wait_for 30 "the dossier in the title" title_is "doha.dossier.ron — Readout"
activate "$main"
shot 03-open

say "the three tabs"
press ctrl+1
shot 04-articles
press ctrl+2
shot 05-actors
press ctrl+3
shot 06-meetings
differ 04-articles 05-actors
differ 05-actors 06-meetings

say "rename a meeting by keyboard, and save"
press alt+Down
settle
press F2
settle
press ctrl+a
xdotool type --delay 15 "Renamed by hand in Doha"
shot 07-rename
press Return
wait_for 20 "the mark of unsaved work" title_is "• doha.dossier.ron — Readout"
press ctrl+s
wait_for 20 "the saved state" title_is "doha.dossier.ron — Readout"
shot 08-saved
grep -q 'title: "Renamed by hand in Doha"' "$dossier" || fail "the new name is not in the file"
[ "$(diff <(grep -v '^// sha256' saved/doha-2021.dossier.ron) <(grep -v '^// sha256' "$dossier") | grep -c '^>')" -eq 1 ] ||
    fail "more than one line of the file changed"
"$readout" check "$dossier"

say "leave"
press ctrl+q
wait_for 20 "the program to end" ended "$program"
wait "$program" || fail "it ended with $?"

say "open by the desktop's opener"
XDG_CURRENT_DESKTOP=GNOME
export XDG_CURRENT_DESKTOP
kind=$(xdg-mime query filetype "$dossier")
[ "$kind" = application/x-readout-dossier ] || fail "the desktop takes it for $kind"
[ "$(xdg-mime query default "$kind")" = readout.desktop ] || fail "the desktop opens it with $(xdg-mime query default "$kind")"
xdg-open "$dossier" >"$work/readout-2.log" 2>&1 &
pids+=($!)
wait_for 60 "a window with the file's name" window '^doha\.dossier\.ron'
main=$(window '^doha\.dossier\.ron')
pids+=("$(xdotool getwindowpid "$main")")
activate "$main"
shot 09-double-click
press ctrl+q
wait_for 20 "the window to close" no_window 'Readout$'

say "no connection: what it asks of the system"
# A page full of addresses is imported, a brief is set, the window opens and is left: no socket but those of the display.
page=$work/page.html
cat >"$page" <<'PAGE'
<!DOCTYPE html><html><head><title>Envoys met in Doha</title><link rel="stylesheet" href="http://192.0.2.1/style.css">
<script src="http://192.0.2.1/script.js"></script></head><body><article><h1>Envoys met in Doha</h1>
<img src="http://192.0.2.1/picture.png"><p>Envoys of both sides met in Doha on 9 October 2021, and called the talks
candid and professional. They agreed to meet again before the winter, a spokesman told reporters.</p>
<iframe src="http://192.0.2.1/frame"></iframe><p>The second round is to deal with the border crossings.</p>
</article></body></html>
PAGE
if strace -qq -o /dev/null true 2>/dev/null; then
    traced() { strace -f -qq -e trace=socket,connect,sendto,sendmsg -o "$work/network-$1.log" "${@:2}"; }
    traced import "$readout" import "$dossiers/traced.dossier.ron" "$page" >/dev/null
    traced summary "$readout" summary "$dossiers/traced.dossier.ron" -o "$work/traced.pdf" >/dev/null
    traced window "$readout" "$dossiers/traced.dossier.ron" >"$work/readout-3.log" 2>&1 &
    program=$!
    pids+=("$program")
    wait_for 120 "a window with the file's name" window '^traced\.dossier\.ron'
    main=$(window '^traced\.dossier\.ron')
    activate "$main"
    press ctrl+1
    settle
    press ctrl+q
    wait_for 60 "the program to end" ended "$program"
    grep -q AF_UNIX "$work/network-window.log" || fail "the trace saw not even the display"
    if grep -hE 'AF_INET|AF_NETLINK.*connect|sin_addr' "$work"/network-*.log; then fail "it opened a connection"; fi
else
    echo "not traced: strace cannot be used here"
fi

say "killed in the midst of work, it offers the work again"
killed=$dossiers/killed-open.dossier.ron
cp saved/doha-2021.dossier.ron "$killed"
"$readout" "$killed" >"$work/readout-4.log" 2>&1 &
program=$!
pids+=("$program")
wait_for 60 "a window with the file's name" window '^killed-open\.dossier\.ron'
main=$(window '^killed-open\.dossier\.ron')
activate "$main"
press ctrl+3
press alt+Down
settle
press F2
settle
press ctrl+a
xdotool type --delay 15 "Renamed and never saved"
settle
press Return
wait_for 20 "the mark of unsaved work" title_is "• killed-open.dossier.ron — Readout"
# A snapshot is made a few seconds after the first change.
snapshot_there() {
    # Whole, not the temporary file: one that is killed while it is written is none.
    grep -rqs --include='0*.dossier.ron' "Renamed and never saved" "$XDG_STATE_HOME/readout/recovery" &&
        find "$XDG_STATE_HOME/readout/recovery" -name '0*.origin.ron' | grep -q .
}
wait_for 30 "the snapshot" snapshot_there
sleep 1
kill -9 "$program"
wait "$program" 2>/dev/null || true
cmp -s saved/doha-2021.dossier.ron "$killed" || fail "the file changed although nothing was saved"
"$readout" >"$work/readout-5.log" 2>&1 &
program=$!
pids+=("$program")
wait_for 60 "the window" window 'Readout$'
main=$(window 'Readout$')
activate "$main"
# The offer is made once the folder was looked through.
sleep 1
shot 10-recovery
# The offer has the keyboard on what opens it.
press Return
wait_for 30 "the recovered work" window 'killed-open\.dossier\.ron'
main=$(window 'killed-open\.dossier\.ron')
activate "$main"
press ctrl+s
saved_again() { grep -qs 'title: "Renamed and never saved"' "$killed"; }
wait_for 30 "the work in the file" saved_again
"$readout" check "$killed"
press ctrl+q
wait_for 30 "the program to end" ended "$program"

say "done: screenshots in $shots"
