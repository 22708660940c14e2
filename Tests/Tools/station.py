"""A station to try things with: a library with a short hand, a daemon, its commands, and people who ask over HTTP."""
import http.client
import json
import os
import re
import shutil
import subprocess
import time

HAND = """format: senshi-hand/1
id: short
title: {ja: 短い手, en: Short hand}
seed: 1
start: {site: [0 mm, -85 mm], height: 15 mm, angle: 90 deg}
moves:
  - insert: {depth: 12 mm, over: 400 ms}
%s  - withdraw: {height: 15 mm, over: 400 ms}
"""


def copy_library(library, own, dwell=None):
    """A library of one's own with a hand `short`, which stays in for so many milliseconds, or not at all."""
    for name in ["scenarios", "devices"]:
        shutil.copytree(f"{library}/{name}", f"{own}/{name}")
    with open(f"{own}/scenarios/hands/covid19-deltoid-im/short.yaml", "w") as file:
        file.write(HAND % (f"  - dwell: {dwell} ms\n" if dwell else ""))


class Station:
    def __init__(self, program, library, folder, state, dwell=700):
        self.program, self.folder, self.state = program, folder, state
        own = f"{folder}/library"
        copy_library(library, own, dwell)
        # What could not be kept waits here.
        os.makedirs(f"{folder}/run", mode=0o700)
        self.environment = dict(os.environ, SENSHI_LIBRARY=own, XDG_RUNTIME_DIR=f"{folder}/run")
        self.daemon = self.address = None

    def command(self, *arguments, text=None):
        return subprocess.run(
            [self.program, *arguments, "--state", self.state, "--language", "en"], input=text, text=True,
            stdin=None if text else subprocess.DEVNULL, capture_output=True, env=self.environment)

    def account(self, name, role):
        self.command("account", "add", name, "--role", role, text=f"the long word of {name}\n").check_returncode()

    def configure(self, *lines):
        with open(f"{self.folder}/station.yaml", "w") as file:
            file.write("\n".join(["format: senshi-station/1", "address: 127.0.0.1:0", "language: en", *lines, ""]))

    def serve(self, **more):
        """True where it is ready; else its complaint is at the end of the log."""
        log = open(f"{self.folder}/log", "a")
        self.daemon = subprocess.Popen(
            [self.program, "serve", "--config", f"{self.folder}/station.yaml", "--state", self.state], text=True,
            stdout=subprocess.PIPE, stderr=log, env=self.environment | more)
        self.address = self.daemon.stdout.readline().strip()
        if not self.address:
            self.daemon.wait()
        return bool(self.address)

    def stop(self, kill=False):
        (self.daemon.kill if kill else self.daemon.terminate)()
        return self.daemon.wait(40)

    @property
    def log(self):
        with open(f"{self.folder}/log") as file:
            return file.read()

    def status(self):
        answer = self.command("status", "--json")
        return json.loads(answer.stdout) if answer.returncode == 0 else {}

    def begin(self, trainee):
        return self.command("begin", "covid19-deltoid-im", "--device", "virtual-needle", "--hand", "short", "--trainee", trainee)

    def wait(self, condition, seconds=60):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if condition():
                return True
            time.sleep(0.1)
        return False

    def isOver(self, seconds=60):
        return self.wait(lambda: "scenario" not in self.status(), seconds)

    def results(self):
        rows = self.command("progress", "--csv").stdout.strip().split("\n")[1:]
        return sorted(row.split(",")[0] for row in rows if row)

    def metrics(self):
        return dict(line.rsplit(" ", 1) for line in Person(self).ask("GET", "/metrics")[1].splitlines() if line[0] != "#")


class Person:
    """Somebody with a browser: a cookie and a token."""

    def __init__(self, station, port=None, context=None):
        self.host, own = re.fullmatch(r"https?://([\d.]+):(\d+)", station.address).groups()
        self.port, self.context = port or int(own), context
        self.cookie = self.token = None
        self.set = ""

    def connect(self):
        if self.context:
            return http.client.HTTPSConnection(self.host, self.port, timeout=60, context=self.context)
        return http.client.HTTPConnection(self.host, self.port, timeout=60)

    def headers(self):
        sent = {}
        if self.cookie:
            sent["Cookie"] = f"senshi_session={self.cookie}"
        if self.token:
            sent["X-Senshi-Token"] = self.token
        return sent

    def ask(self, method, path, body=None):
        connection = self.connect()
        connection.request(method, path, json.dumps(body) if body is not None else None, self.headers())
        answer = connection.getresponse()
        text = answer.read().decode(errors="replace")
        self.set = answer.getheader("Set-Cookie") or ""
        connection.close()
        return answer.status, text

    def sign_in(self, name, **word):
        status, text = self.ask("POST", "/api/sign-in", {"name": name, **(word or {"passphrase": f"the long word of {name}"})})
        if status == 200:
            self.cookie, self.token = re.search(r"senshi_session=([^;]+)", self.set)[1], json.loads(text)["token"]
        return status

    def live(self):
        """Pictures, one after the other, as long as the connection lasts."""
        connection = self.connect()
        connection.request("GET", "/api/live", headers=self.headers())
        answer = connection.getresponse()
        while line := answer.readline():
            if line.startswith(b"data: "):
                yield json.loads(line[6:])
