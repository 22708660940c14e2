#!/usr/bin/env python3
"""Writes small NIfTI-1 files by the definition of the format: seeds for the fuzzer. usage: scan-seeds.py FOLDER"""
import gzip
import struct
import sys

TYPES = {2: "B", 4: "h", 8: "i", 16: "f", 64: "d", 256: "b", 512: "H", 768: "I", 1024: "q", 1280: "Q"}


def scan(order, kind, form, unit=2, slope=1.0, offset=352, magic=b"n+1\0", dimensions=3, size=(3, 2, 2), voxels=None):
    head = bytearray(offset)

    def put(code, place, *values):
        struct.pack_into(order + code, head, place, *values)

    width = struct.calcsize(order + TYPES[kind])
    put("i", 0, 348)
    put("8h", 40, dimensions, *size, 1, 1, 1, 1)
    put("2h", 70, kind, 8 * width)
    put("4f", 76, -1 if form == "q-" else 1, 2, 2, 3)
    put("3f", 108, offset, slope, -3)
    head[123] = unit
    put("2h", 252, 1 if form[0] == "q" else 0, 1 if form == "s" else 0)
    put("6f", 256, 0.5, 0.5, 0.5, -10, 20, 30)
    put("12f", 280, 2, 0, 0, -10, 0, 2, 0, 20, 0, 0, 3, 30)
    head[344:348] = magic
    count = size[0] * size[1] * size[2] if voxels is None else voxels
    return bytes(head) + b"".join(struct.pack(order + TYPES[kind], i % 100) for i in range(count))


def main(folder):
    seeds = {}
    for order, name in (("<", "little"), (">", "big")):
        for kind in TYPES:
            seeds[f"{name}-{kind}"] = scan(order, kind, "s")
        seeds[f"{name}-q"] = scan(order, 4, "q")
        seeds[f"{name}-mirror"] = scan(order, 4, "q-", unit=3)
    seeds["metres"] = scan("<", 16, "s", unit=1, slope=0.0)
    seeds["extension"] = scan("<", 2, "s", offset=384)
    seeds["apart"] = scan("<", 2, "s", magic=b"ni1\0")
    seeds["short"] = scan("<", 4, "s", voxels=5)
    seeds["none"] = scan("<", 4, "-")
    packed = {n: gzip.compress(seeds[n], 9, mtime=0) for n in ("little-4", "big-16", "extension", "short")}
    seeds |= {f"{n}.gz": b for n, b in packed.items()}
    whole = seeds["little-2"]
    seeds["members.gz"] = gzip.compress(whole[:200], mtime=0) + gzip.compress(whole[200:], mtime=0)
    seeds["cut.gz"] = packed["little-4"][:-20]
    for name, data in seeds.items():
        with open(f"{folder}/{name}", "wb") as file:
            file.write(data)


main(sys.argv[1])
