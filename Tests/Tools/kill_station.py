#!/usr/bin/env python3
"""Kills a station's daemon at random moments, with sessions in it, and says what was left as one JSON object.

usage: kill_station.py PROGRAM LIBRARY FOLDER KILLS

A result is finished once the daemon counts it; from then on it must be in the store, whatever happens. The virtual device is
at the other end of a pseudo-terminal, here, and notes what force it is told, and when. The seed is fixed.
"""
import http.client
import json
import os
import random
import re
import shutil
import subprocess
import struct
import sys
import threading
import time
import tty

from station import copy_library

program, library, folder, kills = *sys.argv[1:4], int(sys.argv[4])
state, own = f"{folder}/state", f"{folder}/library"
copy_library(library, own, 600)
os.environ["SENSHI_LIBRARY"] = own
chance = random.Random(50)
seen = {"ready_s": [], "late_s": [], "force_s": [], "force_left": [], "lost": [], "broken": [], "finished": 0, "kept": 0, "notReady": 0, "killedInSession": 0}


class Device:
    """Feels what the daemon sends: `S`, three numbers in mN, and the exclusive or of the seven bytes before."""

    def __init__(self):
        self.master, slave = os.openpty()
        tty.setraw(slave)
        self.path, self.slave = os.ttyname(slave), slave
        # When a packet came, and how strong it was, N: the last one, and the first zero after a force.
        self.last, self.ended = (0.0, 0.0), 0.0
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        pending = b""
        while True:
            pending += os.read(self.master, 4096)
            now = time.monotonic()
            while len(pending) >= 8:
                packet, check = pending[:8], 0
                for byte in packet:
                    check ^= byte
                if packet[:1] != b"S" or check:
                    pending = pending[1:]
                    continue
                pending = pending[8:]
                force = sum(x * x for x in struct.unpack("<3h", packet[1:7])) ** 0.5 / 1000
                if force == 0 and self.last[1] > 0:
                    self.ended = now
                self.last = (now, force)


device = Device()


def command(*arguments):
    return subprocess.run([program, *arguments, "--state", state], capture_output=True, text=True)


def finished(port):
    """What the daemon says that it has finished; None where it does not answer any more."""
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
        connection.request("GET", "/metrics")
        text = connection.getresponse().read().decode()
    except OSError:
        return None
    active = "senshi_session_active 1.0" in text
    return sum(float(x) for x in re.findall(r"^senshi_sessions_finished_total\S* (\S+)$", text, re.M)), active


def copied(target):
    """What the killed daemon left of its store, once more."""
    shutil.rmtree(target, ignore_errors=True)
    os.makedirs(target)
    for name in ["results.sqlite", "results.sqlite-wal", "station.key"]:
        if os.path.exists(f"{state}/{name}"):
            shutil.copy2(f"{state}/{name}", target)


def again():
    """How long the same restart takes, from the same files: a machine that stood still for a moment does not do so twice."""
    place = f"{folder}/again"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(f"{folder}/before", place)
    began = time.monotonic()
    daemon = subprocess.Popen([program, "serve", "--address", "127.0.0.1:0", "--state", place],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    daemon.stdout.readline()
    took = time.monotonic() - began
    daemon.kill()
    daemon.wait()
    return took


total = 0
for number in range(kills):
    copied(f"{folder}/before")
    began = time.monotonic()
    daemon = subprocess.Popen([program, "serve", "--address", "127.0.0.1:0", "--link", device.path, "--state", state],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    # Some die before they are ready.
    if chance.random() < 0.15:
        time.sleep(chance.random() * 0.2)
        daemon.kill()
        daemon.wait()
        seen["notReady"] += 1
    else:
        port = int(daemon.stdout.readline().strip().rsplit(":", 1)[1])
        took = time.monotonic() - began
        if took > 2:
            seen["late_s"].append(took)
            took = min(took, again(), again())
        seen["ready_s"].append(took)
        until = time.monotonic() + chance.random() * 5
        said = 0
        while time.monotonic() < until:
            count, active = finished(port)
            said = max(said, count)
            if not active:
                begun = command("begin", "covid19-deltoid-im", "--hand", "short", "--trainee", f"kept-{number}")
                if begun.returncode != 0 and "Another session" not in begun.stderr:
                    sys.exit(begun.stderr)
            time.sleep(0.02)
        last = finished(port)
        if last:
            said = max(said, last[0])
            seen["killedInSession"] += last[1]
        felt = device.last
        daemon.kill()
        struck = time.monotonic()
        daemon.wait()
        # A force that was there until the end, and when it was off.
        while device.last[1] > 0 and time.monotonic() < struck + 0.5:
            time.sleep(0.002)
        if felt[1] > 0 and struck - felt[0] < 0.1:
            seen["force_s"].append(max(0, device.ended - struck) if device.last[1] == 0 else None)
        if device.last[1] > 0:
            seen["force_left"].append([number, device.last[1]])
        total += int(said)
    verify = command("verify")
    if verify.returncode != 0:
        seen["broken"].append(verify.stdout + verify.stderr)
    rows = command("progress", "--csv").stdout.strip().split("\n")[1:]
    seen["kept"] = len([row for row in rows if row])
    if seen["kept"] < total:
        seen["lost"].append([number, total, seen["kept"]])
seen["finished"] = total
print(json.dumps(seen))
