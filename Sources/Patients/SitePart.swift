public import Authoring
import Collision
import Space

/// One thing that can be hit at a site, as the site's file describes it; its numbers stand in the file's table.
public struct SitePart: Sendable, Equatable {
    /// What it is.
    public enum Kind: String, Sendable, CaseIterable {
        case vessel, nerve, bursa, bone

        var structure: Structure.Kind {
            switch self {
            case .vessel: .vessel
            case .nerve: .nerve
            case .bursa: .bursa
            case .bone: .bone
            }
        }
    }
    /// A thick line from `start` to `end`, or a round or flat body.
    public enum Shape: String, Sendable, CaseIterable {
        case line, body
    }
    /// The face from which its depth counts.
    public enum Face: String, Sendable, CaseIterable {
        case skin, fascia, bone
    }

    /// The section of its numbers.
    public let id: String
    public let kind: Kind
    public let shape: Shape
    public let below: Face
    /// It comes nearer to the head where the hand is on the hip.
    public let followsArm: Bool
    /// As a report names it.
    public let name: LocalizedText

    /// The most that a site can have.
    public static let most = Anatomy.mostStructures

    init?(_ node: Node, in file: Fields) {
        guard
            let fields = Fields(
                node, of: LocalizedText(ja: "構造", en: "a structure"), rule: "site.structure", into: file.diagnostics)
        else {
            return nil
        }
        let id = fields.text("id")
        let kind = fields.choice("kind", of: Kind.self)
        let shape = fields.choice("shape", of: Shape.self)
        let below = fields.choice("below", of: Face.self)
        followsArm = fields.optionalFlag("follows-arm") ?? false
        let name = fields.localized("name")
        fields.finish()
        guard let id, let kind, let shape, let below, let name else { return nil }
        self.id = id
        self.kind = kind
        self.shape = shape
        self.below = below
        self.name = name
    }

    /// The numbers that its section must hold.
    var keys: [PresetKey] {
        func place(_ name: String) -> PresetKey { PresetKey(id, name, .length, "mm", -300...300) }
        func size(_ name: String) -> PresetKey { PresetKey(id, name, .length, "mm", 0.1...100) }
        let own =
            switch shape {
            case .line:
                [size("radius")]
                    + ["start", "end"].flatMap { end in ["across", "up", "deep"].map { place("\(end)-\($0)") } }
            case .body:
                ["across", "top", "bottom", "deep"].map(place) + [size("half-width"), size("half-thickness")]
            }
        return own + (followsArm ? [PresetKey(id, "raised", .count, "", 0.3...1.5)] : [])
    }

    /// The structure in a person.
    ///
    /// - Parameters:
    ///   - index: its number among the site's.
    ///   - table: the site's.
    ///   - numbers: of the person.
    ///   - side: for what lies toward the midline.
    func structure(
        _ index: Int, _ table: PresetTable, _ numbers: SiteNumbers, _ side: Site.Side, _ arm: Person.Arm
    ) -> Structure {
        func mm(_ name: String) -> Double { table.written("\(id).\(name)") }
        let growth = numbers.growth
        let raised = followsArm && arm == .handOnHip ? mm("raised") : 1
        let face =
            switch below {
            case .skin: 0.0
            case .fascia: numbers.toFascia
            case .bone: numbers.toBone
            }
        func place(_ across: Double, _ up: Double, _ deep: Double) -> Vector {
            Vector(
                across * side.medial * growth * 1e-3, up * raised * growth * 1e-3, -(face + deep * growth) * 1e-3)
        }
        switch shape {
        case .line:
            return Structure(
                kind.structure, index: index, from: place(mm("start-across"), mm("start-up"), mm("start-deep")),
                to: place(mm("end-across"), mm("end-up"), mm("end-deep")), radius: mm("radius") * growth * 1e-3)
        case .body:
            let (top, bottom) = (mm("top"), mm("bottom"))
            let half = max(abs(top - bottom) / 2, 0.1)
            return Structure(
                kind.structure, index: index, centre: place(mm("across"), (top + bottom) / 2, mm("deep")),
                radii: Vector(mm("half-width"), half, mm("half-thickness")) * (growth * 1e-3))
        }
    }
}
