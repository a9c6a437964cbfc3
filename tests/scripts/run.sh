#!/usr/bin/env bash
# Starts the program in a real window (software GL, no window manager) with an accessibility bus and the desktop
# portal, and hands it to the driver that speaks to it as a screen reader and a person would.
#   run.sh PROGRAM [DRIVER.py] [ARGS of the program…]
# SHOT=file.png saves a screenshot at the end; SCREEN sets the screen; DIALOGS=no leaves the desktop portal out, so that the
# program asks for paths itself. Everything started here is ended here, and runs in a folder of its own.
set -u
here=$(cd "$(dirname "$0")" && pwd)
program=$(realpath "$1")
driver=$(realpath "${2:-$here/main_path.py}")
shift; [ $# -gt 0 ] && shift
export DISPLAY=${DISP:-:78} # before the session bus: what it starts (portal, file dialog) inherits it
if [ -z "${IN_SESSION:-}" ]; then
  scratch=$(mktemp -d)
  export IN_SESSION=1 SCRATCH=$scratch HOME=$scratch XDG_DATA_HOME=$scratch/data XDG_CONFIG_HOME=$scratch/config \
    XDG_CURRENT_DESKTOP=GNOME GDK_BACKEND=x11
  # No page is opened from a test.
  mkdir "$scratch/bin" && printf '#!/bin/sh\n' >"$scratch/bin/xdg-open" && chmod +x "$scratch/bin/xdg-open"
  export PATH=$scratch/bin:$PATH
  # Where the portal looks for what shows its dialogs.
  [ "${DIALOGS:-yes}" = yes ] || export XDG_DESKTOP_PORTAL_DIR=$scratch/data
  script=$(realpath "$0")
  (cd "$scratch" && dbus-run-session -- bash "$script" "$program" "$driver" "$@")
  rc=$?
  umount "$scratch/.cache/doc" 2>/dev/null # the portal of documents leaves it mounted
  rm -rf "$scratch"
  exit $rc
fi
unset WAYLAND_DISPLAY
pids=()
cleanup() { for p in "${pids[@]}"; do kill "$p" 2>/dev/null; done; wait 2>/dev/null; }
trap cleanup EXIT
Xvfb "$DISPLAY" -screen 0 "${SCREEN:-1280x800x24}" >/dev/null 2>&1 & pids+=($!)
for _ in $(seq 100); do xdotool getdisplaygeometry >/dev/null 2>&1 && break; sleep 0.1; done
/usr/libexec/at-spi-bus-launcher --launch-immediately >/dev/null 2>&1 & pids+=($!)
sleep 1
# A program shows its accessible tree only once an assistive tool says it is there.
dbus-send --session --print-reply --dest=org.a11y.Bus /org/a11y/bus org.freedesktop.DBus.Properties.Set \
  string:org.a11y.Status string:IsEnabled variant:boolean:true >/dev/null
"$program" "$@" & app=$!; pids+=($app)
export APP_PID=$app
W=
for _ in $(seq 200); do W=$(xdotool search --onlyvisible --pid "$app" 2>/dev/null | tail -1); [ -n "$W" ] && break; sleep 0.1; done
[ -n "$W" ] || { echo "no window appeared" >&2; exit 1; }
export W
sleep 1
xdotool windowsize "$W" "${WIDTH:-1280}" "${HEIGHT:-800}" 2>/dev/null
xdotool windowfocus --sync "$W" 2>/dev/null # no window manager here: the keyboard is given by hand
timeout "${SECONDS_MAX:-180}" /usr/bin/python3 "$driver"; rc=$?
[ -n "${SHOT:-}" ] && import -window root "$SHOT"
exit $rc
