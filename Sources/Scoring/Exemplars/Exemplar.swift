public import Servo
public import Space

/// An expert's run as a model to follow (お手本): how the needle came to the skin and went in.
public struct Exemplar: Sendable, Equatable {
    /// The version of the file format that this program reads and writes.
    public static let format = "senshi-exemplar/1"

    /// Of which scenario, and which version of it.
    public var scenario: String
    public var version: String
    /// A pseudonym.
    public var by: String
    /// What the run earned, percent.
    public var percent: Double
    /// To the skin, rad.
    public var angle: Double
    /// From the plunger's first movement to the end of the flow, s; 0 where nothing was injected.
    public var injection: Double
    /// Where the needle went in, m in the patient frame, and in which direction.
    public var entry: Vector
    public var axis: Vector
    /// Where the tip came from, m in the patient frame, outermost first.
    public var approach: [Vector]
    /// The way in from the entry on, 100 places a second, m.
    public var wayIn: [Vector]

    /// The whole way of the tip, m in the patient frame: what a picture shows.
    public var path: [Vector] { approach + wayIn.map { entry + $0 } }

    /// How long the way in took, s.
    public var insertion: Double { Double(wayIn.count) / InsertionMotion.rate }
    /// Along the needle, m.
    public var depth: Double { wayIn.last.map { max(0, $0.dot(axis)) } ?? 0 }

    /// The share of a device's force that leads the hand at most (assumed).
    private static let share = 0.1
    private static let outside = 16

    /// What leads a hand along it, on a device with that largest force, N. Nil where there is no way to follow.
    public func guide(force: Double) -> Guide? {
        let before = PathDeviation.even(approach, count: Self.outside) ?? []
        guard let inside = PathDeviation.even(wayIn, count: Guide.capacity - Self.outside) else { return nil }
        return Guide(path: before + inside.map { entry + $0 }, entry: entry, largest: max(0, force) * Self.share)
    }
}
