import Space

/// The dimple's spring S(u) = a1·u + a2·u², u in metres, S in newtons.
///
/// Safe on the servo thread.
@usableFromInline
struct Spring: BitwiseCopyable, Sendable {
    let linear: Double
    let quadratic: Double

    @_noLocks init(_ tissue: Tissue) {
        linear = tissue.linear
        quadratic = tissue.quadratic
    }
    @_noLocks init(linear: Double) {
        self.linear = linear
        quadratic = 0
    }

    /// N, for a dimple of `u` metres; 0 below none.
    @_noLocks func force(_ u: Double) -> Double { u > 0 ? u * (linear + quadratic * u) : 0 }

    /// The dimple that gives a force of `s` newtons, m.
    @_noLocks func dimple(_ s: Double) -> Double {
        guard s > 0 else { return 0 }
        guard quadratic > 0 else { return s / linear }
        return 2 * s / (linear + root(linear * linear + 4 * quadratic * s))
    }
}
