public import Space

/// Finds where a hand holds a needle's tip still, away from where it did so before.
public struct TouchFinder: Sendable {
    /// How long it has to be still, s, within which distance, m, and how far from the touches before, m. Assumed: a hand
    /// that rests on a mark trembles by less.
    public static let (still, within, apart) = (0.7, 0.0005, 0.015)

    /// The touches so far, m.
    public private(set) var touches: [Vector] = []
    private var began = 0.0
    private var sum = Vector.zero
    private var count = 0
    private var anchor: Vector?

    public init() {}

    /// Takes a place in; true where a touch has just been found.
    /// - Parameters:
    ///   - place: the tip, m; nil while it is not known.
    ///   - time: s, never backward.
    public mutating func take(_ place: Vector?, at time: Double) -> Bool {
        guard let place, place.isFinite, !touches.contains(where: { ($0 - place).length < Self.apart }) else {
            anchor = nil
            return false
        }
        guard let anchor, (place - anchor).length <= Self.within else {
            anchor = place
            began = time
            sum = place
            count = 1
            return false
        }
        sum = sum + place
        count += 1
        guard time - began >= Self.still else { return false }
        touches.append(sum * (1 / Double(count)))
        self.anchor = nil
        return true
    }
}
