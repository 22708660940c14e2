public import Authoring
public import Space

/// Three places that the needle's tip touched, in the device's frame, m: the landmark, a place toward the head from it,
/// and a place to the right of it. They say where the patient is to the device; lengths stay 1:1.
public struct Touches: Sendable, Equatable {
    /// The least distance between the landmark and either of the others, m, and the flattest corner between them, as a
    /// sine (30°): below, the hand's own error turns the patient by more than about 3° (derived from 1 mm).
    static let (leastReach, flattest) = (0.020, 0.5)

    /// The three places, m.
    public var landmark: Vector
    public var head: Vector
    public var right: Vector

    public init(landmark: Vector, head: Vector, right: Vector) {
        self.landmark = landmark
        self.head = head
        self.right = right
    }

    /// Why they can't be used, and what to do; nil where they can.
    public var problem: LocalizedText? {
        let (up, side) = (head - landmark, right - landmark)
        if min(up.length, side.length) < Self.leastReach {
            return LocalizedText(
                ja: "触れた点が近すぎます。基準点から20 mm以上離れた点に触れてください。",
                en: "the touches are too close together: touch places at least 20 mm away from the landmark.")
        }
        if up.cross(side).length < Self.flattest * up.length * side.length {
            return LocalizedText(
                ja: "3点がほぼ一直線です。頭の方向と右の方向に、はっきり分けて触れてください。",
                en: "the three touches lie almost on one line: touch one toward the head and one to the right.")
        }
        return nil
    }

    /// Device frame → patient frame: the landmark is the origin, y goes toward the head, z out of the skin.
    public var registration: Pose {
        let y = (head - landmark).unit(or: Vector(0, 1, 0))
        let z = (right - landmark).across(y).unit(or: Vector(1, 0, 0)).cross(y)
        // The device's directions as the patient sees them: first y where it belongs, then z about it.
        let first = Quaternion.turning(y, to: Vector(0, 1, 0))
        let rotation = (Quaternion.turning(first.rotate(z), to: Vector(0, 0, 1)) * first).normalized ?? .identity
        return Pose(position: -rotation.rotate(landmark), rotation: rotation)
    }
}
