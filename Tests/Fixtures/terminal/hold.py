"""Runs a command, and holds one of its threads as a debugger does, for a while, whenever a line comes on standard input.

usage: hold.py THREAD SECONDS COMMAND [ARGUMENT...]      THREAD: its name
"""
import ctypes
import os
import select
import signal
import sys
import time

SEIZE, INTERRUPT, DETACH, WALL, DEATH = 0x4206, 0x4207, 17, 0x40000000, 1
libc = ctypes.CDLL(None, use_errno=True)


def ptrace(request, thread):
    return libc.ptrace(ctypes.c_long(request), ctypes.c_long(thread), None, None)


def named(process, name):
    for thread in os.listdir(f"/proc/{process}/task"):
        with open(f"/proc/{process}/task/{thread}/comm", encoding="utf-8") as file:
            if file.read().strip() == name:
                return int(thread)
    sys.exit(f"hold.py: there is no thread {name}.")


def hold(thread, seconds):
    if ptrace(SEIZE, thread) or ptrace(INTERRUPT, thread):
        sys.exit(f"hold.py: {os.strerror(ctypes.get_errno())}.")
    os.waitpid(thread, WALL)
    time.sleep(seconds)
    ptrace(DETACH, thread)


def main():
    name, seconds, command = sys.argv[1], float(sys.argv[2]), sys.argv[3:]
    child = os.fork()
    if child == 0:
        # A test runs on a thread that takes no signals, and its children would inherit that.
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        libc.prctl(DEATH, signal.SIGKILL)
        os.execvp(command[0], command)
    while True:
        if select.select([0], [], [], 0.02)[0] and os.read(0, 1):
            hold(named(child, name), seconds)
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            sys.exit(os.waitstatus_to_exitcode(status))


main()
