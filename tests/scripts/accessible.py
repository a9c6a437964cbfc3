"""Controls of a running program over the accessibility bus, by role and spoken name."""

import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

Atspi.init()


def until(look, what, seconds=15.0):
    """Looks until there is something; says what was missing when time is up."""
    end = time.time() + seconds
    while True:
        try:
            found = look()
        except Exception:  # a control that has just gone
            found = None
        if found:
            return found
        if time.time() > end:
            raise AssertionError(f"not found in {seconds:.0f} s: {what}")
        time.sleep(0.2)


def program(name):
    def look():
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child and name.lower() in (child.get_name() or "").lower():
                return child

    return until(look, f"a program named {name}")


def walk(node):
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child:
            yield from walk(child)


def maybe(root, role, name):
    # What comes back when a sheet closes is told in events, which nobody waits for here.
    root.clear_cache()
    for node in walk(root):
        if (role is None or node.get_role_name() == role) and name.lower() in (node.get_name() or "").lower():
            return node
    return None


def find(root, role, name, seconds=15.0):
    return until(lambda: maybe(root, role, name), f"{role or 'anything'} named “{name}”", seconds)


def press(node):
    assert node.do_action(0), f"{node.get_name()} took no action"
    time.sleep(0.4)


def checked(node):
    return node.get_state_set().contains(Atspi.StateType.CHECKED)


def names(root):
    """Every role and name in sight, for the message of a test that failed."""
    return sorted({f"{n.get_role_name()}: {n.get_name()}" for n in walk(root) if n.get_name()})
