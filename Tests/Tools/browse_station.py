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
seen = {"faults": {}, "keys": {}, "tabletOverflow": {}}
# A place that leaves the choice between learning and a test to its instructors.
CONFIGURATION = "format: senshi-station/1\ntitle: {ja: 看護実習室, en: Skills lab}\naddress: 127.0.0.1:0\nhide: [modes]\n"
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
    with open(f"{folder}/station.yaml", "w") as file:
        file.write(CONFIGURATION)
    for name, role in [("sensei-1", "instructor"), ("writer-1", "author"), ("chief", "admin")]:
        subprocess.run([program, "account", "add", name, "--role", role, "--state", state], check=True, text=True,
                       input=f"the long word of {name}\n", stdout=subprocess.DEVNULL)


async def look(tab, name):
    seen["faults"][name] = await tab.faults()
    await tab.picture(f"{folder}/{name}-{language}.png")
    await tab.size(820, 1180)
    seen["tabletOverflow"][name] = await tab.run("document.documentElement.scrollWidth - innerWidth")
    await tab.picture(f"{folder}/{name}-tablet-{language}.png")
    await tab.size(1280, 900)


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


# What a trainee gets of a test while it goes on.
WIRE = """(async () => {
    const me = await (await fetch('/api/me')).json();
    const post = (path, body) => fetch(path, {method: 'POST', body: JSON.stringify(body), headers: {'X-Senshi-Token': me.token}});
    const begun = await post('/api/sessions', {scenario: 'covid19-deltoid-im', device: 'virtual-needle', hand: 'quiet', mode: 'test'});
    let scene = null;
    for (let i = 0; i < 50 && !(scene && scene.mode === 'test'); i += 1) { await new Promise((go) => setTimeout(go, 100)); scene = await (await fetch('/api/session')).json(); }
    await post('/api/session/control', {control: 'end'});
    return [begun.status, scene.mode, scene.faces.length, scene.exemplar.length, scene.events.length, scene.steps.length > 5]; })()"""


async def again(tab, link):
    """The trainee plays their own session again, and goes to a moment of it."""
    await tab.push("#replay-link")
    await tab.until("!!document.querySelector('#replay-title')")
    seen["marks"] = await tab.run("document.querySelectorAll('#marks .mark').length")
    await tab.run("[...document.querySelectorAll('#marks .mark')].find((x) => x.classList.contains('good') && Number(x.dataset.time) > 30).click()")
    seen["jumped"] = await tab.run("Math.abs(Number(document.querySelector('#scrub').value) - Number(document.querySelector('#marks [aria-current]').dataset.time)) < 0.1")
    await tab.run("document.querySelector('#scrub').focus()")
    before = await tab.run("Number(document.querySelector('#scrub').value)")
    await tab.press("l")
    seen["second"] = await tab.run("Number(document.querySelector('#scrub').value)") - before
    # The needle is in the muscle while the dose goes in.
    await tab.run("(() => { const m = [...document.querySelectorAll('#marks .mark')].at(-2); m.click(); document.querySelector('#scrub').focus(); })()")
    seen["replayLayer"] = await tab.run("document.querySelector('#replay-layer').textContent")
    await look(tab, "replay")
    before = await tab.run("Number(document.querySelector('#scrub').value)")
    await tab.press("k")
    seen["played"] = await tab.until(f"Number(document.querySelector('#scrub').value) > {before} + 0.3")
    await tab.press("k")
    seen["paused"] = await tab.run("!document.querySelector('#play').textContent.includes('❚❚')")
    await tab.push("#back")
    await tab.until("!!document.querySelector('#reports')")


async def anew(tab, selector):
    """Pushes what draws the view anew, and waits until the last session's end stands in it again."""
    await tab.run("document.querySelector('#over').dataset.old = 'true'")
    await tab.push(selector)
    await tab.until("!!document.querySelector('#over:not([data-old])')")


