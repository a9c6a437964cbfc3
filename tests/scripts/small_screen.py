"""Where the window comes to lie on a screen of 1366×768, in a real window: the first one wholly on it, and one that was kept
on a place off every screen is brought back. Run with DIALOGS=no and SCREEN=1366x768x24."""

import os
import pathlib
import re
import subprocess
import time

from accessible import find, program, until
from hands import W, close, focus, geometry, keys, main, start

SCREEN = (1366, 768)


def lies_on_the_screen(window):
    x, y, width, height = geometry(window)
    return x >= 0 and y >= 0 and x + width <= SCREEN[0] and y + height <= SCREEN[1]


def script():
    told = subprocess.run(["xdotool", "getdisplaygeometry"], capture_output=True, text=True).stdout.split()
    assert tuple(map(int, told)) == SCREEN, told

    # The window that the script was started with was made another size; a first one is what a new home sees.
    focus(W)
    find(program("crosscheck"), "push button", "File")
    keys("ctrl+q")
    time.sleep(1)
    data = pathlib.Path(os.environ["SCRATCH"]) / "second home"
    os.environ["XDG_DATA_HOME"] = str(data)
    process, window = start()
    until(lambda: lies_on_the_screen(window), f"a first window on the screen, not at {geometry(window)}")
    first = geometry(window)

    # Kept on a place that no screen has, as where a second screen was.
    close(process)
    kept = next(data.rglob("settings.ron"))
    text = kept.read_text()
    off = re.sub(r"position: Some\(\([^)]*\)\)", "position: Some((3000.0, 200.0))", text)
    assert off != text, text
    kept.write_text(off)
    process, window = start()
    until(lambda: lies_on_the_screen(window), f"a window that is brought back, not at {geometry(window)}")
    print(f"on 1366×768 the first window lies at {first}, and one that was off the screen at {geometry(window)}")
    close(process)


main(script, "small-screen")
