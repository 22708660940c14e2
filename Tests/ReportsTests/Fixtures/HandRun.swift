import Collision
import Devices
import Foundation
import Servo
import Sessions
import Space

/// A plausible injection, made without the product's own physics: a hand that pushes, waits, injects and withdraws, and
/// a needle that dimples, ruptures, cuts and rubs with the presets of a 25G needle in a thin deltoid.
struct HandRun {
    /// Skin, fat, fascia, muscle, bone, m.
    static let faces = [0.0, 0.002, 0.0065, 0.0071, 0.0254]
    static let boneRadius = 0.011
    static let radius = 0.0254 + 0.011
    /// Tilt from perpendicular toward the head, and how far the hand pushes, m.
    var tilt = 0.10
    var push = 0.0195
    /// Seconds at which the needle starts toward the skin.
    var start = 38.0

    private var dimple = 0.0
    private var hasSkin = true
    private var hasFascia = true
    private(set) var frames: [Frame] = []
    private(set) var events: [Event] = []

    init(tilt: Double = 0.10, push: Double = 0.0195) {
        self.tilt = tilt
        self.push = push
    }

    /// A movement without jerk at its ends: share of the way at a share of the time.
    private static func ease(_ share: Double) -> Double {
        let s = min(max(share, 0), 1)
        return s * s * s * (10 - 15 * s + 6 * s * s)
    }

    private func travel(at time: Double) -> Double {
        let t = time - start
        let tremor = 0.00004 * sin(2 * .pi * 9.3 * t)
        if t < 0 { return -0.060 }
        if t < 1 { return -0.060 + 0.058 * Self.ease(t) + tremor }
        if t < 1.9 { return -0.002 + (push + 0.002) * Self.ease((t - 1) / 0.9) + tremor }
        if t < 7.4 { return push + tremor }
        return push - (push + 0.05) * Self.ease((t - 7.4) / 1.2) + tremor
    }

    private func plunger(at time: Double) -> Double { Self.ease((time - start - 3.6) / 2.6) }

    /// Runs all of it at 1 kHz and keeps what a record keeps.
    mutating func record(stepped: Bool = true) -> RunRecord {
        var all: [Frame] = []
        for tick in 0..<UInt64(60_000) {
            let time = Double(tick) / 1000
            all.append(step(tick: tick, time: time, travel: travel(at: time), isOut: time > start + 7.4))
        }
        let marks = Set(events.flatMap { event in Int(event.tick) - 20...Int(event.tick) + 20 })
        frames = all.filter { $0.tick % 10 == 0 || marks.contains(Int($0.tick)) }
        let timing = LoopTiming(
            ticks: 60_000, missed: stepped ? 0 : 3, dropped: 0, p50: stepped ? 0 : 14.2, p99: stepped ? 0 : 23,
            p999: stepped ? 0 : 180.5, maximum: stepped ? 0 : 4810, stepped: stepped,
            policy: stepped
                ? "Stepped time: no real-time rights are needed."
                : "SCHED_FIFO priority 80, memory locked.")
        return RunRecord(
            frames: frames, events: events.sorted { $0.tick < $1.tick }, timing: timing,
            digest: "3fa92c1d5b7e0846a1c2d3e4f5061728394a5b6c7d8e9f00112233445566778a", ticks: 60_000,
            device: "virtual-needle", layers: Self.faces, boneAxisDepth: Self.radius, boneRadius: Self.boneRadius,
            needle: "25G × 25 mm", patient: "female, 72 y, BMI 20.5", started: stepped ? nil : "2026-11-23T10:15:30Z")
    }

    private mutating func step(tick: UInt64, time: Double, travel: Double, isOut: Bool) -> Frame {
        var frame = Frame()
        let around = 0.003 / Self.radius
        let entry = Vector(Self.radius * sin(around), -0.084, Self.radius * (cos(around) - 1))
        let inward = Vector(-sin(around), 0, -cos(around))
        let lean = Vector(0, 1, 0)
        frame.axis = inward * cos(tilt) + lean * sin(tilt)
        frame.tick = tick
        frame.time = Instant(nanoseconds: Int64(tick) * 1_000_000)
        frame.travel = travel
        frame.tip = entry + frame.axis * travel
        frame.entry = entry
        frame.steepness = cos(tilt)
        frame.marks = .tracked
        frame.plunger = plunger(at: time)
        press(&frame, isOut: isOut)
        frame.force = -frame.axis * frame.axial
        frame.delivered[4] = frame.plunger
        if tick == UInt64(start * 1000) + 3650 { note(.plungerStarted, frame) }
        if tick == UInt64(start * 1000) + 6150 { note(.syringeEmpty, frame) }
        return frame
    }

    /// Force and depth, mm and N inside.
    private mutating func press(_ frame: inout Frame, isOut: Bool) {
        let travel = frame.travel * 1000
        guard travel > 0 else {
            if dimple > 0 || !hasSkin, isOut, travel > -1, events.contains(where: { $0.kind == .fasciaPunctured }),
                !events.contains(where: { $0.kind == .needleLeftSkin })
            {
                frame.marks.insert(.leftSkin)
                note(.needleLeftSkin, frame)
            }
            dimple = 0
            return
        }
        if hasSkin, dimple == 0 {
            frame.marks.insert(.touchedSkin)
            note(.skinTouched, frame)
        }
        let fascia = 6.5 / cos(tilt)
        var tip = 0.0
        if isOut {
            dimple = max(dimple - 0.05, 0)
        } else if hasSkin {
            dimple = travel
            tip = 0.05 * dimple + 0.055 * dimple * dimple
            if tip >= 0.65 {
                hasSkin = false
                frame.marks.insert(.puncturedSkin)
                note(.skinPunctured(count: 1), frame)
            }
        } else if hasFascia, travel - dimple >= fascia {
            dimple = travel - fascia
            tip = 0.05 + 0.04 * dimple + 0.05 * dimple * dimple
            if tip >= 0.33 {
                hasFascia = false
                frame.marks.insert(.puncturedFascia)
                note(.fasciaPunctured, frame)
            }
        } else {
            let goal = travel - dimple < 2 ? 1.9 : (hasFascia ? 1.0 : 1.2)
            dimple += (goal - dimple) * 0.3
            tip = travel - dimple < 2 ? 0.30 : (hasFascia ? 0.05 : 0.105)
        }
        let depth = travel - dimple
        let friction = 0.020 * min(depth, 2) + 0.003 * min(max(depth - 2, 0), 4.5) + 0.0045 * max(depth - 7.1, 0)
        frame.dimple = dimple / 1000
        frame.depth = depth / 1000
        frame.axial = isOut ? -1.25 * friction : tip + friction
        frame.tipForce = tip
        frame.layer = depth <= 0 ? .air : layer(depth * cos(tilt))
        if depth > 0 { frame.marks.insert(.inTissue) }
    }

    private func layer(_ depth: Double) -> Layer {
        if depth < 2 { return .skin }
        if depth < 6.5 || hasFascia { return .fat }
        return depth < 7.1 ? .fascia : .muscle
    }

    private mutating func note(_ kind: Event.Kind, _ frame: Frame) {
        events.append(Event(kind, tick: frame.tick, time: frame.time.seconds))
    }
}