async def model(tab):
    """The instructor makes the run an exemplar; who learns then sees it. One that fails is none."""
    await tab.push("#keep-exemplar")
    seen["kept"] = await tab.until("document.querySelector('#exemplar-said')?.textContent", 90)
    await anew(tab, "#view-teach")
    await tab.choose("#scenario", "covid19-deltoid-im")
    seen["exemplar"] = await tab.run("document.querySelector('#exemplar').textContent")
    await anew(tab, "#simple")
    seen["simple"] = await tab.run("!document.querySelector('#record-exemplar') && !!document.querySelector('#make-code')")
    await anew(tab, "#simple")
    await tab.choose("#scenario", "covid19-deltoid-im")
    await tab.choose("#device", "virtual-needle")
    await tab.choose("#hand", "quiet")
    await tab.reach("#record-exemplar")
    await tab.press(" ")
    await tab.push("#begin")
    seen["followed"] = await tab.until("!!document.querySelector('#followed') && !!document.querySelector('#section path.exemplar')")
    await look(tab, "teach-exemplar")
    await tab.push("#end")
    seen["failed"] = await tab.until("document.querySelector('#no-exemplar')?.textContent")


async def lesson(tab):
    """The instructor makes a class of three; the next of them sits the test, and stands in the table."""
    await anew(tab, "#view-teach")
    await tab.run("document.querySelector('#new-class summary').click()")
    await tab.type("#class-name", "ns-2a")
    await tab.choose("#class-scenario", "covid19-deltoid-im")
    await tab.type("#class-cohort", "7")
    await tab.run("document.querySelector('#class-list').value = 'a-01\\na-02\\na-03\\n'")
    await tab.push("#class-keep")
    await tab.until("!!document.querySelector('#class-matrix')", 30)
    seen["class"] = [await tab.run("[...document.querySelectorAll('#class-matrix tbody th')].map((x) => x.textContent)"),
                     await tab.run("document.querySelector('#next-trainee').textContent")]
    await tab.choose("#scenario", "covid19-deltoid-im")
    await tab.choose("#device", "virtual-needle")
    await tab.choose("#hand", "quiet")
    await tab.push("#next-trainee")
    await tab.until("!!document.querySelector('#note-text')", 30)
    await tab.type("#note-text", "asked twice whether it hurts")
    await tab.push("#note")
    await asyncio.sleep(1)
    await tab.push("#end")
    link = await tab.until("document.querySelector('#over') && document.querySelector('#report-link')?.getAttribute('href')", 30)
    with open(f"{state}{link}".replace("report.html", "report.json")) as file:
        facts = json.load(file)
    seen["sat"] = [str(facts.get(name)) for name in ("trainee", "mode")] + ["of cohort 7" in json.dumps(facts)]
    seen["noted"] = "asked twice whether it hurts" in json.dumps(facts)
    seen["next"] = await tab.until("document.querySelector('#next-trainee')?.textContent", 30)
    seen["row"] = await tab.run("document.querySelector('#class-matrix tbody tr').innerText")
    await look(tab, "class")


