"""Makes the README's pictures in a real window: PICTURES=assets/screenshots DIALOGS=no run.sh PROGRAM pictures.py, with the
folder as a whole path. They are of the day they are made on."""

import os
import pathlib
import subprocess
import time

from accessible import find, press, program, walk
from hands import W, click, focus, keys, main

OUT = pathlib.Path(os.environ["PICTURES"])


def picture(name):
    """The window as it is, without the pointer's mark on anything, in few bytes."""
    subprocess.run(["xdotool", "mousemove", "1279", "799"], check=True)
    time.sleep(1)
    subprocess.run(["import", "-window", W, "-strip", str(OUT / f"{name}.png")], check=True)


def script():
    root = program("crosscheck")
    find(root, "check box", "Compare Azure Databricks")
    focus(W)
    picture("explore")
    for layout, key in (("timeline", "alt+l"), ("matrix", "alt+m")):
        keys(key)
        picture(layout)
    keys("alt+c")
    for name in ("Azure Machine Learning", "Azure Databricks", "SQL Server Machine Learning Services"):
        box = f"Compare {name}"
        press(next(n for n in walk(root) if n.get_role_name() == "check box" and n.get_name() == box))
    keys("ctrl+2")
    find(root, "table", "Comparison")
    picture("compare")
    keys("ctrl+3")
    click(find(root, "radio button", "Deep learning"))
    click(find(root, "push button", "Show the result"))
    picture("decide")


main(script, "pictures")
