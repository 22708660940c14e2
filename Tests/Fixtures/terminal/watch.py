"""Runs the probe on a terminal of its own, ends it in one way, and says what became of the terminal.

usage: watch.py PROBE exit|give-back|trap|stop|SIGNAL|no-terminal
"""
import os
import pty
import signal
import subprocess
import sys
import termios
import time

probe, way = sys.argv[1:]
# A test runs on a thread that takes no signals, and its children would inherit that.
signal.pthread_sigmask(signal.SIG_SETMASK, [])


def is_raw(terminal):
    return not termios.tcgetattr(terminal)[3] & (termios.ECHO | termios.ICANON)


def wait_until(condition, what):
    for _ in range(2000):
        if condition():
            return
        time.sleep(0.002)
    sys.exit(f"waited in vain until {what}")


if way == "no-terminal":
    answer = subprocess.run([probe], input=b"", capture_output=True, timeout=20)
    print(answer.stdout.decode().split("\n")[0])
    sys.exit()

# A shell's part: a session of its own, with the probe as its foreground job.
from_shell, to_us = os.pipe()
shell, master = pty.fork()
if shell == 0:
    job = os.fork()
    if job == 0:
        os.setpgid(0, 0)
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        os.tcsetpgrp(0, os.getpid())
        signal.signal(signal.SIGTTOU, signal.SIG_DFL)
        os.execv(probe, [probe, way])
    os.write(to_us, f"{job}\n".encode())
    while True:
        status = os.waitpid(job, os.WUNTRACED)[1]
        if os.WIFSTOPPED(status):
            os.write(to_us, b"stopped\n")
            continue
        ended = signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else f"exit {os.WEXITSTATUS(status)}"
        os.write(to_us, f"{ended}\n".encode())
        # The terminal lives as long as its session does.
        time.sleep(60)

reports = os.fdopen(from_shell)
job = int(reports.readline())


def report():
    print(reports.readline().strip() + ", " + ("raw" if is_raw(master) else "put back"))


heard = b""
while b"taken 0" not in heard:
    heard += os.read(master, 1000)
print("taken, " + ("raw" if is_raw(master) else "not raw"))
os.write(master, b"a")
while b"typed 61" not in heard:
    heard += os.read(master, 1000)
print("echo" if b"a" in heard.replace(b"taken", b"") else "no echo")

if way == "stop":
    for _ in range(2):
        os.write(master, b"\x1a")
        report()
        os.kill(job, signal.SIGCONT)
        wait_until(lambda: is_raw(master), "the terminal was taken again")
        print("going on, raw")
if way in ("exit", "give-back", "trap", "stop"):
    os.write(master, b"q")
else:
    os.kill(job, getattr(signal, way))
report()
os.kill(shell, signal.SIGKILL)
