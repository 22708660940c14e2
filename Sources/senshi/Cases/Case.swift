import Authoring
import Foundation
import Scoring
import Sessions

/// One case of `senshi test`: what is played, and what must come of it.
struct Case: Sendable {
    static let format = "senshi-case/1"

    /// What is played.
    enum Play: Sendable, Equatable {
        /// A hand script on the virtual device.
        case hand(String)
        /// A recording, made anew.
        case recording(String)
    }
    /// What must come of it; what is not written may be anything.
    struct Expectations: Sendable {
        var verdict: Score.Verdict?
        /// Percent of the points.
        var percent: ClosedRange<Double>?
        /// Ids: these and no others.
        var critical: [String]?
        /// `step/criterion`: these lose points and no others.
        var lost: [String]?
        /// Kinds, in this order; others may lie between.
        var events: [String]?
        /// The greatest force of the model on the hand, N.
        var peakForce: ClosedRange<Double>?
        var digest: String?
    }

    /// The path of its file.
    let path: String
    let title: String
    /// Name or path; nil for a recording's own.
    let scenario: String?
    let device: String
    let play: Play
    let expected: Expectations

    /// Beside the case: the whole outcome as it was approved, where there is one.
    var golden: String { (path.hasSuffix(".yaml") ? String(path.dropLast(5)) : path) + ".golden" }

    /// Nil where anything is wrong; all of it is then in `diagnostics`.
    init?(_ document: Document, into diagnostics: Diagnostics) {
        guard let root = document.root,
            let fields = Fields(root, of: LocalizedText(ja: "ケース", en: "a case"), rule: "case", into: diagnostics)
        else { return nil }
        path = document.file
        fields.check(format: Self.format)
        let title = fields.text("title")
        scenario = fields.optionalText("scenario")
        device = fields.optionalText("device") ?? "virtual-needle"
        let (hand, recording) = (fields.optionalText("hand"), fields.optionalText("recording"))
        if (hand == nil) == (recording == nil) {
            diagnostics.add(
                at: fields.place, LocalizedText(ja: "ケースで再生するものは一つです", en: "a case plays one thing"),
                expected: LocalizedText(
                    ja: "「hand」か「recording」のどちらかを書いてください", en: "write either 'hand' or 'recording'"),
                rule: "case/play")
        }
        if hand != nil && scenario == nil {
            diagnostics.add(
                at: fields.place, LocalizedText(ja: "handにはscenarioが要ります", en: "a hand needs a scenario"),
                expected: LocalizedText(
                    ja: "「scenario: covid19-deltoid-im」のように書いてください", en: "write 'scenario: covid19-deltoid-im'"),
                rule: "case/scenario")
        }
        let named = CaseNames(scenario)
        expected =
            fields.fields("expect", rule: "case.expect").map { Self.expectations($0, named) } ?? Expectations()
        fields.finish()
        guard !diagnostics.hasErrors, let title else { return nil }
        self.title = title
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        if let hand {
            play = .hand(hand.contains("/") || hand.hasSuffix(".yaml") ? "\(folder)/\(hand)" : hand)
        } else {
            play = .recording("\(folder)/\(recording ?? "")")
        }
    }

    private static func expectations(_ fields: Fields, _ named: CaseNames) -> Expectations {
        var expected = Expectations()
        if let word = fields.optionalText("verdict") {
            expected.verdict = Score.Verdict(rawValue: word)
            if expected.verdict == nil {
                fields.refuse(
                    "verdict", LocalizedText(ja: "判定「\(word)」はありません", en: "there is no verdict '\(word)'"),
                    expected: LocalizedText(ja: "passed、failed、voidのどれかを書いてください", en: "write passed, failed or void"),
                    problem: "verdict")
            }
        }
        expected.percent = fields.optionalSpan("score", .share, in: 0...1).map {
            ($0.lowerBound * 100)...($0.upperBound * 100)
        }
        if fields.has("critical") {
            expected.critical = named.texts(
                "critical", fields, of: LocalizedText(ja: "重大な誤り", en: "critical error"), named.critical)
        }
        if fields.has("lost") {
            expected.lost = named.texts("lost", fields, of: LocalizedText(ja: "評価項目", en: "criterion"), named.lost)
        }
        if fields.has("events") {
            expected.events = named.texts("events", fields, of: LocalizedText(ja: "出来事", en: "event"), Event.names)
        }
        expected.peakForce = fields.optionalSpan("peak-force", .force, in: 0...1000)
        if let digest = fields.optionalText("digest") {
            expected.digest = digest
            if digest.count != 64 || !digest.allSatisfy({ $0.isHexDigit && !$0.isUppercase }) {
                fields.refuse(
                    "digest", LocalizedText(ja: "ダイジェストは16進64桁です", en: "a digest has 64 hexadecimal digits"),
                    expected: LocalizedText(ja: "レポートから写してください", en: "copy it from a report"), problem: "digest"
                )
            }
        }
        fields.finish()
        return expected
    }
}
