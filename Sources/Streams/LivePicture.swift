import Foundation
import Recordings
import Servo
import Space

/// One frame as a viewer sees it.
struct LivePicture {
    let frame: Frame
    /// ns since 1970, or of the run in stepped time.
    let time: UInt64

    /// Metres of arrow for a newton: 10 N are 5 cm.
    private static let perNewton = 0.005
    /// Of the needle that is drawn above its tip, and the syringe above that, m.
    private static let needle = 0.04
    private static let syringe = 0.06

    func message(_ channel: LiveTopics, step: String?) -> [UInt8] {
        switch channel {
        case .transforms: Foxglove.frameTransform(time: time, needle: pose)
        case .state: state(step)
        default: scene
        }
    }

    private var pose: Pose {
        Pose(position: frame.tip, rotation: Quaternion.turning(Vector(0, 0, -1), to: frame.axis))
    }

    /// Where the tip really is: the hand's, less the dimple.
    private var tip: Vector { frame.tip - frame.axis * frame.dimple }

    private var scene: [UInt8] {
        var update = SceneUpdate(time: time)
        let hub = tip - frame.axis * Self.needle
        update.draw("needle") {
            $0.rod(from: hub, to: tip, thickness: 0.0005, SceneEntity.Colour(0.75, 0.78, 0.8))
            $0.rod(
                from: hub - frame.axis * Self.syringe, to: hub, thickness: 0.012,
                SceneEntity.Colour(0.9, 0.95, 1, cover: 0.5))
        }
        arrow("force", frame.force, SceneEntity.Colour(0.9, 0.2, 0.1), &update)
        arrow("sent", frame.sent, SceneEntity.Colour(0.1, 0.5, 0.9), &update)
        update.draw("layer") {
            $0.ball(at: tip, radius: 0.0015, LayerSurfaces.colour(frame.layer, cover: 1))
            $0.words("\(frame.layer)", at: hub, height: 0.006, SceneEntity.Colour(1, 1, 1))
        }
        return update.encoded
    }

    private func arrow(_ id: String, _ force: Vector, _ colour: SceneEntity.Colour, _ update: inout SceneUpdate) {
        guard force.squaredLength > 1e-6 else { return update.erase(id) }
        update.draw(id) { $0.arrow(from: tip, along: force * Self.perNewton, thickness: 0.001, colour) }
    }

    /// The numbers that a plot wants.
    private struct State: Encodable {
        var tick: UInt64
        var time_s, depth_mm: Double
        var layer: String
        var angle_deg, force_N, sent_N, plunger: Double
        var step, fault: String?
    }

    private func state(_ step: String?) -> [UInt8] {
        let steepness = max(-1, min(1, frame.steepness))
        let state = State(
            tick: frame.tick, time_s: frame.time.seconds, depth_mm: frame.depth * 1000, layer: "\(frame.layer)",
            angle_deg: asin(steepness) * 180 / .pi, force_N: frame.force.length, sent_N: frame.sent.length,
            plunger: frame.plunger, step: step, fault: frame.fault.isFault ? "\(frame.fault)" : nil)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return (try? encoder.encode(state)).map { Array($0) } ?? []
    }
}
