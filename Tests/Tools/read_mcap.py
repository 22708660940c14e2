#!/usr/bin/env python3
"""Reads a recording with other people's libraries and compares it with the table of the same run.

usage: read_mcap.py RECORDING [TABLE.csv]

Every message of every channel is read by PyPI's mcap with its checksums compared, from front to back and by the index;
protobuf is decoded by Google's library through the descriptors in the file; JSON is held against the schemas in the
file. Foxglove publishes its two messages as protobuf: their descriptors in the file must be Foxglove's, field by field, and
they are decoded once more by Foxglove's own classes. With a table, every field of every recorded frame, and of every input
its tick, instants, report, buttons and lateness, must be the number in the table, to the bit; a sample's place must be where
the needle's tip is, but for what the pose filter lags. Says what it found as one JSON object.
"""
import csv
import json
import struct
import sys
from collections import Counter

from foxglove_schemas_protobuf.FrameTransform_pb2 import FrameTransform
from foxglove_schemas_protobuf.PoseInFrame_pb2 import PoseInFrame
from jsonschema import Draft7Validator
from mcap.reader import NonSeekingReader, SeekingReader
from mcap.stream_reader import StreamReader
from mcap_protobuf.decoder import DecoderFactory


def bits(number):
    return struct.pack("<d", number)


def same(column, value, field, row):
    """Whether a field's number is the one in a column, whose name ends in the unit that the table uses."""
    text = row[column]
    if field.enum_type is not None:
        said = field.enum_type.values_by_number[value].name.replace("FAULT_", "").replace("_", "").lower()
        return said == text.lower()
    if column.endswith("_ms"):
        return float(text) == value / 1e6
    if column.endswith("_us"):
        return float(text) == value / 1e3
    if field.type == field.TYPE_DOUBLE:
        scale = 1000.0 if column.endswith(("_mm", "_mm_per_s")) else 1.0
        return bits(float(text)) == bits(value * scale)
    return int(text) == value


def same_fields(ours, theirs, seen):
    """Where our descriptor says something else than Foxglove's: field by field, into every message."""
    if ours.full_name in seen:
        return []
    seen.add(ours.full_name)
    described = lambda m: {f.number: (f.name, f.type, f.is_repeated) for f in m.fields}
    if ours.full_name != theirs.full_name or described(ours) != described(theirs):
        return [f"{ours.full_name} is not Foxglove's {theirs.full_name}"]
    return [
        line for field in ours.fields if field.message_type is not None
        for line in same_fields(field.message_type, theirs.fields_by_number[field.number].message_type, seen)
    ]


def compare_inputs(decoded, rows, wrong, far):
    """Holds a batch of inputs against the table of the frames that were computed from them."""
    count = decoded.count
    lists = {name: spread(getattr(decoded, name), count) for name in (
        "time_step", "sampled_step", "report_step", "buttons", "lateness_us", "reading", "x", "y", "z")}
    time, sampled, report = 0, 0, 0
    for index in range(count):
        time += lists["time_step"][index]
        sampled += lists["sampled_step"][index]
        report += lists["report_step"][index]
        row = rows[decoded.first_tick + index]
        found = [("time_ms", time / 1e6), ("lateness_us", lists["lateness_us"][index])]
        # A tick without a sample has none of its numbers: they are 0 here and in the table.
        found += [("report", report), ("buttons", lists["buttons"][index]), ("sampled_ms", sampled / 1e6)]
        if lists["reading"][index] == 0:
            place = [lists[axis][index] * 1000 for axis in "xyz"]
            tip = [float(row[f"tip_{axis}_mm"]) for axis in "xyz"]
            far.append(sum((a - b) ** 2 for a, b in zip(place, tip)) ** 0.5)
        for column, value in found:
            if float(row[column]) != value and not (column == "lateness_us" and abs(float(row[column]) - value) <= 0.5):
                wrong.append(f"input {decoded.first_tick + index}: {column} is {value}, in the table {row[column]}")


def spread(values, count, fill=0):
    values = list(values)
    return values * count if len(values) == 1 else (values or [fill] * count)


def main():
    path = sys.argv[1]
    rows = {}
    names = []
    if len(sys.argv) > 2:
        with open(sys.argv[2], newline="") as table:
            reader = csv.DictReader(table)
            names = reader.fieldnames
            rows = {int(row["tick"]): row for row in reader}
    counts = Counter()
    wrong = []
    ticks = 0
    compared = 0
    far = []
    known_as = {"/tf": FrameTransform, "/needle": PoseInFrame}
    held = set()
    with open(path, "rb") as file:
        opcodes = Counter(type(record).__name__ for record in StreamReader(file, validate_crcs=True, emit_chunks=False).records)
    with open(path, "rb") as file:
        reader = NonSeekingReader(file, validate_crcs=True, decoder_factories=[DecoderFactory()])
        for schema, channel, message in reader.iter_messages():
            counts[channel.topic] += 1
            if schema.encoding == "jsonschema":
                validator = Draft7Validator(json.loads(schema.data))
                Draft7Validator.check_schema(validator.schema)
                errors = [error.message for error in validator.iter_errors(json.loads(message.data))]
                wrong += [f"{channel.topic}: {error}" for error in errors[:3]]
    with open(path, "rb") as file:
        reader = SeekingReader(file, validate_crcs=True, decoder_factories=[DecoderFactory()])
        summary = reader.get_summary()
        indexed = summary.statistics.message_count if summary and summary.statistics else -1
        files = {}
        notes = {item.name: dict(item.metadata) for item in reader.iter_metadata()}
        for schema, channel, message, decoded in reader.iter_decoded_messages(
            topics=["/frame", "/inputs", "/reports", "/tf", "/needle", "/files"]
        ):
            if channel.topic == "/files":
                files[decoded.name] = len(decoded.data)
            if channel.topic in known_as and channel.topic not in held:
                held.add(channel.topic)
                wrong += same_fields(decoded.DESCRIPTOR, known_as[channel.topic].DESCRIPTOR, set())
            if channel.topic == "/tf":
                known = FrameTransform.FromString(message.data)
                if known.SerializeToString() != message.data or known.parent_frame_id != "patient":
                    wrong.append("a transform is not Foxglove's")
            if channel.topic == "/needle":
                known = PoseInFrame.FromString(message.data)
                if known.SerializeToString() != message.data or known.frame_id != "patient":
                    wrong.append("a pose is not Foxglove's")
            if channel.topic == "/inputs":
                ticks += decoded.count
                if rows:
                    compare_inputs(decoded, rows, wrong, far)
            if channel.topic == "/frame" and rows:
                row = rows[decoded.tick]
                # The table and the message come from one list of fields, so that their order is the same.
                fields = decoded.DESCRIPTOR.fields
                if len(fields) != len(names):
                    wrong.append(f"{len(fields)} fields, {len(names)} columns")
                for column, field in zip(names, fields):
                    value = getattr(decoded, field.name)
                    compared += 1
                    if not column.startswith(field.name) or not same(column, value, field, row):
                        wrong.append(f"tick {decoded.tick}: {field.name} is {value}, {column} is {row[column]}")
    print(json.dumps({
        "messages": dict(counts), "records": dict(opcodes), "indexed": indexed, "inputs": ticks, "compared": compared,
        "files": files, "notes": notes, "wrong": wrong[:20], "wrongCount": len(wrong), "rows": len(rows),
        "heldAgainstFoxglove": sorted(held), "farthest_mm": max(far, default=-1), "places": len(far),
    }))


if __name__ == "__main__":
    main()
