#!/usr/bin/env python3
"""Reads a run's table of frames by itself, and says what the needle's skill metrics are.

Shares no code with Senshi, so that both can be compared. Needs numpy and scipy (make python-tools).

    read_metrics.py table FRAMES.csv --content ML     one JSON object: metric, value in the report's unit
        --target LAYER                                skin, fat or muscle, or vein; muscle unless it is said
        --exemplar FILE                               with the deviation from that exemplar
    read_metrics.py deviation < PATHS                 PATHS is {"own": [[x, y, z], ...], "exemplar": [...]}, m
    read_metrics.py smoothness < SPEED                SPEED is {"speed": [...], "rate": Hz}
"""
import csv
import json
import re
import sys

import numpy as np
from scipy.signal import butter, lfilter, lfilter_zi
from scipy.spatial.distance import cdist, directed_hausdorff

IN_TISSUE, TRACKED, IN_VEIN = 1 << 7, 1 << 9, 1 << 16
LAYERS = ["air", "skin", "fat", "fascia", "muscle", "bone"]


def smoothness(speed, rate):
    """Log dimensionless jerk and spectral arc length as Balasubramanian et al. (2015) define them."""
    n = len(speed)
    duration = n / rate
    jerk = np.diff(speed, 2) * rate**2
    ldlj = -np.log(duration**3 / np.max(speed) ** 2 * np.sum(jerk**2) / rate)
    size = 16 * int(2 ** np.ceil(np.log2(n)))
    frequency = np.arange(0, rate, rate / size)
    spectrum = np.abs(np.fft.fft(speed, size))
    spectrum /= np.max(spectrum)
    kept = frequency <= 10
    frequency, spectrum = frequency[kept], spectrum[kept]
    above = np.nonzero(spectrum >= 0.05)[0]
    window = slice(above[0], above[-1] + 1)
    frequency, spectrum = frequency[window], spectrum[window]
    steps = np.diff(frequency) / (frequency[-1] - frequency[0])
    sparc = -np.sum(np.sqrt(steps**2 + np.diff(spectrum) ** 2))
    return float(ldlj), float(sparc)


def evenly(path, points=100):
    lengths = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    at = lengths[-1] * np.arange(points) / (points - 1)
    return np.column_stack([np.interp(at, lengths, path[:, axis]) for axis in range(3)])


def deviation(own, exemplar):
    a, b = evenly(np.array(own)), evenly(np.array(exemplar))
    distance = cdist(a, b)
    warped = np.full((len(a) + 1, len(b) + 1), np.inf)
    leash = np.full((len(a) + 1, len(b) + 1), np.inf)
    warped[0, 0], leash[0, 0] = 0, 0
    for i in range(len(a)):
        for j in range(len(b)):
            before = [(i, j), (i, j + 1), (i + 1, j)]
            warped[i + 1, j + 1] = distance[i, j] + min(warped[k] for k in before)
            leash[i + 1, j + 1] = max(distance[i, j], min(leash[k] for k in before))
    return {
        "rms": float(np.sqrt(np.mean(np.sum((a - b) ** 2, axis=1)))),
        "dtw": float(warped[-1, -1] / len(a)),
        "frechet": float(leash[-1, -1]),
        "hausdorff": max(directed_hausdorff(a, b)[0], directed_hausdorff(b, a)[0]),
    }


class Table:
    def __init__(self, path):
        with open(path, newline="") as file:
            rows = list(csv.reader(file))
        self.columns = {name: index for index, name in enumerate(rows[0])}
        self.rows = rows[1:]

    def numbers(self, name):
        index = self.columns[name]
        return np.array([float(row[index]) for row in self.rows])

    def texts(self, name):
        return np.array([row[self.columns[name]] for row in self.rows])

    def vectors(self, name, unit=""):
        return np.column_stack([self.numbers(f"{name}_{axis}{unit}") for axis in "xyz"])


def across(vectors, axes):
    return vectors - axes * np.sum(vectors * axes, axis=1, keepdims=True)


