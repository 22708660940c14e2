import Space

/// The needle's tip: a spring in series with a one-way yield.
///
/// While pushing, the dimple follows the hand until the spring reaches the yield: the puncture force at a closed face,
/// the cutting force in uncut tissue. Then a face ruptures and the tissue springs back over the tip, or the tip cuts on
/// at a constant dimple. Pulling unloads the spring to zero before the tip moves. Always `depth + dimple = travel`.
/// Safe on the servo thread.
struct Tip: BitwiseCopyable, Sendable {
    /// How the tip holds the tissue.
    enum Hold: BitwiseCopyable { case face, tissue }

    /// Over how much cutting a spring taken over from another layer becomes the layer's own, m (assumed).
    static var blend: Double { @_noLocks get { 0.0005 } }
    /// How long the recoil after a rupture takes, s.
    static var recoilTime: Double { @_noLocks get { 0.003 } }

    private(set) var dimple = 0.0
    private(set) var depth = 0.0
    /// Force of the spring, N, before relaxation.
    private(set) var elastic = 0.0
    /// How deep the track is cut, m: above it nothing yields again.
    private(set) var cut = 0.0
    /// The layer whose spring holds the tip, 1 (skin) … 5 (bone).
    private(set) var layer = 1
    private(set) var hold = Hold.face
    private(set) var bent = false
    /// How far tissue sprang back over the needle in this tick, m.
    private(set) var recoil = 0.0
    /// A face gave way in this tick: its layer, or 0.
    private(set) var ruptured = 0

    private var offset = 0.0
    private var scale = 1.0
    private var excess = 0.0
    private var recoilLeft = 0.0
    private var restDimple = 0.0
    private var restForce = 0.0

    @_noLocks init() {}

    /// Moves the hand by `slip` to `travel`.
    @_noLocks mutating func move(
        by slip: Double, to travel: Double, faces: InlineArray<5, Double>, speed: Double, period: Double,
        layers: Layers, speeds: borrowing SpeedTables, eulerLoad: Double
    ) {
        recoil = 0
        ruptured = 0
        if recoilLeft > 0 {
            springBack(for: period, to: travel, faces: faces, layers: layers)
        } else if slip > 0 {
            push(
                slip, to: travel, faces: faces, speed: speed, period: period, layers: layers, speeds: speeds,
                eulerLoad: eulerLoad)
        } else if slip < 0 {
            pull(-slip, layers[layer])
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

    @_noLocks private mutating func push(
        _ slip: Double, to travel: Double, faces: InlineArray<5, Double>, speed: Double, period: Double,
        layers: Layers, speeds: borrowing SpeedTables, eulerLoad: Double
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
            let tissue = layers[layer]
            let spring = Spring(tissue)
            let yield: Double
            switch hold {
            case .face:
                yield =
                    layer == 5
                    ? eulerLoad : tissue.puncture * speeds.factor(layer, speed) + layers[layer &- 1].cutting
            case .tissue: yield = tissue.cutting + excess
            }
            let full = offset + spring.dimple(yield) / scale
            if dimple < full {
                let take = min(rest, full - dimple)
                dimple += take
                rest -= take
                elastic = dimple < full ? spring.force(scale * (dimple - offset)) : yield
                if dimple < full { continue }
            }
            if hold == .tissue {
                rest -= cutOn(min(rest, max(0, faces[layer] - depth)), in: tissue)
                if depth >= faces[layer] - 1e-9 {
                    meet(layer &+ 1, at: faces[layer], travel: travel - rest, layers: layers)
                }
            } else if layer == 5 {
                // The needle bends: the hand goes on at the same force, and what bends does not come back.
                bent = true
                dimple += rest
                offset += rest
                elastic = yield
                rest = 0
            } else {
                rupture(layers: layers)
                springBack(for: period * (rest / slip), to: travel, faces: faces, layers: layers)
                rest = 0
            }
        }
    }

    /// Cuts up to `length` further; returns the hand's share of it.
    @_noLocks private mutating func cutOn(_ length: Double, in tissue: Tissue) -> Double {
        let share = min(1, length / Self.blend)
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

    /// The tip arrives at the outer face of `next`.
    @_noLocks private mutating func meet(_ next: Int, at face: Double, travel: Double, layers: Layers) {
        depth = max(0, min(face, travel))
        dimple = travel - depth
        cut = max(cut, depth)
        layer = next
        hold = next == 5 || layers[next].puncture > 0 ? .face : .tissue
        takeOver(layers[next])
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
        excess = hold == .tissue ? max(0, elastic - tissue.cutting) : 0
    }

    @_noLocks private mutating func rupture(layers: Layers) {
        ruptured = layer
        hold = .tissue
        restForce = layers[layer].cutting
        restDimple = min(dimple, Spring(layers[layer]).dimple(restForce))
        recoilLeft = Self.recoilTime
    }

    /// The tissue springs back over the tip for `time` seconds, whatever the hand does.
    @_noLocks private mutating func springBack(
        for time: Double, to travel: Double, faces: InlineArray<5, Double>, layers: Layers
    ) {
        let share = min(1, time / recoilLeft)
        recoilLeft = share >= 1 ? 0 : recoilLeft - time
        let before = dimple
        dimple = max(0, min(travel, dimple + (restDimple - dimple) * share))
        elastic += (restForce - elastic) * share
        recoil = max(0, before - dimple)
        depth = travel - dimple
        while layer < 5 && depth >= faces[layer] {
            let next = layer &+ 1
            if next == 5 || layers[next].puncture > 0 {
                recoilLeft = 0
                meet(next, at: faces[layer], travel: travel, layers: layers)
                return
            }
            layer = next
        }
        cut = max(cut, depth)
        if recoilLeft <= 0 { takeOver(layers[layer]) }
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
