import Authoring
import Devices
import Scoring
import Testing

/// One value at or near a limit, and the part of the band that it must fall into.
struct Edge: CustomTestStringConvertible, Sendable {
    let name: String
    let line: String
    let band: CriterionResult.Band
    let attempt: Attempt
    var senses = Fixtures.exact
    var testDescription: String { name }

    init(
        _ name: String, _ line: String, _ band: CriterionResult.Band, senses: [Measure: Sensing] = Fixtures.exact,
        _ change: (inout Attempt) -> Void
    ) {
        self.name = name
        self.line = line
        self.band = band
        self.senses = senses
        var attempt = Attempt()
        change(&attempt)
        self.attempt = attempt
    }
}

@Suite("bands") struct BandTests {
    static let degree = Double.pi / 180

    @Test(
        "a value at a limit gets the better part, and one beyond it does not",
        arguments: [
            Edge("90 deg", "angle", .full) { $0.angle = 90 },
            Edge("80 deg", "angle", .full) { $0.angle = 80 },
            Edge("79.99 deg", "angle", .partial) { $0.angle = 79.99 },
            Edge("72 deg", "angle", .partial) { $0.angle = 72 },
            Edge("71.99 deg", "angle", .zero) { $0.angle = 71.99 },
            Edge("5 mm past the fascia", "depth", .full) { $0.depth = 0.005 },
            Edge("4.99 mm past the fascia", "depth", .partial) { $0.depth = 0.00499 },
            Edge("the whole bevel in the muscle", "depth", .partial) { $0.depth = 0.00243 },
            Edge("the bevel not wholly in the muscle", "depth", .zero) { $0.depth = 0.00240 },
            Edge("3 mm from bone", "depth", .full) { $0.depth = 0.014 },
            Edge("2.99 mm from bone", "depth", .partial) { $0.depth = 0.01401 },
            Edge("no stop", "motion", .full) { $0.stops = 0 },
            Edge("one stop", "motion", .partial) { $0.stops = 1 },
            Edge("two stops", "motion", .zero) { $0.stops = 2 },
            Edge("one puncture", "attempts", .full) { $0.retries = 0 },
            Edge("two punctures", "attempts", .partial) { $0.retries = 1 },
            Edge("three punctures", "attempts", .zero) { $0.retries = 2 },
            Edge("a dose 5 % short", "dose", .full) { $0.dose = 0.95 },
            Edge("a dose 5.1 % short", "dose", .partial) { $0.dose = 0.949 },
            Edge("a dose 10 % short", "dose", .partial) { $0.dose = 0.90 },
            Edge("a dose 10.1 % short", "dose", .zero) { $0.dose = 0.899 },
            Edge("2 mm of drift", "drift", .full) { $0.drift = 0.002 },
            Edge("2.01 mm of drift", "drift", .partial) { $0.drift = 0.00201 },
            Edge("4 mm of drift", "drift", .partial) { $0.drift = 0.004 },
            Edge("4.01 mm of drift", "drift", .zero) { $0.drift = 0.00401 },
            Edge("levered by 10 deg", "withdrawal", .full) { $0.lever = 10 },
            Edge("levered by 10.1 deg", "withdrawal", .partial) { $0.lever = 10.1 },
            Edge("levered by 20 deg", "withdrawal", .partial) { $0.lever = 20 },
            Edge("levered by 20.1 deg", "withdrawal", .zero) { $0.lever = 20.1 },
            Edge("0.21 s per 0.1 mL", "rate", .full) { $0.rate = 0.21 },
            Edge("0.99 s per 0.1 mL", "rate", .full) { $0.rate = 0.99 },
            Edge("1.02 s per 0.1 mL", "rate", .partial) { $0.rate = 1.02 },
            Edge("1.59 s per 0.1 mL", "rate", .partial) { $0.rate = 1.59 },
            Edge("1.62 s per 0.1 mL", "rate", .zero) { $0.rate = 1.62 },
            // The way from the skin to where the hand holds still takes 0.2 s.
            Edge("discarded after 9.95 s", "sharps", .full) { $0.discard = 9.75 },
            Edge("discarded after 10.05 s", "sharps", .zero) { $0.discard = 9.85 },
        ])
    func limits(_ edge: Edge) {
        let score = edge.attempt.score(senses: edge.senses, period: 0.002)
        #expect(score.band(edge.line) == edge.band, "\(String(describing: score.line(edge.line)))")
    }

