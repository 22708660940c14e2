#!/usr/bin/env python3
"""Writes recordings that are small on disk and hold more than any session, with other people's writer of MCAP.

usage: write_bombs.py RECORDING FOLDER

RECORDING is a good one, whose channels, schemas and files the bombs begin with, so that a reader gets as far as it can.
"""
import json
import struct
import sys

import zstandard
from mcap.reader import NonSeekingReader
from mcap.writer import CompressionType, Writer


def varint(number):
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes(out + bytes([number]))


def field(number, data):
    return varint(number << 3 | 2) + varint(len(data)) + data


def file(name, data):
    return field(1, name.encode()) + field(2, b"t") + field(3, data)


def record(opcode, body):
    return struct.pack("<BQ", opcode, len(body)) + body


def chunk(packed, size):
    """Without a checksum: nothing but its size says that it is a bomb."""
    head = struct.pack("<QQQI", 0, 0, size, 0) + struct.pack("<I", 4) + b"zstd" + struct.pack("<Q", len(packed))
    return record(6, head + packed)


def packed(piece, count):
    """So many times the same, and never all of it in memory."""
    packer = zstandard.ZstdCompressor(level=1).compressobj()
    return b"".join([packer.compress(piece) for _ in range(count)]) + packer.flush()


def gigabytes(good, folder):
    """What unpacks, or says that it does, to gigabytes: after the good recording's messages."""
    with open(good, "rb") as source:
        data = source.read()
    at, events = 8, 0
    while data[at] != 15:
        length = struct.unpack_from("<Q", data, at + 1)[0]
        name = struct.unpack_from("<I", data, at + 13)[0]
        if data[at] == 4 and data[at + 17 : at + 17 + name] == b"/events":
            events = struct.unpack_from("<H", data, at + 9)[0]
        at += 9 + length

    def write(name, *records):
        with open(f"{folder}/{name}.mcap", "wb") as out:
            out.write(data[:at] + b"".join(records) + data[at:])

    word = b'{"kind":"' + b"x" * (1_000_000 - 11) + b'"}'
    message = record(5, struct.pack("<HIQQ", events, 0, 0, 0) + word)
    write("claims", chunk(packed(b"x", 9), 8 << 30))
    write("length", struct.pack("<BQ", 6, 1 << 40) + bytes(99))
    write("unpacks", chunk(packed(bytes(1 << 20), 2048), 60 << 20))
    write("many", *[chunk(packed(message, 60), 60 * len(message))] * 30)


def main():
    good, folder = sys.argv[1], sys.argv[2]
    with open(good, "rb") as source:
        reader = NonSeekingReader(source)
        notes = {item.name: dict(item.metadata) for item in reader.iter_metadata()}
    with open(good, "rb") as source:
        messages = [(s, c, m) for s, c, m in NonSeekingReader(source).iter_messages()]
    known = {c.topic: (s, c) for s, c, m in messages}
    files = [m.data for s, c, m in messages if c.topic == "/files"]

    def write(name, topics, begin=()):
        """Messages of topics, after the good recording's files."""
        with open(f"{folder}/{name}.mcap", "wb") as out:
            writer = Writer(out, chunk_size=32 << 20, compression=CompressionType.ZSTD)
            writer.start(library="bomb")
            for key, values in notes.items():
                writer.add_metadata(key, values)
            ids = {}
            for topic in ["/files", "/inputs", "/reports", "/frame", "/events", "/end"]:
                schema, channel = known.get(topic, known["/files"])
                kind = writer.register_schema(schema.name, schema.encoding, schema.data)
                ids[topic] = writer.register_channel(topic, channel.message_encoding, kind)
            add = lambda topic, data: writer.add_message(ids[topic], 0, data, 0)
            for data in [*files, *begin]:
                add("/files", data)
            for topic, data, count in topics:
                for _ in range(count):
                    add(topic, data)
            writer.finish()

    inputs = next(m.data for s, c, m in messages if c.topic == "/inputs")
    frame = next(m.data for s, c, m in messages if c.topic == "/frame")
    said = json.dumps({"action": "did", "evidence": "self", "kind": "action", "tick": 1 << 60, "time_s": 1,
                       "what": "x" * 50_000}, separators=(",", ":"), sort_keys=True).encode()
    # Lists of 65,536 reports of no bytes: steps and kinds of one byte each.
    reports = field(1, b"\0" * 65_536) + field(2, b"\0" * 65_536) + field(3, b"\0" * 65_536) + b"\x22\0" * 65_536
    write("files", [], begin=[file(f"f{number}", b"\0" * (4 << 20)) for number in range(3)])
    write("reports", [("/inputs", inputs, 1), ("/reports", reports, 2)])
    write("frames", [("/inputs", inputs, 1), ("/frame", frame, 70_000)])
    write("events", [("/inputs", inputs, 1), ("/events", said, 200)])
    write("end", [("/inputs", inputs, 1), ("/end", b'{"ending":"' + b"x" * (2 << 20) + b'"}', 1)])
    write("unnamed", [("/inputs", inputs, 1)], begin=[file("", b"x")])
    write("nested", [("/inputs", inputs, 1)], begin=[file("a", b"x"), file("a/b", b"x")])
    write("long", [("/inputs", inputs, 1)], begin=[file("n" * 5000, b"x")])
    gigabytes(good, folder)
    # Schemas inside chunks.
    with open(f"{folder}/schemas.mcap", "wb") as out:
        writer = Writer(out, chunk_size=1, compression=CompressionType.ZSTD)
        writer.start(library="bomb")
        for number in range(3):
            kind = writer.register_schema(f"s{number}", "protobuf", b"\0" * (4 << 20))
            channel = writer.register_channel(f"/{number}", "protobuf", kind)
            writer.add_message(channel, 0, b"", 0)
        writer.finish()


if __name__ == "__main__":
    main()