async def author(tab):
    """The form and the text are one thing; what is saved is offered, and nothing is lost."""
    source = "document.querySelector('#source').value"
    await tab.choose("#draft", "covid19-deltoid-im")
    await tab.until("document.querySelector('#f-set-id')?.value === 'covid19-deltoid-im'", 60)
    await look(tab, "write")
    await change(tab, "#f-set-id", "lesson-1")
    await tab.until(f"{source}.includes('id: lesson-1')", 60)
    await change(tab, "#f-words-title-en", "My lesson: no. 1")
    await tab.until(f"{source}.includes('My lesson: no. 1')", 60)
    await tab.run("document.querySelector('[data-part=step-hands] summary').click()")
    await tab.until("!!document.querySelector('#f-set-steps-hands-points')")
    await change(tab, "#f-set-steps-hands-points", "7")
    await tab.until(f"/- id: hands\\n    points: 7/.test({source})", 60)
    await tab.push("#d-f-addStep-steps-hands")
    seen["added"] = await tab.until(f"{source}.includes('- id: step-1') && !!document.querySelector('[data-part=step-step-1]')", 60)
    await tab.run("document.querySelector('[data-part=step-puncture] summary').click()")
    await tab.until("!!document.querySelector('#f-range-steps-puncture-expect-angle')", 60)
    await change(tab, "#f-range-steps-puncture-expect-angle", "85 to 95 deg")
    seen["range"] = await tab.until(f"/band: im.angle\\n    full: 85 to 95 deg/.test({source})", 60)
    await tab.run("document.querySelector('[data-part=patient] summary').click()")
    await tab.until("!!document.querySelector('#d-f-addTell-patient-tells')")
    await tab.push("#d-f-addTell-patient-tells")
    await tab.until("!!document.querySelector('#f-words-patient-tells-3-en')", 60)
    await change(tab, "#f-words-patient-tells-3-en", "I faint at needles")
    await tab.until(f"{source}.includes('I faint at needles')", 60)
    await change(tab, "#f-set-patient-landmarks-axillary-line-below", "90 mm")
    await tab.until(f"{source}.includes('below: 90 mm')", 60)
    await tab.push("#d-f-addLandmark-patient-landmarks")
    seen["told"] = await tab.until(f"{source}.includes('id: landmark-1') && !!document.querySelector('#f-words-patient-landmarks-landmark-1-name-ja')", 60)
    # What may happen to a patient has its words in the form.
    seen["events"] = await tab.run("""(async () => {
        const me = await (await fetch('/api/me')).json(), text = (await (await fetch('/api/scenarios/insulin-pen-abdomen-sc')).json()).text;
        const send = async (path, body) => (await fetch(path, {method: 'POST', body: JSON.stringify(body), headers: {'X-Senshi-Token': me.token}})).json();
        const form = (await send('/api/check', {text})).form, part = form.parts.find((x) => x.id === 'events');
        const field = part.parts[0].fields[1], changed = await send('/api/edit', {text, ...field.edit, words: {ja: '滴', en: 'A drop, see'}});
        return [part.note.ja.length > 0, part.parts.map((x) => x.fields.length), changed.text.includes('A drop, see'), changed.text.includes('when: {touches: leak}'), changed.findings.length]; })()""")
    # A dose that goes by weight is shown as what it is, and changed where it stands.
    seen["weight"] = await tab.run("""(async () => {
        const me = await (await fetch('/api/me')).json();
        let text = (await (await fetch('/api/scenarios/adrenaline-thigh-im')).json()).text;
        const send = async (path, body) => (await fetch(path, {method: 'POST', body: JSON.stringify(body), headers: {'X-Senshi-Token': me.token}})).json();
        const part = (form) => form.parts.find((x) => x.id === 'equipment'), by = (form) => part(form).parts.find((x) => x.id === 'dose-by-weight');
        const first = (await send('/api/check', {text})).form, said = [];
        const tell = (form) => said.push([by(form).note && by(form).note.en, by(form).note && by(form).note.ja, ...by(form).fields.map((x) => x.value)]);
        tell(first);
        for (const [number, value] of [[0, '20 kg'], [1, '0.02 mg/kg'], [2, '0.3 mg'], [3, '2 mg/mL']]) {
            const changed = await send('/api/edit', {text, ...by(first).fields[number].edit, value});
            text = changed.text;
            tell(changed.form);
        }
        const titled = await send('/api/edit', {text, ...part(first).fields[0].edit, words: {ja: '薬', en: 'A drug'}});
        tell(titled.form);
        return {said, plain: part(first).fields.some((x) => x.edit.path.join('.') === 'equipment.drug.dose'),
            line: titled.text.split('\\n').find((x) => x.includes('dose-by-weight')).trim(), weight: titled.text.includes('  weight: 20 kg\\n'),
            doses: titled.text.split('\\n').filter((x) => /^ *dose:/.test(x)).length, wrong: titled.findings.filter((x) => x.severity === 'error').length}; })()""")
    # From the text into the form.
    await tab.run("(() => { const s = document.querySelector('#source'); s.value = s.value.replace('points: 7', 'points: 8'); s.dispatchEvent(new Event('input')); })()")
    seen["kept_in_step"] = await tab.until("document.querySelector('#f-set-steps-hands-points').value === '8' && document.querySelector('#findings').textContent.includes('✔')", 60)
    await look(tab, "write-form")
    await tab.push("#save")
    seen["saved"] = await tab.until("document.querySelector('#saved').textContent", 60)
    await tab.push("#save")
    await tab.until("!!document.querySelector('#save-over')", 60)
    await tab.push("#save-over")
    seen["former"] = await tab.until("(document.querySelector('#saved').textContent.match(/lesson-1\\.\\S+yaml/) || [])[0]", 60)
    seen["files"] = sorted(os.listdir(f"{state}/scenarios"))


async def change(tab, selector, text):
    await tab.type(selector, text)
    await tab.press("Tab")


