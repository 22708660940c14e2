/// The hub against the skin: a stop that gives back less than it takes.
///
/// Safe on the servo thread.
struct Hub: BitwiseCopyable, Sendable {
    private var pressed = 0.0
    private(set) var force = 0.0

    @_noLocks init() {}

    /// N, positive against insertion, for a hub that is `depth` metres past the skin.
    /// - Parameter unloading: how much faster the force falls than it rises.
    @_noLocks mutating func press(_ depth: Double, stiffness: Double, unloading: Double) -> Double {
        let now = max(0, depth)
        let change = now - pressed
        pressed = now
        force += change * stiffness * (change > 0 ? 1 : unloading)
        force = max(0, min(force, stiffness * now))
        return force
    }
}
