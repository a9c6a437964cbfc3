"""A list of one's own, as a new user would: a spreadsheet of twelve laptops becomes a catalog by clicks, is decided on,
kept, and brought up to date by a newer edition that says what changed. Run with DIALOGS=no, so that paths are typed."""

import os
import pathlib
import shutil
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(__file__))
from accessible import find, maybe, names, press, program, until, walk  # noqa: E402

W = os.environ["W"]
HERE = pathlib.Path(os.environ["SCRATCH"])
DATA = pathlib.Path(__file__).resolve().parent.parent / "data"


def keys(*words):
    subprocess.run(["xdotool", "key", "--clearmodifiers", "--delay", "60", *words], check=True)
    time.sleep(0.4)


def type_text(text):
    subprocess.run(["xdotool", "type", "--delay", "30", str(text)], check=True)
    time.sleep(0.5)


def click(node):
    """With the mouse, where it lies on the screen."""
    time.sleep(0.3)
    at = node.get_extents(0)
    x, y = at.x + at.width // 2, at.y + at.height // 2
    subprocess.run(["xdotool", "mousemove", "--sync", str(x), str(y), "click", "1"], check=True)
    time.sleep(0.5)


def type_path(root, path):
    """Into the box that stands in for the system's dialog."""
    find(root, "entry", "No file dialog is available here")
    keys("ctrl+a")
    type_text(path)
    keys("Return")


def command(root, menu, words):
    press(find(root, "push button", menu))
    press(find(root, "push button", words))


def says(root, words, seconds=20.0):
    return find(root, None, words, seconds)


def behind(root, heading, name):
    """The first control of a name that stands behind a heading."""
    seen = False
    for node in walk(root):
        seen = seen or (node.get_name() or "") == heading
        if seen and node.get_name() == name:
            return node
    return None


def main():
    for name in ("laptops.xlsx", "laptops-autumn.xlsx"):
        shutil.copy(DATA / name, HERE / name)
    root = program("crosscheck")
    subprocess.run(["xdotool", "windowfocus", "--sync", W], check=False)

    # Each column is what a person would make of it, and nothing had to be said.
    command(root, "File", "Import a list")
    type_path(root, HERE / "laptops.xlsx")
    says(root, "Read 12 entries with 9 attributes from laptops.xlsx.")
    for words in (
        "Maker → maker: a choice of 3 options",
        "Price → price: a number in €",
        "Memory → memory: a number in GB",
        "Battery → battery: a number in h, in 10 of 12; every filled cell is a number, read in h, but for “N/A” and the like in 2",
        "Touch screen → touch-screen: a flag",
    ):
        says(root, words)
    # The rest lies below.
    click(find(root, "toggle button", "Weight → weight"))
    subprocess.run(["xdotool", "click", "--repeat", "10", "5"], check=True)
    says(root, "Wireless → wireless: a set of 4 options")
    says(root, "Released → released: a date")

    # What an N/A is read as stands in the sample; what the entries are called is said.
    click(find(root, "toggle button", "Battery → battery"))
    says(root, "N/A is read as not stated")
    press(find(root, "radio button", "File"))
    click(find(root, "entry", "Entries"))
    type_text("laptops")
    keys("Return")
    time.sleep(2)
    press(find(root, "push button", "Explore the list"))
    says(root, "12 of 12 laptops")

    # Kept as a catalog of its own.
    command(root, "File", "Show the import report")
    press(find(root, "push button", "Save as catalog"))
    type_path(root, HERE / "laptops.ron")
    until((HERE / "laptops.ron").exists, "the saved catalog")
    if maybe(root, "push button", "Explore the list"):
        press(find(root, "push button", "Explore the list"))

    # Decided on: with a touch screen, by price and battery.
    click(find(root, "entry", "Find a filter"))
    type_text("touch yes")
    keys("Return")
    says(root, "6 of 12 laptops")
    press(find(root, "push button", "Decide among these 6"))
    says(root, "filter is a must-have now")
    for about, wanted in (("Price (€)", "Less, to me"), ("Battery (h)", "More, to me")):
        press(until(lambda: behind(root, about, wanted), f"{wanted} of {about}"))
    # Those of which nobody says whether they have one stay, to be confirmed.
    says(root, "8 fit · 4 ruled out")
    press(find(root, "push button", "Next"))
    press(find(root, "push button", "Show the result"))
    says(root, "Aster 13 comes first")

    # A newer edition of it goes over the first and says what changed.
    command(root, "File", "Import a list")
    type_path(root, HERE / "laptops-autumn.xlsx")
    says(root, "Read 12 entries with 9 attributes from laptops-autumn.xlsx.")
    press(find(root, "push button", "Merge into a catalog"))
    type_path(root, HERE / "laptops.ron")
    press(find(root, "radio button", "To look at"))
    says(root, "New entries (1)")
    says(root, "Jade 14 (jade-14)")
    says(root, "Fjord 12 (fjord-12)")
    says(root, "Aster 13, Price: 1299 → 1199")
    says(root, "Birke 14, Battery: not stated → 9.5")
    print("a list of one's own is read, decided on and brought up to date in a real window")


try:
    main()
except BaseException:
    print("\n".join(names(program("crosscheck"))[:400]))
    shot = os.environ.get("SHOT_ON_FAILURE", "/tmp/crosscheck-own-list-failed.png")
    subprocess.run(["import", "-window", "root", shot], check=False)
    raise
