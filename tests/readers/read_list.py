#!/usr/bin/env python3
"""Reads one list of services back from every format with readers that are not ours, and checks that the same cells return.

Usage: read_list.py DIR [COLUMN…]

DIR holds list.json, .csv, .tsv, .md, .html, .xlsx and .png, written by `crosscheck list … --format … -o …` for the same
services. The JSON is the measure for every attribute; role, category and status are held against it too. With COLUMNs
the tables must show these and no other, in this order. Needs openpyxl, markdown-it-py and Pillow. Exit code 0 when all
agree, 1 with one line for each difference.
"""

import csv
import datetime
import json
import pathlib
import re
import sys

import openpyxl
from markdown_it import MarkdownIt
from PIL import Image

import read_back
from read_back import NUMBERS, Page, differs, excel_text, pictures, says, unguard

ISOLATES = str.maketrans("", "", "\u2068\u2069")


class ListPage(Page):
    """The page of a list: its columns by id, too."""

    def __init__(self):
        super().__init__()
        self.columns = []

    def handle_starttag(self, tag, attributes):
        at = dict(attributes)
        if tag == "th" and "data-id" in at:
            self.columns.append(at["data-id"])
        super().handle_starttag(tag, attributes)


def markdown_rows(text):
    """The rows of all tables: each cell's words, line breaks as line feeds."""
    rows, inside = [], False
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "tr_open":
            rows.append([])
            inside = True
        elif token.type == "tr_close":
            inside = False
        elif token.type == "inline" and inside:
            rows[-1].append(words_of(token))
    return rows


def words_of(token):
    words = ""
    for child in token.children:
        if child.type in ("softbreak", "hardbreak") or (child.type == "html_inline" and child.content == "<br>"):
            words += "\n"
        elif child.type in ("text", "text_special", "code_inline"):
            words += child.content
    return words.translate(ISOLATES)


def same_cell(where, cell, found, numbers):
    """A field of CSV, TSV or XLSX against the JSON's cell."""
    live = {c["source"] for c in cell["claims"] if not (c.get("superseded") or c.get("withdrawn"))}
    # A dispute names the sources of each side, so one may stand there twice.
    if "≠" not in str(found):
        differs(f"{where}, sources", len(numbers), len(live))
    value = cell["value"]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        typed = float(found) if re.fullmatch(r"-?[0-9.]+([eE][-+]?[0-9]+)?", str(found)) else found
        if "sources disagree" not in str(found):
            differs(f"{where}, number", typed, float(value))
    elif isinstance(found, (datetime.date, datetime.datetime)):
        differs(f"{where}, date", found.strftime("%Y-%m-%d"), value)
    else:
        says({"options": None, **cell}, str(found), where)
        # With a note of the user's own below it, a date is words.
        noted = "\nyour evidence, " in str(found)
        if not noted and isinstance(value, str) and re.match(r"https?://|\d{4}(-\d\d)*$", value):
            differs(f"{where}, text", found, value)


def same_built_in(where, service, column, found):
    if column == "role":
        differs(where, found, service["role"])
    elif column == "category":
        differs(where, found, service["category"] or "not stated")
    elif column == "status":
        sure = {"available": "available", "unconfirmed": "not confirmed", "renamed": "formerly"}.get(service["status"])
        if sure:
            differs(f"{where}: {found!r} says {service['status']}", found.startswith(sure), True)
        differs(f"{where} is blank", found == "", False)


def check_table(name, head, rows, data, columns):
    """A rectangle of fields: two that lead, then each column, followed by its sources where it has any."""
    differs(f"{name}, leading head", head[:2], ["Service", "ID"])
    differs(f"{name}, ids", [row[1] for row in rows], [service["id"] for service in data])
    at, places = 2, []
    for column in columns:
        cited = at + 1 < len(head) and head[at + 1].endswith(": sources")
        differs(f"{name}, {column} has sources", cited, column not in ("role", "category"))
        places.append((column, at, cited))
        at += 2 if cited else 1
    differs(f"{name}, width", len(head), at)
    for service, row in zip(data, rows):
        differs(f"{name}, name of {service['id']}", row[0], service["name"])
        for column, at, cited in places:
            where = f"{name}, {service['id']}/{column}"
            numbers = [int(n) for n in NUMBERS.findall(row[at + 1] or "")] if cited else []
            if column in service["cells"]:
                same_cell(where, service["cells"][column], row[at], numbers)
            else:
                same_built_in(where, service, column, row[at])
    return places


