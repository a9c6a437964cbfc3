"""A file dropped on the window over XDND, as a file manager does it: its name has a space and an umlaut. While it is over the
window the sign names it and says what will happen. Needs python3-xlib. Run with DIALOGS=no."""

import os
import pathlib
import shutil
import threading
import time

from Xlib import X, display
from Xlib.protocol import event

from accessible import find, maybe, program, until
from hands import W, main

HERE = pathlib.Path(os.environ["SCRATCH"])
DATA = pathlib.Path(__file__).resolve().parent.parent / "data"


class Source:
    """The side that is dragged from."""

    def __init__(self, target, files):
        self.display = display.Display()
        self.target = self.display.create_resource_object("window", target)
        self.window = self.display.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
        self.list = self.atom("text/uri-list")
        self.bytes = "".join(f.as_uri() + "\r\n" for f in files).encode()
        self.window.set_selection_owner(self.atom("XdndSelection"), X.CurrentTime)
        self.display.flush()
        self.answers = []
        threading.Thread(target=self.serve, daemon=True).start()

    def atom(self, name):
        return self.display.intern_atom(name)

    def send(self, name, *data):
        told = event.ClientMessage(window=self.target, client_type=self.atom(name), data=(32, [self.window.id, *data]))
        self.target.send_event(told, event_mask=0)
        self.display.flush()

    def serve(self):
        # What comes in is read on a connection of its own thread; requests are few and short.
        while True:
            if self.display.pending_events() == 0:
                time.sleep(0.02)
                continue
            came = self.display.next_event()
            if came.type == X.SelectionRequest:
                came.requestor.change_property(came.property, self.list, 8, self.bytes)
                came.requestor.send_event(
                    event.SelectionNotify(
                        time=came.time,
                        requestor=came.requestor,
                        selection=came.selection,
                        target=came.target,
                        property=came.property,
                    )
                )
                self.display.flush()
            elif came.type == X.ClientMessage:
                self.answers.append(self.display.get_atom_name(came.client_type))


def script():
    path = HERE / "a folder" / "Übersicht der Server.ron"
    path.parent.mkdir()
    shutil.copy(DATA / "databases.ron", path)
    root = program("crosscheck")
    find(root, "check box", "Compare Azure Databricks")

    source = Source(int(W), [path])
    copy = source.atom("XdndActionCopy")
    source.send("XdndEnter", 5 << 24, source.list, 0, 0)
    source.send("XdndPosition", 0, (600 << 16) | 400, X.CurrentTime, copy)
    until(lambda: "XdndStatus" in source.answers, "the window to answer")
    find(root, None, path.name)
    find(root, None, "Let go to open the catalog")
    assert maybe(root, "check box", "Compare Grand Server") is None, "nothing is opened before it is let go"
    source.send("XdndDrop", 0, X.CurrentTime, 0, 0)
    find(root, "check box", "Compare Grand Server")
    until(lambda: maybe(root, None, "Let go to open the catalog") is None, "the sign to go")
    until(lambda: "XdndFinished" in source.answers, "the drop to end")
    print(f"“{path.name}” was dropped on a real window and opened")


main(script, "drop")