async def main():
    prepare()
    log = open(f"{folder}/log", "w+")
    daemon = subprocess.Popen(
        [program, "serve", "--config", f"{folder}/station.yaml", "--state", state], stdout=subprocess.PIPE, stderr=log, text=True)
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
        seen["modeHidden"] = await trainee.run("document.querySelector('#mode') === null")
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

        # The instructor holds the procedure; the trainee sees it, and has no such button.
        await teacher.push("#hold")
        seen["held"] = await trainee.until("document.querySelector('#held')?.textContent")
        await look(trainee, "held")
        await teacher.until("!!document.querySelector('#held')")
        seen["mayHold"] = await trainee.run("""(async () => {
            const me = await (await fetch('/api/me')).json();
            const all = ['pause', 'proceed'].map((control) => fetch('/api/session/control', {method: 'POST', body: JSON.stringify({control}), headers: {'X-Senshi-Token': me.token}}).then((x) => x.status));
            return [document.querySelector('#hold') != null, ...await Promise.all(all)]; })()""")
        await teacher.push("#hold")
        seen["letGo"] = await trainee.until("!document.querySelector('#held')")

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
        seen["pauses"] = [[event["kind"] for event in facts["events"] if event["kind"] in ("paused", "resumed")], "held the procedure" in json.dumps(facts)]
        # The frames of a session with a pause in it are the same again, to the bit.
        played = subprocess.run([program, "replay", report.replace("report.json", "session.mcap"), "--language", "en"], capture_output=True, text=True)
        seen["bitEqual"] = [played.returncode, played.stdout + played.stderr]
        seen["report"] = {"trainee": facts["trainee"], "percent": facts["score"]["percent"] if "score" in facts else None,
                          "rating": json.dumps(facts.get("review"))}

        await again(trainee, link)
        await model(teacher)
        await lesson(teacher)
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
        replay = link.replace("/reports/", "/api/replays/").replace("/report.html", "")
        seen["strangersReport"] = await other.run(f"fetch({link!r}).then((x) => x.status)")
        seen["replays"] = [await tab.run(f"fetch({replay!r}).then((x) => x.status)") for tab in (trainee, teacher, other)]
        seen["ownReports"] = [await tab.run("fetch('/api/reports').then((x) => x.json()).then((x) => x.length)") for tab in (trainee, other)]
        seen["wire"] = await other.run(WIRE)

        writer = await browser.tab()
        await sign_in(writer, address, "writer-1", "the long word of writer-1")
        await writer.until("!!document.querySelector('#view-write')")
        await writer.push("#view-write")
        await writer.until("document.querySelector('#findings')?.textContent.includes('✔')", 60)
        seen["curve"] = await writer.until("!!document.querySelector('path.curve')", 60)
        await author(writer)
        await writer.run("(() => { const s = document.querySelector('#source'); s.value = s.value.replace('steps:', 'stebs:'); s.dispatchEvent(new Event('input')); })()")
        seen["mistake"] = await writer.until("[...document.querySelectorAll('#findings p')].map((p) => p.textContent).find((t) => t.includes('stebs'))", 60)

        chief = await browser.tab()
        await sign_in(chief, address, "chief", "the long word of chief")
        await chief.until("!!document.querySelector('#view-manage')")
        await chief.push("#view-manage")
        await chief.until("!!document.querySelector('#new-name')")
        seen["audit"] = await chief.run("document.body.innerText.includes('hanako-3')")
        # A view that was left before it was drawn draws nothing over this one.
        await asyncio.sleep(1)
        seen["standing"] = await chief.run("document.querySelector('#standing').innerText.trim()")
        await look(chief, "manage")
        seen["offered"] = await trainee.run("fetch('/api/choices').then((x) => x.json()).then((x) => x.scenarios.some((y) => y.id === 'lesson-1' && y.hands.includes('expert')))")
        await trainee.push("#sign-out")
        await trainee.until("!!document.querySelector('#sign-in')")
        seen["signedOut"] = await trainee.run("fetch('/api/me').then((x) => x.status)")
        tabs = browser.tabs.values()
        seen["complaints"] = [said for tab in tabs for said in tab.complaints]
        seen["elsewhere"] = [url for tab in tabs for url in tab.elsewhere]


asyncio.run(main())
print(json.dumps(seen, ensure_ascii=False))
