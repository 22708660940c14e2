import Foundation

/// A viewer made of nothing but a socket, with little room to receive.
final class StreamPeer {
    private let socket: Int32
    /// The head of the server's answer.
    private(set) var answer = ""
    private var bytes: [UInt8] = []

    struct Trouble: Error {}

    init(port: Int) throws {
        socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var room: Int32 = 4096
        unsafe setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &room, 4)
        var patience = timeval(tv_sec: 5, tv_usec: 0)
        unsafe setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = UInt16(port).bigEndian
        place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = unsafe withUnsafePointer(to: &place) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw Trouble() }
        try send(
            Array(
                """
                GET / HTTP/1.1\r
                Host: x\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
                Sec-WebSocket-Protocol: foxglove.sdk.v1\r
                \r\n
                """.utf8))
        while !answer.hasSuffix("\r\n\r\n") {
            guard bytes.isEmpty ? fill() : true else { break }
            answer += String(decoding: [bytes.removeFirst()], as: UTF8.self)
        }
    }

    deinit { Foundation.close(socket) }

    func close() { shutdown(socket, Int32(SHUT_RDWR)) }

    /// To state, events and what else there is.
    func subscribe() throws {
        let wishes = (1...6).map { "{\"id\":\($0),\"channelId\":\($0)}" }.joined(separator: ",")
        let text = Array("{\"op\":\"subscribe\",\"subscriptions\":[\(wishes)]}".utf8)
        try send([0x81, 0xFE, UInt8(text.count >> 8), UInt8(text.count & 0xFF), 0, 0, 0, 0] + text)
    }

    /// All messages as text, until there are enough of them or nothing comes for five seconds.
    func readAll(until enough: ([String]) -> Bool) throws -> [String] {
        var messages: [String] = []
        while true {
            while let message = next() { messages.append(message) }
            if enough(messages.suffix(400)) || !fill() { return messages }
        }
    }

    private func next() -> String? {
        guard bytes.count >= 2 else { return nil }
        var (head, length) = (2, Int(bytes[1]))
        if length == 126 {
            guard bytes.count >= 4 else { return nil }
            (head, length) = (4, Int(bytes[2]) << 8 | Int(bytes[3]))
        } else if length == 127 {
            guard bytes.count >= 10 else { return nil }
            (head, length) = (10, bytes[2..<10].reduce(0) { $0 << 8 | Int($1) })
        }
        guard bytes.count >= head + length else { return nil }
        defer { bytes.removeFirst(head + length) }
        return String(decoding: bytes[head..<(head + length)], as: UTF8.self)
    }

    private func fill() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = unsafe recv(socket, &buffer, buffer.count, 0)
        guard count > 0 else { return false }
        bytes += buffer[..<count]
        return true
    }

    private func send(_ bytes: [UInt8]) throws {
        guard unsafe Foundation.send(socket, bytes, bytes.count, 0) == bytes.count else { throw Trouble() }
    }
}
