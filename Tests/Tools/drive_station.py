#!/usr/bin/env python3
"""Plays the service manager and the administrator of a station, and says what came of it as one JSON object.

usage: drive_station.py PROGRAM FOLDER

Starts `senshi serve` with a socket for its notices and a watchdog, asks what monitoring asks, speaks to it by its
commands, reloads it, runs a session in it, and ends it in the middle of another. Only Python's own library.
"""
import http.client
import json
import os
import re
import resource
import signal
import socket
import ssl
import stat
import subprocess
import sys
import threading
import time

program, folder = sys.argv[1], sys.argv[2]
state = f"{folder}/state"
seen = {}


def command(*arguments, text=""):
    done = subprocess.run([program, *arguments, "--state", state], input=text, capture_output=True, text=True)
    return {"status": done.returncode, "output": done.stdout, "complaint": done.stderr}


class Notices:
    """What a service manager hears. It listens all the time: the kernel keeps only a few notices for it."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(path)
        self.heard = []
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            self.heard.append(self.socket.recv(4096).decode())

    def said(self, word):
        return sum(word in text.split("\n") for text in list(self.heard))

    def until(self, word, seconds):
        return wait(lambda: self.said(word) > 0, seconds)


def get(path):
    connection = http.client.HTTPConnection(host, port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def metric(name):
    found = re.search(rf"^{re.escape(name)} (\S+)$", get("/metrics")[1], re.M)
    return float(found[1]) if found else None


def status():
    return json.loads(command("status", "--json")["output"])


def wait(condition, seconds):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.1)
    return False


seen["absent"] = command("status")
seen["absentStop"] = command("stop", "--daemon")
os.makedirs(state)
seen["weak"] = command("account", "add", "chief", "--role", "admin", text="short\n")
seen["account"] = command("account", "add", "chief", "--role", "admin", text="a long passphrase\n")

notices = Notices(f"{folder}/notify.sock")
environment = dict(os.environ, NOTIFY_SOCKET=f"{folder}/notify.sock", WATCHDOG_USEC="1000000")
log = open(f"{folder}/log", "w+")
arguments = [program, "serve", "--address", "127.0.0.1:0", "--state", state]
daemon = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=log, env=environment, text=True)
address = daemon.stdout.readline().strip()
seen["address"] = address
host, port = re.fullmatch(r"http://([\d.]+):(\d+)", address).groups()
port = int(port)
seen["ready"] = notices.until("READY=1", 10)
# The line may come a moment after the address.
for _ in range(100):
    said = re.search(r"(\d+) ms after its start", open(f"{folder}/log").read())
    if said:
        break
    time.sleep(0.05)
seen["readyAfter_ms"] = int(said[1])
seen["resident_MiB"] = metric("process_resident_memory_bytes") / 2**20

before = notices.said("WATCHDOG=1")
time.sleep(2)
seen["idleBeats"] = notices.said("WATCHDOG=1") - before
seen["health"] = get("/health")
seen["modes"] = {
    name: oct(stat.S_IMODE(os.stat(f"{state}/{name}").st_mode))
    for name in ["results.sqlite", "station.key", "control.sock", "daemon.lock"]
}
seen["second"] = command("serve", "--address", "127.0.0.1:0")
seen["status"] = status()
seen["text"] = command("status")

daemon.send_signal(signal.SIGHUP)
seen["reloading"] = wait(lambda: metric("senshi_reloads_total") == 1, 20)
time.sleep(0.5)
seen["reloadingSaid"] = notices.said("RELOADING=1") == 1 and notices.said("READY=1") == 2

seen["unknown"] = command("begin", "covid19-deltoid-in")
seen["begun"] = command("begin", "covid19-deltoid-im", "--hand", "expert", "--trainee", "hanako-3", "--mode", "test")
seen["busy"] = command("begin", "covid19-deltoid-im", "--hand", "expert")
before = notices.said("WATCHDOG=1")
seen["during"] = wait(lambda: status().get("scenario") is not None, 5) and status()
seen["stopped"] = command("stop")
time.sleep(1.5)
seen["sessionBeats"] = notices.said("WATCHDOG=1") - before
seen["ended"] = command("stop", "--end")
seen["over"] = wait(lambda: status().get("scenario") is None, 20)
seen["alive"] = daemon.poll() is None
seen["finished"] = sum(
    metric(f'senshi_sessions_finished_total{{verdict="{verdict}"}}') for verdict in ["passed", "failed", "void"])
seen["reports"] = len(os.listdir(f"{state}/reports"))
seen["nothing"] = command("stop", "--end")

command("begin", "covid19-deltoid-im", "--hand", "expert", "--trainee", "hanako-3")
wait(lambda: status().get("scenario") is not None, 5)
time.sleep(1)
daemon.send_signal(signal.SIGTERM)
seen["stoppingSaid"] = notices.until("STOPPING=1", 5)
daemon.wait(30)
seen["end"] = daemon.returncode
seen["reportsAtEnd"] = len([name for name in os.listdir(f"{state}/reports") if "unfinished" not in name])
seen["socketGone"] = not os.path.exists(f"{state}/control.sock")
seen["attempts"] = command("progress", "hanako-3")["output"]
seen["verify"] = command("verify")
seen["log"] = open(f"{folder}/log").read()

# The journal: each line with its priority.
read, write = os.pipe()
facts = os.fstat(write)
environment["JOURNAL_STREAM"] = f"{facts.st_dev}:{facts.st_ino}"
again = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=write, env=environment, text=True)
os.close(write)
began = time.monotonic()
again.stdout.readline()
seen["again_s"] = time.monotonic() - began
again.send_signal(signal.SIGTERM)
again.wait(20)
with os.fdopen(read) as journal:
    seen["journal"] = journal.read()

# Reachable by others: by TLS alone, with the certificate that was given.
subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", f"{folder}/key.pem", "-out",
                f"{folder}/chain.pem", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
               check=True, capture_output=True)
with open(f"{folder}/station.yaml", "w") as file:
    file.write("format: senshi-station/1\naddress: 0.0.0.0:0\n"
               f"certificate: {{chain: {folder}/chain.pem, key: {folder}/key.pem}}\n")
del environment["JOURNAL_STREAM"]
secure = subprocess.Popen([program, "serve", "--config", f"{folder}/station.yaml", "--state", state],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True)
seen["secureAddress"] = secure.stdout.readline().strip()
port = int(seen["secureAddress"].rsplit(":", 1)[1])
connection = http.client.HTTPSConnection(
    "localhost", port, timeout=10, context=ssl.create_default_context(cafile=f"{folder}/chain.pem"))
connection.request("GET", "/health")
answer = connection.getresponse()
seen["secure"] = [answer.status, answer.getheader("Strict-Transport-Security")]
try:
    plain = http.client.HTTPConnection("localhost", port, timeout=10)
    plain.request("GET", "/health")
    seen["plain"] = plain.getresponse().status
except (http.client.HTTPException, OSError):
    seen["plain"] = "refused"
secure.send_signal(signal.SIGTERM)
secure.wait(20)
print(json.dumps(seen))
