import Servo
import Space

/// Where the tip came from: its way over the last 40 mm before the skin, a place for each millimetre of it.
struct ApproachPath {
    /// m along the needle, and between two places.
    private static let reach = 0.040
    private static let step = 0.001
    private static let most = 200

    /// m, in the patient frame.
    private(set) var places: [Vector] = []
    private var last = Vector.zero
    /// The skin has given way.
    private(set) var isOver = false
    /// Where the needle went in, its direction, and the sine of its angle to the skin.
    private(set) var entry = Vector.zero
    private(set) var axis = Vector(0, 0, -1)
    private(set) var steepness = 1.0

    init() { places.reserveCapacity(Self.most) }

    mutating func follow(_ frame: Frame) {
        guard !isOver, frame.marks.contains(.tracked) else { return }
        guard frame.travel > -Self.reach else {
            if !places.isEmpty { places.removeAll(keepingCapacity: true) }
            return
        }
        guard frame.travel <= 0 else { return }
        if !places.isEmpty && (frame.tip - last).squaredLength < Self.step * Self.step { return }
        // Who hovers for long keeps the latter half.
        if places.count == Self.most { places.removeFirst(Self.most / 2) }
        places.append(frame.tip)
        last = frame.tip
    }

    mutating func puncture(_ frame: Frame) {
        guard !isOver else { return }
        isOver = true
        entry = frame.entry
        axis = frame.axis
        steepness = frame.steepness
    }
}
