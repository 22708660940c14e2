/// Where a value lies in a band.
struct Judgement: Equatable {
    enum Grade: Int, Comparable {
        case full, partial, zero
        static func < (a: Grade, b: Grade) -> Bool { a.rawValue < b.rawValue }
    }
    var grade: Grade
    var critical: Bool

    /// The share of the points that it earns.
    var share: Double {
        switch grade {
        case .full: 1
        case .partial: 0.5
        case .zero: 0
        }
    }

    /// A critical error is worse than any grade.
    func isWorse(than other: Judgement) -> Bool {
        critical == other.critical ? grade > other.grade : critical
    }
}
