#!/usr/bin/env python3
"""Goes through a whole session at a station in real browsers, as trainee, instructor, author and administrator, by the
keyboard, and says what it saw as one JSON object.

usage: browse_station.py PROGRAM LIBRARY FOLDER LANGUAGE

The library's hand moves the virtual needle and says nothing: the trainee answers on the page. Pictures of all views are left
in the folder; axe-core looks at each of them.
"""
import asyncio
import json
import os
import re
import shutil
import signal
import subprocess
import sys

from browser import Browser

program, library, folder, language = sys.argv[1:]
state = f"{folder}/state"
seen = {"faults": {}, "keys": {}}
ANSWERS = ["full-name", "left", "axillary-line", "numbness", "fifteen"]

HAND = """format: senshi-hand/1
id: quiet
title: {ja: 静かな手, en: Quiet hand}
seed: 1
start: {site: [0 mm, -85 mm], height: 40 mm, angle: 90 deg}
moves:
  - dwell: 40 s
  - to: {height: 10 mm, angle: 90 deg, over: 700 ms}
  - insert: {depth: 18 mm, over: 450 ms}
  - dwell: 3 s
  - plunge: {to: 100 %, over: 1.8 s}
  - dwell: 600 ms
  - withdraw: {height: 40 mm, over: 700 ms}
  - dwell: 25 s
"""


def prepare():
    """A library of its own, with that hand in it."""
    own = f"{folder}/library"
    os.makedirs(own)
    for name in ["scenarios", "devices"]:
        shutil.copytree(f"{library}/{name}", f"{own}/{name}")
    with open(f"{own}/scenarios/hands/covid19-deltoid-im/quiet.yaml", "w") as file:
        file.write(HAND)
    os.environ["SENSHI_LIBRARY"] = own
    os.makedirs(state)
    for name, role in [("sensei-1", "instructor"), ("writer-1", "author"), ("chief", "admin")]:
        subprocess.run([program, "account", "add", name, "--role", role, "--state", state], check=True, text=True,
                       input=f"the long word of {name}\n", stdout=subprocess.DEVNULL)


async def look(tab, name):
    seen["faults"][name] = await tab.faults()
    await tab.picture(f"{folder}/{name}-{language}.png")


async def sign_in(tab, address, name, word, field="#passphrase"):
    await tab.go(f"{address}/?language={language}")
    await tab.until("!!document.querySelector('#sign-in')")
    await tab.type("#name", name)
    await tab.type(field, word)
    await tab.press("Enter")


async def answer(tab):
    """Answers what is asked, with the first right answer where there are several, until the report is there."""
    answered = []
    while True:
        state = await tab.until("""(() => {
            if (document.querySelector('#over')) return 'over';
            const asked = document.querySelector('#asked .asked');
            return asked ? asked.querySelector('h2').textContent : null; })()""", 90)
        if state == "over":
            return answered
        answered.append(state)
        target = await tab.run("""(() => {
            const asked = document.querySelector('#asked .asked');
            if (!asked) return null;
            const open = [...asked.querySelectorAll('[data-option]')].filter((x) => !x.disabled);
            const right = open.find((x) => %s.includes(x.dataset.option));
            const done = asked.querySelector('#done');
            // A list is gone through; a deed that should not be done is not.
            const list = open.find((x) => x.textContent.includes('☐'));
            if (right) return `[data-option="${right.dataset.option}"]`;
            if (list) return `[data-option="${list.dataset.option}"]`;
            return done ? '#done' : open.length ? `[data-option="${open[0].dataset.option}"]` : null; })()""" % ANSWERS)
        if target:
            await tab.run(f"document.querySelector({target!r})?.focus()")
            await tab.press("Enter")
        await asyncio.sleep(0.25)


async def main():
    prepare()
    log = open(f"{folder}/log", "w+")
    daemon = subprocess.Popen(
        [program, "serve", "--address", "127.0.0.1:0", "--state", state], stdout=subprocess.PIPE, stderr=log, text=True)
    address = daemon.stdout.readline().strip()
    try:
        await visit(address)
    finally:
        daemon.send_signal(signal.SIGTERM)
        seen["status"] = daemon.wait(30)
    seen["log"] = open(f"{folder}/log").read()


