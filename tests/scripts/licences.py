#!/usr/bin/env python3
"""Writes assets/licences.json.gz: every crate that is compiled into the program on any system, with its licence, where it comes
from, and the texts that come with it, each text once. To be run after Cargo.lock changes; a test says when.

    python3 tests/scripts/licences.py
"""

import gzip
import json
import re
import subprocess
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
NAMES = re.compile(r"^(licen[cs]e|copying|notice|unlicense|copyright|ofl|ufl)|licen[cs]e\.(txt|md)$", re.IGNORECASE)
# Where a crate brings fonts, each has its text beside it under whatever name.
FONTS = "fonts"


def metadata():
    run = ["cargo", "metadata", "--format-version=1", "--locked", "--all-features"]
    return json.loads(subprocess.run(run, cwd=TOP, check=True, capture_output=True).stdout)


def compiled_in(data):
    """The crates that normal dependencies lead to."""
    nodes = {node["id"]: node for node in data["resolve"]["nodes"]}
    root = data["resolve"]["root"]
    found, todo = set(), [root]
    while todo:
        for dep in nodes[todo.pop()]["deps"]:
            is_normal = any(kind["kind"] is None for kind in dep["dep_kinds"])
            if is_normal and dep["pkg"] not in found:
                found.add(dep["pkg"])
                todo.append(dep["pkg"])
    return [p for p in data["packages"] if p["id"] in found]


def texts_of(package):
    folder = Path(package["manifest_path"]).parent
    of_fonts = [p for p in sorted(folder.glob(f"{FONTS}/*")) if p.suffix in (".txt", ".md")]
    for path in [p for p in sorted(folder.iterdir()) if NAMES.search(p.name)] + of_fonts:
        if path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").strip()
            # One that only names another file, as a link does in an archive.
            if len(text) > 80:
                yield text


def standard_text(expression, standard):
    """The text of the first of the licences one may choose from that has a standard one here."""
    if " AND " in expression or "(" in expression:
        return []
    choices = [name.strip() for name in re.split(r" OR |/", expression)]
    return [standard[name] for name in choices if name in standard][:1]


def main():
    texts = [(TOP / "assets/fonts/OFL.txt").read_text(encoding="utf-8").strip()]
    crates = []
    crates.append(
        {
            "name": "Inter (typeface)",
            "version": "",
            "licence": "OFL-1.1",
            "home": "https://github.com/rsms/inter",
            "texts": [0],
        }
    )
    # The wording that a licence's name stands for, where a crate gives the name alone.
    mit = (TOP / "LICENSE-MIT").read_text(encoding="utf-8").splitlines()
    standard = {
        "Apache-2.0": (TOP / "LICENSE-APACHE").read_text(encoding="utf-8").strip(),
        "MIT": "\n".join(line for line in mit if not line.startswith("Copyright")).strip(),
    }
    for package in sorted(compiled_in(metadata()), key=lambda p: (p["name"], p["version"])):
        own = []
        found = list(texts_of(package))
        is_standard = not found
        if is_standard:
            found = standard_text(package["license"] or "", standard)
        for text in found:
            if text not in texts:
                texts.append(text)
            own.append(texts.index(text))
        crates.append(
            {
                "name": package["name"],
                "version": package["version"],
                "licence": package["license"] or "see its text",
                "home": package["repository"] or package["homepage"] or "",
                "texts": own,
                "standard": is_standard and bool(own),
            }
        )
    whole = json.dumps({"crates": crates, "texts": texts}, ensure_ascii=False).encode()
    out = TOP / "assets/licences.json.gz"
    # Without the time, so that the same crates give the same bytes.
    out.write_bytes(gzip.compress(whole, 9, mtime=0))
    print(f"{len(crates)} crates, {len(texts)} texts, {out.stat().st_size} bytes")


main()
