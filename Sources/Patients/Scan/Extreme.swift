import Space

/// The mean of the places that lie furthest by some measure, as they pass by: it keeps four numbers, not the places.
struct Extreme {
    /// Places within this of the furthest count, mm.
    private static let width = 0.01

    private(set) var most = -Double.infinity
    private var sum = Vector.zero
    private var count = 0

    /// Nil where none has passed.
    var mean: Vector? { count > 0 ? sum * (1 / Double(count)) : nil }

    mutating func add(_ place: Vector, _ measure: Double) {
        if measure > most + Self.width {
            (most, sum, count) = (measure, place, 1)
        } else if measure > most - Self.width {
            sum = sum + place
            count += 1
        }
    }

    /// What another one kept.
    mutating func add(_ other: Extreme) {
        guard other.count > 0 else { return }
        if other.most > most + Self.width {
            self = other
        } else if other.most > most - Self.width {
            sum = sum + other.sum
            count += other.count
        }
    }
}
