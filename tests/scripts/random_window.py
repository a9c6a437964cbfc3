"""Random keys and clicks in a real window for MINUTES (1): the program never falls over, opens no more files than at
first, and its memory stays. SEED (a new one) repeats a run. "Quit" is met by chance too: then it is started again. Said at
the end, not judged: the longest frame of the interface thread, which the log has when it took over 50 ms."""

import collections
import os
import random
import statistics
import subprocess
import time

MINUTES = float(os.environ.get("MINUTES", "1"))
SEED = int(os.environ.get("SEED", random.randrange(2**31)))
# From when on memory is warm, as a share of a program's life; a minute is too short for that.
WARM, LONG_ENOUGH = 0.25, 10 * 60
SAMPLE = 5
WIDTH, HEIGHT = 1280, 800
TEXTS = ["databricks", "python", "zzz", "=1+1", "2019", "limit>=4", "status!=retired", "\u00e9\u5b57"]
# What the one watcher of the files that are open takes (itself, what waits for it, what wakes it), once there is one.
WATCHER = 3
# All keys but those that close the window; what asks for a path comes seldom. Run with DIALOGS=no: a system's dialog could
# be led anywhere, and paths without a folder lie in the folder that run.sh made.
KEYS = (
    ["Tab"] * 6 + ["shift+Tab", "Return", "space", "Escape", "Up", "Down", "Left", "Right", "Home", "End", "Prior", "Next"] * 2
    + ["slash", "F1", "BackSpace", "Delete", "ctrl+1", "ctrl+2", "ctrl+3", "ctrl+z", "ctrl+shift+z", "ctrl+f", "ctrl+b"]
    + ["ctrl+d", "ctrl+k", "ctrl+c", "ctrl+alt+c", "ctrl+shift+c", "ctrl+shift+d", "ctrl+shift+f", "ctrl+w", "ctrl+r"]
    + ["alt+a", "alt+w", "alt+p", "alt+c", "alt+t", "alt+m", "alt+l", "alt+s", "alt+d", "alt+g", "alt+Left", "alt+Right"]
    + ["ctrl+plus", "ctrl+minus", "ctrl+0"]
)
DIALOGS = ["ctrl+o", "ctrl+s", "ctrl+e", "ctrl+i"]


