/// How long the other side is left alone: not long where something new may come, later and later while it is away, at
/// most a quarter of an hour.
public struct Backoff: Sendable {
    /// s.
    private static let (shortest, longest) = (2.0, 900.0)
    private var pause = shortest

    public init() {}

    /// After a round, s. Drawn a little apart: stations of one school don't come back all at once.
    public mutating func pause(after round: Courier.Round) -> Double {
        let asked = min(Self.longest, Double(max(0, round.after ?? 0)))
        pause = round.trouble == nil ? Self.shortest : min(Self.longest, max(asked, pause * 2))
        return pause * Double.random(in: 0.8...1.2)
    }
}
