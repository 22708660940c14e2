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


def reports(table, log):
    """The frames have seen every report that the device made."""
    with open(table, encoding="utf-8") as file:
        seen = max(int(frame["report"]) for frame in csv.DictReader(file))
    with open(log, encoding="utf-8") as file:
        made = [int(line.split()[1]) for line in file if line.startswith("reports ")]
    assert [seen] == made, (seen, made)


globals()[sys.argv[1]](*sys.argv[2:])
