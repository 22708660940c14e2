import Authoring
import Foundation
import Profiles
import Recordings
import Scoring
import Servo
import Sessions
import Space

/// A recorded session as a page plays it: what does not change, and the needle's way, at most 30 moments a second.
struct StoredReplay: Encodable {
    /// One list for each value, equally long.
    struct Moments: Encodable {
        /// s of the run, and its tick.
        var time: [Double] = []
        var tick: [UInt64] = []
        /// Of the needle's tip, mm, and the direction in which it points.
        var tip: [[Double]] = []
        var axis: [[Double]] = []
        /// mm along the needle, degrees, N.
        var depth: [Double] = []
        var angle: [Double] = []
        var force: [Double] = []
        /// The place of the tip's layer in ``StoredReplay/layers``.
        var layer: [Int] = []
        /// What went out of the syringe, percent.
        var delivered: [Double] = []
    }

    /// The most moments: longer sessions are thinned out.
    private static let most = 9000
    /// Between two moments, s.
    private static let period = 1.0 / 30

    var scene: SessionScene
    var layers: [String] = []
    var moments = Moments()
    /// Moments a second.
    var rate: Double
    /// The recording stops before its end.
    var isCut: Bool

    /// Reads a recording: the frames that were kept, and nothing that would have to be computed.
    init(path: String) throws {
        var reader = try RecordingReader(path: path, wanted: [.frames])
        var (notes, files): ([String: String]?, [Attachment]) = (nil, [])
        var frames: [Frame] = []
        var (least, due) = (Self.period, -Double.infinity)
        while let item = try reader.next() {
            switch item {
            case .note(let name, let values): if name == SessionFacts.note { notes = values }
            case .file(let file): files.append(file)
            case .frame(let frame):
                guard frame.time.seconds >= due else { continue }
                frames.append(frame)
                due = frame.time.seconds + least - 0.0005
                guard frames.count >= Self.most else { continue }
                least *= 2
                frames = stride(from: 0, to: frames.count, by: 2).map { frames[$0] }
            default: break
            }
        }
        guard let notes else {
            throw RecordingError(
                .unsuitable, ja: "セッションについて何も書かれていません。", en: "it says nothing about a session.")
        }
        let facts = SessionFacts(notes: notes, files: files)
        let procedure = try RecordedProcedure.read(facts)
        scene = SessionScene(
            procedure.scenario, device: procedure.profile.name, following: procedure.exemplar,
            mode: ScoringMode(rawValue: facts.mode) ?? .learn, number: 0, trainee: facts.trainee)
        rate = 1 / least
        isCut = reader.cut != nil
        for frame in frames { add(frame) }
    }

    private mutating func add(_ frame: Frame) {
        func rounded(_ value: Double, _ scale: Double) -> Double {
            value.isFinite ? (value * scale).rounded() / scale : 0
        }
        let tip = frame.tip - frame.axis * frame.dimple
        moments.time.append(rounded(frame.time.seconds, 1000))
        moments.tick.append(frame.tick)
        moments.tip.append([tip.x, tip.y, tip.z].map { rounded($0 * 1000, 100) })
        moments.axis.append([frame.axis.x, frame.axis.y, frame.axis.z].map { rounded($0, 1000) })
        moments.depth.append(rounded(frame.depth * 1000, 100))
        let angle = frame.steepness > 0 ? asin(min(1, frame.steepness)) : 0
        moments.angle.append(rounded(angle * 180 / .pi, 10))
        moments.force.append(rounded(frame.axial, 1000))
        moments.delivered.append(rounded(frame.deliveredShare * 100, 10))
        let layer = "\(frame.layer)"
        if !layers.contains(layer) { layers.append(layer) }
        moments.layer.append(layers.firstIndex(of: layer) ?? 0)
    }
}
