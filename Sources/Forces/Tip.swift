import Space

/// The needle's tip: a spring in series with a one-way yield.
///
/// While pushing, the dimple follows the hand until the spring reaches the yield: a barrier's force, or the cutting
/// force in uncut tissue. Then the barrier breaks and the tissue springs back over the tip, or the tip cuts on at a
/// constant dimple. Pulling unloads the spring to zero before the tip moves. Always `depth + dimple = travel`.
/// Safe on the servo thread.
struct Tip: BitwiseCopyable, Sendable {
    private(set) var dimple = 0.0
    private(set) var depth = 0.0
    /// Force of the spring, N, before relaxation.
    private(set) var elastic = 0.0
    /// How deep the track is cut, m: above it nothing yields again.
    private(set) var cut = 0.0
    /// The layer of the tip, or under the face that holds it, 1 (skin) … 5 (bone).
    private(set) var layer = 1
    /// Whose spring holds the tip: the layer's, or the vein's.
    private(set) var medium = 1
    /// A barrier holds the tip.
    private(set) var isHeld = true
    private(set) var bent = false
    /// The deepest cut ends inside a vein.
    private(set) var inVein = false
    /// How far tissue sprang back over the needle in this tick, m.
    private(set) var recoil = 0.0
    /// A layer's outer face gave way in this tick: the layer, or 0.
    private(set) var ruptured = 0
    /// How long before the tick's end that was, s.
    private(set) var sinceRupture = 0.0

    private var barrier = Barrier.face
    /// Where the last barrier was met, m: it is behind.
    private var passed = -1.0
    private var offset = 0.0
    private var scale = 1.0
    private var excess = 0.0
    private var recoilLeft = 0.0
    private var restDimple = 0.0
    private var restForce = 0.0

    @_noLocks init() {}

    /// A tip in a track that is cut down to `cut`.
    @_noLocks init(cut: Double, way: Way) {
        self.cut = cut
        turn(to: cut, way: way)
    }

    /// Moves the hand by `slip` to `travel`.
    ///
    /// What is large is passed `inout` and never changed: by value the compiler copies all of it at every call.
    @_noLocks mutating func move(
        by slip: Double, to travel: Double, way: Way, speed: Double, period: Double, layers: inout Layers,
        speeds: inout SpeedTables, needle: inout NeedleMechanics
    ) {
        recoil = 0
        ruptured = 0
        if recoilLeft > 0 {
            springBack(for: period, to: travel, way: way, layers: &layers)
        } else if slip > 0 {
            push(
                slip, to: travel, way: way, speed: speed, period: period, layers: &layers, speeds: &speeds,
                needle: &needle)
        } else if slip < 0 {
            pull(-slip, layers[medium])
        }
    }

    /// The skin over the tip rises (or falls) by `rise` while the hand moves beside the needle: nothing is loaded by it.
    @_noLocks mutating func drift(by rise: Double, _ tissue: Tissue) {
        guard depth <= 0 else {
            let deeper = depth + rise
            cut = max(0, cut + rise)
            passed += rise
            depth = max(0, deeper)
            if deeper < 0 { pull(min(dimple, -deeper), tissue) }
            return
        }
        if rise < 0 {
            pull(-rise, tissue)
        } else {
            dimple += rise
            offset += rise
        }
    }

    /// The needle is out of the skin; the track stays.
    @_noLocks mutating func leave() {
        dimple = 0
        depth = 0
        elastic = 0
        offset = 0
        scale = 1
        excess = 0
        recoilLeft = 0
        recoil = 0
        ruptured = 0
    }

    /// The tip, drawn back inside the tissue, goes on in a track that is cut down to `cut`.
    @_noLocks mutating func turn(to cut: Double, way: Way) {
        self.cut = max(depth, cut)
        layer = 1
        while layer < 5 && self.cut > way.faces[layer] + 1e-6 { layer &+= 1 }
        inVein = self.cut > way.near && self.cut < way.far
        medium = inVein ? Layers.vein : layer
        isHeld = self.cut <= 0
        barrier = .face
        passed = self.cut
        offset = max(0, dimple)
        scale = 1
        excess = 0
    }

    @_noLocks private func force(
        of barrier: Barrier, speed: Double, layers: inout Layers, speeds: inout SpeedTables, eulerLoad: Double
    ) -> Double {
        switch barrier {
        case .face:
            layer == 5
                ? eulerLoad
                : layers[layer].puncture * speeds.factor(layer, speed)
                    + (inVein ? layers[Layers.vein].cutting : layers[layer &- 1].cutting)
        case .septum(let force): force + layers[medium].cutting
        case .nearWall: layers[Layers.vein].puncture * speeds.factor(Layers.vein, speed) + layers[layer].cutting
        case .farWall:
            layers[Layers.vein].puncture * speeds.factor(Layers.vein, speed) + layers[Layers.vein].cutting
        }
    }

