#!/usr/bin/env python3
"""Lets a station's file system turn read-only under it while somebody trains, as a kernel does that has found a fault in
it; says what became of the result as one JSON object.

usage: turned_station.py PROGRAM LIBRARY FOLDER

The file system is a small ext4 of its own in a file, in a mount namespace of its own: it needs root and loop devices.
"""
import json
import os
import subprocess
import sys

if "SENSHI_APART" not in os.environ:
    os.environ["SENSHI_APART"] = "1"
    os.execvp("unshare", ["unshare", "--mount", sys.executable] + sys.argv)

from station import Person, Station

program, library, folder = sys.argv[1:4]
disk, image = f"{folder}/disk", f"{folder}/image"
os.makedirs(disk)
seen = {}


def command(*words):
    subprocess.run(words, check=True)


command("truncate", "-s", "64M", image)
command("mkfs.ext4", "-q", image)
command("mount", "-o", "loop", image, disk)
station = Station(program, library, folder, f"{disk}/state")
station.configure()
station.account("chief", "admin")
station.serve()
chief = Person(station)
chief.sign_in("chief")
seen["begun"] = [station.begin("first").returncode, station.isOver(), station.results()]
station.begin("second")
command("mount", "-o", "remount,abort", disk)
seen["over"] = station.isOver()
seen["reads"] = station.results()
status = station.status()
seen["waits"] = [status.get("unkept"), status.get("unkeptBecause")]
seen["standing"] = json.loads(chief.ask("GET", "/api/standing")[1])
seen["page"] = next(chief.live())["end"]
seen["log"] = station.log
seen["metrics"] = {name: station.metrics().get(name) for name in ["senshi_unkept_results", "senshi_servo_dropped_frames"]}
seen["refused"] = station.begin("third").stderr
seen["stopped"] = station.stop()
seen["restarted"] = [station.serve(), station.daemon.poll(), station.log.strip().split("\n")[-1]]
# The administrator has it mended: a mount finds nothing wrong.
command("umount", disk)
command("mount", "-o", "loop", image, disk)
seen["served"] = station.serve()
seen["kept"] = station.wait(lambda: len(station.results()) == 2, 20) and station.results()
seen["unkept"] = station.status().get("unkept")
station.begin("third")
seen["more"] = [station.isOver(), station.results()]
seen["end"] = station.stop()
seen["verify"] = station.command("verify").returncode
command("umount", disk)
print(json.dumps(seen))
