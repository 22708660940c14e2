import Foundation

/// One JSON object on a line, over a local socket.
enum ControlLine {
    /// The longest line that is read, bytes.
    static let longest = 16_384

    /// Reads one; nil where none came in time, or it is none.
    static func read<Value: Decodable>(_ type: Value.Type, from descriptor: Int32) -> Value? {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 4096)
        while bytes.count < longest, bytes.last != UInt8(ascii: "\n") {
            let count = unsafe Glibc.read(descriptor, &part, part.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += part[..<count]
        }
        return try? JSONDecoder().decode(type, from: Data(bytes))
    }

    /// Writes one, whole; false where the other end has gone.
    @discardableResult
    static func write(_ value: some Encodable, to descriptor: Int32) -> Bool {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { return false }
        let bytes = [UInt8](data) + [UInt8(ascii: "\n")]
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes[sent...].withUnsafeBytes {
                unsafe send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }
}
