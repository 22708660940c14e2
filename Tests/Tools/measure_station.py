#!/usr/bin/env python3
"""Starts a station's daemon again and again, and says how fast it was ready and how much memory it takes while it is idle, as
one JSON object.

usage: measure_station.py PROGRAM FOLDER TIMES
"""
import http.client
import json
import re
import subprocess
import sys
import time

program, folder, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
seen = {"ready_ms": [], "resident_MiB": []}
for number in range(times):
    began = time.monotonic()
    daemon = subprocess.Popen([program, "serve", "--address", "127.0.0.1:0", "--state", f"{folder}/state"],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    port = int(daemon.stdout.readline().strip().rsplit(":", 1)[1])
    seen["ready_ms"].append((time.monotonic() - began) * 1000)
    time.sleep(1)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    # As a page asks that is open all day.
    for path in ["/", "/assets/app.js", "/health", "/metrics"]:
        connection.request("GET", path)
        text = connection.getresponse().read().decode()
    seen["resident_MiB"].append(float(re.search(r"^process_resident_memory_bytes (\S+)$", text, re.M)[1]) / 2**20)
    daemon.terminate()
    daemon.wait(30)
print(json.dumps(seen))
