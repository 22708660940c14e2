import Authoring
import Foundation
import Scoring
import Servo
import Space
import Terminals

/// A moment of a session, as pages get it 30 times a second.
struct SessionPicture: Encodable {
    struct Option: Encodable {
        var id: String
        var text: LocalizedText
        var ticked: Bool?
    }
    struct Asked: Encodable {
        var step: String
        var text: LocalizedText
        /// `choose`, `checklist`, `confirm` or `wait`.
        var kind: String
        var options: [Option]
    }
    struct Happening: Encodable {
        var id: String
        var title: LocalizedText?
        var sees, says: LocalizedText?
    }
    /// How it ended.
    struct End: Encodable {
        /// The report's folder; nil where there is none.
        var report: String?
        var verdict: String?
        var percent: Double?
        /// Why it could not go on.
        var sentence: String?
    }
    /// What the instructor says, and where they point, m.
    struct Coaching: Encodable {
        var text: String?
        var by: String?
        var at: [Double]?
    }

    var session: Int
    /// ms since 1970, when the picture was made.
    var stamp: Double
    /// Of the run, s.
    var time = 0.0
    /// Of the needle, m, and its direction.
    var tip = [0.0, 0.0, 0.05]
    var axis = [0.0, 0.0, -1.0]
    var plunger: Double?
    /// Under the skin.
    var depth, angle, force: Double?
    var layer: String?
    var step: String?
    /// Numbers of the steps of which nothing more is expected.
    var done: [Int] = []
    var progress, prompt: LocalizedText?
    /// What is to be done with the device before it can show a force: until the run begins, and after it was plugged in
    /// again.
    var preparing: LocalizedText?
    var asked: Asked?
    var happening: Happening?
    /// Events that an instructor may let happen.
    var awaited: [String]?
    var fault: LocalizedText?
    /// True while an instructor holds the procedure.
    var paused: Bool?
    var coaching: Coaching?
    var end: End?

    init(session: Int) {
        self.session = session
        stamp = Date().timeIntervalSince1970 * 1000
    }

    /// As somebody sees it who may see all.
    init(session: Int, _ frame: Frame, _ scorer: Scorer, asking: (question: Question, ticked: Set<String>)?) {
        self.init(session: session)
        time = frame.time.seconds
        let tip = frame.tip - frame.axis * frame.dimple
        self.tip = [tip.x, tip.y, tip.z]
        axis = [frame.axis.x, frame.axis.y, frame.axis.z]
        plunger = frame.plunger
        depth = frame.depth
        angle = frame.steepness > 0 ? asin(min(1, frame.steepness)) : 0
        force = frame.axial
        layer = "\(frame.layer)"
        step = scorer.currentStep?.id
        done = scorer.scenario.steps.indices.filter { scorer.isFinished($0) }
        awaited = scorer.awaited.map(\.id)
        if frame.marks.contains(.paused) { paused = true }
        if frame.fault.isFault { fault = RunWords.fault("\(frame.fault)") }
        if let event = scorer.activeEvent {
            happening = Happening(id: event.id, title: event.title, sees: event.sees, says: event.says)
        }
        if let (question, ticked) = asking { asked = Self.asked(question, ticked) }
    }

    /// As a trainee may see it in a mode: nothing from under the skin where that is not shown.
    func seen(by rules: ModeRules, entry: Vector, in tissue: Bool) -> SessionPicture {
        var own = self
        own.awaited = nil
        own.happening?.title = nil
        if !rules.view.contains(.section) {
            (own.layer, own.angle) = (nil, nil)
            if tissue { own.tip = [entry.x, entry.y, entry.z] }
        }
        if !rules.view.contains(.depth) { own.depth = nil }
        if !rules.view.contains(.force) { own.force = nil }
        if !rules.prompts { own.prompt = nil }
        return own
    }

    private static func asked(_ question: Question, _ ticked: Set<String>) -> Asked {
        func options(_ all: [Question.Option], marks: Bool = false) -> [Option] {
            all.map { Option(id: $0.id, text: $0.text, ticked: marks ? ticked.contains($0.id) : nil) }
        }
        let (kind, all): (String, [Option]) =
            switch question.kind {
            case .choose(let some): ("choose", options(some))
            case .checklist(let some): ("checklist", options(some, marks: true))
            case .confirm(let deeds): ("confirm", options(deeds))
            case .wait: ("wait", [])
            }
        return Asked(step: question.step, text: question.text, kind: kind, options: all)
    }

    /// Keys sorted.
    var json: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { Array($0) } ?? Array("null".utf8)
    }
}
