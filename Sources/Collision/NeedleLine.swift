import Space

/// Where a needle's line meets the boundaries of a field, followed from tick to tick.
///
/// A line through fields has no formula for its crossings. Each tick moves the known crossings with the needle, refines
/// the skin's, the bone's and in turn the others by one Newton step, and sweeps further along the line for crossings that
/// are new or come first: bounded work, whatever the size of the field. Safe on the servo thread.
public struct NeedleLine: BitwiseCopyable, Sendable {
    /// Nothing is there, m.
    static var missing: Double { @_noLocks get { 1 } }
    /// How far from the entry crossings are looked for, m: longer than any needle.
    static var reach: Double { @_noLocks get { 0.080 } }
    /// The least step of the sweep, m: half of the thinnest layer that must not be missed.
    static var least: Double { @_noLocks get { 0.0004 } }

    /// From the tip to the outer faces of skin, fat, fascia, muscle, bone, m along the needle.
    var faces = InlineArray<5, Double>(repeating: 1)
    /// The first stretch inside a vessel and inside a nerve.
    var vessel = Stretch.none
    var nerve = Stretch.none
    /// How the skin's inside grows where the line met it last; zero where it does not.
    var growth = Vector.zero
    private var isOdd = false
    private var tip = Vector.zero
    private var axis = Vector.zero
    private var isKnown = false

    private var cursor = 0.0
    private var before = SIMD8<Float>(repeating: -1)
    private var found = InlineArray<5, Bool>(repeating: false)
    private var vesselFound = Stretch.none
    private var nerveFound = Stretch.none
    private var isSweeping = false

    /// A line that has met nothing yet.
    @_noLocks public init() {}

    /// Follows the needle to its next place.
    @_noLocks mutating func follow(_ tip: Vector, _ axis: Vector, here: SIMD8<Float>, in field: BoundaryField) {
        let way = tip - self.tip
        // 5 mm or 3° in a tick: no hand does that, and what was known of the line says little.
        let jumped = !(way.squaredLength < 0.005 * 0.005) || axis.dot(self.axis) < 0.9986
        self.tip = tip
        self.axis = axis
        if !isKnown || jumped {
            search(tip, axis, here: here, in: field)
            isKnown = true
            return
        }
        move(by: way.dot(axis))
        isOdd = !isOdd
        refine(tip, axis, here: here, in: field, even: !isOdd, odd: isOdd)
        sweep(tip, axis, here: here, in: field)
    }

    /// The whole line at once: at most 400 points.
    @_noLocks private mutating func search(
        _ tip: Vector, _ axis: Vector, here: SIMD8<Float>, in field: BoundaryField
    ) {
        faces = InlineArray(repeating: Self.missing)
        isSweeping = false
        var points = 0
        repeat {
            sweep(tip, axis, here: here, in: field)
            points &+= 1
        } while isSweeping && points < 400
        refine(tip, axis, here: here, in: field)
        refine(tip, axis, here: here, in: field)
    }

    @_noLocks private mutating func move(by advance: Double) {
        var face = 0
        while face < 5 {
            if faces[face] < Self.missing { faces[face] -= advance }
            face &+= 1
        }
        vessel = Stretch(near: vessel.near - advance, far: vessel.far - advance)
        nerve = Stretch(near: nerve.near - advance, far: nerve.far - advance)
        vesselFound = Stretch(near: vesselFound.near - advance, far: vesselFound.far - advance)
        nerveFound = Stretch(near: nerveFound.near - advance, far: nerveFound.far - advance)
        cursor -= advance
    }

    /// One Newton step for the crossings of skin and bone, and for those of the faces between with an even or an odd
    /// number, where they are known.
    @_noLocks private mutating func refine(
        _ tip: Vector, _ axis: Vector, here: SIMD8<Float>, in field: BoundaryField, even: Bool = true,
        odd: Bool = true
    ) {
        growth = .zero
        var face = 0
        while face < 5 {
            let inside = Double(here[face])
            if faces[face] >= Self.missing {
                // A tip that is inside has passed the face, whatever the sweep knows.
                if inside > 0 { faces[face] = -inside }
            } else {
                if inside > 0 && faces[face] > 0 { faces[face] = -inside }
                guard face == 0 || face == 4 || (face & 1 == 0 ? even : odd) else {
                    face &+= 1
                    continue
                }
                let (depth, growth) = field.slope(face, tip + axis * faces[face])
                let slope = growth.dot(axis)
                if slope > 0.05 && depth < 0.004 && depth > -0.004 {
                    faces[face] += max(-0.0015, min(0.0015, -depth / slope))
                    if face == 0 { self.growth = growth }
                } else {
                    faces[face] = Self.missing
                }
            }
            face &+= 1
        }
    }

    /// One point further along the line.
    @_noLocks private mutating func sweep(
        _ tip: Vector, _ axis: Vector, here: SIMD8<Float>, in field: BoundaryField
    ) {
        if !isSweeping { begin(here) }
        let now = field.sample(tip + axis * cursor)
        let step = take(now)
        before = now
        let entry = faces[0] < Self.missing ? faces[0] : 0
        if found[4] || cursor > entry + Self.reach || (now[4] < -0.5 && now[0] < -0.15) {
            end()
        } else {
            cursor += step
        }
    }

    @_noLocks private mutating func begin(_ here: SIMD8<Float>) {
        isSweeping = true
        found = InlineArray(repeating: false)
        vesselFound = .none
        nerveFound = .none
        before = SIMD8(repeating: -1)
        if here[0] <= 0 {
            cursor = 0
        } else {
            cursor = faces[0] < Self.missing ? faces[0] - 0.002 : -Self.reach
        }
        last = cursor
    }

    private var last = 0.0

    /// Notes every boundary between the last point and this one; says how far the next may lie without missing one.
    @_noLocks private mutating func take(_ now: SIMD8<Float>) -> Double {
        var free = 0.02
        var face = 0
        while face < 5 {
            if !found[face] {
                let inside = Double(now[face])
                if inside >= 0 {
                    found[face] = true
                    let was = Double(before[face])
                    let share = was < 0 && was > -0.5 ? inside / (inside - was) : 0
                    let place = cursor - (cursor - last) * share
                    let known = faces[face]
                    if known >= Self.missing || known > place + 0.002 || known < place - 0.002 { faces[face] = place }
                } else {
                    free = min(free, -inside)
                }
            }
            face &+= 1
        }
        free = min(free, Self.follow(Double(now[5]), Double(before[5]), cursor, last, &vesselFound))
        free = min(free, Self.follow(Double(now[6]), Double(before[6]), cursor, last, &nerveFound))
        last = cursor
        return max(Self.least, free * 0.9)
    }

    /// The stretch of the line in a structure; says how far its surface is.
    @_noLocks private static func follow(
        _ inside: Double, _ was: Double, _ cursor: Double, _ last: Double, _ found: inout Stretch
    ) -> Double {
        if inside >= 0 {
            if found.near > cursor {
                found = Stretch(near: cursor - (was < 0 ? min(inside, cursor - last) : 0), far: cursor)
            }
            found.far = cursor
            return inside
        }
        return -inside
    }

    @_noLocks private mutating func end() {
        isSweeping = false
        vessel = vesselFound
        nerve = nerveFound
        var face = 0
        while face < 5 {
            if !found[face] { faces[face] = Self.missing }
            face &+= 1
        }
    }
}
