#!/usr/bin/env python3
"""Speaks to a service's daemon as three people: its own user, a member of its group, and a stranger; with the file's
`group-controls`, and without. Says what each was told as one JSON object.

usage: service_station.py PROGRAM LIBRARY FOLDER

The service's run folder is a small one in memory, in a mount namespace of its own: it needs root.
"""
import json
import os
import subprocess
import sys

if "SENSHI_APART" not in os.environ:
    os.environ["SENSHI_APART"] = "1"
    os.execvp("unshare", ["unshare", "--mount", sys.executable] + sys.argv)

from station import Station

program, library, folder = sys.argv[1:4]
subprocess.run(["mount", "-t", "tmpfs", "none", "/run"], check=True)
os.mkdir("/run/senshi")
os.chmod("/run/senshi", 0o770)
NOBODY = ["setpriv", "--reuid=65534", "--clear-groups"]
PEOPLE = {"own": [], "member": NOBODY + ["--regid=0"], "stranger": NOBODY + ["--regid=65534"]}
seen = {}
for controls in ["true", "false"]:
    station = Station(program, library, folder if controls == "true" else f"{folder}/second", f"{folder}/state-{controls}")
    station.configure(f"group-controls: {controls}")
    os.mkdir(station.state, 0o700)
    station.serve(RUNTIME_DIRECTORY="/run/senshi")
    seen[controls] = {"state": oct(os.stat(station.state).st_mode & 0o777), "named": "version" in station.status()}
    for name, way in PEOPLE.items():
        for command in ["status", "stop"]:
            said = subprocess.run([*way, "env", f"HOME={folder}/nobody", "XDG_RUNTIME_DIR=/run/senshi", program, command, "--language", "en"],
                                  capture_output=True, text=True)
            seen[controls][f"{name} {command}"] = [said.returncode, said.stderr.strip()]
    station.stop()
    seen[controls]["left"] = sorted(os.listdir("/run/senshi")) + [name for name in os.listdir(station.state) if "sock" in name]
print(json.dumps(seen))
