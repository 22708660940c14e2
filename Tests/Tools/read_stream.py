#!/usr/bin/env python3
"""Looks on at a live session with other people's libraries, as a viewer does, and says what it saw as one JSON object.

usage: read_stream.py PROGRAM ARGUMENTS…

Starts the program, waits until it says where it streams, and connects with PyPI's websockets, asking for a protocol that
it doesn't know before the one that it does. Every channel's messages are decoded by the schema that the server advertises:
protobuf by Google's library through the descriptors and, once more, by Foxglove's own classes, which must know every
field; JSON is held against the schema. A second viewer wants everything and reads nothing, a third says what no viewer says.
"""
import asyncio
import base64
import json
import re
import socket
import struct
import subprocess
import sys
from collections import Counter, defaultdict

import websockets
from foxglove_schemas_protobuf.FrameTransform_pb2 import FrameTransform
from foxglove_schemas_protobuf.SceneUpdate_pb2 import SceneUpdate
from google.protobuf.descriptor_pb2 import FileDescriptorSet
from google.protobuf.message_factory import GetMessageClass
from google.protobuf.descriptor_pool import DescriptorPool
from jsonschema import Draft7Validator

FOXGLOVE = {"foxglove.FrameTransform": FrameTransform, "foxglove.SceneUpdate": SceneUpdate}
PROTOCOLS = ["something.else", "foxglove.sdk.v1"]


def unknown(message):
    """Whether Foxglove's class met a field that it doesn't know: then it would not write the same bytes again."""
    cleaned = type(message).FromString(message.SerializeToString())
    cleaned.DiscardUnknownFields()
    return cleaned.SerializeToString() != message.SerializeToString()


def same_fields(ours, theirs, seen):
    """Where our descriptor says something else than Foxglove's: field by field, into every message."""
    if ours.full_name in seen:
        return []
    seen.add(ours.full_name)
    described = lambda m: {f.number: (f.name, f.type, f.is_repeated) for f in m.fields}
    if ours.full_name != theirs.full_name or described(ours) != described(theirs):
        return [f"{ours.full_name} is not Foxglove's {theirs.full_name}"]
    wrong = []
    for field in ours.fields:
        if field.message_type is not None:
            wrong += same_fields(field.message_type, theirs.fields_by_number[field.number].message_type, seen)
        if field.enum_type is not None:
            values = lambda e: {v.number: v.name for v in e.values}
            if values(field.enum_type) != values(theirs.fields_by_number[field.number].enum_type):
                wrong.append(f"{ours.full_name}.{field.name} has other values than Foxglove's")
    return wrong


class Channel:
    """What a server advertises of a channel, ready to check its messages."""

    def __init__(self, said):
        self.topic, self.name = said["topic"], said["schemaName"]
        self.wrong = []
        if said["encoding"] == "json":
            assert said["schemaEncoding"] == "jsonschema"
            schema = json.loads(said["schema"])
            Draft7Validator.check_schema(schema)
            self.decode = lambda data: self.read_json(Draft7Validator(schema), data)
        else:
            assert said["encoding"] == said["schemaEncoding"] == "protobuf"
            pool = DescriptorPool()
            for file in FileDescriptorSet.FromString(base64.b64decode(said["schema"])).file:
                pool.Add(file)
            ours, theirs = pool.FindMessageTypeByName(self.name), FOXGLOVE[self.name]
            self.wrong += same_fields(ours, theirs.DESCRIPTOR, set())
            kind = GetMessageClass(ours)
            self.decode = lambda data: self.read_protobuf(kind, theirs, data)

    def read_json(self, validator, data):
        value = json.loads(data)
        self.wrong += [f"{self.topic}: {error.message}" for error in validator.iter_errors(value)][:3]
        return value

    def read_protobuf(self, kind, theirs, data):
        known = theirs.FromString(data)
        if kind.FromString(data).SerializeToString() != known.SerializeToString() or unknown(known):
            self.wrong.append(f"{self.topic}: not what Foxglove reads")
        return known


