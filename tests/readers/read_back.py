#!/usr/bin/env python3
"""Reads one comparison back from every format with readers that are not ours, and checks that the same cells return.

Usage: read_back.py DIR

DIR holds comparison.json, .csv, .tsv, .md, .html, .xlsx and .png, written by `crosscheck compare … --format … -o …` for the
same services. The JSON is the measure: every row, every state, every typed value and every source number in it must be
found in each of the others. Needs openpyxl and Pillow; everything else is in the standard library. Exit code 0 when all agree,
1 with one line for each difference.
"""

import base64
import csv
import datetime
import hashlib
import html.parser
import json
import pathlib
import re
import sys

import openpyxl
from PIL import Image

WORDS = {"not-stated": "not stated", "not-applicable": "not applicable", "yes": "yes"}
NUMBERS = re.compile(r"\[(\d+)\]")
problems = []


def differs(what, found, expected):
    """Notes a difference, if there is one."""
    if found != expected:
        problems.append(f"{what}: found {found!r}, expected {expected!r}")


def unguard(text):
    """Takes the formula guard off."""
    return text[1:] if text.startswith("'") else text


def excel_text(value):
    """Undoes Excel's _xHHHH_, which openpyxl leaves as it is in a text that stands in its cell: from left to right, once, so
    that _x005F_x0041_ is the text _x0041_."""
    if not isinstance(value, str):
        return value
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), value)


def pictures(text):
    """Control characters as Markdown and HTML show them."""
    return "".join("\u2421" if c == "\x7f" else chr(0x2400 + ord(c)) if ord(c) < 32 and c not in "\t\n\r" else c for c in text)


def rows_of(data):
    """All rows of the JSON, with their group's label."""
    return [(group["label"], row) for group in data["groups"] for row in group["rows"]]


def says(cell, text, where):
    """Checks that a cell's words say what the JSON's state and value say."""
    state, value = cell["state"], cell["value"]
    if state in WORDS:
        differs(f"{where}, state", text.split("\n")[0], WORDS[state])
    elif state == "no" and cell["options"] is None:
        differs(f"{where}, state", text.split("\n")[0], "no")
    elif state == "no":
        differs(f"{where}, set of absences", unmarked(text).startswith("not: "), True)
    elif state == "partly":
        differs(f"{where}, partly", text.startswith("partly"), True)
    elif state == "conflicting":
        # What all agree on stands first, then what is disputed behind the sign.
        differs(f"{where}, conflict", "sources disagree: " in text or "≠" in text, True)
    elif cell["options"] is None and isinstance(value, str):
        differs(f"{where} is blank", text.strip() == "", False)
    if state != "not-stated":
        differs(f"{where} reads as not stated", text == "not stated", False)


def unmarked(words):
    """Without what a page puts before a line and a spreadsheet keeps beside its sources: whose reading it is, and through
    which part it is stated."""
    lines = [re.sub(r"^((in part )?our inference|through [^:]*): ", "", line) for line in words.split("\n")]
    return "\n".join(lines)


class Grid:
    """A rectangle of fields with a head, as CSV, TSV and XLSX hold it."""

    def __init__(self, name, head, rows):
        self.name, self.head, self.rows = name, head, rows

    def check(self, data, typed):
        """Finds each row by its id and each service by its place in the head."""
        services = data["services"]
        differs(f"{self.name}, leading head", self.head[:5], ["Group", "Attribute", "ID", "Unit", "Difference"])
        columns, at = [], 5
        for service in services:
            differs(f"{self.name}, head of {service['id']}", self.head[at], service["name"])
            columns.append(at)
            at += 3 if data["baseline"] not in (None, service["id"]) else 2
        differs(f"{self.name}, width", len(self.head), at)
        by_id = {row[2]: row for row in self.rows if len(row) > 2 and row[2]}
        expected = [row["attribute"] for _, row in rows_of(data)]
        differs(f"{self.name}, rows", [r[2] for r in self.rows if len(r) > 2 and r[2]][: len(expected)], expected)
        for group, row in rows_of(data):
            fields = by_id.get(row["attribute"])
            if fields is None:
                continue
            classes = {"same": "same", "different": "different", "cant-tell": "can't tell"}
            lead = [group, row["label"], row["attribute"], row["unit"], classes[row["class"]]]
            differs(f"{self.name}, lead of {row['attribute']}", [f or "" for f in fields[:5]], lead)
            for service, cell, column in zip(services, row["cells"], columns):
                where = f"{self.name}, {service['id']}/{row['attribute']}"
                found = fields[column]
                numbers = [int(n) for n in NUMBERS.findall(fields[column + 1] or "")]
                differs(f"{where}, sources", list(dict.fromkeys(numbers)), cell["claims"])
                value = cell["value"]
                is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
                if is_number and "\n" not in str(found):
                    differs(f"{where}, number", typed(found), float(value))
                elif isinstance(found, (datetime.date, datetime.datetime)):
                    differs(f"{where}, date", found.strftime("%Y-%m-%d"), value)
                else:
                    says(cell, str(found), where)
                    # With a note of the user's own below it, a date is words.
                    own_type = cell["options"] is None and "\nyour evidence, " not in found and isinstance(value, str)
                    if own_type and re.match(r"https?://|\d{4}(-\d\d)*$", value):
                        differs(f"{where}, text", found, value)


