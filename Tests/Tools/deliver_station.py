#!/usr/bin/env python3
"""Lets a station's daemon tell a learning record store that is away for the whole run, and kills the daemon in between.

usage: deliver_station.py PROGRAM LIBRARY FOLDER
"""
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request

from station import copy_library

program, library, folder = sys.argv[1:4]
tools, state, own = os.path.dirname(os.path.abspath(__file__)), f"{folder}/state", f"{folder}/library"
copy_library(library, own)
os.environ["SENSHI_LIBRARY"] = own
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
with open(f"{folder}/lrs.key", "w") as file:
    file.write("station:a secret\n")
os.chmod(f"{folder}/lrs.key", 0o600)
with open(f"{folder}/station.yaml", "w") as file:
    file.write(f"format: senshi-station/1\naddress: 127.0.0.1:0\nresults: {{to: 'http://127.0.0.1:{port}/xapi', "
               f"credentials: {folder}/lrs.key, school: 'https://school.example'}}\n")


def command(*arguments):
    return subprocess.run([program, *arguments, "--state", state, "--language", "en"], capture_output=True, text=True)


def serve():
    daemon = subprocess.Popen([program, "serve", "--config", f"{folder}/station.yaml", "--state", state],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return daemon, daemon.stdout.readline().strip()


def status():
    answer = command("status", "--json")
    return json.loads(answer.stdout) if answer.returncode == 0 else {}


def wait(condition, seconds=60):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition(status()):
            return True
        time.sleep(0.2)
    return False


seen = {}
daemon, address = serve()
for trainee in ["hanako-1", "hanako-2"]:
    seen[trainee] = command("begin", "covid19-deltoid-im", "--device", "virtual-needle", "--hand", "short", "--trainee",
                            trainee).returncode
    wait(lambda now: "scenario" not in now)
seen["said"] = wait(lambda now: "can't be reached" in (now.get("outbox", {}).get("trouble") or ""))
seen["away"] = status().get("outbox")
seen["text"] = command("status").stdout
seen["metrics"] = [line for line in urllib.request.urlopen(f"{address}/metrics").read().decode().splitlines()
                   if line.startswith("senshi_outbox")]
daemon.kill()
daemon.wait()
store = subprocess.Popen([sys.executable, f"{tools}/learning_record_store.py", f"{folder}/book.json", f"port={port}",
                          "away", "lost"], stdout=subprocess.PIPE, text=True)
store.stdout.readline()
daemon, _ = serve()
seen["delivered"] = wait(lambda now: now.get("outbox", {}).get("waiting") == 0)
daemon.kill()
daemon.wait()
daemon, _ = serve()
time.sleep(3)
seen["again"] = status().get("outbox")
daemon.terminate()
seen["end"] = daemon.wait()
seen["verify"] = command("verify").returncode
store.terminate()
with open(f"{folder}/book.json") as file:
    book = json.load(file)
seen["kept"], seen["complaints"] = len(book["kept"]), book["complaints"]
print(json.dumps(seen))
