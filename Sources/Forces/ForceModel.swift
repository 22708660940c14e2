public import Collision
public import Space

/// The forces of skin, fat, fascia, muscle and bone on one needle.
///
/// `travel` is the hand's way along the needle past the skin; the dimple is how far tissue gives way under the tip; the
/// depth of the real tip is travel − dimple. Axial force is positive out of the patient: insertion positive, withdrawal
/// negative. Safe on the servo thread.
public struct ForceModel: Sendable {
    private let layers: Layers
    private let needle: NeedleMechanics
    private let speeds: SpeedTables

    private var tip = Tip()
    private var relaxation = Relaxation()
    private var shafts = InlineArray<6, Shaft>(repeating: Shaft())
    private var lateral = LateralTrack()
    private var hub = Hub()
    private var travel = -1.0
    private var trackEntry = Vector.zero
    private var trackAxis = Vector.zero

    /// Sets everything up. Not for the servo thread.
    public init(layers: Layers, needle: NeedleMechanics) {
        self.layers = layers
        self.needle = needle
        speeds = SpeedTables(layers)
    }

    /// One tick.
    /// - Parameters:
    ///   - contact: where the needle's line meets the layers.
    ///   - axis: direction of insertion, unit length.
    ///   - speed: of the hand along the needle, m/s, positive in.
    ///   - period: s, more than 0.
    @_noLocks public mutating func step(
        _ contact: Contact, axis: Vector, speed: Double, period: Double
    ) -> Reaction {
        var reaction = Reaction()
        let last = travel
        travel = contact.travel
        guard travel > 0 else {
            leave()
            return reaction
        }
        if last <= 0 { touch(contact, axis: axis) }
        let slip = travel - max(0, last)
        tip.move(
            by: slip, to: travel, faces: contact.faces, speed: speed, period: period, layers: layers, speeds: speeds,
            eulerLoad: needle.eulerLoad)
        if tip.ruptured == 1 {
            trackEntry = contact.entry
            trackAxis = axis
        }
        reaction.tip = relaxation.relax(tip.elastic, tissue: layers[tip.layer], period: period)
        reaction.axial =
            reaction.tip + friction(contact.faces, slip: slip + tip.recoil, speed: speed, period: period)
            + hub.press(travel - needle.length, stiffness: needle.hubStiffness)
        let aside = lateral.press(depth: tip.depth, entry: contact.entry, axis: axis, needle: needle)
        reaction.force = axis * -reaction.axial + aside
        reaction.dimple = tip.dimple
        reaction.depth = tip.depth
        reaction.layer = layer(at: tip.depth, contact.faces)
        reaction.ruptured = tip.ruptured
        reaction.onBone = tip.layer == 5 && tip.depth >= contact.faces[4] - 0.0001
        reaction.bent = tip.bent
        reaction.hubOnSkin = travel >= needle.length
        return reaction
    }

    /// Friction of all layers, N.
    @_noLocks private mutating func friction(
        _ faces: InlineArray<5, Double>, slip: Double, speed: Double, period: Double
    ) -> Double {
        var sum = 0.0
        var layer = 1
        while layer < 5 {
            let length = min(tip.depth, faces[layer]) - faces[layer &- 1]
            if length > 0 {
                sum += shafts[layer].slide(
                    by: slip, length: length, tissue: layers[layer], bristle: needle.bristle, speed: speed,
                    period: period)
            } else {
                shafts[layer].leave()
            }
            layer &+= 1
        }
        return sum
    }

    @_noLocks private func layer(at depth: Double, _ faces: InlineArray<5, Double>) -> Int {
        var layer = 0
        while layer < 5 && depth > faces[layer] { layer &+= 1 }
        return layer
    }

    /// Skin is touched: in the old track (within 0.5 mm and 5°) nothing yields again, elsewhere all is closed.
    @_noLocks private mutating func touch(_ contact: Contact, axis: Vector) {
        let same =
            tip.cut > 0 && (contact.entry - trackEntry).squaredLength <= 0.0005 * 0.0005
            && axis.dot(trackAxis) >= 0.996_194_698
        if !same { tip = Tip() }
    }

    @_noLocks private mutating func leave() {
        tip.leave()
        relaxation = Relaxation()
        lateral.leave()
        hub = Hub()
        var layer = 1
        while layer < 5 {
            shafts[layer].leave()
            layer &+= 1
        }
    }
}
