import Collision
import Devices
import Recordings
import Servo
import Space
import Testing

@Suite("the fields of a frame") struct FrameFieldsTests {
    @Test("a table has every column once, with its unit")
    func columns() {
        let names = FrameColumns.names
        #expect(Set(names).count == names.count)
        #expect(names.prefix(3) == ["tick", "time_ms", "sampled_ms"])
        for column in [
            "tip_x_mm", "tip_N", "velocity_z_mm_per_s", "below_bone_mm", "delivered_muscle_share", "lateness_us",
        ] {
            #expect(names.contains(column), "\(column)")
        }
        #expect(FrameColumns.texts(of: Frame()).count == names.count)
    }

    @Test("the list of fields leaves nothing of a frame out")
    func complete() {
        // How many numbers each of the frame's properties holds.
        var numbers = 0
        for (label, value) in Mirror(reflecting: Frame()).children {
            switch value {
            case is Vector: numbers += 3
            case is InlineArray<5, Double>: numbers += 5
            case is InlineArray<6, Double>: numbers += 6
            case is Double, is UInt64, is Int64, is Instant, is Buttons, is Marks, is Interlocks, is Layer, is Fault:
                numbers += 1
            default: Issue.record("say here how many numbers \(label ?? "") holds")
            }
        }
        #expect(FrameColumns.names.count == numbers)
    }

    @Test("each field changes the digest but the lateness, which changes the table only")
    func digest() {
        var frame = Frame()
        let digest = Self.digest(frame)
        frame.lateness = 1
        #expect(Self.digest(frame) == digest)
        #expect(FrameColumns.texts(of: frame) != FrameColumns.texts(of: Frame()))
        frame.delivered[5] = .leastNonzeroMagnitude
        #expect(Self.digest(frame) != digest)
        frame = Frame()
        frame.fault = .late
        #expect(Self.digest(frame) != digest)
    }

    private static func digest(_ frame: Frame) -> String {
        var digest = FrameDigest()
        digest.add(frame)
        return digest.finish()
    }
}
