/// A pen on a tablet, made by the test: what goes into it is known, and it is in every clone.
enum SyntheticPen {
    /// As evemu writes it: a tablet with tilt, and a pen that leans by 12° and is pressed down and let go in 3 s.
    static var events: String {
        var keys = [String](repeating: "00", count: 96)
        // BTN_TOOL_PEN (320), BTN_TOUCH (330), BTN_STYLUS and BTN_STYLUS2 (331, 332): a bit each.
        (keys[320 / 8], keys[328 / 8]) = ("01", "1c")
        var text = "N: A test's tablet\nI: 0003 1234 5678 0001\nP: 00 00 00 00 00 00 00 00\n"
        text += "B: 00 0b 00 00 00 00 00 00 00\n"
        for row in 0..<12 { text += "B: 01 " + keys[(row * 8)..<(row * 8 + 8)].joined(separator: " ") + "\n" }
        text += "B: 03 03 00 00 0d 00 00 00 00\n"
        text +=
            "A: 00 0 44704 0 0 200\nA: 01 0 27940 0 0 200\nA: 18 0 1023 0 0 0\nA: 1a -64 63 0 0 57\nA: 1b -64 63 0 0 57\n"
        for report in 0..<400 {
            let seconds = Double(report) * 0.008
            let pressure = Int(900 * max(0, min(1, min((seconds - 0.5) / 0.8, (2.8 - seconds) / 0.6))))
            var events = [(3, 0, 22352 + report % 7), (3, 1, 10000 + report % 5), (3, 0x18, pressure)]
            if report == 0 { events += [(3, 0x1a, 12), (3, 0x1b, 1), (1, 0x140, 1)] }
            events.append((0, 0, 0))
            let micros = String(1_000_000 + Int((seconds * 1e6).rounded()) % 1_000_000).dropFirst()
            for (type, code, value) in events {
                text += "E: \(Int(seconds)).\(micros) \(hex(type)) \(hex(code)) \(value)\n"
            }
        }
        return text
    }

    private static func hex(_ number: Int) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}
