public import Space

/// What a 3-D viewer is told to draw, as a `foxglove.SceneUpdate`: entities by name, each taking the place of the one
/// that had its name before.
public struct SceneUpdate: Sendable {
    private let time: UInt64
    private var out = WireWriter()

    /// - Parameter time: ns since 1970, or of the run in stepped time.
    public init(time: UInt64) { self.time = time }

    /// As a protobuf message.
    public var encoded: [UInt8] { out.bytes }

    /// Draws an entity in a frame: `patient` or `needle`.
    public mutating func draw(_ id: String, in frame: String = "patient", _ parts: (inout SceneEntity) -> Void) {
        var entity = SceneEntity(id: id, frame: frame, time: time)
        parts(&entity)
        out.nested(2, entity.encoded)
    }

    /// Takes an entity away.
    public mutating func erase(_ id: String) {
        var deletion = WireWriter()
        deletion.nested(1, Foxglove.stamp(time))
        deletion.text(3, id)
        out.nested(1, deletion.bytes)
    }
}

/// One thing in a viewer's scene: a `foxglove.SceneEntity`, made of simple bodies. Lengths in m.
public struct SceneEntity: Sendable {
    /// Red, green, blue and how much it covers, each 0 … 1.
    public struct Colour: Sendable {
        public var red, green, blue, cover: Double

        public init(_ red: Double, _ green: Double, _ blue: Double, cover: Double = 1) {
            self.red = red
            self.green = green
            self.blue = blue
            self.cover = cover
        }

        fileprivate var bytes: [UInt8] {
            var out = WireWriter()
            out.double(1, red)
            out.double(2, green)
            out.double(3, blue)
            out.double(4, cover)
            return out.bytes
        }
    }

    private var out = WireWriter()

    fileprivate var encoded: [UInt8] { out.bytes }

    fileprivate init(id: String, frame: String, time: UInt64) {
        out.nested(1, Foxglove.stamp(time))
        out.text(2, frame)
        out.text(3, id)
    }

    /// An arrow from a point along a vector, its head a fifth of it.
    public mutating func arrow(from start: Vector, along way: Vector, thickness: Double, _ colour: Colour) {
        let length = way.length
        var part = WireWriter()
        // An arrow points along its x, and every other body stands along its z.
        let upright = Quaternion.turning(Vector(1, 0, 0), to: Vector(0, 0, 1))
        part.nested(1, pose(start, upTo: way, after: upright))
        part.double(2, length * 0.8)
        part.double(3, thickness)
        part.double(4, length * 0.2)
        part.double(5, thickness * 2)
        part.nested(6, colour.bytes)
        out.nested(7, part.bytes)
    }

    /// A ball.
    public mutating func ball(at centre: Vector, radius: Double, _ colour: Colour) {
        var part = WireWriter()
        part.nested(1, pose(centre))
        part.nested(2, Foxglove.numbers(Vector(2 * radius, 2 * radius, 2 * radius)))
        part.nested(3, colour.bytes)
        out.nested(9, part.bytes)
    }

    /// A rod from one point to another.
    public mutating func rod(from start: Vector, to end: Vector, thickness: Double, _ colour: Colour) {
        let way = end - start
        var part = WireWriter()
        part.nested(1, pose(start + way * 0.5, upTo: way))
        part.nested(2, Foxglove.numbers(Vector(thickness, thickness, way.length)))
        part.double(3, 1)
        part.double(4, 1)
        part.nested(5, colour.bytes)
        out.nested(10, part.bytes)
    }

    /// A surface of triangles: three numbers of points each.
    public mutating func surface(_ points: [Vector], triangles: [UInt32], _ colour: Colour) {
        var part = WireWriter()
        part.nested(1, pose(.zero))
        for point in points { part.nested(2, Foxglove.numbers(point)) }
        part.nested(3, colour.bytes)
        part.fixed32s(5, triangles)
        out.nested(12, part.bytes)
    }

    /// Words that face the viewer.
    /// - Parameter height: of the letters, m.
    public mutating func words(_ text: String, at place: Vector, height: Double, _ colour: Colour) {
        var part = WireWriter()
        part.nested(1, pose(place))
        part.varint(2, 1)
        part.double(3, height)
        part.nested(5, colour.bytes)
        part.text(6, text)
        out.nested(13, part.bytes)
    }

    private func pose(
        _ place: Vector, upTo way: Vector = Vector(0, 0, 1), after first: Quaternion = .identity
    ) -> [UInt8] {
        let up = Vector(0, 0, 1)
        return Foxglove.pose(
            Pose(position: place, rotation: Quaternion.turning(up, to: way.unit(or: up)) * first))
    }
}
