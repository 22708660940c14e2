#!/usr/bin/env python3
"""Sends a station requests that are broken in a thousand ways, and says what came of it as one JSON object.

usage: fuzz_station.py PROGRAM LIBRARY FOLDER COUNT PATIENCE     PATIENCE: how long an answer may take, s

Each is a good request of somebody, or of nobody, that was mutated: bytes turned, taken out, doubled, words of HTTP put in, two
requests spliced. The seed is fixed. A good one follows on the same connection.
"""
import collections
import json
import random
import re
import socket
import sys
import threading

from station import Person, Station

program, library, folder, count, PATIENCE = *sys.argv[1:4], int(sys.argv[4]), float(sys.argv[5])
THREADS = 16
station = Station(program, library, folder, f"{folder}/state")
station.configure()
for name, role in [("trainee-1", "trainee"), ("chief", "admin")]:
    station.account(name, role)
station.serve()
trainee, chief = Person(station), Person(station)
trainee.sign_in("trainee-1")
chief.sign_in("chief")
table = json.loads(chief.ask("GET", "/api/routes")[1])
PUBLIC = {row["path"] for row in table if row["role"] == "anyone"}
HOST = f"127.0.0.1:{trainee.port}"
# What ends a session in the browser, or deletes, is tried elsewhere.
LEFT_OUT = {"/api/sign-out", "/api/live"}


def made(method, path, person=None, body=None, extra=""):
    text = json.dumps(body) if body is not None else ""
    head = f"{method} {path} HTTP/1.1\r\nHost: {HOST}\r\n{extra}"
    if person:
        head += f"Cookie: senshi_session={person.cookie}\r\nX-Senshi-Token: {person.token}\r\n"
    if body is not None:
        head += f"Content-Type: application/json\r\nContent-Length: {len(text.encode())}\r\n"
    return (head + "\r\n" + text).encode()


BODIES = {
    "/api/sign-in": {"name": "nobody", "passphrase": "a wrong word, surely"},
    "/api/session/answer": {"kind": "choose", "of": "identify", "option": "full-name"},
    "/api/session/control": {"control": "resume"},
    "/api/session/instruct": {"kind": "override", "of": "angle", "points": 1.5, "text": "because"},
    "/api/check": {"text": "format: senshi-scenario/1\nid: x\nsteps: []\n"},
    "/api/edit": {"text": "format: senshi-scenario/1\nid: x\n", "edit": "set", "path": ["patient", "age"], "value": "50"},
}
seeds = []
for row in table:
    path = row["path"].replace(":name", "covid19-deltoid-im").replace(":file", "report.html").replace(":script", "app.js")
    if row["path"] in LEFT_OUT or row["method"] == "DELETE":
        continue
    body = BODIES.get(path, {"scenario": "no-such", "device": "no-such"} if row["method"] == "POST" else None)
    for person in (None, trainee):
        seeds.append((person is None, made(row["method"], path, person, body)))
seeds.append((True, b"GET /api/live HTTP/1.1\r\nHost: " + HOST.encode() + b"\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n"))
seeds.append((True, made("POST", "/api/sign-in", None, None, "Transfer-Encoding: chunked\r\n") + b"5\r\n{\"na\"\r\n0\r\n\r\n"))
WORDS = [b"\r\n", b"\n", b"\r", b"\0", b":", b" ", b"\t", b"%00", b"%2e%2e%2f", b"../", b"//", b"\xff\xfe", b"HTTP/1.0", b"HTTP/2.0",
         b"Content-Length: 99999999999999999999\r\n", b"Content-Length: -1\r\n", b"Content-Length: 0\r\n",
         b"Transfer-Encoding: chunked\r\n", b"Expect: 100-continue\r\n", b"Cookie: senshi_session=\r\n", b"Host: elsewhere.example\r\n",
         b"Origin: http://elsewhere.example\r\n", b"X: " + b"a" * 9000 + b"\r\n", b"X: y\r\n" * 80, b"[" * 3000, b"{\"a\":" * 800,
         b"\"\\ud800\"", b"1e999", b"null", "穿刺".encode(), b"fffffffff\r\n", b"0\r\n\r\n"]


def mutated(data, chance):
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        at, kind = chance.randrange(len(data) + 1), chance.randrange(7)
        if kind == 0 and at < len(data):
            data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1:]
        elif kind == 1:
            data = data[:at] + data[at + chance.randrange(1, 20):]
        elif kind == 2:
            data = data[:at] + data[max(0, at - chance.randrange(1, 40)):]
        elif kind in (3, 4):
            data = data[:at] + chance.choice(WORDS) + data[at:]
        elif kind == 5:
            data = data[:at]
        else:
            other = chance.choice(seeds)[1]
            data = data[:at] + other[chance.randrange(len(other)):]
        data = data or b"\r\n"
    return data


seen = {"statuses": collections.Counter(), "faults": [], "silent": 0}
lock = threading.Lock()
follower = made("GET", "/health", None, None, "Connection: close\r\n")


def judge(isNobody, data, answer):
    """Why this answer should never have been given; nothing where it may."""
    statuses = [int(x) for x in re.findall(rb"(?:^|\n)HTTP/1\.1 (\d{3}) ", answer)]
    if answer and not answer.startswith(b"HTTP/1.1 "):
        return statuses, "no HTTP"
    if any(status >= 500 for status in statuses):
        return statuses, "a server's fault"
    # Whoever is not signed in gets nothing but what is everybody's. Only the first answer is to the broken request.
    path = (data.split(b"\r\n")[0].split(b" ") + [b"", b""])[1].split(b"?")[0].decode(errors="replace")
    isOwn = b"senshi_session" not in data
    if isNobody and isOwn and statuses and statuses[0] == 200 and path.startswith("/api/") and path not in PUBLIC:
        return statuses, "open to nobody"
    return statuses, None


def attack(number):
    chance = random.Random(7000 + number)
    for _ in range(count // THREADS):
        isNobody, data = chance.choice(seeds)
        data = mutated(data, chance)
        answer = b""
        try:
            with socket.create_connection(("127.0.0.1", trainee.port), timeout=10, source_address=(f"127.0.1.{number + 1}", 0)) as line:
                line.settimeout(PATIENCE)
                line.sendall(data + follower)
                while piece := line.recv(65536):
                    answer += piece
        except TimeoutError:
            pass
        except ConnectionError:
            pass
        statuses, fault = judge(isNobody, data, answer)
        with lock:
            seen["statuses"].update(statuses[:1])
            seen["silent"] += not answer
            if fault:
                seen["faults"].append([fault, repr(data[:600]), repr(answer[:200])])


def memory():
    return float(station.metrics()["process_resident_memory_bytes"]) / 2**20


before = memory()
threads = [threading.Thread(target=attack, args=(number,)) for number in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
seen["sent"] = count // THREADS * THREADS
seen["alive"] = station.daemon.poll() is None
seen["health"] = chief.ask("GET", "/health")[0]
seen["stillSignedIn"] = chief.ask("GET", "/api/me")[0]
seen["memory_MiB"] = [before, memory()]
seen["leaks"] = [word for word in (trainee.cookie, trainee.token, "a wrong word, surely") if word in station.log]
seen["end"] = station.stop()
seen["verify"] = station.command("verify").returncode
seen["faults"] = seen["faults"][:5]
print(json.dumps(seen))
