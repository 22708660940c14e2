"""Reads what senshi wrote, and ends with 0 where it says what was asked. Run by guest.sh."""
import csv
import json
import sys


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def row(path, node):
    """What `senshi devices` says of one node."""
    found = [device for device in load(path) if device["node"] == node]
    assert len(found) == 1, f"{node} is there {len(found)} times"
    return found[0]


def devices(path, node, profile):
    assert profile in row(path, node)["profiles"], row(path, node)


def locked(path, node):
    problem = row(path, node)["problem"]
    assert "may not" in problem, problem


def events(path, *kinds):
    seen = [event["kind"] for event in load(path)["events"]]
    rest = iter(seen)
    assert all(kind in rest for kind in kinds), f"{kinds} in this order is not in {seen}"


def faults(path, name):
    said = [event for event in load(path)["events"] if event["kind"] == "faulted"]
    assert any(name in json.dumps(event) for event in said), said


def policy(path, words):
    said = json.dumps(load(path)["timing"])
    assert words in said, said


def away(path):
    """The report says that the device was away."""
    with open(path, encoding="utf-8") as file:
        assert "The device was away for" in file.read()


def effects(log):
    """The motors had their effects before the first was played, and something was."""
    with open(log, encoding="utf-8") as file:
        said = [line.split() for line in file if line.startswith(("upload ", "play "))]
    first = next((at for at, words in enumerate(said) if words[-1] == "value=1"), len(said))
    uploads = [at for at, words in enumerate(said) if words[0] == "upload"]
    assert first < len(said) and uploads and uploads[-1] < first, said


def reports(table, log):
    """The frames have seen every report that the device made; the kernel ends an effect that is played with one of its own."""
    with open(table, encoding="utf-8") as file:
        seen = max(int(frame["report"]) for frame in csv.DictReader(file))
    with open(log, encoding="utf-8") as file:
        said = file.readlines()
    made = [int(line.split()[1]) for line in said if line.startswith("reports ")]
    told = sum(line.startswith(("play ", "gain ")) for line in said)
    assert len(made) == 1 and made[0] <= seen <= made[0] + told, (seen, made, told)


globals()[sys.argv[1]](*sys.argv[2:])
