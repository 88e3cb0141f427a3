#!/usr/bin/env bash
# Takes the pictures of README.md anew, from the real window with the sample: tests/e2e/pictures.sh [READOUT]
set -euo pipefail
cd "$(dirname "$0")/../.."
exec </dev/null

readout=${1:-target/release/readout}
pictures=docs/pictures
work=$(mktemp -d)
mkdir -p "$pictures"
pids=()
clean_up() {
    # The last first: the program before its display.
    for ((at = ${#pids[@]} - 1; at >= 0; at--)); do
        kill "${pids[at]}" 2>/dev/null || true
        wait "${pids[at]}" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap clean_up EXIT

wait_for() {
    local until=$((SECONDS + 60)) what=$1
    shift
    until "$@" >/dev/null 2>&1; do
        [ "$SECONDS" -lt "$until" ] || { echo "waited in vain: $what" >&2; exit 1; }
        sleep 0.1
    done
}
window() { xdotool search --onlyvisible --name 'doha-2021' 2>/dev/null | head -n 1 | grep .; }
signature() { import -silent -window "$main" -depth 8 rgb:- | sha256sum; }
settle() {
    local before after
    before=$(signature)
    for _ in $(seq 40); do
        sleep 0.2
        after=$(signature)
        [ "$before" = "$after" ] && return
        before=$after
    done
}
press() { xdotool key --clearmodifiers --delay 40 "$@"; settle; }
# By the palette: everything has a name.
go() {
    press ctrl+k
    xdotool type --delay 15 "$1"
    settle
    press Return
}
shot() {
    # The pointer rests where nothing is hovered.
    xdotool mousemove --window "$main" 700 15
    settle
    import -silent -window "$main" "$pictures/$1.png"
    echo "$pictures/$1.png"
}

export HOME=$work XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_STATE_HOME=$work/state
export XDG_CACHE_HOME=$work/cache XDG_RUNTIME_DIR=$work/runtime
mkdir -p "$XDG_RUNTIME_DIR"
chmod 700 "$XDG_RUNTIME_DIR"
export DBUS_SESSION_BUS_ADDRESS=disabled: LIBGL_ALWAYS_SOFTWARE=1 LC_ALL=C.UTF-8
unset WAYLAND_DISPLAY WAYLAND_SOCKET DISPLAY
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$work/display" >/dev/null 2>&1 &
pids+=($!)
wait_for "Xvfb" test -s "$work/display"
DISPLAY=":$(cat "$work/display")"
export DISPLAY
openbox >/dev/null 2>&1 &
pids+=($!)
wait_for "the window manager" sh -c 'xprop -root _NET_SUPPORTING_WM_CHECK | grep -q "window id"'
cp saved/doha-2021.dossier.ron "$work"
"$readout" "$work/doha-2021.dossier.ron" &
pids+=($!)
wait_for "the window" window
main=$(window)
xdotool windowactivate "$main"
settle

go "light theme"
press ctrl+1
go "High-level US team"
shot article-light
go "Taliban, Doha, October"
shot meeting-light
press F9
press ctrl+m
shot matrix-light
press Escape
press s
press 2
shot settle-light
press Escape
press F9
press ctrl+t
shot timeline-light
go "Meetings as a list"
press ctrl+shift+r
shot proposals-light
press Escape
go "dark theme"
go "Thomas West"
shot actor-dark
press ctrl+1
go "High-level US team"
shot article-dark
