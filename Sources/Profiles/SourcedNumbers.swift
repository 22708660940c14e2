import Authoring

/// Reads numbers that carry their source, and keeps the sources by path.
struct SourcedNumbers {
    private(set) var provenance: [String: Provenance] = [:]

    /// A number that must be there.
    mutating func required(
        _ key: String, _ kind: Quantity, _ range: ClosedRange<Double>, in fields: Fields, path: String
    ) -> Double? {
        note(fields.sourced(key, kind, in: range), at: path)
    }

    mutating func optional(
        _ key: String, _ kind: Quantity, _ range: ClosedRange<Double>, in fields: Fields, path: String
    ) -> Double? {
        note(fields.optionalSourced(key, kind, in: range), at: path)
    }

    private mutating func note(_ number: Sourced?, at path: String) -> Double? {
        if let source = number?.provenance { provenance[path] = source }
        return number?.value
    }
}
