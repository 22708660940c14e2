#!/usr/bin/env python3
"""Sets a station's clock to and fro while somebody trains and between, and says what became of the results as one JSON object.

usage: clock_station.py PROGRAM LIBRARY FOLDER CLOCK     CLOCK: the fixture that sets the clock of one program alone
"""
import json
import os
import re
import sys

from station import Person, Station

program, library, folder, clock = sys.argv[1:5]
DAY = 86_400
station = Station(program, library, folder, f"{folder}/state")
station.configure("retention: {results: 1825 d, recordings: 365 d}")
station.account("chief", "admin")
seen = {}


def ahead(days):
    with open(f"{folder}/ahead.part", "w") as file:
        file.write(str(int(days * DAY)))
    os.rename(f"{folder}/ahead.part", f"{folder}/ahead")


def serve():
    return station.serve(LD_PRELOAD=clock, CLOCK_AHEAD=f"{folder}/ahead")


def session(trainee, jump):
    """How a session went whose clock jumped while the needle was in."""
    station.begin(trainee).check_returncode()
    station.wait(lambda: "scenario" in station.status(), 5)
    ahead(jump)
    station.isOver()
    now = station.metrics()
    return [float(now["senshi_servo_dropped_frames"]),
            sum(float(value) for name, value in now.items() if name.startswith("senshi_sessions_finished_total"))]


ahead(0)
seen["served"] = serve()
seen["still"] = session("still", 0)
seen["forward"] = session("forward", 400)
seen["back"] = session("back", -400)
# A code is good for some minutes of a clock that nobody sets, and whoever is signed in stays so.
chief = Person(station)
seen["signedIn"] = chief.sign_in("chief")
code = json.loads(chief.ask("POST", "/api/codes", {})[1])["code"]
ahead(3650)
seen["stillSignedIn"] = chief.ask("GET", "/api/me")[0]
seen["code"] = Person(station).sign_in("trainee-1", code=code)
seen["end"] = station.stop()
# It begins anew with a clock that is twenty years ahead, and has to delete what is five years old.
ahead(20 * 365)
seen["servedAhead"] = serve()
seen["said"] = station.wait(lambda: "the clock may be wrong" in station.log, 20)
seen["kept"] = station.results()
seen["endAhead"] = station.stop()
ahead(0)
seen["servedAgain"] = serve()
seen["results"] = station.results()
seen["recordings"] = len(os.listdir(f"{station.state}/recordings"))
seen["last"] = station.stop()
seen["verify"] = station.command("verify").returncode
seen["years"] = sorted(set(re.findall(r'"started": ?"(\d{4})', "".join(
    open(f"{station.state}/reports/{name}/report.json").read() for name in os.listdir(f"{station.state}/reports")
    if os.path.exists(f"{station.state}/reports/{name}/report.json")))))
print(json.dumps(seen))