def main():
    directory, asked = pathlib.Path(sys.argv[1]), sys.argv[2:]
    read = lambda name: (directory / f"list.{name}").read_bytes().decode("utf-8")
    data = json.loads(read("json"))
    page = ListPage()
    page.feed(read("html"))
    columns = page.columns
    differs("html, columns", columns, asked or ["role", "category", "status", *data[0]["cells"]])

    tables = {}
    for name, delimiter in (("csv", ","), ("tsv", "\t")):
        with open(directory / f"list.{name}", newline="", encoding="utf-8") as file:
            table = [[unguard(f) for f in row] for row in csv.reader(file, delimiter=delimiter)]
        differs(f"{name}, widths", {len(row) for row in table}, {len(table[0])})
        end = next(i for i, row in enumerate(table) if not any(row))
        tables[name] = table[:end]
        places = check_table(name, table[0], table[1:end], data, columns)
    differs("tsv against csv", tables["tsv"], tables["csv"])
    plain = tables["csv"][1:]

    book = openpyxl.load_workbook(directory / "list.xlsx")
    every = [c for sheet in book for row in sheet.iter_rows() for c in row]
    differs("xlsx, formulas", [c.coordinate for c in every if c.data_type == "f"], [])
    links = [c.hyperlink.target for c in every if c.hyperlink]
    differs("xlsx, links", [l for l in links if not re.match(r"https?://", l or "")], [])
    rows = book["Services"].iter_rows(values_only=True)
    table = [["" if c is None else excel_text(c) for c in row] for row in rows]
    check_table("xlsx", table[0], table[1:], data, columns)
    for mine, theirs in zip(table[1:], plain):
        texts = [(a, b) for a, b in zip(mine, theirs) if isinstance(a, str)]
        differs(f"xlsx against csv, {theirs[1]}", [a for a, _ in texts], [b for _, b in texts])

    differs("html, rows", [row["id"] for row in page.rows], [service["id"] for service in data])
    differs("html, links", [l for l in page.links if not re.match(r"(?i)https?://|#source-\d+$", l)], [])
    differs("html, fetched", page.fetched, [])
    written = markdown_rows(read("md"))
    differs("md, rows", len(written), len(data) + 1)
    for service, shown, row, line in zip(data, page.rows, plain, written[1:]):
        differs(f"md, name of {service['id']}", line[0], pictures(service["name"]).translate(ISOLATES))
        differs(f"md, cells of {service['id']}", len(line), len(columns) + 1)
        for (column, at, cited), cell, beside in zip(places, shown["cells"], line[1:]):
            where = f"{service['id']}/{column}"
            words = "\n".join(cell["lines"])
            known = service["cells"].get(column)
            if known:
                differs(f"html, {where}, state", cell["state"], known["state"])
            if cited:
                own = set(cell["numbers"]) | {int(n) for n in NUMBERS.findall(row[at + 1]) if f"[{n}]" in words}
                differs(f"html, {where}, sources", own, {int(n) for n in NUMBERS.findall(row[at + 1])})
            typed = known and (isinstance(known["value"], (int, float)) or re.fullmatch(r"\d{4}(-\d\d)*", str(known["value"])))
            if not typed:
                differs(f"html, {where}, words", read_back.unmarked(words), read_back.unmarked(pictures(row[at])))
            # Markdown writes the numbers of the sources after each line.
            bare = lambda text: re.sub(r"\s+", " ", NUMBERS.sub("", text)).strip()
            found, expected = bare(beside), bare(words.translate(ISOLATES))
            # The notes of a number or of a no stand behind it there, so that they come back; that they do is tested where they
            # are written.
            noted = known and any(claim.get("note") for claim in known.get("claims", []))
            if noted and found.startswith(f"{expected} (") and found.endswith(")"):
                found = expected
            differs(f"md, {where}", found, expected)

    with Image.open(directory / "list.png") as picture:
        picture.load()
        differs("png, blank", len(picture.resize((200, 200)).getcolors(40000)) > 50, True)
    for problem in read_back.problems:
        print(problem)
    print(f"{len(data) * len(columns)} cells of a list read back from six formats and a picture, {len(read_back.problems)} differences")
    return 1 if read_back.problems else 0


if __name__ == "__main__":
    sys.exit(main())
