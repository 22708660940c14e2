public import Space

extension Anatomy {
    /// Where a needle's line meets each layer, followed from tick to tick.
    ///
    /// - Parameters:
    ///   - tip: where the hand holds the tip, m.
    ///   - axis: direction of insertion, unit length.
    ///   - line: what is known of the needle's line; only fields need it.
    @_noLocks public func contact(tip: Vector, axis: Vector, following line: inout NeedleLine) -> Contact {
        var contact = Contact()
        if let field {
            let here = field.sample(tip)
            line.follow(tip, axis, here: here, in: field)
            cross(tip, axis, here, line, field, &contact)
        } else {
            cross(tip, axis, &contact)
        }
        return contact
    }

    /// Where a needle's line meets each layer.
    ///
    /// The crossings are found on the whole line, so that a tick's segment passes every face in order at any speed.
    /// - Parameters:
    ///   - tip: where the hand holds the tip, m.
    ///   - axis: direction of insertion, unit length.
    @_noLocks public func contact(tip: Vector, axis: Vector) -> Contact {
        var line = NeedleLine()
        return contact(tip: tip, axis: axis, following: &line)
    }

    /// The crossings that a line through fields is known to have.
    @_noLocks private func cross(
        _ tip: Vector, _ axis: Vector, _ here: SIMD8<Float>, _ line: NeedleLine, _ field: BoundaryField,
        _ contact: inout Contact
    ) {
        let skin = line.faces[0]
        guard skin < NeedleLine.missing else { return }
        contact.travel = -skin
        contact.entry = tip + axis * skin
        // A skin that was just met was not refined yet.
        let growth = line.growth == .zero ? field.slope(0, contact.entry).growth : line.growth
        contact.normal = (-growth).unit(or: Vector(0, 0, 1))
        contact.steepness = max(0, min(1, -axis.dot(contact.normal)))
        var face = 1
        while face < 5 {
            let place = line.faces[face]
            contact.faces[face] = place < NeedleLine.missing ? max(contact.faces[face &- 1], place - skin) : 1
            face &+= 1
        }
        contact.structures[0] = StructureContact(
            kind: .vessel, index: 0, distance: -Double(here[5]),
            near: line.vessel.isEmpty ? 1 : line.vessel.near - skin,
            far: line.vessel.isEmpty ? 1 : line.vessel.far - skin)
        contact.structures[1] = StructureContact(
            kind: .nerve, index: 1, distance: -Double(here[6]), near: line.nerve.isEmpty ? 1 : line.nerve.near - skin,
            far: line.nerve.isEmpty ? 1 : line.nerve.far - skin)
        contact.structureCount = 2
    }

    /// The crossings of a round limb.
    @_noLocks private func cross(_ tip: Vector, _ axis: Vector, _ contact: inout Contact) {
        let z = tip.z + radius
        let a = axis.x * axis.x + axis.z * axis.z
        guard a > 1e-9 else { return }
        let b = tip.x * axis.x + z * axis.z
        let c = tip.x * tip.x + z * z
        let outer = b * b - a * (c - radius * radius)
        guard outer > 0 else { return }
        let skin = (-b - root(outer)) / a
        // The line enters ahead of a tip that is outside; a tip that has the limb behind it touches nothing.
        guard skin >= 0 || c < radius * radius else { return }
        contact.travel = -skin
        contact.entry = tip + axis * skin
        contact.normal = normal(at: contact.entry)
        contact.steepness = max(0, min(1, -axis.dot(contact.normal)))
        var face = 1
        while face < 4 {
            let inner = radius - depths[face]
            let d = b * b - a * (c - inner * inner)
            contact.faces[face] = d > 0 ? (-b - root(d)) / a - skin : 1
            face &+= 1
        }
        let deep = tip.z + boneAxis
        let bone = tip.x * axis.x + deep * axis.z
        let d = bone * bone - a * (tip.x * tip.x + deep * deep - boneRadius * boneRadius)
        contact.faces[4] = d > 0 ? (-bone - root(d)) / a - skin : 1
        meet(tip: tip, axis: axis, entry: skin, &contact)
    }

    /// Where the needle's line meets the structures. A part of a bone is bone: the face that comes first counts.
    @_noLocks private func meet(tip: Vector, axis: Vector, entry: Double, _ contact: inout Contact) {
        var part = 0
        while part < structureCount {
            let structure = structures[part]
            let inside = structure.stretch(from: tip, along: axis)
            let met = StructureContact(
                kind: structure.kind, index: structure.index, distance: structure.distance(from: tip),
                near: inside.isEmpty ? 1 : inside.near - entry, far: inside.isEmpty ? 1 : inside.far - entry)
            contact.structures[part] = met
            if met.kind.isBone && met.far > 0 { contact.faces[4] = max(0, min(contact.faces[4], met.near)) }
            part &+= 1
        }
        contact.structureCount = structureCount
    }
}
