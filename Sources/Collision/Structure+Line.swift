public import Space

extension Structure {
    /// The stretch of a straight line inside the structure.
    /// - Parameters:
    ///   - origin: where the line's zero is.
    ///   - axis: unit length.
    @_noLocks
    public func stretch(from origin: Vector, along axis: Vector) -> Stretch {
        isEllipsoid ? ellipsoid(origin, axis) : capsule(origin, axis)
    }

    /// The line in a frame in which the ellipsoid is the unit ball.
    @_noLocks private func ellipsoid(_ origin: Vector, _ axis: Vector) -> Stretch {
        let away = origin - from
        let o = Vector(away.x / radii.x, away.y / radii.y, away.z / radii.z)
        let u = Vector(axis.x / radii.x, axis.y / radii.y, axis.z / radii.z)
        let a = u.squaredLength
        let b = o.dot(u)
        let d = b * b - a * (o.squaredLength - 1)
        guard d >= 0 && a > 0 else { return .none }
        let half = root(d)
        return Stretch(near: (-b - half) / a, far: (-b + half) / a)
    }

    /// Two balls and the cylinder between them: the whole is convex, so that the outermost crossings bound it.
    @_noLocks private func capsule(_ origin: Vector, _ axis: Vector) -> Stretch {
        var inside = Stretch.none
        let way = to - from
        let away = origin - from
        let square = radii.x * radii.x
        ball(away, axis, square, &inside)
        let length = way.squaredLength
        guard length > 0 else { return inside }
        ball(origin - to, axis, square, &inside)
        let along = way.dot(axis)
        let start = way.dot(away)
        let a = length - along * along
        guard a > 1e-12 * length else { return inside }
        let b = length * away.dot(axis) - start * along
        let d = b * b - a * (length * away.squaredLength - start * start - square * length)
        guard d >= 0 else { return inside }
        let half = root(d)
        let near = (-b - half) / a
        let far = (-b + half) / a
        let first = start + near * along
        let last = start + far * along
        if first >= 0 && first <= length { inside.include(near) }
        if last >= 0 && last <= length { inside.include(far) }
        return inside
    }

    @_noLocks private func ball(_ away: Vector, _ axis: Vector, _ square: Double, _ inside: inout Stretch) {
        let b = away.dot(axis)
        let d = b * b - (away.squaredLength - square)
        guard d >= 0 else { return }
        let half = root(d)
        inside.include(-b - half)
        inside.include(-b + half)
    }
}
