import Authoring
import Space

extension Exemplar {
    /// The file that ``init(_:into:)`` reads, to the nanometre.
    public var text: String {
        """
        # お手本 / An expert's run to follow, as senshi recorded it. Training aid, not validated for assessment.
        format: \(Self.format)
        scenario: \(scenario)
        version: \(version)
        by: \(by)
        percent: \(fixed(percent, decimals: 1))
        angle: \(fixed(angle * 180 / .pi, decimals: 3)) deg
        injection: \(fixed(injection, decimals: 3)) s
        entry: \(Self.place(entry))
        axis:                                       # from one place to another
          - [0 mm, 0 mm, 0 mm]
          - \(Self.place(axis * 0.1))
        approach:                                   # where the tip came from
        \(Self.list(approach))
        way-in:                                     # from the entry on, 100 places a second
        \(Self.list(wayIn))

        """
    }

    private static func list(_ places: [Vector]) -> String {
        places.isEmpty ? "  []" : places.map { "  - \(place($0))" }.joined(separator: "\n")
    }

    private static func place(_ place: Vector) -> String {
        "[" + [place.x, place.y, place.z].map { "\(fixed($0 * 1000, decimals: 6)) mm" }.joined(separator: ", ") + "]"
    }
}