def xdotool(*words):
    subprocess.run(["xdotool", *map(str, words)], check=False, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def handles_of(pid):
    """What is open, counted by what it is: a socket, a pipe, or a file by its path."""
    what = collections.Counter()
    for handle in os.listdir(f"/proc/{pid}/fd"):
        try:
            what[os.readlink(f"/proc/{pid}/fd/{handle}").split(":[")[0]] += 1
        except FileNotFoundError:  # closed meanwhile
            pass
    return what


class Program:
    """The program in its window, and what it used so far."""

    def __init__(self, exe):
        self.run = subprocess.Popen([exe])
        self.samples, self.handles = [], []
        self.window = None
        end = time.time() + 60
        while not self.window and time.time() < end and self.run.poll() is None:
            time.sleep(0.3)
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.run.pid)], capture_output=True, text=True)
            self.window = (found.stdout.split() or [None])[-1]
        assert self.window, "no window appeared"
        xdotool("windowsize", self.window, WIDTH, HEIGHT)
        xdotool("windowfocus", "--sync", self.window)

    def lives(self):
        """Whether it runs; it may only end as one that was closed does."""
        code = self.run.poll()
        assert code in (None, 0), f"the program ended with {code}"
        return code is None

    def sample(self):
        """Memory in MiB and open handles, without those of one watcher."""
        self.handles.append(handles_of(self.run.pid))
        watched = WATCHER if self.handles[-1]["anon_inode:inotify"] else 0
        with open(f"/proc/{self.run.pid}/statm", encoding="utf-8") as statm:
            self.samples.append((int(statm.read().split()[1]) * 4 / 1024, self.handles[-1].total() - watched))

    def close_dialogs(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "."], capture_output=True, text=True)
        for other in (w for w in found.stdout.split() if w != self.window):
            xdotool("windowfocus", "--sync", other)
            xdotool("key", "--clearmodifiers", "Escape")
        xdotool("windowfocus", "--sync", self.window)

    def judge(self):
        """Holds what it used at the end to what it used when warm."""
        warm = self.samples[int(len(self.samples) * WARM):]
        third = max(1, len(warm) // 3)
        median = lambda part, i: statistics.median(s[i] for s in part)  # noqa: E731
        memory = median(warm[:third], 0), median(warm[-third:], 0)
        handles = median(warm[:third], 1), median(warm[-third:], 1)
        lived = len(self.samples) * SAMPLE
        print(f"lived {lived / 60:.1f} min: memory {memory[0]:.1f} MiB, at the end {memory[1]:.1f} MiB; "
              f"handles {handles[0]:.0f}, at the end {handles[1]:.0f}", flush=True)
        more = self.handles[-1] - self.handles[int(len(self.handles) * WARM)]
        print(f"opened since it was warm: {', '.join(f'{n} × {what}' for what, n in more.items()) or 'nothing'}", flush=True)
        assert handles[1] <= handles[0] + 2, "handles are left open"
        if lived >= LONG_ENOUGH:
            assert memory[1] <= memory[0] * 1.05, "memory grows"


def say_frames():
    """What the log has about long frames: each longer than all before it since a start."""
    logs = [os.path.join(at, name) for at, _, names in os.walk(os.environ["HOME"]) for name in names if name.startswith("crosscheck.log")]
    lines = [line for log in logs for line in open(log, encoding="utf-8") if " Frame " in line]
    for line in lines:
        print("  " + line.strip())
    longest = max((int(line.split(" took ")[1].split()[0]) for line in lines), default=None)
    print(f"longest frame after the first ten: {f'{longest} ms' if longest else '50 ms or less'}")


def step(rng, program):
    W = program.window
    what = rng.random()
    if what < 0.45:
        at = rng.randrange(WIDTH), rng.randrange(HEIGHT)
        xdotool("mousemove", "--window", W, *at, "click", rng.choice([1, 1, 1, 1, 3, 4, 5]))
    elif what < 0.5:
        xdotool("mousemove", "--window", W, rng.randrange(WIDTH), rng.randrange(HEIGHT), "mousedown", 1,
                "mousemove", "--window", W, rng.randrange(WIDTH), rng.randrange(HEIGHT), "mouseup", 1)
    elif what < 0.6:
        xdotool("type", "--delay", "5", rng.choice(TEXTS))
    elif what < 0.605:
        xdotool("key", "--clearmodifiers", rng.choice(DIALOGS))
        time.sleep(1)
        program.close_dialogs()
    elif what < 0.62:
        xdotool("windowsize", W, rng.choice([1280, 900, 640]), rng.choice([800, 600]))
    else:
        xdotool("key", "--clearmodifiers", *(rng.choice(KEYS) for _ in range(rng.randrange(1, 5))))


def main():
    print(f"random keys and clicks for {MINUTES:g} min, seed {SEED}", flush=True)
    rng = random.Random(SEED)
    # The one that was started is only asked what it is: how a child ends, its parent learns.
    exe = os.readlink(f"/proc/{os.environ['APP_PID']}/exe")
    os.kill(int(os.environ["APP_PID"]), 15)
    program, steps, closed, next_sample, said = Program(exe), 0, 0, 0.0, time.time()
    end = time.time() + MINUTES * 60
    while time.time() < end:
        if not program.lives():
            closed += 1
            program.judge()
            program = Program(exe)
        if time.time() >= next_sample:
            next_sample = time.time() + SAMPLE
            program.sample()
            xdotool("windowfocus", "--sync", program.window)
        if time.time() > said + 60:
            said = time.time()
            program.close_dialogs()
            print(f"  {steps} steps, {program.samples[-1][0]:.0f} MiB, {program.samples[-1][1]} handles", flush=True)
        step(rng, program)
        steps += 1
    time.sleep(2)
    assert program.lives(), "the program has ended"
    print(f"{steps} steps; quit {closed} times by chance")
    say_frames()
    program.judge()
    program.run.terminate()


main()
