"""The main path in a real window: search, tick two, compare, export through the system's dialog, read the file."""

import os
import pathlib
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(__file__))
from accessible import find, maybe, names, press, program, until  # noqa: E402

W = os.environ["W"]
OUT = pathlib.Path(os.environ["SCRATCH"]) / "comparison-from-window.md"


def keys(*words):
    subprocess.run(["xdotool", "key", "--clearmodifiers", "--delay", "60", *words], check=True)
    time.sleep(0.4)


def type_text(text):
    subprocess.run(["xdotool", "type", "--delay", "40", text], check=True)
    time.sleep(0.5)


def focus():
    subprocess.run(["xdotool", "windowfocus", "--sync", W], check=False)
    time.sleep(0.3)


def dialog():
    """The system's file dialog: any other visible window."""
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "."], capture_output=True, text=True)
    others = [w for w in found.stdout.split() if w != W]
    titles = {w: subprocess.run(["xdotool", "getwindowname", w], capture_output=True, text=True).stdout for w in others}
    return next((w for w, t in titles.items() if "xport" in t or "ave" in t), None)


def cpu_ticks():
    with open(f"/proc/{os.environ['APP_PID']}/stat", encoding="utf-8") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def main():
    root = program("crosscheck")
    find(root, "check box", "Compare Azure Databricks")

    # It sleeps when nothing happens.
    time.sleep(3)
    before = cpu_ticks()
    time.sleep(5)
    used = cpu_ticks() - before
    assert used <= 2, f"at rest the program used {used} ticks in 5 s"

    # Search by keyboard, then tick by the accessibility bus.
    focus()
    keys("slash")
    type_text("databricks")
    until(lambda: maybe(root, "check box", "Compare Foundry Tools") is None, "the search to narrow the grid")
    press(find(root, "check box", "Compare Azure Databricks"))
    focus()
    keys("slash")
    keys("ctrl+a")
    type_text("batch ai training")
    time.sleep(0.5)
    keys("ctrl+a")
    keys("BackSpace")
    press(find(root, "check box", "Compare Azure Machine Learning"))

    press(find(root, "radio button", "Compare 2"))
    find(root, None, "Hold the others against Azure Databricks")

    # Export as Markdown through the system's own dialog.
    focus()
    keys("ctrl+e")
    window = until(dialog, "the system's save dialog", 40.0)
    subprocess.run(["xdotool", "windowfocus", "--sync", window], check=False)
    time.sleep(1.5)
    keys("ctrl+a")
    type_text(str(OUT))
    keys("Return")
    until(OUT.exists, f"the exported file {OUT}", 20.0)
    time.sleep(0.5)
    text = OUT.read_text(encoding="utf-8")
    assert "Azure Databricks" in text and "Azure Machine Learning" in text, text[:400]
    assert "not stated" in text and "sources disagree" in text.lower(), text[:400]
    find(root, None, "Saved comparison-from-window.md")

    # The window and the command write the same file.
    exe = os.readlink(f"/proc/{os.environ['APP_PID']}/exe")
    command = subprocess.run(
        [exe, "compare", "azure-databricks", "azure-machine-learning", "--format", "md"],
        capture_output=True, text=True, check=True,
    )
    assert command.stdout == text, "the window and the command wrote different files"

    # Five answers lead to a result.
    press(find(root, "radio button", "Decide"))
    for _ in range(5):
        find(root, "push button", "Not sure")
        press(find(root, "push button", "Skip"))
    press(find(root, "push button", "Next"))
    press(find(root, "push button", "Show the result"))
    find(root, None, "no answer has been given")
    print("the main path works in a real window")


try:
    main()
except BaseException:
    print("\n".join(names(program("crosscheck"))[:120]))
    shot = os.environ.get("SHOT_ON_FAILURE", "/tmp/crosscheck-window-failed.png")
    subprocess.run(["import", "-window", "root", shot], check=False)
    raise