def insertion(travel, time, start):
    """The first frame at which the needle has stood for 300 ms: within 0.6 mm of where it was."""
    anchor, since = travel[start], time[start]
    for index in range(start, len(travel)):
        if abs(travel[index] - anchor) <= 0.6:
            if time[index] - since >= 300:
                return index
        else:
            anchor, since = travel[index], time[index]
    raise SystemExit("the needle never stood still")


def way_in(path):
    """The places of an exemplar's way in, mm."""
    with open(path, encoding="utf-8") as file:
        part = file.read().split("\nway-in:")[1]
    return [[float(number) for number in re.findall(r"(-?[\d.]+) mm", line)]
            for line in part.splitlines() if line.strip().startswith("- [")]


def pushes(plunger, time):
    """The frames at which the plunger begins to move: 0.1 % of the stroke on, and 300 ms of rest before the next push."""
    anchor, since, moving, begun = plunger[0], time[0], False, []
    for index, (share, now) in enumerate(zip(plunger, time)):
        if not moving:
            if share > anchor + 0.001:
                moving, anchor, since = True, share, now
                begun.append(index)
            else:
                anchor = min(anchor, share)
        elif abs(share - anchor) > 0.001:
            anchor, since = share, now
        elif now - since >= 300:
            moving, anchor = False, share
    return begun


def injection(table, time, tissue, tip, content):
    """What is known of the injection, of which there is one push in tissue. Empty where nothing was injected."""
    inside = sum(table.numbers(f"delivered_{name}_share") for name in LAYERS[1:])
    flow = table.numbers("flow_share_per_s")
    begun = [index for index in pushes(table.numbers("plunger_share"), time) if tissue[index]]
    if not begun or inside[-1] - inside[begun[0]] < 0.01:
        return {}
    start = begun[0]
    noticed, last, drift = inside[start], None, 0.0
    for index in range(start, len(time)):
        if tissue[index] and flow[index] > 0 and inside[index] - noticed >= 0.002:
            noticed, last = inside[index], index
            drift = max(drift, np.linalg.norm(tip[index] - tip[start]))
    seconds = (time[last] - time[start]) / 1000
    return {
        "injection-time": seconds,
        "injection-rate": inside[-1] * content / seconds,
        "depth-at-injection": table.numbers("depth_mm")[start],
        "past-fascia-at-injection": table.numbers("below_muscle_mm")[start],
        "tip-drift": drift,
    }


def aspirations(plunger, tissue, inside):
    """Pulls by more than 5 % of the content, in tissue, before 1 % of it has gone in."""
    count, drawn, high, low = 0, False, None, None
    start = inside[np.argmax(tissue)]
    for share, here, gone in zip(plunger, tissue, inside):
        if not here or gone - start >= 0.01:
            continue
        high, low = (share, share) if high is None else (max(high, share), min(low, share))
        if not drawn and share < high - 0.05:
            count, drawn, low = count + 1, True, share
        elif drawn and share > low + 0.05:
            drawn, high = False, share
    return count


