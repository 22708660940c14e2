#!/usr/bin/env python3
"""A trainee begins a session on a Falcon that has to be homed, in a real browser, and says what the page showed as JSON.

usage: home_station.py PROGRAM FOLDER LANGUAGE      runs under the fixture that plays the Falcon

Somebody moves the grip, whatever the page says: it is plugged out in the session, and in again.
"""
import asyncio
import json
import os
import signal
import subprocess
import sys

program, folder, language = sys.argv[1:]
state = f"{folder}/state"
seen = {"before": [], "during": []}


def station():
    os.makedirs(state)
    with open(f"{folder}/station.yaml", "w") as file:
        file.write("format: senshi-station/1\naddress: 127.0.0.1:0\n")
    subprocess.run([program, "account", "add", "hanako-3", "--role", "trainee", "--state", state], check=True, text=True,
                   input="the long word of hanako\n", stdout=subprocess.DEVNULL)
    return subprocess.Popen([program, "serve", "--config", f"{folder}/station.yaml", "--state", state], text=True,
                            stdout=subprocess.PIPE, stderr=open(f"{folder}/log", "w"))


async def collect(tab, script, into, over, seconds):
    """Each text that a script gives, once after the other, until another one is true."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while loop.time() < end:
        text, done = await tab.run(f"[{script}, {over}]")
        if text and (not into or into[-1] != text):
            into.append(text)
        if done:
            return True
        await asyncio.sleep(0.03)
    return False


async def main(daemon):
    from browser import Browser

    address = daemon.stdout.readline().strip()
    async with await Browser.start(f"{folder}/chromium") as browser:
        tab = await browser.tab()
        await tab.go(f"{address}/?language={language}")
        await tab.until("!!document.querySelector('#sign-in')")
        await tab.type("#name", "hanako-3")
        await tab.type("#passphrase", "the long word of hanako")
        await tab.press("Enter")
        await tab.until("!!document.querySelector('#begin')")
        await tab.choose("#scenario", "covid19-deltoid-im")
        await tab.choose("#device", "novint-falcon")
        await tab.push("#begin")
        shown = "document.querySelector('#preparing')?.textContent"
        seen["begun"] = await collect(tab, shown, seen["before"], "!!document.querySelector('#session-title')", 60)
        # The picture of a moment, and not of a session that never began.
        seen["left"] = await tab.run(f"!!({shown})")
        alert = "[...document.querySelectorAll('[role=alert] p')].map((x) => x.textContent).join('\\n')"
        gone = "(window.gone = window.gone || !!document.querySelector('[role=alert] p'))"
        seen["gone"] = await collect(tab, alert, seen["during"], f"{gone} && !document.querySelector('[role=alert] p')", 60)
        await tab.push("#end")
        seen["over"] = await tab.until("!!document.querySelector('#over')", 60)
        seen["complaints"] = tab.complaints
    daemon.send_signal(signal.SIGTERM)
    daemon.wait(30)


daemon = station()
# The browser needs no device.
os.environ.pop("LD_PRELOAD", None)
try:
    asyncio.run(main(daemon))
finally:
    daemon.kill()
seen["log"] = open(f"{folder}/log").read()
print(json.dumps(seen))
