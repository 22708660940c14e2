#!/usr/bin/env python3
"""Writes the first inputs of the readers of recordings and of messages, small and whole, for a fuzzer to begin with.

usage: reader-seeds.py FOLDER      makes FOLDER/recording-reader and FOLDER/message-reader

What recovers recordings and what reads their sessions begin with the former, too.
"""
import os
import struct
import sys
import zlib


def varint(value):
    out = bytearray()
    while True:
        out.append(value & 0x7F | (0x80 if value > 0x7F else 0))
        value >>= 7
        if not value:
            return bytes(out)


def zigzag(value):
    return varint(value << 1 if value >= 0 else (-value << 1) - 1)


def field(number, kind, body):
    return varint(number << 3 | kind) + (varint(len(body)) if kind == 2 else b"") + body


def packed(number, parts):
    return field(number, 2, b"".join(parts))


def inputs(count, first=0, kinds=(0,)):
    """A batch of ticks whose needle goes down."""
    body = field(1, 0, varint(first)) + field(2, 0, varint(count))
    body += packed(3, [zigzag(0)] + [zigzag(1_000_000)] * (count - 1)) + packed(4, [zigzag(1_000_000)])
    body += packed(5, [zigzag(index * 7) for index in range(count)]) + packed(6, [varint(index == 3) for index in range(count)])
    body += packed(7, [varint(kinds[index % len(kinds)]) for index in range(count)])
    body += packed(8, [zigzag(1_000_000)] * count) + packed(9, [zigzag(1)]) + packed(10, [varint(1)]) + packed(11, [varint(1)])
    body += packed(18, [struct.pack("<d", 0.02 - 0.001 * index) for index in range(count)])
    return body + packed(22, [struct.pack("<d", 1.0)])


def reports(count):
    body = packed(1, [zigzag(1000)] * count) + packed(2, [zigzag(1001)] * count) + packed(3, [varint(3)] * count)
    return body + b"".join(field(4, 2, bytes(range(index, index + 24))) for index in range(count))


def frame(tick):
    body = field(1, 0, varint(tick)) + field(2, 0, varint(tick * 1_000_000)) + field(23, 0, varint(2))
    for number in range(6, 16):
        body += field(number, 1, struct.pack("<d", number * 0.25))
    return body + field(44, 0, varint(0x805)) + field(46, 0, varint(0)) + field(47, 0, varint(12_345))


def text(value):
    data = value.encode()
    return struct.pack("<I", len(data)) + data


def record(opcode, body):
    return struct.pack("<BQ", opcode, len(body)) + body


def message(channel, number, data):
    return record(5, struct.pack("<HIQQ", channel, number, number, number) + data)


def chunk(body, compression):
    """With no checksum, so that a changed byte is read; a packed one is a frame of one raw block."""
    stored = body
    if compression == "zstd":
        stored = struct.pack("<IBI", 0xFD2FB528, 0xA0, len(body)) + struct.pack("<I", len(body) << 3 | 1)[:3] + body
    return record(6, struct.pack("<QQQI", 0, 9, len(body), 0) + text(compression) + struct.pack("<Q", len(stored)) + stored)


MAGIC = b"\x89MCAP0\r\n"
TOPICS = ["/frame", "/inputs", "/reports", "/events", "/score", "/timing", "/end"]
EVENTS = [b'{"action":"confirm","evidence":"declared","kind":"action","step":"a","tick":1,"time_s":0.001}',
          b'{"kind":"skinTouched","tick":2,"time_s":0.002}']


def recording(*parts, whole=True):
    begin = MAGIC + record(1, text("") + text("fuzz")) + record(3, struct.pack("<H", 1) + text("a") + text("protobuf") + text(""))
    for number, topic in enumerate(TOPICS):
        begin += record(4, struct.pack("<HH", number + 1, 1) + text(topic) + text("protobuf") + text(""))
    notes = text("stepped") + text("true")
    begin += record(12, text("senshi") + struct.pack("<I", len(notes)) + notes)
    return begin + b"".join(parts) + ((record(15, struct.pack("<I", 0)) + record(2, bytes(20)) + MAGIC) if whole else b"")


def attachment(data, sum_is_right):
    body = struct.pack("<QQ", 0, 0) + text("held.json") + text("application/json") + struct.pack("<Q", len(data)) + data
    return record(9, body + struct.pack("<I", zlib.crc32(body) if sum_is_right else 0))


def recordings():
    some = [message(2, 0, inputs(20)), message(1, 1, frame(3)), message(3, 2, reports(4)), message(4, 3, EVENTS[0]), message(4, 4, EVENTS[1])]
    yield "plain", recording(*some)
    yield "cut", recording(*some, whole=False)[:-30]
    for compression in ("", "zstd", "lz4"):
        yield "chunk-" + (compression or "none"), recording(chunk(b"".join(some), compression))
    yield "two-chunks", recording(chunk(some[0], "zstd"), chunk(b"".join(some[1:]), ""))
    yield "attached", recording(attachment(b'{"hand":1}', True), attachment(b"x", False), chunk(some[0], ""))
    yield "waiting", recording(message(2, 0, inputs(9, kinds=(1, 0, 2, 3))), message(2, 1, inputs(2, first=9)))
    yield "index", recording(chunk(some[1], ""), record(7, struct.pack("<HI", 1, 16) + bytes(16)), record(8, bytes(60)), record(11, bytes(40)))
    yield "empty", MAGIC


def messages():
    for count in (1, 2, 10, 20):
        yield f"inputs-{count}", b"\x00" + inputs(count)
        yield f"reports-{count}", b"\x01" + reports(count)
        yield f"frame-{count}", b"\x02" + frame(count)
    yield "readings", b"\x00" + inputs(8, kinds=(1, 0, 2, 3))
    yield "none", b"\x00"


def main():
    for name, seeds in (("recording-reader", recordings()), ("message-reader", messages())):
        folder = os.path.join(sys.argv[1], name)
        os.makedirs(folder, exist_ok=True)
        for seed, data in seeds:
            with open(os.path.join(folder, seed), "wb") as out:
                out.write(data)


main()
