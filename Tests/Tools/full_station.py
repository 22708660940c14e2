#!/usr/bin/env python3
"""Fills a station's disk while somebody trains, takes away the room that it held, kills its daemon, and makes its disk
read-only; says what became of the results as one JSON object.

usage: full_station.py PROGRAM LIBRARY FOLDER

The disk is a small one in memory, in a mount namespace of its own: it needs root or user namespaces.
"""
import json
import os
import socket
import subprocess
import sys

if "SENSHI_APART" not in os.environ:
    os.environ["SENSHI_APART"] = "1"
    os.execvp("unshare", ["unshare", "--mount"] + (["--map-root-user"] if os.geteuid() else []) + [sys.executable] + sys.argv)

from station import Person, Station

program, library, folder = sys.argv[1:4]
tools, disk = os.path.dirname(os.path.abspath(__file__)), f"{folder}/disk"
os.makedirs(disk)
seen = {}


def mount(*options):
    subprocess.run(["mount", *options], check=True)


def fill():
    """Nothing more can be written; returns once that is so."""
    with open(f"{disk}/fill", "wb", buffering=0) as file:
        for size in (1 << 20, 4096, 1):
            try:
                while file.write(bytes(size)):
                    pass
            except OSError:
                pass


mount("-t", "tmpfs", "-o", "size=48m", "none", disk)
station = Station(program, library, folder, f"{disk}/state")
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
with open(f"{folder}/lrs.key", "w") as file:
    file.write("station:a secret\n")
os.chmod(f"{folder}/lrs.key", 0o600)
station.configure(f"results: {{to: 'http://127.0.0.1:{port}/xapi', credentials: {folder}/lrs.key, school: 'https://school.example'}}")
book = subprocess.Popen([sys.executable, f"{tools}/learning_record_store.py", f"{folder}/book.json", f"port={port}"],
                        stdout=subprocess.PIPE, text=True)
book.stdout.readline()
station.account("chief", "admin")
station.serve()


def isTold():
    """Nothing waits, and all were delivered but those that are void on a machine which was too late: of them nobody is told."""
    rows = station.command("progress", "--csv").stdout.strip().split("\n")[1:]
    outbox = station.status().get("outbox", {})
    return outbox.get("waiting") == 0 and outbox.get("delivered") == sum(",void," not in row for row in rows)


chief = Person(station)
chief.sign_in("chief")
# The disk fills up while somebody trains: there is room that was held for the result.
seen["begun"] = station.begin("first").returncode
fill()
seen["over"] = station.isOver()
seen["held"] = [station.results(), station.status().get("unkept")]
os.unlink(f"{disk}/fill")
# Somebody takes that room, too.
station.begin("second")
os.unlink(f"{station.state}/ballast")
fill()
seen["overAgain"] = station.isOver()
seen["waits"] = [station.results(), station.status().get("unkept"), station.status().get("unkeptBecause")]
seen["text"] = station.command("status").stdout
seen["metric"] = station.metrics().get("senshi_unkept_results")
seen["standing"] = json.loads(chief.ask("GET", "/api/standing")[1])
# Nobody comes in whom the audit log can't name; it says why.
seen["signIn"] = Person(station).ask("POST", "/api/sign-in", {"name": "chief", "passphrase": "the long word of chief"})
seen["page"] = next(chief.live())["end"]
seen["log"] = station.log
seen["refused"] = station.begin("third").stderr
# The daemon dies with the disk still full, and another begins.
station.stop(kill=True)
seen["restarted"] = station.serve() or station.log.strip().split("\n")[-1]
if station.daemon.poll() is None:
    seen["still"] = station.status().get("unkept")
    station.stop(kill=True)
os.unlink(f"{disk}/fill")
seen["servedAgain"] = station.serve()
seen["kept"] = station.wait(lambda: len(station.results()) == 2, 20) and station.results()
seen["unkept"] = station.status().get("unkept")
seen["told"] = station.wait(isTold)
seen["left"] = [name for name in os.listdir(f"{folder}/run") if name.startswith("unkept")]
# The reports can't be written: the result is kept all the same.
station.begin("fourth")
mount("-t", "tmpfs", "-o", "ro", "none", f"{station.state}/reports")
seen["overThen"] = station.isOver()
chief = Person(station)
chief.sign_in("chief")
seen["noReport"] = [next(chief.live())["end"], station.results()]
subprocess.run(["umount", f"{station.state}/reports"], check=True)
seen["toldToo"] = station.wait(isTold)
seen["delivered"] = station.status()["outbox"]["delivered"]
seen["end"] = station.stop()
# A disk that can only be read: it says so and does not begin; later all is there.
mount("-o", "remount,ro", disk)
seen["readOnly"] = [station.serve(), station.daemon.returncode, station.log.strip().split("\n")[-1]]
mount("-o", "remount,rw", disk)
seen["served"] = station.serve()
seen["all"] = station.results()
station.stop()
seen["verify"] = station.command("verify").returncode
# Whoever starts this may ignore gentler words, and so would it.
book.kill()
book.wait()
with open(f"{folder}/book.json") as file:
    told = json.load(file)
seen["statements"], seen["complaints"] = len(told["kept"]), told["complaints"]
print(json.dumps(seen))
