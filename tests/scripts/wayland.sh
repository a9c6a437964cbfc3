#!/usr/bin/env bash
# The window under Wayland on a desktop that draws no frames: it must have a title bar of its own. Needs weston.
#
#   tests/scripts/wayland.sh PROGRAM [PICTURE.png]
set -eu
program=$(realpath "$1")
dir=$(mktemp -d)
chmod 700 "$dir"
pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$dir"' EXIT
export XDG_RUNTIME_DIR=$dir HOME=$dir XDG_DATA_HOME=$dir/data LIBGL_ALWAYS_SOFTWARE=1
unset DISPLAY
weston --backend=headless-backend.so --use-pixman --width=1400 --height=900 --socket=here --debug --idle-time=0 \
  >"$dir/weston.log" 2>&1 & pids+=($!)
export WAYLAND_DISPLAY=here
for _ in $(seq 50); do [ -S "$dir/here" ] && break; sleep 0.1; done
# A picture of the desktop alone, then with the window.
shot() { (cd "$dir" && rm -f wayland-screenshot*.png && weston-screenshooter && mv wayland-screenshot*.png "$1"); }
sleep 2
shot before.png
"$program" >"$dir/program.log" 2>&1 & pids+=($!)
sleep "${CROSSCHECK_TEST_SECONDS:-8}"
shot after.png
[ -n "${2:-}" ] && cp "$dir/after.png" "$2"
# Where the two differ lies the window, with its shadow. Its middle begins, below the shadow, with the bar: a strip of one
# grey, a little lighter than the program's own in the dark theme that it starts with here, with the letters of the title.
box=$(convert "$dir/before.png" "$dir/after.png" -crop 1400x860+0+40 +repage -compose difference -composite \
  -threshold 25% -format '%@' info:)
IFS='x+' read -r width height left top <<<"$box"
[ "$width" -gt 1000 ] && [ "$height" -gt 600 ] || { echo "FAILED: no window under weston: $box"; cat "$dir/program.log"; exit 1; }
strip=$(convert "$dir/after.png" -crop "400x24+$((left + width / 2 - 200))+$((top + 44))" +repage -colorspace Gray \
  -format '%[fx:maxima-minima] %[fx:minima] %[fx:mean]' info:)
read -r span least mean <<<"$strip"
awk -v span="$span" -v least="$least" -v mean="$mean" 'BEGIN { exit !(span > 0.3 && least > 0.12 && mean < 0.4) }' ||
  { echo "FAILED: no dark title bar with a title at the top of the window ($strip)"; exit 1; }
echo "ok: under weston the window of $width×$height has a title bar with a title, dark as the window is"
