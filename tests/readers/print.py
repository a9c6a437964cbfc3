"""Prints exported pages as a browser does and reads the paper.

Usage: print.py CHROMIUM DIR

Every .html of DIR becomes a PDF beside it. No page may be upright where its table is wide, hold words broken into letters,
or nothing but the head of a table. Of cards several have to be on a page, and one that goes on over the page has its name
there again. Needs poppler's pdftotext and pdfinfo. Exit code 0 when all is as expected, 1 with one
line for each problem.
"""

import html
import pathlib
import re
import subprocess
import sys

# A line of one letter or two comes of a short value or a source number; a run of them is a word that found no room.
RUN = 6
# Less than this on a page that is not the last is a head alone or a card that was pushed on.
LINES = 4
# Cards on a page, taken together, where the cards do not fill their pages by themselves.
CARDS_LEAST = 3
# Lines on a page that is full.
FULL = 100


def printed(chromium, page):
    """The pages of the PDF, each as its lines, and whether the paper lies on its wide side."""
    pdf = page.with_suffix(".pdf")
    subprocess.run(
        [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={pdf}", str(page)],
        check=True, capture_output=True, timeout=300)
    text = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    info = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout
    width, height = map(float, re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", info).groups())
    pages = [[line.strip() for line in p.splitlines() if line.strip()] for p in text.split("\f")[:-1]]
    return pages, width > height


def broken(lines):
    """The longest run of lines with one letter or two."""
    longest = here = 0
    for line in lines:
        here = here + 1 if re.fullmatch(r"[^\W\d]{1,2}", line) else 0
        longest = max(longest, here)
    return longest


def cards(page, pages):
    """What is wrong with entries printed as cards."""
    names = {html.unescape(n) for n in re.findall(r'<th[^>]*scope="row"[^>]*><span class="text" dir="auto">(.*?)</span>', page)}
    # The overview comes first, the sources last: between them every page begins with a name.
    starts = [n for n, lines in enumerate(pages) if lines and lines[0] in names]
    if not starts:
        yield "no page begins with the name of a card"
        return
    for n in range(starts[0], starts[-1] + 1):
        if n not in starts:
            yield f"page {n + 1}: begins with {pages[n][:1]}, not with a name"
    of_cards = pages[starts[0] : starts[-1]]
    has_room = sum(len(lines) for lines in of_cards) < FULL * len(of_cards)
    if len(pages) > CARDS_LEAST and has_room and len(of_cards) > len(names) / CARDS_LEAST:
        yield f"{starts[-1] - starts[0] + 1} pages for {len(names)} cards"


def main():
    chromium, directory = sys.argv[1], pathlib.Path(sys.argv[2])
    problems, count = [], 0
    for page in sorted(directory.glob("*.html")):
        pages, is_wide = printed(chromium, page.resolve())
        count += len(pages)
        source = page.read_text()
        if is_wide != ('<body class="wide' in source):
            problems.append(f"{page.name}: printed on the {'wide' if is_wide else 'narrow'} side")
        if '<body class="wide cards"' in source:
            problems += [f"{page.name}, {problem}" for problem in cards(source, pages)]
        for n, lines in enumerate(pages, 1):
            if broken(lines) >= RUN:
                problems.append(f"{page.name}, page {n}: words are broken into letters")
            if n < len(pages) and len(lines) < LINES:
                problems.append(f"{page.name}, page {n}: nothing but {lines}")
    for problem in problems:
        print(problem)
    print(f"{count} printed pages looked at, {len(problems)} problems")
    sys.exit(1 if problems else 0)


main()
