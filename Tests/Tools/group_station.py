#!/usr/bin/env python3
"""Asks a station as somebody of its user's group, and as somebody else; says what they got as one JSON object.

usage: group_station.py PROGRAM LIBRARY FOLDER

Needs root, so as to be somebody else.
"""
import json
import os
import subprocess
import sys

from station import Station

program, library, folder = sys.argv[1:4]
os.umask(0o022)
seen = {}
# Whoever asks must come as far as the state.
os.chmod(folder, 0o755)
station = Station(program, library, folder, f"{folder}/state")
station.account("chief", "admin")


def ask(group, *command):
    # Nobody's user, and nobody's group but for one.
    answer = subprocess.run(
        ["setpriv", "--reuid", "65534", "--regid", "65534", "--groups", str(group), *command], text=True, capture_output=True,
        env=station.environment)
    return [answer.returncode, answer.stdout.strip().split("\n")[0], answer.stderr.strip()]


for allows in ("false", "true"):
    station.configure(f"group-controls: {allows}")
    station.serve()
    status = [program, "status", "--state", station.state, "--language", "en"]
    seen[allows] = {
        "group": ask(os.getgid(), *status),
        "other": ask(65534, *status),
        "read": ask(os.getgid(), "cat", f"{station.state}/results.sqlite")[0],
        "list": ask(os.getgid(), "ls", station.state)[0],
        "mode": f"{os.stat(station.state).st_mode & 0o777:o}",
    }
    seen[allows]["end"] = station.stop()
print(json.dumps(seen))