def metrics(table, content, target="muscle", exemplar=None):
    time, marks = table.numbers("time_ms"), table.numbers("marks").astype(int)
    tip, axis, entry = table.vectors("tip", "_mm"), table.vectors("axis"), table.vectors("entry", "_mm")
    tissue, tracked = (marks & IN_TISSUE) > 0, (marks & TRACKED) > 0
    step = np.linalg.norm(np.diff(tip, axis=0), axis=1)
    step[~(tracked[1:] & tracked[:-1])] = 0
    rises = np.nonzero(tissue[1:] & ~tissue[:-1])[0] + 1
    if len(rises) != 1:
        raise SystemExit("this reading is for one puncture")
    start = rises[0]

    real = tip - axis * table.numbers("dimple_mm")[:, None]
    both = np.nonzero(tissue[1:] & tissue[:-1])[0] + 1
    aside = (np.linalg.norm(across(real[both] - real[both - 1], axis[both]), axis=1)
             + np.linalg.norm(across(entry[both] - entry[both - 1], axis[both]), axis=1))
    damage = np.sum(aside / 2 * table.numbers("depth_mm")[both])
    off = real[tissue] - entry[start]
    lateral = np.std(np.linalg.norm(off - np.outer(off @ axis[start], axis[start]), axis=1))

    seen = int(np.nonzero(tracked)[0][0])
    # The tick at which a script is over has nothing to see.
    if not tracked[seen:-1].all() or not np.allclose(np.diff(time), 1):
        raise SystemExit("this reading is for a needle that is always seen, every millisecond")
    b, a = butter(2, 10, fs=1000)
    smooth = np.empty_like(tip)
    for column in range(3):
        values = tip[seen:, column]
        smooth[seen:, column] = lfilter(b, a, values, zi=lfilter_zi(b, a) * values[0])[0]
    places = smooth[start:insertion(table.numbers("travel_mm"), time, start)][::10][:-30]
    speed = np.linalg.norm(np.diff(places, axis=0), axis=1) * 100
    ldlj, sparc = smoothness(speed, 100)

    velocity = np.sum(table.vectors("velocity", "_mm_per_s") * axis, axis=1)
    last = {name: table.numbers(f"delivered_{name}_share")[-1] for name in ("air", "skin", "fat", "fascia", "muscle")}
    found = {
        "elapsed-time": (time[-1] - time[0]) / 1000,
        "path-length": np.sum(step),
        "time-in-tissue": np.sum(np.diff(time)[tissue[1:]]) / 1000,
        "path-in-tissue": np.sum(step[tissue[1:]]),
        "damage-area": damage,
        "punctures": len(rises),
        "lateral-deviation": lateral,
        "log-dimensionless-jerk": ldlj,
        "spectral-arc-length": sparc,
        "peak-force": np.max(np.linalg.norm(table.vectors("force", "_N"), axis=1)),
        "peak-insertion-speed": np.max(velocity[tissue]),
        "deepest": np.max(table.numbers("depth_mm")[tissue]),
        "peak-injection-rate": np.max(table.numbers("flow_share_per_s")) * content,
        "leak": last["air"] * content,
        "dose-in-skin": last["skin"] * content,
        "dose-in-fat": last["fat"] * content,
        "dose-in-fascia": last["fascia"] * content,
        "dose-in-muscle": last["muscle"] * content,
    }
    if target != "vein":
        inside = sum(table.numbers(f"delivered_{name}_share") for name in LAYERS[1:])
        found["aspirations"] = aspirations(table.numbers("plunger_share"), tissue, inside)
    there = (marks & IN_VEIN) > 0 if target == "vein" else table.texts("layer") == target
    found["targets-reached"] = int(np.any(there & tissue))
    pushed = injection(table, time, tissue, tip, content)
    if target != "muscle":
        # Only what goes into muscle is measured from the fascia.
        pushed.pop("past-fascia-at-injection", None)
    found.update(pushed)
    if exemplar:
        away = deviation(places - entry[start], way_in(exemplar))
        found.update({f"exemplar-{name}": value for name, value in away.items()})
    return found


def main():
    if sys.argv[1:2] == ["table"]:
        given = dict(zip(sys.argv[3::2], sys.argv[4::2]))
        found = metrics(
            Table(sys.argv[2]), float(given["--content"]), given.get("--target", "muscle"), given.get("--exemplar"))
        print(json.dumps({name: float(value) for name, value in found.items()}))
    elif sys.argv[1:2] == ["deviation"]:
        paths = json.load(sys.stdin)
        print(json.dumps(deviation(paths["own"], paths["exemplar"])))
    elif sys.argv[1:2] == ["smoothness"]:
        given = json.load(sys.stdin)
        ldlj, sparc = smoothness(np.array(given["speed"]), given["rate"])
        print(json.dumps({"ldlj": ldlj, "sparc": sparc}))
    else:
        raise SystemExit(__doc__)


if __name__ == "__main__":
    main()
