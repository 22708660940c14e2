public import Authoring
public import Collision

/// The run at a glance: step, depth, layer, angle and force on one line.
///
/// On a terminal the line is drawn over at most 20 times a second and cut to the window. Elsewhere (a file, a log) each
/// step gets one plain line. Every function returns the text to write, empty where there is nothing to write.
public struct LiveLine: Sendable {
    /// Seconds between two drawings.
    public static let period = 0.05

    private let language: Language
    private let isInteractive: Bool
    private var drawn = ""
    private var drawnAt = -Double.infinity
    private var step: LocalizedText?

    /// - Parameter isInteractive: whether a person watches, so that a line may be drawn over.
    public init(language: Language, isInteractive: Bool) {
        self.language = language
        self.isInteractive = isInteractive
    }

    /// Shows the run as it is.
    /// - Parameters:
    ///   - now: seconds on a clock that does not run backward.
    ///   - columns: of the window.
    public mutating func show(_ status: Status, at now: Double, columns: Int) -> String {
        defer { step = status.step }
        guard isInteractive else { return status.step == step ? "" : status.text(in: language) + "\n" }
        guard now - drawnAt >= Self.period else { return "" }
        drawnAt = now
        // The last column stays free: some terminals wrap as soon as it is filled.
        drawn = status.text(in: language).cut(toColumns: columns - 1)
        return Self.clear + drawn
    }

    /// Lets text stand above the line, which comes back below it.
    /// - Parameter text: one or more whole lines, without the last line's end.
    public func above(_ text: String) -> String {
        guard isInteractive else { return text + "\n" }
        return Self.clear + text + "\n" + drawn
    }

    /// Ends the line, so that what follows begins on its own. The last state stays readable.
    public mutating func end() -> String {
        defer { drawn = "" }
        return drawn.isEmpty ? "" : "\n"
    }

    /// To the first column, and everything there erased.
    private static let clear = "\r\u{1B}[K"
}

extension LiveLine {
    /// What the line shows.
    public struct Status: Sendable, Equatable {
        /// The step that is being done.
        public var step: LocalizedText
        /// How far a wait has come; nil where nothing waits. No step of its own.
        public var progress: LocalizedText?
        /// Skin to tip along the needle, m.
        public var depth: Double
        /// The layer of the tip.
        public var layer: Layer
        /// Between needle and skin, rad.
        public var angle: Double
        /// Along the needle, N; positive pushes the hand back.
        public var force: Double
        /// Depth, layer and angle may be seen, and the force: not in a test.
        public var showsSection: Bool
        public var showsForce: Bool

        public init(
            step: LocalizedText, progress: LocalizedText? = nil, depth: Double, layer: Layer, angle: Double,
            force: Double, showsSection: Bool = true, showsForce: Bool = true
        ) {
            self.showsSection = showsSection
            self.showsForce = showsForce
            self.step = step
            self.progress = progress
            self.depth = depth
            self.layer = layer
            self.angle = angle
            self.force = force
        }

        /// Numbers first, each in its own column, then the step, which may be long.
        func text(in language: Language) -> String {
            let depth = LocalizedText(ja: "深さ", en: "depth")[language]
            let angle = LocalizedText(ja: "角度", en: "angle")[language]
            let force = LocalizedText(ja: "力", en: "force")[language]
            let section = [
                "\(depth) \(self.depth * 1000, places: 1, width: 5) mm",
                layer.name[language].padded(toColumns: language == .ja ? 4 : 6),
                "\(angle) \(self.angle * 180 / .pi, places: 0, width: 3) deg",
            ]
            let felt = ["\(force) \(self.force, places: 2, width: 5) N"]
            return
                ((showsSection ? section : []) + (showsForce ? felt : []) + [
                    (progress.map { "[\($0[language])] " } ?? "") + step[language]
                ]).joined(separator: "  ")
        }
    }
}

extension DefaultStringInterpolation {
    /// A number with a fixed count of decimals, at least `width` columns wide. "–" for what is not a number.
    fileprivate mutating func appendInterpolation(_ value: Double, places: Int, width: Int) {
        var text = "–"
        if value.magnitude < 1e12 {
            let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
            let scaled = Int((value * Double(scale)).rounded())
            let fraction =
                places > 0 ? "." + String(String(scaled.magnitude % UInt(scale) + UInt(scale)).dropFirst()) : ""
            text = (scaled < 0 ? "-" : "") + String(scaled.magnitude / UInt(scale)) + fraction
        }
        appendLiteral(String(repeating: " ", count: max(0, width - text.columns)) + text)
    }
}
