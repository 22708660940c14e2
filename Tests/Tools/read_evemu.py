#!/usr/bin/env python3
"""Reads a pen's evemu recording by itself, and says what a needle makes of it.

Shares no code with Senshi, so that both can be compared.

    read_evemu.py reports RECORDING [--description FILE] [--size WIDTHxHEIGHT]
    read_evemu.py at      RECORDING ... < times      one time per line, ns since the first report
    read_evemu.py ticks   RECORDING ... < ticks      one instant of the run per line, ns; see --first and --delay; or
                                                     NOW,SAMPLED: and the instant of its sample, ns since the first report

reports and at print: ns,in_range,x,y,tilt_x,tilt_y,pressure
    x to the right and y toward the head, m from the middle of the tablet; tilts in rad, with the kernel's signs
    (positive leans the pen's upper end to the right, and toward the user); pressure 0 ... 1 after its dead zone.
ticks prints: ns,in_range,right,head,out,advance
    the direction of insertion in the skin's own frame, and how far the pressure has advanced the needle, m.
"""
import argparse
import bisect
import math
import sys

ABS_X, ABS_Y, ABS_PRESSURE, ABS_TILT_X, ABS_TILT_Y = 0x00, 0x01, 0x18, 0x1A, 0x1B
BTN_TOOL_PEN = 0x140
EV_SYN, EV_KEY, EV_ABS = 0, 1, 3


class Tablet:
    """What the A lines say, and how raw numbers become SI."""

    def __init__(self, size, dead_zone):
        self.axes = {}
        self.size = size
        self.dead_zone = dead_zone

    def declare(self, words):
        code = int(words[0], 16)
        numbers = [int(w, 10) for w in words[1:]]
        resolution = numbers[4] if len(numbers) > 4 else 0
        self.axes[code] = (numbers[0], numbers[1], resolution)

    def place(self, code, raw, full):
        low, high, resolution = self.axes[code]
        middle = (low + high) / 2
        if resolution > 0:
            return (raw - middle) / resolution / 1000
        if full is None:
            raise SystemExit("the recording has no resolution: give --size WIDTHxHEIGHT in mm")
        return (raw - middle) / (high - low) * full

    def tilt(self, code, raw):
        low, high, resolution = self.axes[code]
        upright = 0 if low < 0 < high else math.floor((low + high + 1) / 2)
        return (raw - upright) / (resolution if resolution > 0 else 57)

    def share(self, raw):
        low, high, _ = self.axes[ABS_PRESSURE]
        share = (raw - low) / (high - low)
        return max(0.0, (share - self.dead_zone) / (1 - self.dead_zone))

    def values(self, raw):
        width, height = self.size or (None, None)
        return (
            self.place(ABS_X, raw[ABS_X], width),
            -self.place(ABS_Y, raw[ABS_Y], height),
            self.tilt(ABS_TILT_X, raw[ABS_TILT_X]),
            self.tilt(ABS_TILT_Y, raw[ABS_TILT_Y]),
            self.share(raw[ABS_PRESSURE]),
        )


def read(arguments):
    """Every report: (ns since the first report, in range, values). Out of range the last values stay."""
    tablet = Tablet(arguments.size, arguments.dead_zone)
    raw = {ABS_X: 0, ABS_Y: 0, ABS_PRESSURE: 0, ABS_TILT_X: 0, ABS_TILT_Y: 0}
    pen, values, first, reports = False, None, None, []
    for path in filter(None, (arguments.description, arguments.recording)):
        with open(path, encoding="utf-8") as file:
            for line in file:
                words = line.split("#")[0].split()
                if not words:
                    continue
                if words[0] == "A:":
                    tablet.declare(words[1:])
                elif words[0] == "E:":
                    seconds, _, fraction = words[1].partition(".")
                    time = int(seconds) * 1_000_000_000 + int(fraction.ljust(9, "0"))
                    kind, code, value = int(words[2], 16), int(words[3], 16), int(words[4], 10)
                    if kind == EV_ABS and code in raw:
                        raw[code] = value
                    elif kind == EV_KEY and code == BTN_TOOL_PEN:
                        pen = value != 0
                    elif kind == EV_SYN and code == 0:
                        first = time if first is None else first
                        if values is None:
                            values = (0.0, 0.0, 0.0, 0.0, 0.0)
                        if pen:
                            values = tablet.values(raw)
                        reports.append((time - first, pen, values))
    return reports


