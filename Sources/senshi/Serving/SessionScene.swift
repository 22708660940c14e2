import Authoring
import Collision
import Devices
import Patients
import Scoring
import Space

/// What does not change while a session goes on, as pages get it.
struct SessionScene: Encodable {
    struct Named: Encodable {
        var id: String
        var text: LocalizedText
        /// Of a criterion: what it can earn.
        var points: Double?
        /// Of a step: an instructor may confirm it.
        var canBeConfirmed: Bool?
    }
    struct Mark: Encodable {
        var name: LocalizedText
        /// Toward the foot from the origin, m.
        var below: Double
    }
    /// The outer face of a layer in the cut across the site: heights over the places, m; null where there is none.
    struct Face: Encodable {
        var layer: String
        var heights: [Double?]
    }

    var number: Int
    var scenario: String
    var title: LocalizedText
    var draft: Bool
    var device: String
    var trainee: String?
    var mode: String
    /// What a trainee may see.
    var view: [String]
    var tells: [LocalizedText]
    var steps: [Named]
    var criteria: [Named]
    var errors: [Named]
    var events: [Named]
    var landmarks: [Mark]
    /// Of the needle, m.
    var needle: Double
    /// The places of the cut, m to the right of the landmark, and the faces in it: nil where a trainee may not see them.
    var places: [Double]
    var faces: [Face]
    /// An exemplar's way in, m.
    var exemplar: [[Double]]

    init(
        _ scenario: Scenario, device: String, following model: Exemplar?, mode: ScoringMode, number: Int,
        trainee: String?
    ) {
        let rules = scenario.rules(in: mode)
        let patient = scenario.patient
        self.number = number
        self.trainee = trainee
        self.scenario = scenario.id
        title = scenario.title
        draft = scenario.draft
        self.device = device
        self.mode = mode.rawValue
        view = rules.view.map(\.rawValue).sorted()
        tells = scenario.tells
        steps = scenario.steps.map { Named(id: $0.id, text: $0.text, canBeConfirmed: $0.canBeConfirmed) }
        criteria = scenario.steps.flatMap(\.criteria).map { Named(id: $0.id, text: $0.title, points: $0.points) }
        errors = scenario.criticalErrors.sorted { $0.key < $1.key }.map { Named(id: $0.key, text: $0.value) }
        events = scenario.events.map { Named(id: $0.id, text: $0.title) }
        landmarks = scenario.landmarks.map { Mark(name: $0.name, below: $0.below) }
        needle = patient.needle.length
        let places = stride(from: -0.04, through: 0.04, by: 0.002).map { $0 }
        self.places = places
        faces = zip(0..<5, Layer.allCases.dropFirst()).map { face, layer in
            Face(layer: "\(layer)", heights: places.map { patient.anatomy.top(of: face, x: $0, y: 0)?.z })
        }
        let path = rules.exemplar ? model?.path ?? [] : []
        exemplar = path.map { [$0.x, $0.y, $0.z] }
    }

    /// As a trainee may see it: nothing from under the skin where that is not shown, and not what may happen.
    func seen(by rules: ModeRules) -> SessionScene {
        var own = self
        if !rules.view.contains(.section) { (own.places, own.faces, own.exemplar) = ([], [], []) }
        (own.criteria, own.errors, own.events) = ([], [], [])
        return own
    }
}