class Page(html.parser.HTMLParser):
    """The rows of the page's table: id, class, and for each cell its state, lines and source numbers."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.rows, self.links, self.fetched, self.policy = [], [], [], ""
        self.raw = {"style": "", "script": ""}
        self.inside, self.line, self.mark = None, None, False

    def handle_starttag(self, tag, attributes):
        at = dict(attributes)
        if tag == "meta" and at.get("http-equiv") == "Content-Security-Policy":
            self.policy = at["content"]
        elif tag in self.raw:
            self.inside = tag
        elif tag == "tr" and "data-id" in at:
            self.rows.append({"id": at["data-id"], "class": at.get("data-class"), "cells": []})
        elif tag == "td" and "data-state" in at:
            self.rows[-1]["cells"].append({"state": at["data-state"], "lines": [], "numbers": []})
        elif tag == "div" and at.get("class", "").startswith("line"):
            self.rows[-1]["cells"][-1]["lines"].append("")
        elif tag == "span" and at.get("class") == "text" and self.rows and self.rows[-1]["cells"]:
            self.line = self.rows[-1]["cells"][-1]
        elif tag == "sup":
            self.mark = True
        if "href" in at:
            self.links.append(at["href"])
        if tag in ("link", "img", "iframe", "object", "embed") or "src" in at:
            self.fetched.append(tag)

    def handle_endtag(self, tag):
        if tag == self.inside:
            self.inside = None
        if tag == "span":
            self.line = None
        if tag == "sup":
            self.mark = False

    def handle_data(self, data):
        if self.inside:
            self.raw[self.inside] += data
        elif self.mark and self.rows and self.rows[-1]["cells"]:
            self.rows[-1]["cells"][-1]["numbers"].append(int(data))
        elif self.line:
            self.line["lines"][-1] += data


def check_page(text, data, csv_rows):
    """The page: the same states and words, only its own script and style, only web links."""
    page = Page()
    page.feed(text)
    differs("html, rows", [row["id"] for row in page.rows], [row["attribute"] for _, row in rows_of(data)])
    for found, (_, row) in zip(page.rows, rows_of(data)):
        differs(f"html, class of {row['attribute']}", found["class"], row["class"])
        for service, mine, cell in zip(data["services"], found["cells"], row["cells"]):
            where = f"html, {service['id']}/{row['attribute']}"
            differs(f"{where}, state", mine["state"], cell["state"])
            words = "\n".join(mine["lines"])
            says(cell, words, where)
            inline = [int(n) for n in NUMBERS.findall(words)] if "sources disagree: " in words or "≠" in words else []
            differs(f"{where}, sources", sorted(set(mine["numbers"] + inline)), sorted(cell["claims"]))
            beside = csv_rows.get((row["attribute"], service["id"]))
            typed = isinstance(cell["value"], (int, float)) or re.fullmatch(r"\d{4}(-\d\d)*", str(cell["value"]))
            if beside is not None and not typed:
                differs(f"{where}, words", unmarked(words), unmarked(pictures(beside)))
    for tag in ("style", "script"):
        own = base64.b64encode(hashlib.sha256(page.raw[tag].encode()).digest()).decode()
        differs(f"html, policy for {tag}", f"{tag}-src 'sha256-{own}'" in page.policy, True)
    differs("html, links", [l for l in page.links if not re.match(r"(?i)https?://|#source-\d+$", l)], [])
    differs("html, fetched", page.fetched + re.findall(r"@import|url\(", page.raw["style"]), [])


def check_markdown(text, data):
    """Markdown: as many table rows, and in each as many cells; its full reading is tested in Rust with a GFM parser."""
    rows = [line for line in text.split("\n") if line.startswith("| ")]
    tables = len(data["groups"])
    differs("md, table lines", len(rows), len(rows_of(data)) + 2 * tables)
    for line in rows:
        cells = re.split(r"(?<!\\)\|", line)[1:-1]
        differs(f"md, cells of {line[:40]}", len(cells), len(data["services"]) + 2)


def check_picture(path, data):
    """The picture opens elsewhere, has two pixels a point, and a ruled line below every row the JSON has."""
    with Image.open(path) as picture:
        picture.load()
    differs("png, mode", picture.mode, "RGB")
    differs("png, dots per inch", [round(d) for d in picture.info["dpi"]], [192, 192])
    differs("png, title", picture.text["Title"], " compared".join([", ".join(s["name"] for s in data["services"]), ""]))
    margin, right = 64, picture.width - 65
    column = [(picture.getpixel((margin, y)), picture.getpixel((right, y))) for y in range(picture.height)]
    line = ((0xD5, 0xD9, 0xDF),) * 2
    ruled = sum(1 for above, here in zip(column, column[1:]) if here == line and above != line)
    rows, groups = len(rows_of(data)), sum(1 for group in data["groups"] if group["rows"])
    differs("png, ruled lines", ruled, rows + groups + 2)
    differs("png, blank", len(picture.resize((200, 200)).getcolors(40000)) > 50, True)


def main():
    directory = pathlib.Path(sys.argv[1])
    read = lambda name: (directory / f"comparison.{name}").read_bytes().decode("utf-8")
    data = json.loads(read("json"))

    grids = {}
    for name, delimiter in (("csv", ","), ("tsv", "\t")):
        with open(directory / f"comparison.{name}", newline="", encoding="utf-8") as file:
            table = [[unguard(f) for f in row] for row in csv.reader(file, delimiter=delimiter)]
        differs(f"{name}, widths", {len(row) for row in table}, {len(table[0])})
        end = next(i for i, row in enumerate(table) if not any(row))
        grids[name] = table[1:end]
        Grid(name, table[0], table[1:end]).check(data, float)
        foot = {row[0]: row[1] for row in table[end + 1 :]}
        differs(f"{name}, hash", foot.get("Catalog hash"), data["catalog"]["hash"])
        differs(f"{name}, title", foot.get("Catalog"), data["catalog"]["title"])
        differs(f"{name}, sources", [k for k in foot if k.startswith("Source ")], [f"Source {s['n']}" for s in data["sources"]])
    differs("tsv against csv", grids["tsv"], grids["csv"])

    book = openpyxl.load_workbook(directory / "comparison.xlsx")
    sheet = book["Comparison"]
    differs("xlsx, formulas", [c.coordinate for s in book for row in s.iter_rows() for c in row if c.data_type == "f"], [])
    links = [c.hyperlink.target for s in book for row in s.iter_rows() for c in row if c.hyperlink]
    differs("xlsx, links", [l for l in links if not re.match(r"https?://", l or "")], [])
    differs("xlsx, frozen", sheet.freeze_panes is not None, True)
    differs("xlsx, filters", sheet.auto_filter.ref, sheet.dimensions)
    table = [[excel_text(c) for c in row] for row in sheet.iter_rows(values_only=True)]
    Grid("xlsx", table[0], table[1:]).check(data, lambda value: value if isinstance(value, (int, float)) else f"not a number: {value!r}")
    differs("xlsx, sources", [row[0] for row in book["Sources"].iter_rows(min_row=2, values_only=True)], [s["n"] for s in data["sources"]])
    about = dict(row[:2] for row in book["About"].iter_rows(values_only=True))
    differs("xlsx, hash", about.get("Catalog hash"), data["catalog"]["hash"])
    differs("xlsx, created", book.properties.created.strftime("%Y-%m-%d"), data["today"])

    columns, at = {}, 5
    for service in data["services"]:
        columns[service["id"]] = at
        at += 3 if data["baseline"] not in (None, service["id"]) else 2
    csv_rows = {(row[2], service): row[column] for row in grids["csv"] for service, column in columns.items()}
    xlsx_rows = {(row[2], service): row[column] for row in table[1:] for service, column in columns.items()}
    for key, words in csv_rows.items():
        found = xlsx_rows.get(key)
        if isinstance(found, str):
            differs(f"xlsx against csv, {key}", found, words)
    check_page(read("html"), data, csv_rows)
    check_markdown(read("md"), data)
    check_picture(directory / "comparison.png", data)

    for problem in problems:
        print(problem)
    cells = sum(len(row["cells"]) for _, row in rows_of(data))
    print(f"{cells} cells read back from six formats and a picture, {len(problems)} differences")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