async def visit(address):
    async with await Browser.start(f"{folder}/chromium") as browser:
        teacher, trainee = await browser.tab(), await browser.tab()
        await teacher.go(f"{address}/?language={language}")
        await teacher.until("!!document.querySelector('#sign-in')")
        seen["language"] = await teacher.run("document.documentElement.lang")
        await look(teacher, "sign-in")
        await sign_in(teacher, address, "sensei-1", "wrong word, surely")
        seen["wrong"] = await teacher.until("document.querySelector('#alert').textContent")
        await sign_in(teacher, address, "sensei-1", "the long word of sensei-1")
        await teacher.until("!!document.querySelector('#make-code')")
        await teacher.push("#make-code")
        code = await teacher.until("document.querySelector('#station-code').textContent")
        await look(teacher, "teach")

        await sign_in(trainee, address, "hanako-3", code, "#code")
        await trainee.until("!!document.querySelector('#begin')")
        seen["ownViews"] = await trainee.run("document.querySelectorAll('nav button').length")
        await trainee.choose("#scenario", "covid19-deltoid-im")
        await trainee.choose("#device", "virtual-needle")
        await trainee.choose("#hand", "quiet")
        seen["check"] = await trainee.run("document.querySelector('#device-check').textContent")
        await look(trainee, "choose")
        seen["keys"]["begin"] = await trainee.reach("#begin")
        await trainee.press("Enter")
        await trainee.until("document.querySelectorAll('#steps li').length > 5")
        await trainee.until("!!document.querySelector('#asked .asked')")

        await teacher.until("!!document.querySelector('#coach-text')")
        seen["keys"]["stop"] = await trainee.reach("#stop")
        await teacher.type("#coach-text", "Slowly & <b>calmly</b>")
        await teacher.push("#tell")
        seen["coached"] = await trainee.until("(document.querySelector('#coach').textContent.match(/Slowly & <b>calmly<\\/b>/) || [])[0]")
        await teacher.run("document.querySelector('#skin').dispatchEvent(new MouseEvent('click', {bubbles: true, clientX: 300, clientY: 500}))")
        seen["pointed"] = await trainee.until("document.querySelector('#skin g.point').getAttribute('visibility') === 'visible'")
        await look(teacher, "teach-session")
        await look(trainee, "session")

        # The force is taken off by a key, and comes back.
        await trainee.run("document.activeElement.blur()")
        await trainee.press("0")
        seen["fault"] = await trainee.until("document.querySelector('.fault')?.textContent")
        seen["faultSeen"] = await teacher.until("document.querySelector('.fault')?.textContent")
        await trainee.push("#resume")
        seen["resumed"] = await trainee.until("!document.querySelector('.fault')")

        answering = asyncio.create_task(answer(trainee))
        await teacher.type("#because", "calm hands")
        await teacher.choose("#rating", "4")
        await teacher.push("#rate")
        await teacher.until("Number(parseFloat(document.querySelector('#value-depth').textContent)) > 10", 120)
        seen["layer"] = await teacher.run("document.querySelector('#value-layer').textContent")
        await trainee.picture(f"{folder}/inside-{language}.png")
        await teacher.picture(f"{folder}/inside-teach-{language}.png")
        seen["latency"] = await trainee.run("document.querySelector('#latency').textContent")
        seen["answered"] = await answering
        seen["verdict"] = await trainee.until("document.querySelector('#verdict').textContent")
        await trainee.until("document.querySelector('iframe').contentDocument?.querySelector('.verdict') != null")
        await look(trainee, "over")
        link = await trainee.run("document.querySelector('#report-link').getAttribute('href')")
        report = f"{state}{link}".replace("report.html", "report.json")
        with open(report) as file:
            facts = json.load(file)
        seen["report"] = {"trainee": facts["trainee"], "percent": facts["score"]["percent"] if "score" in facts else None,
                          "rating": json.dumps(facts.get("review"))}

        # The code was for once.
        other = await browser.tab()
        await sign_in(other, address, "taro-9", code, "#code")
        seen["replayed"] = await other.until("document.querySelector('#alert').textContent")
        # Somebody else's report is none of theirs.
        seen["othersReport"] = await teacher.run(f"fetch({link!r}).then((x) => x.status)")
        await teacher.push("#make-code")
        fresh = await teacher.until("document.querySelector('#station-code').textContent")
        await sign_in(other, address, "taro-9", fresh, "#code")
        await other.until("!!document.querySelector('#begin') || !!document.querySelector('#over')")
        seen["strangersReport"] = await other.run(f"fetch({link!r}).then((x) => x.status)")

        writer = await browser.tab()
        await sign_in(writer, address, "writer-1", "the long word of writer-1")
        await writer.until("!!document.querySelector('#view-write')")
        await writer.push("#view-write")
        await writer.until("document.querySelector('#findings')?.textContent.includes('✔')", 60)
        seen["curve"] = await writer.until("!!document.querySelector('path.curve')", 60)
        await look(writer, "write")
        await writer.run("(() => { const s = document.querySelector('#source'); s.value = s.value.replace('steps:', 'stebs:'); s.dispatchEvent(new Event('input')); })()")
        seen["mistake"] = await writer.until("[...document.querySelectorAll('#findings p')].map((p) => p.textContent).find((t) => t.includes('stebs'))", 60)

        chief = await browser.tab()
        await sign_in(chief, address, "chief", "the long word of chief")
        await chief.until("!!document.querySelector('#view-manage')")
        await chief.push("#view-manage")
        await chief.until("!!document.querySelector('#new-name')")
        seen["audit"] = await chief.run("document.body.innerText.includes('hanako-3')")
        await look(chief, "manage")
        # On a tablet.
        tablet = await browser.tab(820, 1180)
        await sign_in(tablet, address, "sensei-1", "the long word of sensei-1")
        await tablet.until("!!document.querySelector('#make-code')")
        seen["tabletOverflow"] = await tablet.run("document.documentElement.scrollWidth - innerWidth")
        await look(tablet, "tablet")
        await trainee.push("#sign-out")
        await trainee.until("!!document.querySelector('#sign-in')")
        seen["signedOut"] = await trainee.run("fetch('/api/me').then((x) => x.status)")
        tabs = browser.tabs.values()
        seen["complaints"] = [said for tab in tabs for said in tab.complaints]
        seen["elsewhere"] = [url for tab in tabs for url in tab.elsewhere]


asyncio.run(main())
print(json.dumps(seen, ensure_ascii=False))
