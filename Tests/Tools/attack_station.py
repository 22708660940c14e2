#!/usr/bin/env python3
"""Tries what nobody should be able to do at a station, and that everybody can do what they may, and says what came of it as
one JSON object.

usage: attack_station.py PROGRAM FOLDER

Only Python's own library. Whom a request comes from is one of this machine's own many addresses, 127.0.0.x.
"""
import http.client
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time

program, folder = sys.argv[1], sys.argv[2]
state = f"{folder}/state"
seen = {}
ROLES = ["trainee", "instructor", "author", "admin"]
MAY = {"trainee": ROLES, "instructor": ["instructor", "admin"], "author": ["author", "admin"], "admin": ["admin"]}


def command(*arguments, text=""):
    return subprocess.run([program, *arguments, "--state", state], input=text, capture_output=True, text=True)


class Person:
    """Somebody with a browser: a cookie, a token, and an address of their own."""

    def __init__(self, number):
        self.source = (f"127.0.0.{number}", 0)
        self.cookie = self.token = None
        self.set = ""

    def ask(self, method, path, body=None, cookie=True, token=True, **headers):
        connection = http.client.HTTPConnection(host, port, timeout=30, source_address=self.source)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if cookie and self.cookie:
            sent["Cookie"] = f"other=1; senshi_session={self.cookie}"
        if token and self.token:
            sent["X-Senshi-Token"] = self.token
        connection.request(method, path, json.dumps(body) if body is not None else None, sent)
        answer = connection.getresponse()
        # A live picture has no end.
        text = "" if path == "/api/live" else answer.read().decode(errors="replace")
        self.set = answer.getheader("Set-Cookie") or ""
        connection.close()
        return answer.status, text

    def sign_in(self, name, **word):
        status, text = self.ask("POST", "/api/sign-in", {"name": name, **word}, cookie=False)
        if status == 200:
            self.cookie, self.token = re.search(r"senshi_session=([^;]+)", self.set)[1], json.loads(text)["token"]
        return status


def raw(data, wait=5.0, source="127.0.0.77"):
    """What comes back for bytes, and how long the connection stayed open."""
    began = time.monotonic()
    with socket.create_connection((host, port), timeout=wait, source_address=(source, 0)) as line:
        answer = b""
        try:
            line.sendall(data)
            while piece := line.recv(65536):
                answer += piece
        except TimeoutError:
            return answer, None
        except ConnectionError:
            pass
    return answer, time.monotonic() - began


os.makedirs(state)
for role in ROLES + ["spare"]:
    command("account", "add", f"{role}-1", "--role", "trainee" if role == "spare" else role, text=f"the long word of {role}\n")
log = open(f"{folder}/log", "w+")
daemon = subprocess.Popen(
    [program, "serve", "--address", "127.0.0.1:0", "--state", state], stdout=subprocess.PIPE, stderr=log, text=True)
host, port = re.fullmatch(r"http://([\d.]+):(\d+)", daemon.stdout.readline().strip()).groups()
port = int(port)

people = {role: Person(10 + number) for number, role in enumerate(ROLES)}
seen["signIn"] = {role: person.sign_in(f"{role}-1", passphrase=f"the long word of {role}") for role, person in people.items()}
seen["cookie"] = people["trainee"].set

# Slow ones begin now, and are looked at in the end.
slow = {}
threads = []


def be_slow(name, first, then=b"", pause=1.0):
    def crawl():
        began = time.monotonic()
        line = socket.create_connection((host, port), source_address=("127.0.0.78", 0))
        line.settimeout(pause)
        try:
            line.sendall(first)
            while time.monotonic() - began < 40:
                try:
                    if line.recv(4096) == b"":
                        break
                except TimeoutError:
                    if then:
                        line.sendall(then)
        except ConnectionError:
            pass
        slow[name] = time.monotonic() - began
    threads.append(threading.Thread(target=crawl))
    threads[-1].start()


be_slow("says nothing", b"")
be_slow("a header a second", b"GET / HTTP/1.1\r\nHost: localhost\r\n", b"X: y\r\n")
be_slow("a byte of body a second", b"POST /api/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 400\r\n\r\n", b"{")

