/// Messages that gather until they are packed together.
struct OpenChunk: Sendable {
    /// The records, one after the other.
    private(set) var records = ByteWriter()
    /// The earliest and the latest time of a message.
    private(set) var start = UInt64.max
    private(set) var end: UInt64 = 0
    /// By topic: when each of its messages was, and where it begins.
    private(set) var entries: [[(time: UInt64, offset: UInt64)]]

    /// - Parameter topics: how many there are.
    init(topics: Int) { entries = Array(repeating: [], count: topics) }

    /// Adds a message, the `number`-th of its topic.
    mutating func add(topic: Int, number: UInt64, time: UInt64, _ data: some Collection<UInt8>) {
        entries[topic].append((time, UInt64(records.count)))
        records.put(Container.Opcode.message.rawValue)
        records.put(UInt64(22 + data.count))
        records.put(UInt16(topic + 1))
        records.put(UInt32(truncatingIfNeeded: number))
        records.put(time)
        records.put(time)
        records.put(data)
        start = min(start, time)
        end = max(end, time)
    }

    /// Begins anew.
    mutating func removeAll() {
        records.removeAll()
        for topic in entries.indices { entries[topic].removeAll(keepingCapacity: true) }
        start = .max
        end = 0
    }
}
