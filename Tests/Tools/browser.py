"""Debian's Chromium without a window, driven over its own protocol: tabs, keys, pictures, and what its console says."""
import asyncio
import base64
import itertools
import json
import os
import re
import subprocess

import axe_core_python
import websockets

AXE = os.path.join(os.path.dirname(axe_core_python.__file__), "axe.min.js")
KEYS = {"k": 75, "l": 76, "Tab": 9, "Enter": 13, " ": 32, "Escape": 27, "ArrowDown": 40, "0": 48}


class Browser:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *_):
        await self.socket.close()
        self.process.terminate()
        self.process.wait(20)

    @classmethod
    async def start(cls, folder):
        self = cls()
        self.process = subprocess.Popen(
            ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--mute-audio",
             "--hide-scrollbars", "--remote-debugging-port=0", f"--user-data-dir={folder}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        while not (found := re.search(r"ws://\S+", self.process.stderr.readline())):
            if self.process.poll() is not None:
                raise RuntimeError("chromium did not start")
        # What it says from here on is nobody's concern, but must not fill the pipe.
        asyncio.get_running_loop().run_in_executor(None, self.process.stderr.read)
        self.socket = await websockets.connect(found[0], max_size=None)
        self.numbers, self.waiting, self.tabs = itertools.count(1), {}, {}
        self.listener = asyncio.create_task(self.listen())
        return self

    async def listen(self):
        async for message in self.socket:
            said = json.loads(message)
            if "id" in said:
                self.waiting.pop(said["id"]).set_result(said)
            elif said.get("sessionId") in self.tabs:
                self.tabs[said["sessionId"]].heard(said["method"], said["params"])

    async def call(self, method, session=None, **parameters):
        number = next(self.numbers)
        self.waiting[number] = asyncio.get_running_loop().create_future()
        await self.socket.send(json.dumps(
            {"id": number, "method": method, "params": parameters} | ({"sessionId": session} if session else {})))
        answer = await asyncio.wait_for(self.waiting[number], 60)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return answer["result"]

    async def tab(self, width=1280, height=900):
        """A tab of a person of its own: no cookie is shared."""
        context = (await self.call("Target.createBrowserContext"))["browserContextId"]
        target = (await self.call("Target.createTarget", url="about:blank", browserContextId=context))["targetId"]
        session = (await self.call("Target.attachToTarget", targetId=target, flatten=True))["sessionId"]
        tab = self.tabs[session] = Tab(self, session)
        for domain in ["Page", "Runtime", "Log", "Network"]:
            await tab.call(f"{domain}.enable")
        await tab.size(width, height)
        return tab


class Tab:
    def __init__(self, browser, session):
        self.browser, self.session = browser, session
        self.complaints, self.elsewhere = [], []

    def heard(self, method, said):
        if method == "Runtime.exceptionThrown":
            self.complaints.append(said["exceptionDetails"].get("exception", {}).get("description", "exception"))
        elif method == "Log.entryAdded" and said["entry"]["level"] == "error":
            # A refusal is an answer: the tests look for it on the page.
            if "status of 4" not in said["entry"]["text"]:
                self.complaints.append(said["entry"]["text"])
        elif method == "Network.requestWillBeSent":
            url = said["request"]["url"]
            if not re.match(r"(http://127\.0\.0\.1:|data:|blob:|about:)", url):
                self.elsewhere.append(url)

    async def call(self, method, **parameters):
        return await self.browser.call(method, self.session, **parameters)

    async def go(self, url):
        await self.call("Page.navigate", url=url)

    async def run(self, script):
        answer = await self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"].get("exception", {}).get("description", str(answer)))
        return answer["result"].get("value")

    async def until(self, script, seconds=30):
        """Waits until something is true on the page; its value."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while loop.time() < end:
            if value := await self.run(script):
                return value
            await asyncio.sleep(0.1)
        said = await self.run("[document.querySelector('#alert')?.textContent, document.body.innerText.slice(0, 600)]")
        raise TimeoutError(f"never true: {script}; the page says {said!r}")

    async def press(self, key):
        code = KEYS.get(key, 0)
        text = {"Enter": "\r", " ": " ", "0": "0", "k": "k", "l": "l"}.get(key)
        event = {"key": key, "windowsVirtualKeyCode": code, "code": "Digit0" if key == "0" else key}
        await self.call("Input.dispatchKeyEvent", type="keyDown", **event, **({"text": text} if text else {}))
        await self.call("Input.dispatchKeyEvent", type="keyUp", **event)

    async def reach(self, selector):
        """Goes to an element by the keyboard alone. How many keys it took."""
        for count in range(200):
            if await self.run(f"document.activeElement === document.querySelector({selector!r})"):
                return count
            await self.press("Tab")
        raise RuntimeError(f"{selector} can't be reached by the keyboard")

    async def type(self, selector, text):
        await self.reach(selector)
        await self.run(f"document.querySelector({selector!r}).select?.()")
        await self.call("Input.insertText", text=text)

    async def push(self, selector):
        await self.reach(selector)
        await self.press("Enter")

    async def choose(self, selector, value):
        """The element is reached by the keyboard; which letters pick the option is the browser's own affair."""
        await self.reach(selector)
        await self.run(
            f"(() => {{ const e = document.querySelector({selector!r}); e.value = {value!r};"
            " e.dispatchEvent(new Event('change')); })()")

    async def size(self, width, height):
        await self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    async def picture(self, path):
        """Of the whole page, as far down as it goes."""
        size = (await self.call("Page.getLayoutMetrics"))["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 4000), "scale": 1}
        data = (await self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip=clip))["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    async def faults(self):
        """What axe-core finds that keeps somebody out: serious and critical."""
        with open(AXE) as file:
            await self.run(file.read() + ";0")
        found = await self.run(
            "axe.run(document, {iframes: false}).then((all) => all.violations.map((v) => ({id: v.id, impact: v.impact,"
            " nodes: v.nodes.map((n) => n.html.slice(0, 160)).slice(0, 3)})))")
        return [fault for fault in found if fault["impact"] in ("serious", "critical")]
