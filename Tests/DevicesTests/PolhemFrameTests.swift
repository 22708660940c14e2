import Devices
import Space
import TestSupport
import Testing

@Suite("a Polhem's lines of text") struct PolhemFrameTests {
    static func text(_ force: Vector) -> String {
        let frame = PolhemFrame(force: force)
        return String(decoding: (0..<64).map { frame.bytes[$0] }, as: UTF8.self)
    }

    static func read(_ text: String) -> PolhemReport? {
        var decoder = PolhemDecoder()
        var last: PolhemReport?
        for byte in text.utf8 { if let report = decoder.take(byte) { last = report } }
        return last
    }

    @Test("a force is told in whole mN, in 64 bytes that end in a newline")
    func told() {
        let text = Self.text(Vector(1.2345, -0.0006, -5))
        #expect(text.hasPrefix("1235 -1 -5000 2 0 0 0 ") && text.hasSuffix(" \n") && text.utf8.count == 64)
        #expect(Self.text(.zero).hasPrefix("0 0 0 2 0 0 0 "))
    }

    @Test("forces beyond the numbers keep their direction, and what is no number is none")
    func hostileForces() {
        #expect(Self.text(Vector(1e9, -5e8, 0)).hasPrefix("32767 -16384 0 2 "))
        for bad in [Double.nan, .infinity, -.infinity] {
            #expect(Self.text(Vector(1, bad, 0)).hasPrefix("0 0 0 2 "))
        }
    }

    @Test("millimetres become metres, and the angles stay")
    func read() throws {
        let report = try #require(Self.read("12.5 -3.25 0.001 0.1 -0.2 +0.3 0 7        \n"))
        let wanted = [0.0125, -0.00325, 0.000001, 0.1, -0.2, 0.3, 0, 7]
        for index in 0..<8 { #expect(abs(report.numbers[index] - wanted[index]) < 1e-12) }
    }

    @Test(
        "a line that is no frame is refused, and the next one is read",
        arguments: [
            "", "1 2 3", "1 2 3 4 5 6 7 8 9", "1 2 3 4 5 6 7 x", "1 2 3 4 5 6 7 1e5", "1 2 3 4 5 6 7 -",
            "1 2 3 4 5 6 7 .",
            "nan 2 3 4 5 6 7 8", String(repeating: "1 ", count: 60), "1 2 3 4 5 6 7 8.8.8",
        ])
    func refused(line: String) throws {
        #expect(Self.read(line + "\n") == nil)
        #expect(try #require(Self.read(line + "\n1 2 3 4 5 6 7 8\n")).numbers[7] == 8)
    }

    @Test("half a million hostile bytes never crash the decoder, and every number it gives is finite")
    func hostile() {
        var random = SeededRandom(seed: 13)
        var decoder = PolhemDecoder()
        let usual = Array("0123456789.-      ".utf8)
        var found = 0
        for _ in 0..<500_000 {
            var byte = usual[Int(random.next() % UInt64(usual.count))]
            if random.next() % 30 == 0 { byte = 0x0A }
            if random.next() % 400 == 0 { byte = UInt8(truncatingIfNeeded: random.next()) }
            guard let report = decoder.take(byte) else { continue }
            found += 1
            for index in 0..<8 { #expect(report.numbers[index].isFinite) }
        }
        #expect(found > 0 && decoder.refused > 100_000)
    }
}
