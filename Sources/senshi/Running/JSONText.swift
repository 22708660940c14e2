import Foundation

/// What commands print for programs.
enum JSONText {
    /// Sorted keys, indented.
    static func print(_ value: some Encodable) throws {
        Swift.print(try text(value, pretty: true))
    }

    /// One object a line, sorted keys.
    static func line(_ value: some Encodable) throws -> String { try text(value, pretty: false) }

    private static func text(_ value: some Encodable, pretty: Bool) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
