/// Makes the bytes of an MCAP file, record by record; whoever calls puts them on disk.
///
/// Messages gather in chunks until ``closeChunks()``; everything before the last closed chunk can be read back, however
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
    /// Those of the topics apart, then those of the others.
    private var open: [OpenChunk]
    private let apart: Set<Int>
    private var counts: [UInt64]
    private var chunks: [ChunkIndex] = []
    private var attachments: [(place: Place, time: UInt64, size: UInt64, mediaType: String)] = []
    private var metadata: [Place] = []
    private var start = UInt64.max
    private var end: UInt64 = 0

    /// - Parameters:
    ///   - topics: all that there will be; messages name them by their place in the list.
    ///   - apart: topics with chunks of their own, so that whoever doesn't want them need not unpack them. They stand
    ///     before what was written at the same time.
    init(topics: [Topic], apart: Set<Int> = []) {
        self.topics = topics
        self.apart = apart
        open = Array(repeating: OpenChunk(topics: topics.count), count: 2)
        counts = Array(repeating: 0, count: topics.count)
    }

    /// What waits in the open chunks, in bytes.
    var pending: Int { open.reduce(0) { $0 + $1.records.count } }

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

    /// Adds a message to its open chunk.
    mutating func add(topic: Int, time: UInt64, _ data: some Collection<UInt8>) {
        open[apart.contains(topic) ? 0 : 1].add(topic: topic, number: counts[topic], time: time, data)
        counts[topic] += 1
    }

    /// Packs the open chunks; nothing where they are empty.
    mutating func closeChunks() -> [UInt8] {
        var bytes: [UInt8] = []
        for index in open.indices where open[index].records.count > 0 {
            bytes += pack(open[index])
            open[index].removeAll()
        }
        return bytes
    }

    private mutating func pack(_ chunk: OpenChunk) -> [UInt8] {
        let packed = zstandard.pack(chunk.records.bytes)
        var out = ByteWriter()
        out.record(.chunk) { body in
            body.put(chunk.start)
            body.put(chunk.end)
            body.put(UInt64(chunk.records.count))
            body.put(CRC32.of(chunk.records.bytes))
            body.put("zstd")
            body.put(UInt64(packed.count))
            body.put(packed)
        }
        let length = UInt64(out.count)
        var indexes: [UInt16: UInt64] = [:]
        for (topic, entries) in chunk.entries.enumerated() where !entries.isEmpty {
            indexes[UInt16(topic + 1)] = written + UInt64(out.count)
            out.record(.messageIndex) { body in
                body.put(UInt16(topic + 1))
                body.put(UInt32(entries.count * 16))
                for entry in entries {
                    body.put(entry.time)
                    body.put(entry.offset)
                }
            }
        }
        chunks.append(
            ChunkIndex(
                start: chunk.start, end: chunk.end, offset: written, length: length, indexes: indexes,
                indexLength: UInt64(out.count) - length, packed: UInt64(packed.count),
                unpacked: UInt64(chunk.records.count)))
        start = min(start, chunk.start)
        end = max(end, chunk.end)
        return count(out.bytes)
    }

    /// The end of the file: what is where, and checksums. Close the chunks first.
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
