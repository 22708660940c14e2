/// Seconds of a clock that does not run backward, whatever becomes of the machine's date.
enum Monotonic {
    private static let start = ContinuousClock.now

    static var now: Double { start.duration(to: .now) / .seconds(1) }
}
