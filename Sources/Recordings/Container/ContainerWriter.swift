/// Makes the bytes of an MCAP file, record by record; whoever calls puts them on disk.
///
/// Messages gather in a chunk until ``closeChunk()``; everything before the last closed chunk can be read back, however
/// the program ends. Memory grows by some 100 bytes for each chunk, for the index at the end.
struct ContainerWriter: Sendable {
    private struct ChunkIndex {
        var start, end, offset, length: UInt64
        var indexes: [UInt16: UInt64]
        var indexLength, packed, unpacked: UInt64

        func put(into body: inout ByteWriter) {
            body.put(start)
            body.put(end)
            body.put(offset)
            body.put(length)
            body.put(indexes)
            body.put(indexLength)
            body.put("zstd")
            body.put(packed)
            body.put(unpacked)
        }
    }
    private struct Place {
        var offset, length: UInt64
        var name: String
    }

    private let topics: [Topic]
    private let zstandard = Zstandard()
    private var written: UInt64 = 0
    private var crc = CRC32()
    private var chunk = ByteWriter()
    private var chunkStart = UInt64.max
    private var chunkEnd: UInt64 = 0
    private var entries: [[(time: UInt64, offset: UInt64)]]
    private var counts: [UInt64]
    private var chunks: [ChunkIndex] = []
    private var attachments: [(place: Place, time: UInt64, size: UInt64, mediaType: String)] = []
    private var metadata: [Place] = []
    private var start = UInt64.max
    private var end: UInt64 = 0

    init(topics: [Topic]) {
        self.topics = topics
        entries = Array(repeating: [], count: topics.count)
        counts = Array(repeating: 0, count: topics.count)
    }

    /// What waits in the open chunk, in bytes.
    var pending: Int { chunk.count }

    /// The beginning of the file. Once, before everything else.
    mutating func begin(library: String) -> [UInt8] {
        var out = ByteWriter()
        out.put(Container.magic)
        out.record(.header) { body in
            body.put("")
            body.put(library)
        }
        for (number, topic) in topics.enumerated() {
            schema(topic, UInt16(number + 1), &out)
            channel(topic, UInt16(number + 1), &out)
        }
        return count(out.bytes)
    }

    private func schema(_ topic: Topic, _ id: UInt16, _ out: inout ByteWriter) {
        out.record(.schema) { body in
            body.put(id)
            body.put(topic.schema.name)
            body.put(topic.schema.encoding)
            body.put(UInt32(topic.schema.data.count))
            body.put(topic.schema.data)
        }
    }

    private func channel(_ topic: Topic, _ id: UInt16, _ out: inout ByteWriter) {
        out.record(.channel) { body in
            body.put(id)
            body.put(id)
            body.put(topic.name)
            body.put(topic.encoding)
            body.put([String: String]())
        }
    }

    mutating func attach(_ file: Attachment, time: UInt64) -> [UInt8] {
        var out = ByteWriter()
        out.record(.attachment) { body in
            body.put(time)
            body.put(time)
            body.put(file.name)
            body.put(file.mediaType)
            body.put(UInt64(file.data.count))
            body.put(file.data)
            body.put(CRC32.of(body.bytes))
        }
        let place = Place(offset: written, length: UInt64(out.count), name: file.name)
        attachments.append((place, time, UInt64(file.data.count), file.mediaType))
        return count(out.bytes)
    }

    mutating func note(_ name: String, _ values: [String: String]) -> [UInt8] {
        var out = ByteWriter()
        out.record(.metadata) { body in
            body.put(name)
            body.put(values)
        }
        metadata.append(Place(offset: written, length: UInt64(out.count), name: name))
        return count(out.bytes)
    }

    /// Adds a message to the open chunk.
    mutating func add(topic: Int, time: UInt64, _ data: some Collection<UInt8>) {
        entries[topic].append((time, UInt64(chunk.count)))
        chunk.put(Container.Opcode.message.rawValue)
        chunk.put(UInt64(22 + data.count))
        chunk.put(UInt16(topic + 1))
        chunk.put(UInt32(truncatingIfNeeded: counts[topic]))
        chunk.put(time)
        chunk.put(time)
        chunk.put(data)
        counts[topic] += 1
        chunkStart = min(chunkStart, time)
        chunkEnd = max(chunkEnd, time)
    }

