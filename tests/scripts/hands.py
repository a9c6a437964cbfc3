"""Hands for the scripts of the real window: keys, text and the mouse, windows that are started and ended, and a picture when a
script fails."""

import os
import subprocess
import sys
import time

from accessible import names, program, until

W = os.environ.get("W", "")
# Read at once: the run that the script begins with may end before another is started.
EXE = os.readlink(f"/proc/{os.environ['APP_PID']}/exe")


def run(*words):
    subprocess.run(words, check=True)


def keys(*words):
    run("xdotool", "key", "--clearmodifiers", "--delay", "60", *words)
    time.sleep(0.4)


def type_text(text):
    run("xdotool", "type", "--delay", "30", str(text))
    time.sleep(0.5)


def focus(window=W):
    """There is no window manager that would give the keyboard to a window."""
    subprocess.run(["xdotool", "windowfocus", "--sync", window], check=False)
    time.sleep(0.3)


def click(node):
    """With the mouse, where it lies on the screen."""
    time.sleep(0.3)
    at = node.get_extents(0)
    run("xdotool", "mousemove", "--sync", str(at.x + at.width // 2), str(at.y + at.height // 2), "click", "1")
    time.sleep(0.5)


def window_of(process):
    """The window of a process, once it is there."""

    def look():
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(process.pid)], capture_output=True, text=True
        )
        return (found.stdout.split() or [None])[-1]

    return until(look, "a window")


def start(*words):
    """Another run of the same program: the process and its window, which has the keyboard."""
    process = subprocess.Popen([EXE, *map(str, words)])
    window = window_of(process)
    time.sleep(1)
    focus(window)
    return process, window


def close(process):
    """Ends a run by its keys, once what was just done is kept."""
    time.sleep(2)
    focus(window_of(process))
    keys("ctrl+q")
    assert process.wait(20) == 0, "it ends well"


def geometry(window):
    """Where a window lies: x, y, width, height."""
    told = subprocess.run(["xdotool", "getwindowgeometry", "--shell", window], capture_output=True, text=True).stdout
    told = dict(line.split("=") for line in told.split())
    return [int(told[k]) for k in ("X", "Y", "WIDTH", "HEIGHT")]


def main(script, name):
    """Runs a script; when it fails, tells what stands in the window and takes a picture."""
    try:
        script()
    except BaseException:
        try:
            print("\n".join(names(program("crosscheck"))[:400]))
        except BaseException:  # no window any more
            print("there is no window")
        shot = os.environ.get("SHOT_ON_FAILURE", f"/tmp/crosscheck-{name}-failed.png")
        subprocess.run(["import", "-window", "root", shot], check=False)
        sys.stdout.flush()
        raise
