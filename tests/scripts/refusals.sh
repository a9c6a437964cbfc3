#!/usr/bin/env bash
# What must be refused with a sentence: files that may not be read, folders that may not be written, no display.
# Root may read anything, so as root the program runs as another user here.
set -u
program=$(realpath "$1")
dir=$(mktemp -d)
chmod 755 "$dir"
trap 'rm -rf "$dir"' EXIT
install -m 755 "$program" "$dir/crosscheck"
as_user() {
  if [ "$(id -u)" = 0 ]; then setpriv --reuid=65534 --regid=65534 --clear-groups -- env HOME="$dir" "$@"; else "$@"; fi
}
failed=0
# expect CODE WORDS COMMAND…: the exit code, and words its message on standard error must hold.
expect() {
  local code=$1 words=$2; shift 2
  local out; out=$("$@" 2>&1 >/dev/null </dev/null); local rc=$?
  if [ "$rc" != "$code" ] || ! grep -qF -- "$words" <<<"$out" || grep -qE 'panicked|Os \{|Err\(' <<<"$out"; then
    printf 'FAILED: %s\n  exit %s (expected %s): %s\n  expected words: %s\n' "$*" "$rc" "$code" "$out" "$words"; failed=1
  else
    printf 'ok: %s\n' "$out"
  fi
}
printf '(title: "secret")' > "$dir/secret.ron"; chmod 600 "$dir/secret.ron"
mkdir "$dir/closed"; chmod 555 "$dir/closed"
mkdir "$dir/folder"
: > "$dir/empty.ron"
printf '\xff\xfe\x00' > "$dir/binary.ron"
python3 -c 'print("("*1000)' > "$dir/deep.ron"
p=$dir/crosscheck
[ "$(id -u)" = 0 ] && expect 2 "may not read" as_user "$p" list --catalog "$dir/secret.ron"
[ "$(id -u)" = 0 ] && expect 2 "may not write" as_user "$p" list --format json -o "$dir/closed/out.json"
expect 2 "no such file" as_user "$p" list --catalog "$dir/missing.ron"
expect 2 "folder" as_user "$p" list --catalog "$dir/folder"
expect 2 "empty" as_user "$p" list --catalog "$dir/empty.ron"
expect 2 "UTF-8" as_user "$p" list --catalog "$dir/binary.ron"
expect 2 "line 1" as_user "$p" list --catalog "$dir/deep.ron"
expect 2 "Did you mean “list”" as_user "$p" lst
expect 2 "DISPLAY" env -u DISPLAY -u WAYLAND_DISPLAY -u WAYLAND_SOCKET "$p"
expect 2 "crosscheck list" env -u WAYLAND_DISPLAY DISPLAY=:4711 "$p"
expect 2 "Did you mean “languages”" as_user "$p" list --where langauges=python
# A workbook or a picture is not for a terminal: standard output is a pseudo-terminal here, standard error is not.
on_terminal() {
  python3 - "$@" <<'PTY'
import os, pty, subprocess, sys
master, slave = pty.openpty()
run = subprocess.run(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=slave, stderr=subprocess.PIPE)
os.close(slave)
os.set_blocking(master, False)
try:
    shown = os.read(master, 65536)
except (BlockingIOError, OSError):
    shown = b""
sys.stderr.write(run.stderr.decode() + (f"and wrote {len(shown)} bytes to the terminal" if shown else ""))
sys.exit(run.returncode if not shown else 99)
PTY
}
for format in png xlsx; do
  expect 2 "not for a terminal" on_terminal "$p" compare azure-databricks microsoft-fabric --format "$format"
  expect 2 "not for a terminal" on_terminal "$p" list --format "$format"
done
# A full disk: the old file stays whole.
if [ "$(id -u)" = 0 ] && mkdir "$dir/small" && mount -t tmpfs -o size=64k tmpfs "$dir/small" 2>/dev/null; then
  printf old > "$dir/small/out.json"
  expect 2 "disk is full" "$p" list --format json --force -o "$dir/small/out.json"
  [ "$(cat "$dir/small/out.json")" = old ] || { echo "FAILED: the old file was lost"; failed=1; }
  mount -o remount,ro "$dir/small"
  expect 2 "read-only" "$p" list --format json --force -o "$dir/small/new.json"
  umount "$dir/small"
else
  echo "skipped: a full disk and a read-only one need a mount"
fi
# Neither a device nor a pipe is read, nor a session that names one followed; a pipe that nobody reads is not waited for.
mkfifo "$dir/pipe"
for odd in /dev/zero "$dir/pipe"; do
  expect 2 "only regular files are read" timeout 10 "$p" list --catalog "$odd"
  expect 2 "only regular files are read" timeout 10 "$p" list --session "$odd"
done
expect 2 "nobody reads this pipe" timeout 10 "$p" list --format json -o "$dir/pipe"
"$p" list --format json > "$dir/right.json"
timeout 10 cat "$dir/pipe" > "$dir/piped.json" & reader=$!
for _ in $(seq 100); do "$p" list --format json -o "$dir/pipe" 2>/dev/null && break; sleep 0.05; done
wait $reader
cmp "$dir/right.json" "$dir/piped.json" || { echo "FAILED: not all went through the pipe"; failed=1; }
"$p" list --format json -o /dev/stdout | cmp "$dir/right.json" - || { echo "FAILED: /dev/stdout"; failed=1; }
"$p" list --format json -o /dev/stdout > "$dir/to_file.json" && cmp "$dir/right.json" "$dir/to_file.json" \
  || { echo "FAILED: /dev/stdout that is a file"; failed=1; }
# A closed pipe ends quietly.
out=$( { "$p" list --format json | head -c 1 >/dev/null; } 2>&1 ); [ -z "$out" ] || { echo "FAILED: a closed pipe said: $out"; failed=1; }
exit $failed
