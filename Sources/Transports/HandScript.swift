public import Authoring

/// A hand that somebody wrote down: where it takes the needle, what it presses, what it says, and how it trembles.
///
/// Played by ``VirtualTransport``. Equal scripts give equal motions, to the bit, on every machine.
public struct HandScript: Sendable {
    public var id: String
    /// What the hand does well or wrong.
    public var title: LocalizedText
    /// Seeds the tremor.
    public var seed: UInt64
    /// The tremor's band, Hz, and its root mean square along each axis, m; nil for a hand of stone.
    public var tremor: (band: ClosedRange<Double>, amplitude: Double)?
    /// Where the needle is at tick 0.
    public var start: HandPlacement
    public var moves: [HandMove]

    /// The first line of every hand script.
    public static let format = "senshi-hand/1"

    /// Reads a script. Nil where it has errors; all of them are in `diagnostics`.
    public static func read(contentsOf path: String, into diagnostics: Diagnostics) -> HandScript? {
        guard let root = Document.read(contentsOf: path, into: diagnostics)?.root else { return nil }
        return HandScriptReader(into: diagnostics).script(root)
    }

    /// Reads a script from a document that is already open.
    public init?(_ document: Document, into diagnostics: Diagnostics) {
        guard let root = document.root, let script = HandScriptReader(into: diagnostics).script(root) else {
            return nil
        }
        self = script
    }

    init(
        id: String, title: LocalizedText, seed: UInt64, tremor: (band: ClosedRange<Double>, amplitude: Double)?,
        start: HandPlacement, moves: [HandMove]
    ) {
        self.id = id
        self.title = title
        self.seed = seed
        self.tremor = tremor
        self.start = start
        self.moves = moves
    }

    /// What the hand says, in order, with the tick of each.
    public var actions: [TimedAction] { HandTimeline(self).actions }
    /// How long the script lasts, s.
    public var duration: Double { Double(HandTimeline(self).length) / 1000 }
}