    @_noLocks private mutating func push(
        _ slip: Double, to travel: Double, way: Way, speed: Double, period: Double, layers: inout Layers,
        speeds: inout SpeedTables, needle: inout NeedleMechanics
    ) {
        var rest = slip
        var turns = 0
        while rest > 0 && turns < 24 {
            turns &+= 1
            if depth < cut {
                let take = min(rest, cut - depth)
                depth += take
                rest -= take
                continue
            }
            let tissue = layers[medium]
            let spring = Spring(tissue)
            let yield =
                isHeld
                ? force(of: barrier, speed: speed, layers: &layers, speeds: &speeds, eulerLoad: needle.eulerLoad)
                : tissue.cutting + excess
            let full = offset + spring.dimple(yield) / scale
            if dimple < full {
                let take = min(rest, full - dimple)
                dimple += take
                rest -= take
                elastic = dimple < full ? spring.force(scale * (dimple - offset)) : yield
                if dimple < full { continue }
            }
            if !isHeld {
                let next = ahead(of: depth, way, layers.septa)
                rest -= cutOn(min(rest, max(0, next.at - depth)), in: tissue, takeover: needle.takeover)
                if depth >= next.at - 1e-9 {
                    meet(next.barrier, at: next.at, travel: travel - rest, layers: &layers)
                }
            } else if layer == 5 {
                // The needle bends: the hand goes on at the same force, and what bends does not come back.
                bent = true
                dimple += rest
                offset += rest
                elastic = yield
                rest = 0
            } else {
                rupture(layers: &layers, recoilTime: needle.recoilTime)
                sinceRupture = period * (rest / slip)
                springBack(for: sinceRupture, to: travel, way: way, layers: &layers)
                rest = 0
            }
        }
    }

    /// Cuts up to `length` further; returns the hand's share of it.
    @_noLocks private mutating func cutOn(_ length: Double, in tissue: Tissue, takeover: Double) -> Double {
        let share = min(1, length / takeover)
        scale += (1 - scale) * share
        offset -= offset * share
        excess -= excess * share
        let spring = Spring(tissue)
        let wanted = offset + spring.dimple(tissue.cutting + excess) / scale
        let next = min(wanted, dimple + length)
        depth += length + dimple - next
        dimple = next
        elastic = next < wanted ? spring.force(scale * (next - offset)) : tissue.cutting + excess
        cut = max(cut, depth)
        return length
    }

    /// The next barrier that was not met. One that lies a hair behind the tip was reached by rounding and still counts.
    @_noLocks private func ahead(of depth: Double, _ way: Way, _ septa: Septa) -> (at: Double, barrier: Barrier) {
        way.next(after: max(passed + 1e-7, depth - 1e-5), layer: layer, inVein: inVein, septa: septa)
    }

    /// The tip arrives at a barrier.
    @_noLocks private mutating func meet(_ barrier: Barrier, at place: Double, travel: Double, layers: inout Layers) {
        depth = max(0, min(place, travel))
        dimple = travel - depth
        // Met only at the front of the track: what cutting ran past the barrier in this tick is taken back.
        cut = depth
        self.barrier = barrier
        passed = place
        isHeld = true
        switch barrier {
        case .face:
            layer &+= 1
            if !inVein { medium = layer }
            isHeld = layer == 5 || (!inVein && layers[layer].puncture > 0)
        case .nearWall, .farWall: medium = Layers.vein
        case .septum: break
        }
        takeOver(layers[medium])
    }

    /// The spring of another layer takes over at the same dimple and the same force.
    @_noLocks private mutating func takeOver(_ tissue: Tissue) {
        let spring = Spring(tissue)
        let own = spring.dimple(elastic)
        if dimple >= own {
            scale = 1
            offset = dimple - own
        } else {
            offset = 0
            scale = dimple * 8 > own ? own / dimple : 8
            elastic = spring.force(scale * dimple)
        }
        excess = isHeld ? 0 : max(0, elastic - tissue.cutting)
    }

    @_noLocks private mutating func rupture(layers: inout Layers, recoilTime: Double) {
        switch barrier {
        case .face: ruptured = layer
        case .nearWall: inVein = true
        case .farWall:
            inVein = false
            medium = layer
        case .septum: break
        }
        isHeld = false
        restForce = min(elastic, layers[medium].cutting)
        restDimple = min(dimple, Spring(layers[medium]).dimple(restForce))
        recoilLeft = recoilTime
    }

    /// The tissue springs back over the tip for `time` seconds, whatever the hand does.
    @_noLocks private mutating func springBack(for time: Double, to travel: Double, way: Way, layers: inout Layers) {
        let share = min(1, time / recoilLeft)
        recoilLeft = share >= 1 ? 0 : recoilLeft - time
        let before = dimple
        dimple = max(0, min(travel, dimple + (restDimple - dimple) * share))
        elastic += (restForce - elastic) * share
        recoil = max(0, before - dimple)
        let from = depth
        depth = travel - dimple
        while true {
            let next = ahead(of: from, way, layers.septa)
            guard depth >= next.at else { break }
            if case .face = next.barrier, layer < 4, layers[layer &+ 1].puncture <= 0 {
                layer &+= 1
                if !inVein { medium = layer }
                continue
            }
            recoilLeft = 0
            meet(next.barrier, at: next.at, travel: travel, layers: &layers)
            return
        }
        cut = max(cut, depth)
        if recoilLeft <= 0 { takeOver(layers[medium]) }
    }

    @_noLocks private mutating func pull(_ length: Double, _ tissue: Tissue) {
        let loaded = min(length, max(0, dimple - offset))
        dimple -= loaded
        let slack = min(length - loaded, dimple)
        dimple -= slack
        depth = max(0, depth - (length - loaded - slack))
        if dimple > offset {
            elastic = min(elastic, Spring(tissue).force(scale * (dimple - offset)))
        } else {
            offset = min(offset, dimple)
            elastic = 0
        }
    }
}
