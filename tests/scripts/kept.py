"""What is kept, in a real window: files opened last, settings, and what was open when the program is killed. Run with
DIALOGS=no."""

import os
import pathlib
import shutil
import signal
import time

from accessible import checked, find, maybe, press, program, until
from hands import W, close, focus, keys, main, start

HERE = pathlib.Path(os.environ["SCRATCH"])
DATA = pathlib.Path(__file__).resolve().parent.parent / "data"


def quit_by_key(pid):
    keys("ctrl+q")
    until(lambda: not pathlib.Path(f"/proc/{pid}").exists() or is_dead(pid), "the program to end")


def is_dead(pid):
    """One that has ended and whom nobody has asked for its exit code yet."""
    with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:
        return stat.read().rsplit(")", 1)[1].split()[0] == "Z"


def script():
    path = HERE / "über my databases.ron"
    shutil.copy(DATA / "databases.ron", path)
    root = program("crosscheck")
    focus(W)

    # Settings are changed, and a file is opened.
    keys("ctrl+comma")
    press(find(root, "radio button", "Light"))
    press(find(root, "radio button", "High"))
    press(find(root, "push button", "Done"))
    press(find(root, "push button", "File"))
    press(find(root, "push button", "Open catalog"))
    # xdotool types by the keyboard, which has no umlaut here; what is typed is completed over the bus.
    entry = find(root, "entry", "No file dialog is available here")
    entry.get_editable_text_iface().set_text_contents(str(path))
    time.sleep(0.5)
    focus(W)
    keys("Return")
    find(root, "check box", "Compare Grand Server")
    press(find(root, "push button", "File"))
    press(find(root, "push button", "Open the built-in catalog"))
    find(root, "check box", "Compare Azure Databricks")
    time.sleep(1)
    quit_by_key(os.environ["APP_PID"])

    # The next run has them, and the file is among those opened last.
    process, _ = start()
    root = program("crosscheck")
    find(root, "check box", "Compare Azure Databricks")
    keys("ctrl+comma")
    until(lambda: checked(find(root, "radio button", "Light")), "the light theme")
    until(lambda: checked(find(root, "radio button", "High")), "high contrast")
    press(find(root, "push button", "Done"))
    press(find(root, "push button", "File"))
    press(find(root, None, "Open recent"))
    press(find(root, "push button", path.name))
    find(root, "check box", "Compare Grand Server")
    time.sleep(1)

    # Killed, it offers what was open.
    process.send_signal(signal.SIGKILL)
    process.wait()
    process, _ = start()
    root = program("crosscheck")
    find(root, None, "ended without being closed")
    find(root, None, path.name)
    press(find(root, "push button", "Open it"))
    find(root, "check box", "Compare Grand Server")
    close(process)

    # Closed, it offers nothing.
    process, _ = start()
    root = program("crosscheck")
    find(root, "push button", "File")
    assert maybe(root, None, "ended without being closed") is None, "nothing is offered after it was closed"
    close(process)
    print("settings, files opened last and what was open when it was killed are kept in a real window")


main(script, "kept")
