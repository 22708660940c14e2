public import Collision
public import Space

/// The forces of skin, fat, fascia, muscle, vein and bone on one needle.
///
/// `travel` is the hand's way along the needle past the skin; the dimple is how far tissue gives way under the tip; the
/// depth of the real tip is travel − dimple. Axial force is positive out of the patient: insertion positive, withdrawal
/// negative. Safe on the servo thread.
public struct ForceModel: Sendable {
    private var layers: Layers
    private var needle: NeedleMechanics
    private var speeds: SpeedTables

    private var tip = Tip()
    private var relaxation = Relaxation()
    private var shafts = InlineArray<6, Shaft>(repeating: Shaft())
    private var lateral = LateralTrack()
    private var tracks: Tracks
    private var hub = Hub()
    private var travel = -1.0
    /// Where the hand's tip was, m.
    private var place = Vector.zero
    private var wasOnBone = false
    private var sinceBone = 1.0
    private var blow = 0.0

    /// Sets everything up. Not for the servo thread.
    public init(layers: Layers, needle: NeedleMechanics) {
        self.layers = layers
        self.needle = needle
        speeds = SpeedTables(layers, needle)
        tracks = Tracks(near: needle.trackNear, along: needle.trackCosine)
    }

    /// The largest damping that the layers put on a needle that is in to the hub, N·s/m.
    public var largestDrag: Double {
        [1, 2, 3, 4, Layers.vein].reduce(0) { max($0, layers[$1].inward.drag, layers[$1].outward.drag) } * needle.length
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
        let way = Way(contact, cut: tip.cut)
        if last <= 0 { touch(contact, axis: axis, way: way) }
        let here = contact.entry + axis * travel
        let change = travel - max(0, last)
        // Round the arm the skin rises and falls beside the needle: that is no movement along it, and does no work on it.
        let along = last > 0 ? (here - place).dot(axis) : change
        let drifts = change - along > 1e-9 || change - along < -1e-9
        let slip = drifts ? along : change
        place = here
        if drifts { tip.drift(by: change - along, layers[tip.medium]) }
        if slip > 0 && tip.depth > 0 && tip.depth < tip.cut - needle.drawnBack,
            let cut = tracks.redirect(at: tip.depth, axis: axis)
        {
            tip.turn(to: cut, way: way)
        }
        tip.move(
            by: slip, to: travel, way: way, speed: speed, period: period, layers: &layers, speeds: &speeds,
            needle: &needle)
        tracks.keep(tip, entry: contact.entry, axis: axis)
        reaction.onBone = tip.layer == 5 && tip.depth >= way.faces[4] - 0.0001
        reaction.tap = knock(onBone: reaction.onBone, slip: slip, speed: speed, period: period)
        let relaxed = relaxation.relax(tip.elastic, tissue: layers[tip.medium], period: period)
        // Neither the press nor the knock is more than what buckles the needle.
        reaction.tap = max(0, min(reaction.tap, needle.eulerLoad - relaxed))
        reaction.tip = relaxed + reaction.tap
        let veins =
            way.crossesVessel ? VeinStretch(contact, depth: tip.depth, wall: needle.veinWall) : VeinStretch()
        reaction.axial =
            reaction.tip + friction(way.faces, veins, slip: slip + tip.recoil, speed: speed, period: period)
            + hub.press(
                travel - needle.length, stiffness: needle.hubStiffness, unloading: needle.hubUnloading)
        let aside = lateral.press(
            depth: tip.depth, travel: travel, entry: contact.entry, axis: axis, needle: &needle)
        reaction.force = axis * -reaction.axial + aside.force
        reaction.moment = aside.moment
        reaction.dimple = tip.dimple
        reaction.depth = tip.depth
        reaction.layer = way.layer(at: tip.depth)
        reaction.ruptured = tip.ruptured
        reaction.sinceRupture = tip.ruptured > 0 ? tip.sinceRupture : 0
        reaction.bent = tip.bent
        reaction.hubOnSkin = travel >= needle.length
        let neighbours = Neighbours(contact, depth: tip.depth)
        reaction.nearNerve = neighbours.nerve <= needle.nerveReach
        reaction.inNerve = neighbours.nerve <= 0
        reaction.inBursa = neighbours.bursa <= 0
        reaction.inVein = neighbours.inVein
        return reaction
    }

    /// Friction of all layers and of the walls of vessels, N; blood does not rub.
    @_noLocks private mutating func friction(
        _ faces: InlineArray<5, Double>, _ veins: VeinStretch, slip: Double, speed: Double, period: Double
    ) -> Double {
        var sum = 0.0
        var layer = 1
        while layer < 5 {
            let length = min(tip.depth, faces[layer]) - faces[layer &- 1] - veins.whole[layer]
            sum += rub(layer, layers[layer], length, slip: slip, speed: speed, period: period)
            layer &+= 1
        }
        guard veins.walls > 0 else {
            shafts[5].leave()
            return sum
        }
        return sum + rub(5, layers[Layers.vein], veins.walls, slip: slip, speed: speed, period: period)
    }

    /// Friction of one tissue on `length` metres of shaft, N. The fifth is the walls of vessels: bone takes no shaft.
    @_noLocks private mutating func rub(
        _ shaft: Int, _ tissue: Tissue, _ length: Double, slip: Double, speed: Double, period: Double
    ) -> Double {
        guard length > 0 else {
            shafts[shaft].leave()
            return 0
        }
        return shafts[shaft].slide(
            by: slip, length: length, tissue: tissue, needle: &needle, speed: speed, period: period)
    }

    /// The knock of a tip that has just struck bone, N; nothing while the hand draws back.
    @_noLocks private mutating func knock(onBone: Bool, slip: Double, speed: Double, period: Double) -> Double {
        if onBone && !wasOnBone {
            sinceBone = 0
            blow = speed
        } else if sinceBone < needle.tap.length {
            sinceBone += period
        }
        wasOnBone = onBone
        return onBone && slip >= 0 ? needle.tap.force(after: sinceBone, speed: blow) : 0
    }

    /// Skin is touched: in an old track nothing yields again, elsewhere all is closed.
    @_noLocks private mutating func touch(_ contact: Contact, axis: Vector, way: Way) {
        tip = Tip(cut: tracks.enter(contact.entry, axis: axis), way: way)
    }

    @_noLocks private mutating func leave() {
        guard tip.depth > 0 || tip.dimple > 0 else { return }
        tip.leave()
        relaxation = Relaxation()
        lateral.leave()
        hub = Hub()
        wasOnBone = false
        sinceBone = 1
        var shaft = 1
        while shaft < 6 {
            shafts[shaft].leave()
            shaft &+= 1
        }
    }
}
