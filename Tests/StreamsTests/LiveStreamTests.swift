import Authoring
import Collision
import Foundation
import Servo
import Space
import Streams
import Testing

@Suite(.serialized) struct LiveStreamTests {
    @Test("a viewer that does not read keeps nobody waiting, costs little memory, and then sees what is now")
    func slow() throws {
        let stream = try Self.open()
        let viewer = try StreamPeer(port: stream.address.port)
        try viewer.subscribe()
        while stream.viewers == 0 { usleep(1000) }
        let before = Self.resident()
        let event = Array("{\"kind\":\"\(String(repeating: "x", count: 10_000))\"}".utf8)
        let clock = ContinuousClock()
        var longest = Duration.zero
        var frame = Frame()
        // Three seconds: more than what fits between the two.
        for tick in 0..<6000 {
            frame.tick = UInt64(tick)
            frame.time = Instant(nanoseconds: Int64(tick) * 1_000_000)
            let took = clock.measure {
                stream.show(frame, step: "insert")
                stream.tell(event: event, at: frame.time)
            }
            longest = max(longest, took)
            usleep(500)
        }
        // Sixty megabytes were said; a hundredth of a second would be somebody who waits for a viewer.
        #expect(Self.resident() - before < 30 << 20, "\(Self.resident() - before) bytes")
        #expect(longest < .milliseconds(100), "\(longest)")
        let read = try viewer.readAll {
            $0.contains { $0.contains("\"status\"") } && $0.contains { $0.contains("5999") }
        }
        #expect(read.contains { $0.contains("messages were left out") })
        #expect(read.count < 3000, "\(read.count) messages were kept")
        viewer.close()
        stream.close()
    }

    @Test("more than sixteen viewers are told so, and one that leaves makes room")
    func many() throws {
        let stream = try Self.open()
        var viewers = try (0..<16).map { _ in try StreamPeer(port: stream.address.port) }
        while stream.viewers < 16 { usleep(1000) }
        let late = try StreamPeer(port: stream.address.port)
        #expect(late.answer.hasPrefix("HTTP/1.1 426"), "\(late.answer)")
        viewers.removeLast().close()
        while stream.viewers > 15 { usleep(1000) }
        let next = try StreamPeer(port: stream.address.port)
        #expect(next.answer.hasPrefix("HTTP/1.1 101"), "\(next.answer)")
        stream.close()
    }

    @Test("closing takes a second at most, whoever does not read")
    func closing() throws {
        let stream = try Self.open()
        let viewer = try StreamPeer(port: stream.address.port)
        try viewer.subscribe()
        while stream.viewers == 0 { usleep(1000) }
        let took = ContinuousClock().measure { stream.close() }
        #expect(took < .seconds(3), "\(took)")
    }

    @Test(
        "an address is a port, or a host and a port",
        arguments: [
            ("8765", "127.0.0.1:8765"), ("0.0.0.0:80", "0.0.0.0:80"), ("[::1]:9", "[::1]:9"), ("host:1", "host:1"),
            ("", nil), ("x", nil), ("65536", nil), ("-1", nil), (":1", nil), ("::1:9", nil), ("host:", nil),
            ("1:2:3", nil),
        ] as [(String, String?)])
    func addresses(text: String, address: String?) {
        #expect(StreamAddress(text)?.description == address)
    }

    @Test("a port that is taken is a sentence that names it")
    func taken() throws {
        let first = try Self.open()
        do {
            _ = try Self.open(at: first.address)
            Issue.record("two streams at one port")
        } catch { #expect(error.sentence.en.contains("nothing can be streamed at \(first.address)")) }
        first.close()
    }

    private static func open(at address: StreamAddress = StreamAddress(port: 0)) throws(StreamFailure) -> LiveStream {
        try LiveStream(
            at: address,
            facts: LiveStream.Facts(program: "senshi test", scenario: "none", device: "none", epoch: 0),
            anatomy: Anatomy(radius: 0.045, fat: 0.002, fascia: 0.008, muscle: 0.009, bone: 0.03))
    }

    /// Bytes of this program in memory.
    private static func resident() -> Int {
        let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ") ?? []
        return (fields.count > 1 ? Int(fields[1]) ?? 0 : 0) * 4096
    }
}
