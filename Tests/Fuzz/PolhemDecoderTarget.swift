// What a fuzzer's bytes do to a Polhem's lines. Compiled into the fuzzer by fuzz.sh, and into `swift test`.
import Devices
import Space

/// A stream of bytes, whatever it holds; every promise of the decoder and the encoder is a precondition.
public enum PolhemDecoderTarget {
    /// Runs one input.
    public static func run(_ bytes: [UInt8]) {
        var decoder = PolhemDecoder()
        var lineStart = 0
        var accepted = 0
        for (index, byte) in bytes.enumerated() {
            let report = decoder.take(byte)
            guard byte == 0x0A else {
                precondition(report == nil)
                continue
            }
            if let report {
                accepted += index + 1 - lineStart
                check(report, against: bytes[lineStart..<index])
            }
            lineStart = index + 1
            // Every byte of a line that has ended made a report or was refused.
            precondition(decoder.refused + UInt64(accepted) == UInt64(index + 1))
        }
        precondition(decoder.refused + UInt64(accepted) <= UInt64(bytes.count))
    }

    /// The numbers are those that another reader finds, and a frame that tells them back is one line of 64 bytes.
    private static func check(_ report: PolhemReport, against line: ArraySlice<UInt8>) {
        precondition(line.count <= PolhemFrame.length)
        let words = line.split { [0x20, 0x09, 0x0D, 0].contains($0) }
        precondition(words.count == 8)
        for number in 0..<8 {
            let read = Double(String(decoding: words[number], as: UTF8.self)) ?? .nan
            let wanted = number < 3 ? read / 1000 : read
            let got = report.numbers[number]
            precondition(got.isFinite && abs(got - wanted) <= 1e-9 * max(abs(wanted), 1e-9))
        }
        let frame = PolhemFrame(force: Vector(report.numbers[0], report.numbers[1], report.numbers[2]))
        for place in 0..<63 { precondition(frame.bytes[place] != 0x0A) }
        precondition(frame.bytes[63] == 0x0A)
    }
}
