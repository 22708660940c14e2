import Authoring
import Devices

extension MotionFormat {
    private enum AxisWord: String, CaseIterable {
        case x, y, z
        case minusX = "-x"
        case minusY = "-y"
        case minusZ = "-z"

        var axis: Axis {
            switch self {
            case .x: Axis(index: 0)
            case .y: Axis(index: 1)
            case .z: Axis(index: 2)
            case .minusX: Axis(index: 0, isNegative: true)
            case .minusY: Axis(index: 1, isNegative: true)
            case .minusZ: Axis(index: 2, isNegative: true)
            }
        }
    }

    /// Reads the `motion` of a report.
    init?(_ fields: Fields, within length: Int?, path: String, numbers: inout SourcedNumbers) {
        let needle = fields.choice("needle", of: AxisWord.self)?.axis
        let right = fields.choice("right", of: AxisWord.self)?.axis
        if let needle, let right, needle.index == right.index {
            fields.refuse(
                "right", LocalizedText(ja: "「needle」と「right」が同じ軸です", en: "'needle' and 'right' lie along one axis"),
                expected: LocalizedText(ja: "別々の軸を書いてください", en: "write two different axes"),
                problem: "axis")
        }
        let zero = fields.optionalNumber("zero", in: -2_147_483_648...4_294_967_295) ?? 0
        let gyroscope = fields.fields("gyroscope")
        let (turns, nextTurn) = Self.places(gyroscope, within: length)
        let turn = gyroscope.flatMap {
            numbers.required("unit", .angularSpeed, 1e-6...10, in: $0, path: "\(path).gyroscope.unit")
        }
        gyroscope?.finish(knowsAllKeys: turns != nil)
        let accelerometer = fields.fields("accelerometer")
        let (pulls, nextPull) = Self.places(accelerometer, within: length)
        let gravity = accelerometer.flatMap {
            numbers.required("one-g", .count, 1...1e9, in: $0, path: "\(path).accelerometer.one-g")
        }
        accelerometer?.finish(knowsAllKeys: pulls != nil)
        let settling = numbers.required("settling", .time, 0.01...60, in: fields, path: "\(path).settling")
        if gyroscope != nil, accelerometer != nil, (nextTurn == nil) != (nextPull == nil) {
            fields.refuse(
                "accelerometer",
                LocalizedText(
                    ja: "一方のセンサーはレポートに二つ、他方は一つの測定を持っています",
                    en: "one sensor has two measurements in a report and the other one"),
                expected: LocalizedText(ja: "両方に同じ数の位置を書いてください", en: "write as many places for both"), problem: "count")
        }
        fields.finish()
        guard let needle, let right, let turns, let pulls, let turn, let gravity, let settling else { return nil }
        self.init(
            gyroscope: turns, accelerometer: pulls, second: (nextTurn ?? 0, nextPull ?? 0), turn: turn,
            gravity: gravity, zero: zero,
            needle: needle, right: right, settling: settling)
    }

    /// `at: 16`, or `at: [25, 31]` where a report holds two measurements.
    private static func places(_ fields: Fields?, within length: Int?) -> (first: ReportField?, second: Int?) {
        guard let fields, let node = fields.node("at") else { return (nil, nil) }
        guard case .sequence(let nodes) = node.kind else {
            return (ReportField(fields, within: length, numbers: 3), nil)
        }
        let read = nodes.compactMap { fields.reader("at").integer($0, in: 1...127) }
        guard read.count == 2, nodes.count == 2 else {
            fields.refuse(
                "at", LocalizedText(ja: "「at」に位置が\(nodes.count)個あります", en: "'at' has \(nodes.count) places"),
                expected: LocalizedText(
                    ja: "一つ、または古い方を先にして二つ書いてください", en: "write one, or two: the older measurement first"),
                problem: "count")
            return (nil, nil)
        }
        let later = ReportField(fields, at: max(read[0], read[1]), within: length, numbers: 3)
        guard let later else { return (nil, nil) }
        let first = ReportField(
            offset: read[0], width: later.width, isSigned: later.isSigned, isBigEndian: later.isBigEndian)
        return (first, read[1])
    }
}
