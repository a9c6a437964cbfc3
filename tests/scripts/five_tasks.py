"""The five tasks of a newcomer in a real window, counted: by mouse, by keys alone, over the accessibility bus alone. A step is
one click, one key press or one text typed. Run with DIALOGS=no and BY=mouse, keys or bus."""

import os
import pathlib
import time

from accessible import checked, find, maybe, press, program, until, walk
from hands import W, click, focus, keys, main, type_text

BY = os.environ.get("BY", "mouse")
HERE = pathlib.Path(os.environ["SCRATCH"])

# What each may take.
MOST = {
    "find what supports R on-premises": 3,
    "compare three and see only what differs": 5,
    "why is Azure Notebooks not here": 3,
    "decide and understand why": 12,
    "export HTML": 3,
}


class Steps:
    """Hands that count."""

    def __init__(self, root):
        self.root, self.n = root, 0

    def go(self, role, name, *pressed):
        """Presses a control: with the mouse, over the bus, or by the keys that stand for it."""
        if BY == "keys":
            for key in pressed:
                keys(key)
                self.n += 1
            return
        self.take(find(self.root, role, name))

    def take(self, node):
        """The same with a control that was found."""
        if BY == "mouse":
            click(node)
        else:
            press(node)
        self.n += 1

    def type(self, role, name, text, *pressed):
        """Types into a field."""
        if BY == "bus":
            field = find(self.root, role, name)
            field.get_editable_text_iface().set_text_contents(text)
            time.sleep(0.5)
        else:
            self.go(role, name, *pressed)
            type_text(text)
        self.n += 1


def find_r(steps):
    # Through the filters, not the search: what is found has both, each with a claim to show for it.
    steps.type("entry", "Find a filter", "R on-prem", "ctrl+shift+l")
    steps.go("push button", "Add Languages: R and Hosting: On premises", "Return")
    find(steps.root, None, "Remove filter Languages: R")
    find(steps.root, None, "Remove filter Hosting: On premises")
    find(steps.root, "check box", "Compare SQL Server Machine Learning Services")
    until(lambda: maybe(steps.root, "check box", "Compare Microsoft Fabric") is None, "the others to go")


def compare_three(steps):
    if BY == "keys":
        # The first arrow leads to the first card, and Shift ticks what the next ones go over.
        steps.go(None, None, "Down", "shift+Right", "shift+Right")
    else:
        for name in cards(steps.root)[:3]:
            steps.go("check box", name)
        steps.go("push button", "Compare 3")
    steps.go("check box", "Differences only", "ctrl+d")
    find(steps.root, None, "rows are hidden")
    find(steps.root, "table", "Comparison")
    find(steps.root, None, "Compare 3")


def cards(root):
    """The tick boxes of the cards, as they stand."""
    boxes = [n.get_name() for n in walk(root) if n.get_role_name() == "check box"]
    return [name for name in boxes if name.startswith("Compare ")]


def why_not(steps):
    steps.type("entry", "Search services", "azure notebooks", "slash")
    said = find(steps.root, None, "Azure Notebooks is hidden: retired since").get_name()
    assert "use " in said, said


def answers(root):
    """The answers of the question in sight, each with how many fit it."""
    root.clear_cache()
    wanted = ("radio button", "check box")
    return [n for n in walk(root) if n.get_role_name() in wanted and "fits " in (n.get_description() or "")]


def decide(steps):
    steps.go("radio button", "Decide", "ctrl+3")
    for at in range(5):
        one = until(lambda: answers(steps.root), f"the answers of question {at + 1}")[0]
        name = one.get_name()
        if BY == "keys":
            steps.go(None, None, "1")
        else:
            steps.take(one)
        until(lambda: any(checked(n) for n in answers(steps.root) if n.get_name() == name), f"“{name}” to be chosen")
        if at < 4:
            steps.go("push button", "Next", "Return")
        else:
            steps.go("push button", "Show the result", "ctrl+Return")
    # The verdict, who is first and why, answer by answer, each with what is stated and where.
    find(steps.root, None, "Compare leaders")
    for question in ("Kind of model", "Control over training"):
        find(steps.root, None, question)
    find(steps.root, None, "stated: ")
    assert maybe(steps.root, None, "tie: they score the same") is None, "five answers settle more than that"


def export(steps):
    if BY != "keys":
        steps.go("push button", "File")
    steps.go("push button", "Export as HTML…", "ctrl+shift+e")
    find(steps.root, "entry", "No file dialog is available here")
    steps.go("push button", "Save", "Return")
    until(lambda: list(HERE.glob("*.html")), "the page")


def script():
    root = program("crosscheck")
    find(root, "check box", "Compare Azure Databricks")
    focus(W)
    for (name, most), task in zip(MOST.items(), (find_r, compare_three, why_not, decide, export)):
        steps = Steps(root)
        task(steps)
        print(f"{BY}: {name}: {steps.n} steps")
        assert steps.n <= most, f"{name} takes {steps.n} steps by {BY}, more than {most}"
        if task is not export:
            back_to_start(root)


def back_to_start(root):
    """As the program starts: nothing sought, nothing ticked, no filter but those of the start, Explore."""
    focus(W)
    keys("Escape")
    keys("Escape")
    keys("ctrl+1")
    keys("slash")
    keys("ctrl+a")
    keys("BackSpace")
    keys("Escape")
    keys("ctrl+shift+l")
    keys("ctrl+a")
    keys("BackSpace")
    keys("ctrl+shift+f")
    # Where nothing was filtered the search has the keyboard now; from there it goes back to the filters, and then away.
    keys("Escape")
    keys("Escape")
    find(root, "check box", "Compare Azure Databricks")
    while untick := maybe(root, "push button", "Untick all"):
        press(untick)


main(script, f"five-tasks-{BY}")
