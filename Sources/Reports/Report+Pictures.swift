public import Authoring
import Foundation
import Sessions

extension Report {
    /// The report's pictures as SVG files of their own: `force-depth`, `path-across`, `path-along`, `times`, `steps`.
    ///
    /// Nothing where the needle never touched the skin.
    /// - Parameter language: of the words in them.
    public func pictures(in language: Language) -> [(name: String, svg: String)] {
        let trace = Trace(run)
        guard trace.touched, !trace.frames.isEmpty else { return [] }
        let events = run.events.filter(\.time.isFinite).sorted { $0.time < $1.time }.compactMap { event in
            Words.event(event.kind, in: score).map { (seconds: event.time, word: $0) }
        }
        var pictures = [
            ("force-depth", ForceDepthPlot(trace).picture), ("times", TimePlot(trace, events: events).picture),
            ("steps", Timeline(score, trace, RunClock(run)).picture),
        ]
        if let arm = ArmShape(run) {
            let length = circumstances.needleLength
            pictures.append(("path-across", ArmSection(trace, arm, needleLength: length).picture))
            pictures.append(("path-along", ArmAlong(trace, arm, needleLength: length).picture))
        }
        return pictures.map { ($0, Self.alone($1.source, language)) }
    }

    /// A picture that needs no page: its style inside it, colours written out, and one of the languages.
    private static func alone(_ picture: String, _ language: Language) -> String {
        let hidden = Language.allCases.filter { $0 != language }.map { ".\($0.rawValue) { display: none; }" }
        var style = PageStyle.source.description
        for colour in style.matches(of: /--([a-z-]+): (#[0-9a-f]+);/).map({ (String($0.1), String($0.2)) }) {
            style = style.replacing("var(--\(colour.0))", with: colour.1)
        }
        guard let end = picture.firstIndex(of: ">") else { return picture }
        let text = "svg { font-family: sans-serif; background: #ffffff; }"
        return picture[...end] + "<style>\(style)\n\(text)\n\(hidden.joined(separator: "\n"))</style>"
            + picture[picture.index(after: end)...] + "\n"
    }
}
