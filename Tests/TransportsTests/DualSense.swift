/// The bytes of a DualSense, as its published protocol lays them out and independently of the profile.
struct DualSense {
    var left: (x: UInt8, y: UInt8) = (128, 128)
    /// The left and the right trigger.
    var triggers: (left: UInt8, right: UInt8) = (0, 0)
    var buttons: [UInt8] = [8, 0, 0, 0]
    var gyroscope: (Int16, Int16, Int16) = (0, 0, 0)
    /// Pointing straight down.
    var accelerometer: (Int16, Int16, Int16) = (0, 0, 8192)

    /// The report that says so, the pad's counter at `microseconds`.
    func report(sequence: UInt8, microseconds: Double) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 64)
        bytes[0] = 1
        (bytes[1], bytes[2], bytes[3], bytes[4]) = (left.x, left.y, 128, 128)
        (bytes[5], bytes[6], bytes[7]) = (triggers.left, triggers.right, sequence)
        bytes.replaceSubrange(8..<12, with: buttons)
        let sensors = [
            gyroscope.0, gyroscope.1, gyroscope.2, accelerometer.0, accelerometer.1, accelerometer.2,
        ]
        for (index, number) in sensors.enumerated() {
            let bits = UInt16(bitPattern: number)
            bytes[16 + 2 * index] = UInt8(bits & 0xFF)
            bytes[17 + 2 * index] = UInt8(bits >> 8)
        }
        let counter = UInt32(truncatingIfNeeded: Int64(microseconds * 3))
        for index in 0..<4 { bytes[28 + index] = UInt8(counter >> UInt32(8 * index) & 0xFF) }
        return bytes
    }

    /// A recording of pads in a row, each for some reports of 4 ms, with what the pad answers at the start.
    static func recording(_ parts: [(DualSense, reports: Int)], jitter: Double = 0) -> String {
        var recording = HidRecording(name: "Wireless Controller", model: "054c:0ce6")
        recording.answer([5] + [UInt8](repeating: 0, count: 40))
        var count = 0
        for (pad, reports) in parts {
            for _ in 0..<reports {
                let measured = Double(count) * 0.004
                let late = count % 3 == 1 ? jitter : 0
                // The counter begins shortly before its end, so that it begins anew in every recording.
                let counter = measured * 1e6 + 1_431_655_765.0 - 100_000
                recording.add(
                    pad.report(sequence: UInt8(truncatingIfNeeded: count), microseconds: counter), at: measured + late)
                count += 1
            }
        }
        return recording.text
    }
}