# Every route, by the station's own table.
table = json.loads(people["admin"].ask("GET", "/api/routes")[1])
begun = command("begin", "covid19-deltoid-im", "--hand", "expert", "--trainee", "trainee-1")
time.sleep(0.5)
command("stop", "--end")
deadline = time.monotonic() + 20
while time.monotonic() < deadline and "no session" not in command("status").stdout:
    time.sleep(0.1)
report = next(name for name in os.listdir(f"{state}/reports") if "unfinished" not in name)
with open(f"{os.environ['SENSHI_LIBRARY']}/scenarios/covid19-deltoid-im.yaml") as file:
    TEXT = file.read().replace("id: covid19-deltoid-im", "id: own-1")
EXAMPLES = {
    "POST /api/sign-in": {"name": "spare-1", "passphrase": "the long word of spare"},
    "POST /api/sessions": {"scenario": "covid19-deltoid-im", "device": "virtual-needle", "hand": "expert"},
    "POST /api/session/answer": {"kind": "choose", "of": "identify", "option": "full-name"},
    "POST /api/session/control": {"control": "emergencyStop"},
    "POST /api/session/instruct": {"kind": "coach", "text": "calmly"},
    "POST /api/edit": {"text": TEXT, "edit": "set", "path": ["patient", "age"], "value": "50"},
    "POST /api/scenarios": {"text": TEXT, "over": True},
    "POST /api/exemplars": {"report": report}, "DELETE /api/exemplars": {"scenario": "covid19-deltoid-im"},
    "POST /api/codes": {}, "POST /api/classes": {"name": "c-1", "scenario": "covid19-deltoid-im", "trainees": "a-1"},
    "DELETE /api/classes": {"name": "c-1"}, "POST /api/check": {"text": "format: senshi-scenario/1\n"}, "POST /api/reload": {},
    "POST /api/accounts": {"name": "new-1", "role": "trainee", "passphrase": "a long enough word"},
    "DELETE /api/accounts": {"name": "new-1"},
}
PATHS = {"/assets/:script": "/assets/app.js", "/api/replays/:name": f"/api/replays/{report}",
         "/reports/:name/:file": f"/reports/{report}/report.html",
         "/api/scenarios/:name": "/api/scenarios/covid19-deltoid-im"}
seen["routes"], seen["wrong"] = [], []
nobody = Person(30)
# Beginning comes before what needs a session; signing out is tried with others' browsers.
order = sorted(table, key=lambda row: (
    row["path"] != "/api/sessions", not row["path"].startswith("/api/session"), row["path"] in ("/api/accounts", "/api/classes") and row["method"] == "DELETE"))
for row in order:
    name = f"{row['method']} {row['path']}"
    path, body = PATHS.get(row["path"], row["path"]), EXAMPLES.get(name)
    if row["method"] != "GET" and body is None and row["path"] != "/api/sign-out":
        seen["wrong"].append(f"{name}: no example")
        continue
    without = nobody.ask(row["method"], path, body)[0]
    results = {"nobody": without}
    if without != (401 if row["role"] != "anyone" else 200) and not (path == "/favicon.ico" and without == 204):
        seen["wrong"].append(f"{name}: {without} without signing in")
    for number, role in enumerate(ROLES):
        if row["role"] == "anyone":
            break
        person = people[role]
        if row["path"] == "/api/sign-out":
            person = Person(50 + number)
            person.sign_in(f"{role}-1", passphrase=f"the long word of {role}")
        results[role] = person.ask(row["method"], path, body)[0]
        may = role in MAY[row["role"]]
        # One station, one session at a time: whoever begins second is told so.
        right = [200, 409] if may and name == "POST /api/sessions" and role != "trainee" else [200] if may else [403]
        # An author is no instructor: a report is for whose it is.
        right = [404] if role == "author" and row["path"].startswith(("/reports/", "/api/replays/")) else right
        # That report was cut short: it is no model, and there is none to take away.
        right = {"POST /api/exemplars": [400], "DELETE /api/exemplars": [404]}.get(name, right) if may else right
        # Whom the first one has taken away is not there for the second.
        right = [200, 404] if may and name == "DELETE /api/classes" else right
        # The session is the trainee's: another one, or an author, answers nothing in it.
        right = [403] if role == "author" and row["path"] == "/api/session/answer" else right
        if results[role] not in right:
            seen["wrong"].append(f"{name}: {results[role]} as {role}")
        # Without the page's own token, or from another site, nothing is done.
        if may and row["method"] != "GET":
            for how, status in {
                "no token": person.ask(row["method"], path, body, token=False)[0],
                "another's token": person.ask(row["method"], path, body, token=False, X_Senshi_Token="x" * 43)[0],
                "another site": person.ask(row["method"], path, body, Origin="https://evil.example")[0],
                "cross-site": person.ask(row["method"], path, body, Sec_Fetch_Site="cross-site")[0],
            }.items():
                if status != (401 if row["path"] == "/api/sign-out" and "token" in how else 403):
                    seen["wrong"].append(f"{name}: {status} with {how}")
    seen["routes"].append([name, row["role"], results])
