#!/usr/bin/env bash
# The program built for Windows, run under Wine beside the one built for this system: the same commands must write the
# same bytes, and refuse with the same exit codes. With --window it also opens its window (needs Xvfb and a software
# Vulkan such as Mesa's) and saves a picture of it.
#
#   tests/scripts/windows.sh WINDOWS_PROGRAM THIS_PROGRAM [--window PICTURE.png]
set -euo pipefail
cd "$(dirname "$0")/../.."
exe=$(realpath "$1"); here=$(realpath "$2")
dir=$(mktemp -d)
export WINEPREFIX=$dir/wine WINEDEBUG=-all
wine=$(command -v wine64 || echo /usr/lib/wine/wine64)
trap '"$(dirname "$wine")/wineserver64" -k 2>/dev/null || true; rm -rf "$dir"' EXIT
install -m 755 "$exe" "$dir/crosscheck.exe"
x86_64-w64-mingw32-gcc -shared -o "$dir/bcryptprimitives.dll" tests/scripts/wine/bcryptprimitives.c -ladvapi32
windows() { timeout 300 "$wine" "$dir/crosscheck.exe" "$@"; }
failed=0
bad() { printf 'FAILED: %s\n' "$*"; failed=1; }

services=(azure-machine-learning azure-databricks microsoft-fabric)
mkdir "$dir/a folder"
for format in md csv tsv html json xlsx png; do
  windows compare "${services[@]}" --today 2026-11-21 --format "$format" -o "Z:${dir//\//\\}\\a folder\\windows.$format"
  "$here" compare "${services[@]}" --today 2026-11-21 --format "$format" -o "$dir/a folder/here.$format"
  if cmp -s "$dir/a folder/windows.$format" "$dir/a folder/here.$format"; then echo "ok: $format, the same bytes"; else bad "$format differs"; fi
done
for words in "list --format json" "facets --format json" "decide --answer languages=python --format json" "decide --diagram"; do
  # shellcheck disable=SC2086
  if cmp -s <(windows $words --today 2026-11-21) <("$here" $words --today 2026-11-21); then
    echo "ok: $words, the same bytes"
  else
    bad "$words differs"
  fi
done
printf 'Name;Since;Free\r\n"Two\r\nlines";2019-05;yes\r\nPlain;;no\r\n' > "$dir/list.csv"
if cmp -s <(cd "$dir" && windows import list.csv) <(cd "$dir" && "$here" import list.csv); then
  echo "ok: import, the same bytes"
else
  bad "import differs"
fi
# expect CODE WORDS…: the exit code of a refusal.
expect() {
  local code=$1; shift
  local rc=0; (cd "$dir/a folder" && windows "$@") >"$dir/out" 2>&1 || rc=$?
  if [ "$rc" = "$code" ] && ! grep -qE 'panicked|Err\(' "$dir/out"; then echo "ok: $(tail -1 "$dir/out")"; else bad "$* gave $rc: $(cat "$dir/out")"; fi
}
expect 1 compare "${services[@]}" --format md -o windows.md
expect 2 list --catalog 'C:\nowhere\missing.ron'
expect 2 list --where langauges=r
expect 2 list --format json -o 'C:\nowhere\out.json'

# Of the two programs the one for commands has a console, and the one for a double click opens none.
for row in "crosscheck.exe Windows CUI" "crosscheck-window.exe Windows GUI"; do
  file=$(dirname "$exe")/${row%% *} kind=${row#* }
  # Read to its end: one that stops at the first hit breaks the pipe, which counts as a failure.
  if x86_64-w64-mingw32-objdump -p "$file" | grep "^Subsystem.*($kind)" >/dev/null; then echo "ok: ${row%% *} is of $kind"; else bad "${row%% *} is not of $kind"; fi
done
# Both have the icon and the version that the system shows of a file.
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
for name in crosscheck.exe crosscheck-window.exe; do
  # The table of resources: of type 3 are pictures, of 14 the icon made of them, of 16 the version.
  types=$(x86_64-w64-mingw32-objdump -p "$(dirname "$exe")/$name" | sed -n 's/^.*Entry: ID: 0x0*\([0-9a-f]*\), Value: 0x8.*$/\1/p' | sort -u | tr '\n' ' ')
  words=$(x86_64-w64-mingw32-windres -i "$(dirname "$exe")/$name" -O rc 2>/dev/null || true)
  if [[ " $types" == *" 3 "* && " $types" == *" e "* && " $types" == *" 10 "* && "$words" == *"\"ProductVersion\", \"$version"* ]]; then
    echo "ok: $name has an icon and is of version $version"
  else
    bad "$name has no icon or no version: types $types"
  fi
done
if [ "${3:-}" = --window ]; then
  export DISPLAY=:${CROSSCHECK_TEST_DISPLAY:-147}
  Xvfb "$DISPLAY" -screen 0 1280x800x24 >/dev/null 2>&1 & server=$!
  sleep 1
  # Wine's own Direct3D 12 cannot compile wgpu's shaders yet.
  WGPU_BACKEND=vulkan windows & program=$!
  sleep "${CROSSCHECK_TEST_SECONDS:-40}"
  import -window root "$4"
  colours=$(identify -format '%k' "$4")
  kill "$program" "$server" 2>/dev/null || true
  if [ "$colours" -gt 50 ]; then echo "ok: a window, $colours colours, in $4"; else bad "the window is blank"; fi
fi
exit "$failed"
