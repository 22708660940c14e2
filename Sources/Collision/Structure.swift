public import Space

/// Something in the tissue that a needle can hit: a vessel, a nerve, a bursa, a part of a bone.
///
/// A capsule (all that lies within a radius of a stretch of line) or an ellipsoid along the patient's axes: both are
/// crossed by a line in O(1). Patient frame, m. Safe on the servo thread.
@frozen
public struct Structure: BitwiseCopyable, Sendable, Equatable {
    /// What it is.
    @frozen
    public enum Kind: Sendable, CaseIterable {
        case vessel, nerve, bursa, bone

        /// True for what stops a needle.
        @inlinable
        public var isBone: Bool {
            @_noLocks get {
                switch self {
                case .bone: true
                default: false
                }
            }
        }
    }

    public let kind: Kind
    /// Which of the patient's structures it is: a number in the list of their names.
    public let index: Int
    /// A capsule's two ends; an ellipsoid's centre, twice.
    public let from: Vector
    public let to: Vector
    /// A capsule's radius in x, y and z alike; an ellipsoid's half axes. Each more than 0.
    public let radii: Vector
    /// An ellipsoid, not a capsule.
    public let isEllipsoid: Bool

    /// A thick line with round ends: a vessel, a nerve, the shaft of a bone.
    @_noLocks
    public init(_ kind: Kind, index: Int, from: Vector, to: Vector, radius: Double) {
        precondition(radius > 0)
        self.kind = kind
        self.index = index
        self.from = from
        self.to = to
        radii = Vector(radius, radius, radius)
        isEllipsoid = false
    }

    /// A flat or round body along the patient's axes: a bursa, the head of a bone.
    @_noLocks
    public init(_ kind: Kind, index: Int, centre: Vector, radii: Vector) {
        precondition(radii.x > 0 && radii.y > 0 && radii.z > 0)
        self.kind = kind
        self.index = index
        from = centre
        to = centre
        self.radii = radii
        isEllipsoid = true
    }

    /// From a point to the structure's surface, m; negative inside. Of an ellipsoid to first order: exact on the surface,
    /// never of the wrong sign.
    @_noLocks
    public func distance(from point: Vector) -> Double {
        if isEllipsoid {
            let away = point - from
            let scaled = Vector(away.x / radii.x, away.y / radii.y, away.z / radii.z)
            let size = scaled.length
            let steep = Vector(scaled.x / radii.x, scaled.y / radii.y, scaled.z / radii.z).length
            return steep > 1e-9 ? size * (size - 1) / steep : -min(radii.x, min(radii.y, radii.z))
        }
        let way = to - from
        let length = way.squaredLength
        let away = point - from
        let share = length > 0 ? max(0, min(1, away.dot(way) / length)) : 0
        return (away - way * share).length - radii.x
    }
}