command("stop", "--end")

seen["foreignHost"] = people["trainee"].ask("GET", "/api/me", Host="evil.example")[0]
seen["foreignSignIn"] = nobody.ask(
    "POST", "/api/sign-in", {"name": "spare-1", "passphrase": "the long word of spare"}, Origin="http://evil.example")[0]

seen["traversal"] = {}
for path in ["/reports/../station.key/report.html", "/reports/..%2f..%2fstation.key/report.html", "/reports/%2e%2e/station.key",
             f"/reports/{report}/..%2f..%2f..%2fstation.key", f"/reports/{report}/session.mcap", "/assets/..%2f..%2fetc%2fpasswd",
             "/api/scenarios/..%2fdevices%2fpen-tablet", "/api/scenarios/%2fetc%2fpasswd", "//etc/passwd", "/reports/.//report.html",
             "/api/replays/..%2f..%2fstation.key", "/api/replays/..", "/api/scenarios/former%2fown-1"]:
    answer, _ = raw(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: senshi_session={people['admin'].cookie}\r\n\r\n".encode())
    seen["traversal"][path] = int(answer.split(b" ")[1]) if answer.startswith(b"HTTP/1.1 ") else 0

head = b"POST /api/sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
large = {
    "said length": head + b"Content-Length: 50000000\r\n\r\n",
    "chunked": head + b"Transfer-Encoding: chunked\r\n\r\n" + b"8000\r\n" + b"x" * 0x8000 + b"\r\n0\r\n\r\n",
    "headers": b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"".join(b"X%d: %s\r\n" % (n, b"y" * 4000) for n in range(40)) + b"\r\n",
}
seen["large"] = {name: raw(data)[0][:12].decode(errors="replace") for name, data in large.items()}

odd = [
    b"\x00" * 4096, b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00",
    b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    b"POST /api/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"GET /api/live HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n\x81\xfe\xff\xff",
    b"GET /%00%ff%zz HTTP/1.1\r\nHost: localhost\r\n\r\n", b"CONNECT evil:80 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
]
seen["odd"] = [raw(data, wait=1)[0][:12].decode(errors="replace") for data in odd]
# Requests with bytes changed by chance: the seed is fixed.
chance = random.Random(7)
whole = (f"POST /api/session/answer HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: senshi_session={people['trainee'].cookie}\r\n"
         f"X-Senshi-Token: {people['trainee'].token}\r\nContent-Type: application/json\r\nContent-Length: 57\r\n\r\n"
         '{"kind":"choose","of":"identify","option":"full-name"}   ').encode()
codes = {}
for number in range(400):
    data = bytearray(whole)
    for _ in range(chance.randint(1, 6)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    line = socket.create_connection((host, port), timeout=2, source_address=("127.0.0.79", 0))
    try:
        line.sendall(bytes(data))
        line.shutdown(socket.SHUT_WR)
        answer = line.recv(64)
        code = answer[9:12].decode(errors="replace")
    except OSError:
        code = "closed"
    line.close()
    codes[code] = codes.get(code, 0) + 1
seen["fuzzed"] = codes
seen["healthy"] = nobody.ask("GET", "/health")[0]

# One-time codes.
code = command("account", "code").stdout.strip()
guest = Person(60)
seen["code"] = [guest.sign_in("guest-1", code=code.lower().replace("-", " ")), Person(61).sign_in("guest-2", code=code)]
late = command("account", "code", "--minutes", "0").stdout.strip()
time.sleep(0.1)
seen["lateCode"] = Person(62).sign_in("guest-3", code=late)
takes = command("account", "code").stdout.strip()
# A code makes nobody the owner of an account.
seen["codeForAccount"] = Person(63).sign_in("admin-1", code=takes)

# A code is for one name: one that was made for nobody opens no name that has results, nor one that is here already.
free = command("account", "code").stdout.strip()
own = command("account", "code", "--trainee", "trainee-9").stdout.strip()
command("begin", "covid19-deltoid-im", "--hand", "expert", "--trainee", "trainee-9")
time.sleep(0.5)
command("stop", "--end")
deadline = time.monotonic() + 20
while time.monotonic() < deadline and "no session" not in command("status").stdout:
    time.sleep(0.1)
seen["results"] = "trainee-9" in command("progress", "--csv").stdout
seen["boundCode"] = [Person(64).sign_in("trainee-9", code=free), Person(65).sign_in("trainee-8", code=own),
                     Person(66).sign_in("guest-1", code=free), Person(67).sign_in("trainee-9", code=own)]

# An author sits for nobody but themselves; rights that are taken away anywhere are gone at once, from open pages too.
people["author"].ask("POST", "/api/sessions", EXAMPLES["POST /api/sessions"] | {"trainee": "trainee-9"})
for _ in range(100):
    sits = people["instructor"].ask("GET", "/api/session")[1]
    if sits != "null":
        break
    time.sleep(0.1)
seen["author"] = ['"author-1"' in sits, '"trainee-9"' in sits]
command("stop", "--end")
watching = socket.create_connection((host, port), source_address=("127.0.0.80", 0))
watching.sendall(f"GET /api/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: senshi_session={people['author'].cookie}\r\n\r\n".encode())
watching.settimeout(5)
watching.recv(1024)
seen["before"] = [people[role].ask("GET", "/api/me")[0] for role in ["author", "instructor"]]
command("account", "remove", "author-1")
command("account", "add", "instructor-1", "--role", "trainee", text="the long word of instructor\n")
seen["after"] = [people[role].ask("GET", "/api/me")[0] for role in ["author", "instructor"]]
try:
    while watching.recv(65536):
        pass
    seen["watching"] = "closed"
except OSError:
    seen["watching"] = "open"
command("account", "add", "author-1", "--role", "author", text="the long word of author\n")

# Somebody signed out is out.
seen["signOut"] = guest.ask("POST", "/api/sign-out", {})[0]
seen["afterwards"] = guest.ask("GET", "/api/me")[0]

# Brute force: from one address at many names, and at one name from many addresses.
thief = Person(70)
seen["oneAddress"] = [thief.sign_in(f"name-{n}", passphrase="wrong word no.1") for n in range(8)]
seen["oneName"] = [Person(100 + n).sign_in("spare-1", passphrase="wrong word no.1") for n in range(8)]
seen["rightButLate"] = Person(120).sign_in("spare-1", passphrase="the long word of spare")
seen["others"] = Person(121).sign_in("author-1", passphrase="the long word of author")

# Signing in rightly in between buys no more tries at others from the same address.
sly = Person(90)
seen["sly"] = []
for n in range(3):
    seen["sly"] += [sly.sign_in(f"other-{n}-{m}", passphrase="wrong word no.1") for m in range(2)]
    seen["sly"].append(sly.sign_in("trainee-1", passphrase="the long word of trainee"))
# Nor does trying all of them at once.
crowd = []
tries = [threading.Thread(target=lambda n=n: crowd.append(Person(91).sign_in(f"crowd-{n}", passphrase="wrong word no.1"))) for n in range(12)]
for one in tries:
    one.start()
for one in tries:
    one.join()
seen["crowd"] = sum(status == 401 for status in crowd)

for thread in threads:
    thread.join()
seen["slow"] = slow
daemon.send_signal(signal.SIGTERM)
seen["status"] = daemon.wait(30)
text = open(f"{folder}/log").read()
secrets = [p.cookie for p in people.values()] + [p.token for p in people.values()] + [code, late, takes, free, own, "the long word", "wrong word"]
audit = subprocess.run(["grep", "-c", "-a", "-F", *[x for secret in secrets[8:] for x in ("-e", secret)], f"{state}/results.sqlite"],
                       capture_output=True, text=True)
seen["secretsInLog"] = [secret for secret in secrets if secret in text]
seen["secretsInStore"] = int(audit.stdout or 0)
seen["verify"] = command("verify").returncode
print(json.dumps(seen))
