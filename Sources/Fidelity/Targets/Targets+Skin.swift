import Authoring
import Patients

extension Targets {
    /// Where the skin gives way, by needle and site.
    static let skin: [Target] = [
        Target(
            "V1", "25G lubricated, 5 mm/s, deltoid: the skin's peak", "fracture toughness × 0.8 OD", .derived, .derived
        ) { [Finding("25G", peak($0), in: 0.30...1.20, "N")] },
        Target("V2", "the same for 23G, 22G and 27G", "scaled with the outer diameter", .derived, .derived) {
            [
                Finding("23G", peak($0, 23), in: 0.40...1.50, "N"), Finding("22G", peak($0, 22), in: 0.45...1.70, "N"),
                Finding("27G", peak($0, 27), in: 0.25...1.00, "N"),
            ]
        },
        Target(
            "V5", "a tip that is dry, reused or hooked needs more than a lubricated one",
            "Schneider, Peck & Melvin 1978", .measured, .measured
        ) { subject in
            [Needle.Tip.dry, .reused, .hooked].map {
                Finding($0.rawValue, peak(subject, tip: $0) / peak(subject), in: 1.5...3)
            }
        },
        Target("V6", "the skin's peak at 19 over 2 mm/s", "Frick 2001; Schneider 1978", .measured, .assumed) {
            [Finding("ratio", peak($0, speed: 0.019) / peak($0, speed: 0.002), in: 1...1.35)]
        },
        Target(
            "V7", "45° over 90°: the skin's peak", "no source at hand: oblique entry is taken to keep the force",
            .assumed,
            .assumed
        ) {
            [Finding("ratio", peak($0, degrees: 45) / peak($0), in: 0.8...1.25)]
        },
        Target("V8", "the skin's peak: thigh over deltoid over abdomen", "Egekvist (order)", .measured, nil) {
            let peaks = [Condition.Site.thigh, .deltoid, .abdomen].map { [subject = $0] in peak(subject, site: $0) }
            return [
                Finding("thigh / deltoid", peaks[0] / peaks[1], in: 1.02...2),
                Finding("deltoid / abdomen", peaks[1] / peaks[2], in: 1.02...2),
            ]
        },
        Target("V13", "thicker needles need more: 22G, 23G, 25G, 27G, 30G", "Præstmark 2016", .measured, nil) {
            subject in
            let gauges = [22, 23, 25, 27, 30]
            let peaks = gauges.map { peak(subject, $0) }
            return zip(zip(gauges, peaks), zip(gauges, peaks).dropFirst()).map {
                Finding("\($0.0.0)G / \($0.1.0)G", $0.0.1 / $0.1.1, in: 1.01...2)
            }
        },
    ]

    /// The skin's peak, N.
    static func peak(
        _ subject: Subject, _ gauge: Int = 25, tip: Needle.Tip = .lubricated, speed: Double = 0.005,
        degrees: Double = 90, site: Condition.Site = .deltoid
    ) -> Double {
        var bench = subject.deltoid(gauge, tip: tip, condition: Condition(site: site), degrees: degrees)
        bench.move(to: 0.008, speed: speed)
        return bench.skinPeak
    }
}
