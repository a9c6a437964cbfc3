#!/usr/bin/env bash
# What a long list takes of memory and time from the outside: importing 100,000 records, opening the catalog they become, and
# writing it in each format. Prints the rows that the README cites.
#
#     bash tests/scripts/memory.sh PATH/TO/crosscheck [RECORDS]
#
# Needs GNU time and Python. "Over opening" is the most memory a command had at once (ru_maxrss) beyond that of opening the
# catalog and printing one row: what the command itself takes.
set -euo pipefail
program=$(realpath "$1")
records=${2:-100000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 - "$records" <<'PYTHON'
import csv, json, random, sys

random.seed(7)
WORDS = "data model service managed cluster training storage query stream batch analysis notebook visual pipeline".split()
FLAVORS = "python java rust go scala julia csharp kotlin swift ruby perl lua".split()
day = lambda: f"{random.randint(2000, 2026)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
FIELDS = {
    "licence": (0.8, lambda i: random.choice(["open", "closed", "mixed", "dual"])),
    "languages": (0.7, lambda i: random.sample(FLAVORS, random.randint(1, 4))),
    "managed": (0.7, lambda i: random.random() < 0.5),
    "limit": (0.6, lambda i: random.randint(1, 10_000)),
    "price": (0.5, lambda i: round(random.random() * 100, 2)),
    "since": (0.5, lambda i: day()),
    "version": (0.5, lambda i: f"{random.randint(0, 9)}.{random.randint(0, 20)}.{random.randint(0, 9)}"),
    "homepage": (0.5, lambda i: f"https://example.com/service-{i}"),
    "notes": (0.4, lambda i: " ".join(random.choices(WORDS, k=8))),
}
records = []
for i in range(int(sys.argv[1])):
    record = {"id": f"s{i}", "name": f"{random.choice(WORDS).title()} {random.choice(WORDS)} {i}"}
    record["category"] = random.choice(["database", "queue", "store", "tool", "library"])
    record["description"] = " ".join(random.choices(WORDS, k=12))
    record.update({f: make(i) for f, (share, make) in FIELDS.items() if random.random() < share})
    records.append(record)
json.dump(records, open("list.json", "w"))
text = lambda v: "; ".join(v) if isinstance(v, list) else {True: "yes", False: "no"}.get(v, v) if isinstance(v, bool) else v
with open("list.csv", "w", newline="") as file:
    rows = csv.writer(file)
    heads = ["id", "name", "category", "description", *FIELDS]
    rows.writerow(heads)
    rows.writerows([text(record.get(h, "")) for h in heads] for record in records)
PYTHON

# The most memory in MB, and the seconds, of one command.
measured() {
    command time -f "%M %e" -o time.txt "$program" "$@" >/dev/null 2>&1
    read -r kb seconds <time.txt
    mb=$((kb / 1024))
}
size() { echo "$(($(stat -c %s "$1") / 1000000)) MB"; }

measured import list.csv -o from_csv.ron --force
csv=$mb csv_seconds=$seconds
measured import list.json -o catalog.ron --force
json=$mb json_seconds=$seconds
measured list --catalog catalog.ron --limit 1
base=$mb
echo "| $records records | file | most memory | over opening | time |"
echo "|---|---|---|---|---|"
echo "| opening the catalog, one row printed | $(size catalog.ron) | $base MB | – | $seconds s |"
echo "| import of JSON | $(size list.json) | $json MB | $((json - base)) MB | $json_seconds s |"
echo "| import of CSV | $(size list.csv) | $csv MB | $((csv - base)) MB | $csv_seconds s |"
for format in csv tsv md html json xlsx; do
    measured list --catalog catalog.ron --format $format -o out.$format --force
    echo "| list as $format | $(size out.$format) | $mb MB | $((mb - base)) MB | $seconds s |"
done
