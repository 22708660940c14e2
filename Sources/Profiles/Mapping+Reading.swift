import Authoring
import Devices

extension Mapping {
    private enum Kind: String, CaseIterable { case direct, point, pen, gamepad }
    private enum Direction: String, CaseIterable { case stick, motion }

    /// Reads the `mapping` of a profile.
    init?(_ fields: Fields, numbers: inout SourcedNumbers) {
        func number(_ key: String, _ kind: Quantity, _ range: ClosedRange<Double>) -> Double? {
            numbers.required(key, kind, range, in: fields, path: "mapping.\(key)")
        }
        switch fields.choice("kind", of: Kind.self) {
        case .direct:
            fields.finish()
            self = .direct
        case .point:
            let approach = number("approach", .length, 0.002...0.05)
            let plungerRate = numbers.optional(
                "plunger-rate", .rate, 0.01...10, in: fields, path: "mapping.plunger-rate")
            fields.finish()
            guard let approach else { return nil }
            self = .point(PointMapping(approach: approach, plungerRate: plungerRate ?? 0))
        case .pen:
            let standoff = number("standoff", .length, 0...0.1)
            let advance = number("advance", .length, 0.001...0.2)
            let advanceSpeed = number("advance-speed", .speed, 0.001...0.280)
            let plungerRate = number("plunger-rate", .rate, 0.01...10)
            fields.finish()
            guard let standoff, let advance, let advanceSpeed, let plungerRate else { return nil }
            self = .pen(
                PenMapping(
                    standoff: standoff, advance: advance, advanceSpeed: advanceSpeed, plungerRate: plungerRate))
        case .gamepad:
            let standoff = number("standoff", .length, 0...0.1)
            let advance = number("advance", .length, 0.001...0.2)
            let advanceSpeed = number("advance-speed", .speed, 0.001...0.280)
            let direction = fields.optionalChoice("direction", of: Direction.self) ?? .stick
            let slides = fields.optionalFlag("slides") ?? true
            let slideSpeed = slides ? number("slide-speed", .speed, 0.001...1) : 0
            let lean = direction == .stick ? number("lean", .angle, 0.01...1.4) : nil
            let deadZone = slides || direction == .stick ? number("dead-zone", .share, 0...0.5) : 0
            let plungerRate = numbers.optional(
                "plunger-rate", .rate, 0.01...10, in: fields, path: "mapping.plunger-rate")
            fields.finish()
            guard let standoff, let advance, let advanceSpeed, let slideSpeed, let deadZone,
                lean != nil || direction == .motion
            else { return nil }
            self = .gamepad(
                GamepadMapping(
                    standoff: standoff, advance: advance, advanceSpeed: advanceSpeed, slideSpeed: slideSpeed,
                    lean: lean, deadZone: deadZone, plungerRate: plungerRate ?? 0))
        case nil:
            fields.finish(knowsAllKeys: false)
            return nil
        }
    }

    /// The word for it in a profile.
    var word: String {
        switch self {
        case .direct: Kind.direct.rawValue
        case .point: Kind.point.rawValue
        case .pen: Kind.pen.rawValue
        case .gamepad: Kind.gamepad.rawValue
        }
    }

    /// The channels that it can't do without.
    var needs: [Channel] {
        switch self {
        case .direct: [.x, .y, .z, .qw, .qx, .qy, .qz]
        case .point: [.x, .y, .z]
        case .pen: [.x, .y, .tiltX, .tiltY, .pressure]
        case .gamepad(let pad):
            (pad.slideSpeed > 0 ? [.slideX, .slideY] : [])
                + (pad.lean == nil ? [.qw, .qx, .qy, .qz] : [.leanX, .leanY]) + [.depth]
                + (pad.plungerRate > 0 ? [] : [.plunger])
        }
    }
}
