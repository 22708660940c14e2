"""Runs a command on a terminal of its own, types what comes on standard input, and passes on what the command says.

usage: typist.py COMMAND [ARGUMENT...]
"""
import os
import pty
import signal
import sys

# A test runs on a thread that takes no signals, and its children would inherit that.
signal.pthread_sigmask(signal.SIG_SETMASK, [])
sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))
