#!/usr/bin/env python3
"""Takes the guides' pictures: the console of a station of its own, as trainee, instructor and administrator see it.

usage: picture_station.py PROGRAM LIBRARY LANGUAGE FOLDER

Leaves guide-NAME-LANGUAGE.png in the folder. A hand script moves the virtual needle and stays in the muscle long enough for
its picture; the questions are answered on the page. Clock times, codes and the picture's age are all that differs from one
run to the next.
"""
import asyncio
import base64
import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from browser import Browser
from small_png import shrink

program, library, language, target = sys.argv[1:]
scenario = "covid19-deltoid-im"
WIDTH, WINDOW = 1180, 640
# The right answers of its questions, but for the one that is asked while the needle is inside.
ANSWERS = ["full-name", "left", "axillary-line", "fifteen"]
HAND = """format: senshi-hand/1
id: guide
title: {ja: 静かな手, en: Quiet hand}
seed: 1
start: {site: [0 mm, -85 mm], height: 40 mm, angle: 90 deg}
moves:
  - dwell: 40 s
  - to: {height: 10 mm, angle: 90 deg, over: 700 ms}
  - insert: {depth: 18 mm, over: 450 ms}
  - dwell: 30 s
  - plunge: {to: 100 %, over: 1.8 s}
  - dwell: 600 ms
  - withdraw: {height: 40 mm, over: 700 ms}
  - dwell: 25 s
"""
CONFIGURATION = """format: senshi-station/1
title: {ja: 看護実習室, en: Skills lab}
address: 127.0.0.1:0
language: %s
devices: [virtual-needle, pen-tablet, novint-falcon]
"""


def prepare(folder):
    """A library of its own, with that hand in it, and two people."""
    for name in ["scenarios", "devices"]:
        shutil.copytree(f"{library}/{name}", f"{folder}/library/{name}")
    with open(f"{folder}/library/scenarios/hands/{scenario}/guide.yaml", "w") as file:
        file.write(HAND)
    with open(f"{folder}/station.yaml", "w") as file:
        file.write(CONFIGURATION % language)
    os.environ.update(SENSHI_LIBRARY=f"{folder}/library", SENSHI_STATE=f"{folder}/state", XDG_RUNTIME_DIR=folder, LANG="C.UTF-8")
    for name, role in [("sensei-1", "instructor"), ("chief", "admin")]:
        command("account", "add", name, "--role", role, text=f"the long word of {name}\n")


def command(*arguments, text=""):
    done = subprocess.run([program, *arguments, "--language", language], input=text, text=True, capture_output=True)
    if done.returncode:
        raise SystemExit(f"picture_station: senshi {' '.join(arguments)}: {done.stderr}")
    return done.stdout


async def sign_in(tab, address, name, word, field="#passphrase"):
    await tab.go(f"{address}/?language={language}")
    await tab.until("!!document.querySelector('#sign-in')")
    await tab.type("#name", name)
    await tab.type(field, word)
    await tab.press("Enter")


async def picture(tab, name, height, width=WIDTH):
    """The page from its top, so many pixels high. The window is lower: drawings are as high as it lets them."""
    await tab.call("Emulation.setDeviceMetricsOverride", width=width, height=WINDOW, deviceScaleFactor=1, mobile=False)
    # The bar with the emergency stop follows a reader; on a picture it stays in its place.
    await tab.run("document.querySelector('.deeds')?.style.setProperty('position', 'static')")
    await tab.run("document.activeElement.blur(); scrollTo(0, 0)")
    await asyncio.sleep(0.3)
    shot = await tab.call("Page.captureScreenshot", format="png", captureBeyondViewport=True,
                          clip={"x": 0, "y": 0, "width": width, "height": height, "scale": 1})
    path = f"{target}/guide-{name}-{language}.png"
    with open(path, "wb") as file:
        file.write(base64.b64decode(shot["data"]))
    shrink(path)
    print(f"{path}: {os.path.getsize(path) / 1000:.0f} kB")