    /// Packs the open chunk; nothing where it is empty.
    mutating func closeChunk() -> [UInt8] {
        guard chunk.count > 0 else { return [] }
        let packed = zstandard.pack(chunk.bytes)
        var out = ByteWriter()
        out.record(.chunk) { body in
            body.put(chunkStart)
            body.put(chunkEnd)
            body.put(UInt64(chunk.count))
            body.put(CRC32.of(chunk.bytes))
            body.put("zstd")
            body.put(UInt64(packed.count))
            body.put(packed)
        }
        let length = UInt64(out.count)
        var indexes: [UInt16: UInt64] = [:]
        for topic in topics.indices where !entries[topic].isEmpty {
            indexes[UInt16(topic + 1)] = written + UInt64(out.count)
            out.record(.messageIndex) { body in
                body.put(UInt16(topic + 1))
                body.put(UInt32(entries[topic].count * 16))
                for entry in entries[topic] {
                    body.put(entry.time)
                    body.put(entry.offset)
                }
            }
            entries[topic].removeAll(keepingCapacity: true)
        }
        chunks.append(
            ChunkIndex(
                start: chunkStart, end: chunkEnd, offset: written, length: length, indexes: indexes,
                indexLength: UInt64(out.count) - length, packed: UInt64(packed.count), unpacked: UInt64(chunk.count)))
        start = min(start, chunkStart)
        end = max(end, chunkEnd)
        chunk.removeAll()
        chunkStart = .max
        chunkEnd = 0
        return count(out.bytes)
    }

    /// The end of the file: what is where, and checksums. Close the chunk first.
    mutating func finish() -> [UInt8] {
        var dataEnd = ByteWriter()
        dataEnd.record(.dataEnd) { $0.put(crc.value) }
        let summaryStart = written + UInt64(dataEnd.count)
        var out = ByteWriter()
        var groups: [(opcode: Container.Opcode, start: UInt64, length: UInt64)] = []
        func group(_ opcode: Container.Opcode, _ fill: (inout ByteWriter) -> Void) {
            let before = out.count
            fill(&out)
            if out.count > before {
                groups.append((opcode, summaryStart + UInt64(before), UInt64(out.count - before)))
            }
        }
        let numbered = topics.enumerated().map { (UInt16($0 + 1), $1) }
        group(.schema) { out in for (id, topic) in numbered { schema(topic, id, &out) } }
        group(.channel) { out in for (id, topic) in numbered { channel(topic, id, &out) } }
        group(.statistics) { $0.record(.statistics, statistics) }
        group(.chunkIndex) { out in for chunk in chunks { out.record(.chunkIndex) { chunk.put(into: &$0) } } }
        group(.attachmentIndex, indexAttachments)
        group(.metadataIndex, indexMetadata)
        let offsets = summaryStart + UInt64(out.count)
        for group in groups {
            out.record(.summaryOffset) { body in
                body.put(group.opcode.rawValue)
                body.put(group.start)
                body.put(group.length)
            }
        }
        out.put(Container.Opcode.footer.rawValue)
        out.put(UInt64(20))
        out.put(summaryStart)
        out.put(offsets)
        out.put(CRC32.of(out.bytes))
        return dataEnd.bytes + out.bytes + Container.magic
    }

    private func statistics(_ body: inout ByteWriter) {
        body.put(counts.reduce(0, +))
        body.put(UInt16(topics.count))
        body.put(UInt32(topics.count))
        body.put(UInt32(attachments.count))
        body.put(UInt32(metadata.count))
        body.put(UInt32(chunks.count))
        body.put(chunks.isEmpty ? 0 : start)
        body.put(end)
        body.put(Dictionary(uniqueKeysWithValues: topics.indices.map { (UInt16($0 + 1), counts[$0]) }))
    }

    private func indexAttachments(_ out: inout ByteWriter) {
        for file in attachments {
            out.record(.attachmentIndex) { body in
                body.put(file.place.offset)
                body.put(file.place.length)
                body.put(file.time)
                body.put(file.time)
                body.put(file.size)
                body.put(file.place.name)
                body.put(file.mediaType)
            }
        }
    }

    private func indexMetadata(_ out: inout ByteWriter) {
        for place in metadata {
            out.record(.metadataIndex) { body in
                body.put(place.offset)
                body.put(place.length)
                body.put(place.name)
            }
        }
    }

    private mutating func count(_ bytes: [UInt8]) -> [UInt8] {
        written += UInt64(bytes.count)
        crc.add(bytes)
        return bytes
    }
}

extension ByteWriter {
    /// One record: opcode, length, and what `fill` puts.
    mutating func record(_ opcode: Container.Opcode, _ fill: (inout ByteWriter) -> Void) {
        var body = ByteWriter()
        fill(&body)
        put(opcode.rawValue)
        put(UInt64(body.count))
        put(body.bytes)
    }
}