    @Test(
        "within the device's uncertainty of a limit the better part counts",
        arguments: [
            Edge("78 deg, 2 deg unsure", "angle", .full, senses: Fixtures.exact(but: .direction, 2 * degree)) {
                $0.angle = 78
            },
            Edge("77.9 deg, 2 deg unsure", "angle", .partial, senses: Fixtures.exact(but: .direction, 2 * degree)) {
                $0.angle = 77.9
            },
            Edge("70 deg, 2 deg unsure", "angle", .partial, senses: Fixtures.exact(but: .direction, 2 * degree)) {
                $0.angle = 70
            },
            Edge("69.9 deg, 2 deg unsure", "angle", .zero, senses: Fixtures.exact(but: .direction, 2 * degree)) {
                $0.angle = 69.9
            },
            Edge("4 mm, 1 mm unsure", "depth", .full, senses: Fixtures.exact(but: .advance, 0.001)) {
                $0.depth = 0.004
            },
            Edge("3.9 mm, 1 mm unsure", "depth", .partial, senses: Fixtures.exact(but: .advance, 0.001)) {
                $0.depth = 0.0039
            },
            Edge("2 mm from bone, 1 mm unsure", "depth", .full, senses: Fixtures.exact(but: .advance, 0.001)) {
                $0.depth = 0.015
            },
            Edge("12 mm aside, 2 mm unsure", "site", .full, senses: Fixtures.exact(but: .position, 0.002)) {
                $0.x = 0.012
            },
            Edge("12.1 mm aside, 2 mm unsure", "site", .zero, senses: Fixtures.exact(but: .position, 0.002)) {
                $0.x = 0.0121
            },
            Edge("6 % short, 1 % unsure", "dose", .full, senses: Fixtures.exact(but: .plunger, 0.01)) {
                $0.dose = 0.94
            },
            Edge("6.1 % short, 1 % unsure", "dose", .partial, senses: Fixtures.exact(but: .plunger, 0.01)) {
                $0.dose = 0.939
            },
        ])
    func uncertainty(_ edge: Edge) {
        let score = edge.attempt.score(senses: edge.senses, period: 0.002)
        #expect(score.band(edge.line) == edge.band, "\(String(describing: score.line(edge.line)))")
    }

    @Test(
        "the site is judged by landmarks",
        arguments: [
            Edge("on the axillary-line point", "site", .full) { $0.y = -0.085 },
            Edge("10 mm below it", "site", .full) { $0.y = -0.095 },
            Edge("10.1 mm below it", "site", .zero) { $0.y = -0.0951 },
            Edge("10 mm above three fingers", "site", .full) { $0.y = -0.040 },
            Edge("10.1 mm above three fingers", "site", .zero) { $0.y = -0.0399 },
            Edge("between the two", "site", .partial) { $0.y = -0.068 },
            Edge("between the two, 10 mm aside", "site", .partial) {
                $0.y = -0.068
                $0.x = -0.010
            },
            Edge("between the two, 10.1 mm aside", "site", .zero) {
                $0.y = -0.068
                $0.x = -0.0101
            },
            Edge("three fingers, 9.9 mm aside", "site", .full) {
                $0.y = -0.050
                $0.x = 0.0099
            },
        ])
    func site(_ edge: Edge) {
        let score = edge.attempt.score(period: 0.002)
        #expect(score.band("site") == edge.band, "\(String(describing: score.line("site")))")
        #expect(score.critical == (edge.attempt.y < -0.095 ? ["site"] : []))
    }

    @Test("the site's line says which accepted method was met")
    func method() {
        var attempt = Attempt()
        attempt.y = -0.052
        let seen = attempt.score().line("site")?.seen
        #expect(
            seen?.en
                == "52.0 mm below the acromion, 0.0 mm to the right of the midline (three fingers below the acromion)")
        #expect(seen?.ja == "肩峰の下52.0 mm、正中線の右0.0 mm(肩峰から三横指)")
    }
}
