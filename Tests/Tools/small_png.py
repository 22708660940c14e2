"""Makes a picture of a screen small: its colours become a palette of at most 256, by Python's own library alone."""
import struct
import zlib


def chunks(data):
    position = 8
    while position < len(data):
        length, kind = struct.unpack(">I4s", data[position:position + 8])
        yield kind, data[position + 8:position + 8 + length]
        position += length + 12


def rows(data):
    """Width, height, and the rows of a PNG of 8-bit RGB or RGBA without interlacing, as RGB."""
    parts = list(chunks(data))
    width, height, depth, colour, _, _, interlace = struct.unpack(">IIBBBBB", parts[0][1])
    if depth != 8 or colour not in (2, 6) or interlace:
        raise ValueError("not a picture that Chromium takes")
    size = 3 if colour == 2 else 4
    raw = zlib.decompress(b"".join(part for kind, part in parts if kind == b"IDAT"))
    stride = width * size
    before, result = bytearray(stride), []
    for y in range(height):
        kind = raw[y * (stride + 1)]
        line = bytearray(raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
        if kind == 1:
            for i in range(size, stride):
                line[i] = line[i] + line[i - size] & 255
        elif kind == 2:
            for i in range(stride):
                line[i] = line[i] + before[i] & 255
        elif kind == 3:
            for i in range(stride):
                left = line[i - size] if i >= size else 0
                line[i] = line[i] + (left + before[i] >> 1) & 255
        elif kind == 4:
            for i in range(stride):
                left, corner = (line[i - size], before[i - size]) if i >= size else (0, 0)
                up = before[i]
                guess = left + up - corner
                a, b, c = abs(guess - left), abs(guess - up), abs(guess - corner)
                line[i] = line[i] + (left if a <= b and a <= c else up if b <= c else corner) & 255
        before = line
        result.append([bytes(line[i:i + 3]) for i in range(0, stride, size)])
    return width, height, result


def palette(lines):
    """The commonest colours, and for each colour the nearest of them. The rest are the edges of letters."""
    counts = {}
    for line in lines:
        for colour in line:
            counts[colour] = counts.get(colour, 0) + 1
    kept = sorted(sorted(counts), key=counts.get, reverse=True)[:256]
    nearest = {colour: index for index, colour in enumerate(kept)}
    for colour in counts.keys() - nearest.keys():
        r, g, b = colour
        nearest[colour] = min(
            range(len(kept)), key=lambda i: (kept[i][0] - r) ** 2 + (kept[i][1] - g) ** 2 + (kept[i][2] - b) ** 2)
    return kept, nearest


def shrink(path):
    """Writes the picture anew, where that makes it smaller."""
    with open(path, "rb") as file:
        before = file.read()
    width, height, lines = rows(before)
    kept, nearest = palette(lines)
    data = b"".join(b"\0" + bytes(nearest[colour] for colour in line) for line in lines)

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    after = (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0))
             + chunk(b"PLTE", b"".join(kept)) + chunk(b"IDAT", zlib.compress(data, 9)) + chunk(b"IEND", b""))
    if len(after) < len(before):
        with open(path, "wb") as file:
            file.write(after)
