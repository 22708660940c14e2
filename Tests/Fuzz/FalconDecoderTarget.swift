// What a fuzzer's bytes do to the Falcon's frames. Compiled into the fuzzer by fuzz.sh, and into `swift test`.
import Devices
import Space

/// A stream of bytes, whatever it holds; every promise of the decoder, the kinematics and the encoder is a precondition.
public enum FalconDecoderTarget {
    /// Runs one input.
    public static func run(_ bytes: [UInt8]) {
        var decoder = FalconDecoder()
        var kinematics = FalconKinematics()
        var reports = UInt64(0)
        for (index, byte) in bytes.enumerated() {
            guard let report = decoder.take(byte) else { continue }
            reports += 1
            // Only bytes that make the frame again may have made a report.
            let frame = FalconFrame(numbers: report.counts, information: report.homed << 4 | report.buttons)
            let again = frame.bytes
            precondition(index >= 15)
            for place in 0..<13 { precondition(again[place] == bytes[index - 15 + place]) }
            guard reports <= 4, let tip = kinematics.place(counts: report.realCounts) else { continue }
            precondition(tip.isFinite && tip.length < 1)
            let torques = kinematics.torques(for: Vector(3, -8, 0.5), counts: report.realCounts)
            let motors = FalconMotors(torques: torques, scale: 1)
            for leg in 0..<3 { precondition(abs(Int(motors.values[leg])) <= 4096) }
        }
        precondition(decoder.refused + 16 * reports <= UInt64(bytes.count))
        precondition(decoder.refused + 16 * reports + 16 > UInt64(bytes.count))
    }
}
