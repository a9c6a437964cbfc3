"""A catalog that is edited while it is open, in a real window: what an editor saves is read by itself, a broken state leaves
the last good one with a band that says why, and mending it heals the window; it goes on where the folder is replaced, and a
file that is gone is mentioned until it is back. Run with DIALOGS=no."""

import os
import pathlib
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(__file__))
from accessible import find, maybe, names, press, program, until  # noqa: E402

W = os.environ["W"]
HERE = pathlib.Path(os.environ["SCRATCH"])
DATA = pathlib.Path(__file__).resolve().parent.parent / "data"


def save(path, text):
    """As editors do: beside it, then in its place."""
    beside = path.with_suffix(".new")
    beside.write_text(text)
    beside.rename(path)


def main():
    good = (DATA / "databases.ron").read_text()
    path = HERE / "my lists" / "my databases.ron"
    path.parent.mkdir()
    path.write_text(good)
    root = program("crosscheck")
    subprocess.run(["xdotool", "windowfocus", "--sync", W], check=False)
    press(find(root, "push button", "File"))
    press(find(root, "push button", "Open catalog"))
    find(root, "entry", "No file dialog is available here")
    subprocess.run(["xdotool", "type", "--delay", "30", str(path)], check=True)
    subprocess.run(["xdotool", "key", "Return"], check=True)
    find(root, None, "Grand Server")

    save(path, good.replace('name: "Grand Server"', 'name: "Grander Server"'))
    find(root, None, "Grander Server")
    find(root, None, "has changed on disk and was read again")

    save(path, good[: len(good) // 2])
    find(root, None, "you see its last good state")
    find(root, None, "Grander Server")
    press(find(root, "push button", "Show what is wrong"))
    find(root, None, "This file cannot be opened")

    save(path, good)
    until(lambda: not maybe(root, None, "you see its last good state"), "a band that goes")
    find(root, "check box", "Compare Grand Server")

    # As when another branch is checked out: a new folder in the place of the old one.
    path.parent.rename(HERE / "away")
    path.parent.mkdir()
    path.write_text(good.replace('name: "Grand Server"', 'name: "Greater Server"'))
    find(root, "check box", "Compare Greater Server")
    save(path, good)
    find(root, "check box", "Compare Grand Server")
    path.unlink()
    find(root, None, "is no longer there; you see")
    save(path, good)
    until(lambda: not maybe(root, None, "is no longer there"), "a band that goes")
    time.sleep(0.5)
    print("a catalog that is edited, broken, mended, moved with its folder and lost is followed in a real window")


try:
    main()
except BaseException:
    print("\n".join(names(program("crosscheck"))[:400]))
    shot = os.environ.get("SHOT_ON_FAILURE", "/tmp/crosscheck-edited-failed.png")
    subprocess.run(["import", "-window", "root", shot], check=False)
    raise
