import Authoring
import Devices
import Space

extension Calibration {
    /// Reads the keys of one device in the file. What is wrong is in the fields' diagnostics.
    init?(_ fields: Fields) {
        let hand = fields.choice("hand", of: Hand.self)
        let mounting = fields.choice("mounting", of: Mounting.self)
        var touches: Touches?
        if let own = fields.optionalNode("touches") != nil ? fields.fields("touches", rule: "calibrations") : nil {
            func place(_ key: String) -> Vector? {
                own.has(key) ? own.optionalQuantities(key, .length, count: 3, in: -2...2).map(Vector.init) : nil
            }
            let landmark = place("landmark")
            let head = place("head")
            let right = place("right")
            own.finish()
            if let landmark, let head, let right {
                touches = Touches(landmark: landmark, head: head, right: right)
            } else {
                fields.refuse(
                    "touches", LocalizedText(ja: "タッチが三か所ではありません", en: "the touches are not three places"),
                    expected: LocalizedText(
                        ja: "landmark、head、rightを、それぞれ[10 mm, 0 mm, -5 mm]のように書いてください",
                        en: "write landmark, head and right, each as [10 mm, 0 mm, -5 mm]"), problem: "touches")
            }
            if let problem = touches?.problem {
                fields.refuse(
                    "touches", LocalizedText(ja: "使えません", en: "they can't be used"), expected: problem,
                    problem: "touches")
            }
        }
        let tip = fields.optionalQuantities("tool-offset", .length, count: 3, in: Self.toolOffset).map(Vector.init)
        let needle = fields.optionalQuantities("needle", .count, count: 3, in: -1...1).map(Vector.init)
        if let needle, abs(needle.length - 1) > 0.01 {
            fields.refuse(
                "needle", LocalizedText(ja: "針の向きの長さが1ではありません", en: "the needle's direction has not the length 1"),
                expected: LocalizedText(ja: "[0, 0, -1]のように書いてください", en: "write it as [0, 0, -1]"),
                problem: "needle")
        }
        let scale = fields.optionalNumber("force-scale", in: WeightCalibration.plausible)
        guard let hand, let mounting else { return nil }
        let plain = Grip()
        self.init(
            hand: hand, mounting: mounting, touches: touches,
            grip: Grip(tip: tip ?? plain.tip, needle: needle?.unit(or: plain.needle) ?? plain.needle),
            forceScale: scale ?? 1)
    }

    /// As it stands in the file, below the device.
    var text: String {
        var text = "    hand: \(hand.rawValue)\n    mounting: \(mounting.rawValue)\n"
        if let touches {
            text += "    touches:\n      landmark: \(Self.text(touches.landmark))\n"
            text += "      head: \(Self.text(touches.head))\n      right: \(Self.text(touches.right))\n"
        }
        if grip.tip != .zero { text += "    tool-offset: \(Self.text(grip.tip))\n" }
        if grip.needle != Grip().needle {
            text += "    needle: [\(grip.needle.x), \(grip.needle.y), \(grip.needle.z)]\n"
        }
        if forceScale != 1 { text += "    force-scale: \(forceScale)\n" }
        return text
    }

    private static func text(_ place: Vector) -> String {
        let unit = Quantity.length.units[0]
        return "[\([place.x, place.y, place.z].map(unit.text(si:)).joined(separator: ", "))]"
    }
}

extension Vector {
    /// Three numbers that were read.
    fileprivate init(_ numbers: [Double]) { self.init(numbers[0], numbers[1], numbers[2]) }
}
