import Devices
import TestSupport
import Testing

@Suite("a Falcon's frames") struct FalconFrameTests {
    static func frame(_ a: Int16, _ b: Int16, _ c: Int16, information: UInt8) -> FalconFrame {
        var numbers = InlineArray<3, Int16>(repeating: 0)
        numbers[0] = a
        numbers[1] = b
        numbers[2] = c
        return FalconFrame(numbers: numbers, information: information)
    }

    static func array(_ frame: FalconFrame) -> [UInt8] { (0..<16).map { frame.bytes[$0] } }

    @Test("half bytes go least significant first, each + 0x41, between brackets")
    func bytes() {
        let frame = Self.frame(0x1234, -1, -4096, information: FalconLights.live.bits)
        #expect(
            Self.array(frame) == [
                0x3C, 0x45, 0x44, 0x43, 0x42, 0x50, 0x50, 0x50, 0x50, 0x41, 0x41, 0x41, 0x50, 0x43, 0x41, 0x3E,
            ])
    }

    @Test("every number and every information byte comes back")
    func roundTrip() throws {
        var random = SeededRandom(seed: 9)
        for value in Int16.min ... .max {
            let frame = Self.frame(value, ~value, value &* 7, information: UInt8(random.next() % 128))
            let back = try #require(FalconFrame(frame.bytes))
            #expect(back.numbers[0] == value && back.numbers[1] == ~value && back.numbers[2] == value &* 7)
            #expect(back.information == frame.information)
        }
    }

    @Test("buttons and homed legs are where they belong")
    func report() {
        let report = FalconReport(Self.frame(1, 2, 3, information: 0b0101_1001))
        #expect(report.buttons == 0b1001 && report.homed == 0b101 && !report.isHomed)
        #expect(FalconReport(Self.frame(0, 0, 0, information: 0b0111_0000)).isHomed)
    }

    @Test("frames are found in a stream in any pieces, after any rubbish, and nothing else is taken for one")
    func stream() {
        var random = SeededRandom(seed: 10)
        var decoder = FalconDecoder()
        var sent: [Int16] = []
        var found: [Int16] = []
        for number in 0..<5000 {
            for _ in 0..<random.next() % 24 {
                let byte = UInt8(truncatingIfNeeded: random.next())
                if decoder.take(byte == 0x3C ? 0 : byte) != nil { Issue.record("rubbish became a frame") }
            }
            // Every seventh frame loses a byte on the way.
            var bytes = Self.array(Self.frame(Int16(number), 0, 0, information: 0))
            if number % 7 == 3 { bytes.remove(at: 5) } else { sent.append(Int16(number)) }
            for byte in bytes { if let report = decoder.take(byte) { found.append(report.counts[0]) } }
        }
        #expect(found == sent)
        #expect(decoder.refused > 10_000)
    }

    @Test("half a million hostile bytes never crash the decoder, and every frame it finds is one")
    func hostile() {
        var random = SeededRandom(seed: 11)
        var decoder = FalconDecoder()
        var last: [UInt8] = []
        for _ in 0..<500_000 {
            // Mostly what frames are made of.
            let byte: UInt8
            switch random.next() % 20 {
            case 0: byte = 0x3C
            case 1, 2: byte = 0x3E
            case 3: byte = UInt8(truncatingIfNeeded: random.next())
            default: byte = 0x41 + UInt8(random.next() % 16)
            }
            last.append(byte)
            if last.count > 16 { last.removeFirst() }
            if let report = decoder.take(byte) {
                #expect(last.count == 16 && last.first == 0x3C && last.last == 0x3E)
                let numbers = FalconFrame(numbers: report.counts, information: 0)
                #expect(Self.array(numbers)[1..<13] == last[1..<13])
            }
        }
        #expect(decoder.refused > 100_000)
    }
}