async def answer(tab, done):
    """Answers what the page asks until something is true on it."""
    while not await tab.run(done):
        await tab.run("""(() => {
            const asked = document.querySelector('#asked .asked');
            if (!asked) return;
            const open = [...asked.querySelectorAll('[data-option]')].filter((x) => !x.disabled);
            const right = open.find((x) => %s.includes(x.dataset.option)) ?? open.find((x) => x.textContent.includes('☐'));
            (right ?? asked.querySelector('#done'))?.click(); })()""" % ANSWERS)
        await asyncio.sleep(0.25)


def earlier(trainee, hand):
    """A session that lies behind, so that there is some progress to see."""
    command("begin", scenario, "--device", "virtual-needle", "--hand", hand, "--trainee", trainee)
    for _ in range(1200):
        if "scenario" not in json.loads(command("status", "--json")):
            return
        time.sleep(0.1)
    raise SystemExit(f"picture_station: the session of {trainee} did not end")


async def visit(address, folder):
    async with await Browser.start(f"{folder}/chromium") as browser:
        teacher, trainee, chief = await browser.tab(WIDTH), await browser.tab(WIDTH), await browser.tab(WIDTH)
        await sign_in(teacher, address, "sensei-1", "the long word of sensei-1")
        await teacher.until("!!document.querySelector('#make-code')")
        # Who has results needs a code of their own.
        await teacher.type("#code-trainee", "hanako-3")
        await teacher.push("#make-code")
        code = await teacher.until("document.querySelector('#station-code').textContent")
        await picture(teacher, "instructor-start", 1000, 1320)

        await sign_in(trainee, address, "hanako-3", code, "#code")
        await trainee.until("!!document.querySelector('#begin')")
        await trainee.choose("#scenario", scenario)
        await trainee.choose("#device", "virtual-needle")
        await trainee.choose("#hand", "guide")
        await picture(trainee, "trainee-choose", 640)
        await trainee.push("#begin")
        await teacher.until("!!document.querySelector('#coach-text')")
        await teacher.type("#coach-text", {"ja": "ゆっくり、まっすぐ", "en": "Slowly, and straight"}[language])
        await teacher.push("#tell")
        await answer(trainee, "parseFloat(document.querySelector('#value-depth')?.textContent) > 15")
        await asyncio.gather(picture(trainee, "trainee-session", 1410), picture(teacher, "instructor-session", 1330))
        ANSWERS.append("numbness")
        await answer(trainee, "!!document.querySelector('#over')")
        await trainee.until("document.querySelector('iframe').contentDocument?.querySelector('.verdict') != null")
        await picture(trainee, "trainee-report", 800)

        await sign_in(chief, address, "chief", "the long word of chief")
        await chief.until("!!document.querySelector('#view-manage')")
        await chief.push("#view-manage")
        await chief.until("!!document.querySelector('#new-name')")
        await picture(chief, "administrator", 1180, 1320)


@contextlib.contextmanager
def station(folder):
    """The program as it serves; its address."""
    with open(f"{folder}/log", "w") as log:
        daemon = subprocess.Popen([program, "serve", "--config", f"{folder}/station.yaml"],
                                  stdout=subprocess.PIPE, stderr=log, text=True)
    try:
        address = daemon.stdout.readline().strip()
        if not address.startswith("http://"):
            raise SystemExit(f"picture_station: {open(f'{folder}/log').read()}")
        yield address
    finally:
        daemon.send_signal(signal.SIGTERM)
        daemon.wait(30)


def main():
    with tempfile.TemporaryDirectory(prefix="senshi-") as folder:
        prepare(folder)
        with station(folder):
            earlier("taro-1", "angle-45")
            earlier("hanako-3", "expert")
        # One that begins anew: nothing of an earlier session is on its pages.
        with station(folder) as address:
            asyncio.run(visit(address, folder))


main()
