import Authoring
import Devices
import Space

extension Limits {
    /// Reads the `limits` of a profile. A device without force writes `force: 0 N` and `speed`, and leaves out the rest.
    init?(_ fields: Fields, numbers: inout SourcedNumbers) {
        func path(_ key: String) -> String { "limits.\(key)" }
        let force = numbers.required("force", .force, 0...50, in: fields, path: path("force"))
        let speed = numbers.required("speed", .speed, 0.1...10, in: fields, path: path("speed"))
        let lifetime = numbers.optional(
            "command-lifetime", .time, 0.002...0.1, in: fields, path: path("command-lifetime"))
        let plunger = numbers.optional("plunger-force", .force, 0...50, in: fields, path: path("plunger-force"))
        if force == 0 {
            fields.finish()
            guard let speed else { return nil }
            self.init(
                force: 0, stiffness: 0, damping: 0, continuousForce: 0, commandLifetime: lifetime ?? 0.020,
                speed: speed, plungerForce: plunger)
            return
        }
        let slew = numbers.optional("slew", .slew, 1000...100_000, in: fields, path: path("slew"))
        let stiffness = numbers.required("stiffness", .stiffness, 1...20_000, in: fields, path: path("stiffness"))
        let damping = numbers.required("damping", .damping, 0.01...200, in: fields, path: path("damping"))
        let delay = numbers.required("delay", .time, 0...0.050, in: fields, path: path("delay"))
        let continuous = numbers.required(
            "continuous-force", .force, 0.01...50, in: fields, path: path("continuous-force"))
        let peakTime = numbers.required("peak-time", .time, 0.01...60, in: fields, path: path("peak-time"))
        let gain = numbers.optional("gain", .count, 1...3, in: fields, path: path("gain"))
        let weight = numbers.optional("weight", .force, 0...10, in: fields, path: path("weight"))
        let up = fields.optionalQuantities("up", .count, count: 3, in: -1...1) ?? [0, 0, 1]
        if let force, let continuous, continuous > force {
            fields.refuse(
                "continuous-force",
                LocalizedText(
                    ja: "「continuous-force」が「force」より大きくなっています", en: "'continuous-force' is larger than 'force'"),
                expected: LocalizedText(ja: "モーターが出し続けられる力を書いてください", en: "write what the motors bear for ever"),
                problem: "range")
        }
        fields.finish()
        guard let force, let speed, let stiffness, let damping, let delay, let continuous, let peakTime else {
            return nil
        }
        self.init(
            force: force, slew: slew ?? 2000, stiffness: stiffness, damping: damping, delay: delay,
            continuousForce: continuous, peakTime: peakTime, commandLifetime: lifetime ?? 0.020, speed: speed,
            gain: gain ?? 1, weight: Vector(up[0], up[1], up[2]).unit(or: .zero) * (weight ?? 0),
            plungerForce: plunger)
    }
}