def between(reports, times, instant, span):
    """The hand at an instant: on the line to the next report, which begins at most `span` before that report."""
    i = bisect.bisect_right(times, instant) - 1
    if i < 0:
        return reports[0]
    older = reports[i]
    if i + 1 == len(reports):
        return older
    newer = reports[i + 1]
    begin = max(older[0], newer[0] - span)
    if not (older[1] and newer[1]) or instant <= begin:
        return older
    share = (instant - begin) / (newer[0] - begin)
    return (instant, True, tuple(a + (b - a) * share for a, b in zip(older[2], newer[2])))


def direction(tilt_x, tilt_y):
    """The direction of insertion: right, head, out. The upper end leans; the needle goes the other way."""
    up = (math.sin(tilt_x) * math.cos(tilt_y), -math.sin(tilt_y) * math.cos(tilt_x), math.cos(tilt_x) * math.cos(tilt_y))
    length = math.sqrt(sum(v * v for v in up))
    return tuple(-v / length for v in up)


def follow(reports, instants, arguments):
    """The needle at each tick: the pressure wants a depth, and the needle goes there at a bounded speed."""
    times = [r[0] for r in reports]
    advance, last, pose = 0.0, None, (0.0, 0.0, -1.0)
    for (now, sampled) in instants:
        period = 0.001 if last is None else (now - last) * 1e-9
        last = now
        if sampled is None:
            sampled = now - arguments.first - arguments.delay
            if sampled < -arguments.delay:
                continue
        _, pen, values = between(reports, times, sampled, arguments.delay)
        if pen:
            step = arguments.speed * period
            advance += max(-step, min(step, values[4] * arguments.throw - advance))
            pose = direction(values[2], values[3])
        yield (now, pen, *pose, advance)


def main():
    def millimetres(text):
        width, height = text.split("x")
        return float(width) / 1000, float(height) / 1000

    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["reports", "at", "ticks"])
    parser.add_argument("recording")
    parser.add_argument("--description", help="the file with the A lines")
    parser.add_argument("--size", type=millimetres, help="mm, where the tablet has no resolution")
    parser.add_argument("--dead-zone", type=float, default=0.02, help="share of the pressure that counts as none")
    parser.add_argument("--first", type=int, default=0, help="when the first report came, ns on the run's clock")
    parser.add_argument("--delay", type=int, default=9_000_000, help="how far behind the samples are taken, ns")
    parser.add_argument("--throw", type=float, default=0.045, help="how far full pressure advances the needle, m")
    parser.add_argument("--speed", type=float, default=0.280, help="how fast it advances at most, m/s")
    arguments = parser.parse_args()
    reports = read(arguments)
    # Of several reports of one instant the last counts.
    last = [r for i, r in enumerate(reports) if i + 1 == len(reports) or reports[i + 1][0] != r[0]]
    if arguments.what == "reports":
        rows = [(t, pen, *values) for t, pen, values in reports]
    else:
        lines = [line.split(",") for line in sys.stdin if line.strip()]
        instants = [int(words[0]) for words in lines]
        if arguments.what == "ticks":
            sampled = [int(words[1]) if len(words) > 1 else None for words in lines]
            rows = follow(last, zip(instants, sampled), arguments)
        else:
            times = [r[0] for r in last]
            found = (between(last, times, t, arguments.delay) for t in instants)
            rows = ((t, pen, *values) for t, (_, pen, values) in zip(instants, found))
    for row in rows:
        print(",".join(repr(float(v)) if isinstance(v, float) else str(int(v)) for v in row))


if __name__ == "__main__":
    main()
