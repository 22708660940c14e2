#!/usr/bin/env python3
"""Lets an instructor coach over a slow line and TLS, cuts the line in the middle, and says what came of it as one JSON object.

usage: far_station.py PROGRAM LIBRARY FOLDER

The line is a program between both: 4 kB a second each way, 300 ms on the way. The certificate is the station's own.
"""
import json
import queue
import socket
import ssl
import sys
import threading
import time

from station import Person, Station

RATE, DELAY = 4000, 0.3
program, library, folder = sys.argv[1:4]
station = Station(program, library, folder, f"{folder}/state", dwell=12_000)
seen = {}


class Line:
    """Passes on what it gets, slowly, until it is cut."""

    def __init__(self, port):
        self.target, self.isCut, self.sockets = port, False, []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.carried = 0
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            near, _ = self.listener.accept()
            # The kernel must not take up on this side what the line can't carry.
            far = socket.socket()
            far.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            far.connect(("127.0.0.1", self.target))
            self.sockets += [near, far]
            for one, other in [(near, far), (far, near)]:
                threading.Thread(target=self.carry, args=(one, other), daemon=True).start()

    def carry(self, one, other):
        # In order, each after its time on the way.
        way = queue.Queue()
        threading.Thread(target=self.arrive, args=(way, other), daemon=True).start()
        try:
            while piece := one.recv(RATE // 10):
                time.sleep(len(piece) / RATE)
                way.put((time.monotonic() + DELAY, piece))
        except OSError:
            pass

    def arrive(self, way, other):
        try:
            while True:
                due, piece = way.get()
                time.sleep(max(0, due - time.monotonic()))
                if self.isCut:
                    return
                other.sendall(piece)
                self.carried += len(piece)
        except OSError:
            pass

    def cut(self):
        self.isCut = True
        for one in self.sockets:
            one.close()


station.configure("certificate: own")
seen["without"] = [station.serve(), station.log.strip().split("\n")[-1]]
seen["made"] = station.command("station", "certificate", "--name", "127.0.0.1").returncode
station.account("far", "instructor")
station.account("here", "trainee")
seen["served"] = station.serve()
seen["address"] = station.address
context = ssl.create_default_context(cafile=f"{station.state}/certificate.pem")
here = Person(station, context=context)
seen["here"] = here.sign_in("here")
try:
    Person(station, context=ssl.create_default_context()).ask("GET", "/health")
    seen["stranger"] = "believed"
except ssl.SSLCertVerificationError:
    seen["stranger"] = "not believed"
line = Line(here.port)
far = Person(station, port=line.port, context=context)
seen["far"] = far.sign_in("far")

# A session without anybody far away, then one with.
pictures = {"here": [], "far": []}


def watch(name, person):
    try:
        for picture in person.live():
            pictures[name].append((time.monotonic(), picture))
    except (OSError, ValueError):
        pass


def session():
    seen.setdefault("begun", []).append(here.ask("POST", "/api/sessions", {
        "scenario": "covid19-deltoid-im", "device": "virtual-needle", "hand": "short"})[0])


def facts():
    now = station_metrics()
    return {"dropped": float(now["senshi_servo_dropped_frames"]), "missed": float(now["senshi_servo_missed_ticks"]),
            "ticks": float(now["senshi_servo_ticks"]), "p50_us": float(now['senshi_servo_lateness_seconds{quantile="0.5"}']) * 1e6,
            "p99_us": float(now['senshi_servo_lateness_seconds{quantile="0.99"}']) * 1e6}


def station_metrics():
    text = here.ask("GET", "/metrics")[1]
    return dict(row.rsplit(" ", 1) for row in text.splitlines() if row[0] != "#")


session()
station.isOver()
seen["alone"] = facts()
threading.Thread(target=watch, args=("here", here), daemon=True).start()
session()
threading.Thread(target=watch, args=("far", far), daemon=True).start()
time.sleep(1)
said = time.monotonic()
seen["coach"] = far.ask("POST", "/api/session/instruct", {"kind": "coach", "text": "ゆっくり, slowly"})[0]
seen["point"] = far.ask("POST", "/api/session/instruct", {"kind": "point", "x": 0.01, "y": -0.05})[0]
seen["took_s"] = time.monotonic() - said


def coached():
    return [moment for moment, picture in list(pictures["here"]) if (picture or {}).get("coaching", {}).get("text") == "ゆっくり, slowly"]


seen["arrived"] = station.wait(lambda: bool(coached()), 10)
seen["pointed"] = station.wait(lambda: any((picture or {}).get("coaching", {}).get("at") == [0.01, -0.05] for _, picture in list(pictures["here"])), 10)
time.sleep(2)
seen["running"] = "scenario" in station.status()
line.cut()
seen["carried"] = line.carried
seen["isOver"] = station.isOver()
time.sleep(0.5)
seen["with"] = facts()
seen["pictures"] = {name: len(all) for name, all in pictures.items()}
seen["verdict"] = (pictures["here"][-1][1] or {}).get("end", {}).get("verdict")
seen["health"] = here.ask("GET", "/health")[0]
seen["end"] = station.stop()
print(json.dumps(seen, ensure_ascii=False))
