#!/usr/bin/env bash
# No internet: every command and the window are traced, and none may make a socket of IPv4 or IPv6; and all of them work
# where there is no network interface at all.
#
#   tests/scripts/no_network.sh PROGRAM
set -u
# Everything below runs in a namespace without interfaces: as root, or as anybody who may make one of users.
if [ -z "${ALONE:-}" ]; then
  for namespace in "unshare -n" "unshare -rn"; do
    # shellcheck disable=SC2086 # a command and its options
    if $namespace true 2>/dev/null; then ALONE=yes exec $namespace bash "$0" "$@"; fi
  done
  echo "No network namespace can be made here: all runs with the network that is there."
  ALONE=no
fi
here=$(cd "$(dirname "$0")" && pwd)
program=$(realpath "$1")
data=$(realpath "$here/../data")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
failed=0
bad() { printf 'FAILED: %s\n' "$*"; failed=1; }

# Its socket calls into a file.
tracing=
if strace -o /dev/null true 2>/dev/null; then tracing=yes
else echo "Nothing can be traced here: only the namespace is looked at."; fi
traced() { if [ "$tracing" ]; then strace -f -qq -e trace=network -o "$dir/trace" "$@"; else "$@"; fi; }
internet() { grep -hE 'AF_INET6?\b' "$1" 2>/dev/null; }

# Both find what they are for: a socket, and an address that cannot be reached.
said=$(traced python3 -c 'import socket
try: socket.create_connection(("127.0.0.1", 9), 2)
except OSError as e: print(e)')
[ -z "$tracing" ] || internet "$dir/trace" >/dev/null || bad "a planted socket is not found"
[ "$ALONE" = no ] || grep -q unreachable <<<"$said" || bad "the namespace has a network: $said"

expect() {
  local code=$1; shift
  rm -f "$dir/trace"
  traced "$program" "$@" >"$dir/out" 2>&1 </dev/null; local rc=$?
  [ "$rc" = "$code" ] || bad "$* ended with $rc: $(head -c 300 "$dir/out")"
  internet "$dir/trace" && bad "$* made an internet socket"
  tried="$tried $1"
}
tried=
services=(azure-machine-learning azure-databricks microsoft-fabric)
expect 0 check
expect 0 facets --format json
for format in md csv tsv html json xlsx png; do
  expect 0 list --where role=alternative --format "$format" -o "$dir/list.$format"
  expect 0 compare "${services[@]}" --format "$format" -o "$dir/comparison.$format"
done
expect 0 list --catalog "$data/hostile.ron" --session "$data/own.crosscheck"
expect 0 compare "${services[@]:0:2}" --why
for format in text json md adr adr-html adr-json; do expect 0 decide --answer languages=python --format "$format"; done
expect 0 decide --diagram
expect 0 decide --answer languages=python --format adr-json -o "$dir/record.json"
expect 0 verify "$dir/record.json"
expect 0 gaps --answer languages=python --format json
expect 0 diff "$data/databases.ron" "$data/databases.ron"
expect 0 import "$data/tools.csv" -o "$dir/imported.ron"
expect 0 new "$dir/new.ron"
expect 0 format --schema
expect 0 --help
expect 0 --version
# Every command there is has been tried.
commands=$("$program" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z-]*\) .*/\1/p' | grep -vx help)
[ -n "$commands" ] || bad "no list of commands in the help"
for command in $commands; do
  grep -qw -- "$command" <<<"$tried" || bad "the command $command is not tried here"
done
[ $failed = 0 ] && echo "ok: no command makes an internet socket, and each works without an interface"

# The window, on its main path: searching, comparing, exporting, deciding.
if [ "$tracing" ]; then
  # The tracer as the grandchild, so that the window is the process that was started.
  printf '#!/bin/sh\nexec strace -D -f -qq -e trace=network -o "%s" "%s" "$@"\n' "$dir/window" "$program" >"$dir/crosscheck"
else
  printf '#!/bin/sh\nexec "%s" "$@"\n' "$program" >"$dir/crosscheck"
fi
chmod +x "$dir/crosscheck"
bash "$here/run.sh" "$dir/crosscheck" || bad "the main path does not work in a window without a network"
if [ "$tracing" ]; then
  internet "$dir/window" && bad "the window made an internet socket"
  grep -q AF_UNIX "$dir/window" || bad "the trace of the window is empty"
fi
[ $failed = 0 ] && echo "ok: the window makes no internet socket, and works without an interface"
exit $failed
