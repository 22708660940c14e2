/// Bytes of a terminal → keys.
///
/// Esc alone and the first byte of an arrow key are the same byte: it is Esc once nothing has followed it for
/// ``patience`` seconds. So Esc always arrives, late by that much at most.
public struct KeyDecoder: Sendable {
    /// How long the rest of a key may take to arrive, s. Chosen: a terminal sends a key in one piece, and a slow line
    /// delays it by a few milliseconds.
    public static let patience = 0.05
    /// Bytes of the longest key that is waited for.
    private static let longest = 16

    private var pending: [UInt8] = []
    private var arrived = 0.0

    /// Nothing typed yet.
    public init() {}

    /// - Parameters:
    ///   - bytes: what has arrived since the last call, possibly nothing.
    ///   - now: seconds on any clock that does not run backward.
    /// - Returns: the keys that are complete by now, in order.
    public mutating func decode(_ bytes: some Sequence<UInt8>, at now: Double) -> [Key] {
        let before = pending.count
        pending.append(contentsOf: bytes)
        if pending.count > before { arrived = now }
        let isOver = now - arrived >= Self.patience
        var keys: [Key] = []
        while let (key, length) = first(isOver: isOver) {
            keys.append(key)
            pending.removeFirst(length)
        }
        return keys
    }

    /// The first pending key and its bytes; `nil` where there is none, or more of it may come.
    private func first(isOver: Bool) -> (key: Key, length: Int)? {
        guard let byte = pending.first else { return nil }
        switch byte {
        case 0x0A, 0x0D: return (.enter, 1)
        case 0x1B: return sequence(isOver: isOver)
        case 0x00..<0x20, 0x7F: return (.other, 1)
        case 0x20..<0x7F: return (.character(Character(Unicode.Scalar(byte))), 1)
        default: return character(isOver: isOver)
        }
    }

    /// Esc, or what begins with it: `Esc [ … letter` and `Esc O letter`.
    private func sequence(isOver: Bool) -> (key: Key, length: Int)? {
        guard pending.count > 1 else { return isOver ? (.escape, 1) : nil }
        switch pending[1] {
        case UInt8(ascii: "["):
            let rest = pending.dropFirst(2)
            if let end = rest.firstIndex(where: { (0x40...0x7E).contains($0) }) { return (.other, end + 1) }
        case UInt8(ascii: "O"):
            if pending.count > 2 { return (.other, 3) }
        default:
            return (.escape, 1)
        }
        return isOver || pending.count > Self.longest ? (.escape, 1) : nil
    }

    /// A character of more than one byte, in UTF-8.
    private func character(isOver: Bool) -> (key: Key, length: Int)? {
        let length =
            switch pending[0] {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 1
            }
        guard pending.count >= length else { return isOver ? (.other, 1) : nil }
        guard length > 1, let text = String(validating: pending.prefix(length), as: UTF8.self),
            let character = text.first
        else { return (.other, 1) }
        return (.character(character), length)
    }
}
