import Devices
public import Servo
import Space

/// Inputs of consecutive ticks as one message, column by column: what a replay needs, without any loss.
///
/// Instants and counters are written as steps from the tick before. A column that is 0 throughout is left out, and one
/// that does not change has one value. Lateness, which no replay needs, is kept in whole µs. All are plain protobuf lists, so that any reader can have them.
public struct InputBatch: Sendable {
    /// The most ticks of one batch: 0.1 s at 1 kHz.
    public static let capacity = 100
    /// The most that is read: a hostile batch can't ask for more memory.
    static let most = 10_000

    /// In order, one tick after the other.
    public internal(set) var inputs: [TickInput] = []

    public init() { inputs.reserveCapacity(Self.capacity) }

    /// True where the next input has to go into another batch.
    public var isFull: Bool { inputs.count >= Self.capacity }

    /// Takes the next input; false where ticks lie between it and the last, so that it must begin another batch.
    public mutating func add(_ input: TickInput) -> Bool {
        if let last = inputs.last, input.tick != last.tick &+ 1 { return false }
        inputs.append(input)
        return true
    }

    /// Begins anew.
    public mutating func removeAll() { inputs.removeAll(keepingCapacity: true) }

    static let messageSchema: MessageSchema = {
        func list(_ number: Int, _ name: String, _ kind: MessageSchema.Kind) -> MessageSchema.Field {
            MessageSchema.Field(number: number, name: name, kind: kind, repeated: true)
        }
        return MessageSchema(
            package: "senshi", name: "Inputs",
            fields: [
                MessageSchema.Field(number: 1, name: "first_tick", kind: .uint64),
                MessageSchema.Field(number: 2, name: "count", kind: .uint32),
                list(3, "time_step", .sint64), list(4, "span", .sint64), list(5, "lateness", .sint64),
                list(6, "asked", .uint32), list(7, "reading", .choice("Reading")),
                list(8, "sampled_step", .sint64), list(9, "report_step", .sint64), list(10, "buttons", .uint32),
                list(11, "in_range", .bool),
                list(12, "delay", .double), list(13, "lateness_us", .sint64),
            ]
                + Channel.names.map { name, channel in
                    list(16 + channel.index, MessageSchema.shouting(name).lowercased(), .double)
                },
            choices: [("Reading", ["SAMPLE", "WAITING", "GONE", "FINISHED"])])
    }()
}
