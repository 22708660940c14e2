#!/usr/bin/env python3
"""Deletes people's data at a station while they train, while their results wait to be written, and after a kill; says what
became of it as one JSON object.

usage: forget_station.py PROGRAM LIBRARY FOLDER
"""
import json
import os
import sqlite3
import subprocess
import sys
import time

from station import Station

program, library, folder = sys.argv[1:4]
# As a shell has it.
os.umask(0o022)
seen = {}
station = Station(program, library, folder, f"{folder}/state", dwell=4000)
station.configure()
station.account("chief", "admin")


def holding(name):
    """Files in which a name stands."""
    found = []
    for place in (station.state, f"{folder}/run"):
        for path, _, files in os.walk(place):
            for file in files:
                try:
                    with open(f"{path}/{file}", "rb") as bytes:
                        if name.encode() in bytes.read():
                            found.append(os.path.relpath(f"{path}/{file}", folder))
                except OSError:
                    pass
    return found


def forget(name):
    answer = station.command("results", "forget", name, "--yes")
    return [answer.returncode, answer.stdout.strip(), answer.stderr.strip()]


def locked():
    """Nobody else writes to the store until it is closed."""
    store = sqlite3.connect(f"{station.state}/results.sqlite", isolation_level=None, timeout=30)
    store.execute("BEGIN IMMEDIATE")
    return store


def finish(name):
    """A session whose result waits."""
    station.begin(name).check_returncode()
    time.sleep(2)
    lock = locked()
    station.wait(lambda: station.status().get("unkept"), 40)
    return lock


seen["served"] = station.serve()
# While they train it is refused.
station.begin("first-one").check_returncode()
seen["during"] = forget("first-one")
seen["over"] = station.isOver()
seen["kept"] = station.results()
seen["modes"] = sorted(
    {
        f"{os.path.relpath(f'{path}/{name}', folder)} {os.stat(f'{path}/{name}').st_mode & 0o777:o}"
        for path, folders, files in os.walk(station.state) for name in folders + files
        if os.stat(f"{path}/{name}").st_mode & 0o077
    })
seen["state"] = f"{os.stat(station.state).st_mode & 0o777:o}"
seen["reports"] = len(os.listdir(f"{station.state}/reports"))
seen["after"] = forget("first-one")
seen["left"] = holding("first-one")
# What waits in the daemon is given up.
lock = finish("second-one")
seen["waits"] = [station.status().get("unkept"), holding("second-one") != []]
command = subprocess.Popen(
    [program, "results", "forget", "second-one", "--yes", "--state", station.state, "--language", "en"], text=True,
    stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=station.environment)
seen["givenUp"] = station.wait(lambda: not station.status().get("unkept"), 20)
lock.close()
seen["waited"] = [command.communicate()[0].strip(), command.returncode]
time.sleep(2)
seen["gone"] = [station.results(), holding("second-one")]
# What a daemon left that was killed is given up, too.
lock = finish("third-one")
station.stop(kill=True)
lock.close()
seen["unkept"] = [name for name in os.listdir(f"{folder}/run") if name.startswith("unkept")] != []
seen["dead"] = forget("third-one")
seen["nothing"] = holding("third-one")
# So is the recording of a session that came to no end.
station.serve()
station.begin("fourth-one").check_returncode()
time.sleep(3)
station.stop(kill=True)
seen["cut"] = [name for name in holding("fourth-one") if name.endswith(".unfinished.mcap")] != []
seen["ended"] = forget("fourth-one")
seen["empty"] = holding("fourth-one")
station.serve()
seen["all"] = station.results()
seen["end"] = station.stop()
seen["verify"] = station.command("verify").returncode
print(json.dumps(seen))