async def look_on(address, seen):
    """The viewer that does all as it should."""
    async with websockets.connect(address, subprotocols=PROTOCOLS, max_size=None) as viewer:
        seen["protocol"] = viewer.subprotocol
        info = json.loads(await viewer.recv())
        advertised = json.loads(await viewer.recv())
        seen["info"], seen["op"] = info, advertised["op"]
        channels = {said["id"]: Channel(said) for said in advertised["channels"]}
        seen["topics"] = [channel.topic for channel in channels.values()]
        numbers = {channel.topic: number for number, channel in channels.items()}
        await viewer.send(json.dumps({
            "op": "subscribe", "subscriptions": [{"id": 100 + number, "channelId": number} for number in channels],
        }))
        counts, times, last = Counter(), defaultdict(list), {}
        entities, unsubscribed = set(), None
        try:
            async for message in viewer:
                if isinstance(message, str):
                    seen["statuses"].append(json.loads(message)["message"])
                    continue
                opcode, subscription, time = struct.unpack_from("<BIQ", message)
                channel = channels[subscription - 100]
                if opcode != 1:
                    seen["wrong"].append(f"binary message {opcode}")
                decoded = channel.decode(message[13:])
                counts[channel.topic] += 1
                times[channel.topic].append(time)
                last[channel.topic] = decoded
                if channel.name == "foxglove.SceneUpdate":
                    entities |= {entity.id for entity in decoded.entities}
                if channel.topic == "/anatomy":
                    seen["surface"] = {e.id: len(e.triangles[0].indices) // 3 for e in decoded.entities}
                if channel.topic == "/state" and unsubscribed is None and counts["/state"] == 30:
                    unsubscribed = len(times["/tf"])
                    await viewer.send(json.dumps({"op": "unsubscribe", "subscriptionIds": [100 + numbers["/tf"]]}))
        except websockets.ConnectionClosed:
            pass
        seen["closed"] = viewer.close_code
        seen["counts"], seen["entities"] = dict(counts), sorted(entities)
        seen["afterUnsubscribing"] = counts["/tf"] - (unsubscribed or 0)
        span = (times["/state"][-1] - times["/state"][0]) / 1e9
        seen["rate"] = (counts["/state"] - 1) / span if span > 0 else 0
        seen["ordered"] = all(a <= b for one in times.values() for a, b in zip(one, one[1:]))
        seen["score"], seen["state"] = last.get("/score"), last.get("/state")
        for channel in channels.values():
            seen["wrong"] += channel.wrong[:3]


async def misbehave(address, host, port, seen):
    """Says what no viewer says; the server must answer with a status or close, and go on."""
    async with websockets.connect(address, subprotocols=PROTOCOLS) as odd:
        await odd.recv(), await odd.recv()
        sayings = [
            "no json", "[]", "{}", '{"op":7}', '{"op":"fetchAsset","uri":"file:///etc/passwd","requestId":1}',
            '{"op":"subscribe","subscriptions":[{"id":1,"channelId":4294967295}]}',
            '{"op":"subscribe","subscriptions":[{"id":-1,"channelId":1}]}', '{"op":"unsubscribe","subscriptionIds":[9]}',
            "[" * 60_000, b"\x01\x00\x00\x00\x00", '{"op":"advertise","channels":[]}',
        ]
        answers = 0
        for saying in sayings:
            await odd.send(saying)
            answer = json.loads(await asyncio.wait_for(odd.recv(), 5))
            answers += answer["op"] == "status" and answer["level"] == 2
        seen["odd"] = [len(sayings), answers]
    try:
        async with websockets.connect(address, subprotocols=PROTOCOLS) as large:
            await large.send("x" * 1_000_000)
            while True:
                await asyncio.wait_for(large.recv(), 5)
    except websockets.ConnectionClosed as closed:
        seen["large"] = closed.rcvd.code if closed.rcvd else 0
    try:
        async with websockets.connect(address, subprotocols=["something.else"]):
            seen["stranger"] = "was let in"
    except websockets.InvalidStatus as refused:
        seen["stranger"] = refused.response.status_code
    for bytes_ in [b"\x00" * 4096, b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 20_000, b"GET / HTTP/1.0\r\n\r\n"]:
        reader, writer = await asyncio.open_connection(host, port)
        try:
            writer.write(bytes_)
            await writer.drain()
            await asyncio.wait_for(reader.read(), 5)
        except ConnectionError:
            pass
        writer.close()
    # A handshake, and then a frame that is not masked.
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(
        b"GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: foxglove.sdk.v1\r\n\r\n\x81\x02{}")
    await writer.drain()
    seen["unmasked"] = (await asyncio.wait_for(reader.read(), 5))[-2:] == struct.pack(">H", 1002)
    writer.close()
    # Somebody who says nothing at all stays open until the end, and is in nobody's way.
    seen["silent"] = await asyncio.open_connection(host, port)


async def stall(address, host, port, seen):
    """Wants every channel and reads nothing until the end, with next to no room for what is on its way."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.connect((host, port))
    slow = await websockets.connect(address, sock=line, subprotocols=PROTOCOLS, max_size=None, max_queue=1)
    await slow.recv()
    channels = json.loads(await slow.recv())["channels"]
    await slow.send(json.dumps({
        "op": "subscribe", "subscriptions": [{"id": 1 + said["id"], "channelId": said["id"]} for said in channels],
    }))
    seen["slow"] = slow


async def wake(slow):
    """How many messages reached a viewer that read nothing until now."""
    count = 0
    try:
        while True:
            count += isinstance(await asyncio.wait_for(slow.recv(), 1), bytes)
    except (websockets.ConnectionClosed, asyncio.TimeoutError):
        slow.transport.abort()
    return count


async def main():
    seen = {"wrong": [], "statuses": []}
    program = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    complaint = b""
    while (place := re.search(rb"ws://([\d.]+):(\d+)", complaint)) is None:
        more = program.stderr.readline()
        if not more:
            break
        complaint += more
    if place is not None:
        host, port = place[1].decode(), int(place[2])
        address = f"ws://{host}:{port}"
        waiting = asyncio.gather(
            look_on(address, seen), misbehave(address, host, port, seen), stall(address, host, port, seen))
        output = asyncio.get_running_loop().run_in_executor(None, program.communicate)
        await waiting
        seen.pop("silent")[1].close()
        rest = await output
        complaint += rest[1]
        seen["reachedTheSlow"] = await wake(seen.pop("slow"))
    else:
        program.communicate()
    seen["complaint"], seen["status"] = complaint.decode(), program.returncode
    print(json.dumps(seen))


asyncio.run(main())
