import Authoring
import Devices

extension Dynamics {
    /// Reads the `dynamics` of a profile.
    init?(_ fields: Fields, numbers: inout SourcedNumbers) {
        func path(_ key: String) -> String { "dynamics.\(key)" }
        let mass = numbers.required("mass", .mass, 0.001...5, in: fields, path: path("mass"))
        let friction = numbers.required("friction", .force, 0...5, in: fields, path: path("friction"))
        let damping = numbers.required("damping", .damping, 0...200, in: fields, path: path("damping"))
        let step = numbers.required("encoder-step", .length, 0...0.001, in: fields, path: path("encoder-step"))
        let lag = numbers.required("lag", .time, 0...0.05, in: fields, path: path("lag"))
        let delay = numbers.required("delay", .time, 0...0.012, in: fields, path: path("delay"))
        fields.finish()
        guard let mass, let friction, let damping, let step, let lag, let delay else { return nil }
        self.init(mass: mass, friction: friction, damping: damping, encoderStep: step, lag: lag, delay: delay)
    }
}
