public import Authoring
import Forces
import Space

/// The tissues of one kind of patient, as a file describes them: every number with its range, unit and source.
///
/// The numbers hold for a lubricated 25G needle with a 12° bevel at 5 mm/s, or for the one needle of an experiment.
public struct TissuePresets: AuthoredFile, Sendable, Equatable {
    /// The version of the file format that this program reads.
    public static let format = "senshi-tissue/1"

    /// What the file describes.
    public enum Kind: String, Sendable, CaseIterable {
        /// Skin, fat, fascia, muscle, vein, nerve and bone.
        case person
        /// One organ under its capsule.
        case organ
    }

    /// The file's name without its end.
    public let name: String
    /// In both languages.
    public let title: LocalizedText
    public let kind: Kind
    /// Every number.
    public var table: PresetTable

    /// Reads a document. Nil where anything in it is wrong; all of it is then in `diagnostics`.
    public init?(_ document: Document, into diagnostics: Diagnostics) {
        guard
            let fields = Self.fields(
                document, of: LocalizedText(ja: "組織のファイル", en: "a tissue file"), rule: "tissue", into: diagnostics)
        else {
            return nil
        }
        let name = fields.text("name")
        let title = fields.localized("title")
        let kind = fields.choice("kind", of: Kind.self)
        let table = kind.flatMap { PresetTable(fields, keys: $0 == .person ? TissueKeys.person : TissueKeys.organ) }
        fields.finish(knowsAllKeys: kind != nil)
        guard !diagnostics.hasErrors, let name, let title, let kind, let table else { return nil }
        self.name = name
        self.title = title
        self.kind = kind
        self.table = table
    }

    /// A section under a needle, in SI units.
    /// - Parameters:
    ///   - size: outer diameter over that of the needle that the numbers hold for: puncture, cutting and friction grow
    ///     with it (Præstmark 2016).
    ///   - wear: 1 for a new lubricated needle; multiplies puncture and friction.
    ///   - strength: of this patient's layer over the usual; multiplies puncture and cutting.
    func tissue(_ section: String, size: Double, wear: Double, strength: Double = 1) -> Tissue {
        func si(_ name: String) -> Double { table.si("\(section).\(name)") }
        func rubbing(_ way: String) -> Rubbing {
            guard table.number("\(section).friction\(way)") != nil else { return .none }
            return Rubbing(
                friction: si("friction\(way)") * size * wear, sticking: si("sticking\(way)"), drag: si("drag\(way)"))
        }
        let inward = rubbing("")
        return Tissue(
            linear: si("linear"), quadratic: si("quadratic"), puncture: si("puncture") * size * wear * strength,
            cutting: si("cutting") * size * strength, inward: inward,
            outward: table.number("\(section).friction-out") == nil ? inward : rubbing("-out"),
            relaxing: si("relaxing"), fast: si("fast"), slow: si("slow"), speedExponent: si("speed-exponent"))
    }

    /// The needle's own mechanics in these tissues.
    func mechanics(of needle: Needle) -> NeedleMechanics {
        var mechanics = NeedleMechanics()
        mechanics.length = needle.length
        mechanics.bending = needle.bending
        mechanics.eulerLoad = needle.eulerLoad
        mechanics.bristle = table.si("shaft.bristle")
        mechanics.breakaway = table.si("shaft.breakaway")
        mechanics.restShare = table.si("shaft.resting")
        mechanics.restTime = table.si("shaft.resting-time")
        mechanics.restSpeed = table.si("shaft.resting-speed")
        mechanics.lateral = table.si("shaft.lateral")
        mechanics.lateralReach = table.si("shaft.lateral-reach")
        mechanics.recoilTime = table.si("rupture.recoil")
        mechanics.takeover = table.si("rupture.takeover")
        mechanics.trackNear = table.si("track.near")
        mechanics.trackCosine = CircularFunctions(table.si("track.angle")).cosine
        mechanics.drawnBack = table.si("track.drawn-back")
        mechanics.slowest = table.si("speed.slowest")
        mechanics.fastest = table.si("speed.fastest")
        guard kind == .person else { return mechanics }
        mechanics.veinWall = table.si("vein.wall")
        mechanics.nerveReach = table.si("nerve.reach")
        mechanics.hubStiffness = table.si("hub.stiffness")
        mechanics.hubUnloading = table.si("hub.unloading")
        mechanics.tap = Tap(
            frequency: table.si("bone.tap-frequency"), decay: table.si("bone.tap-decay"),
            gain: table.si("bone.tap-gain"), most: table.si("bone.tap-most"), length: table.si("bone.tap-length"))
        return mechanics
    }
}
