/// How large a tablet's active area is, where the tablet itself doesn't say.
public struct SurfaceSize: Codable, Sendable, Equatable {
    /// Along the tablet's x axis, m.
    public var width: Double
    /// Along the tablet's y axis, m.
    public var height: Double

    public init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }
}
