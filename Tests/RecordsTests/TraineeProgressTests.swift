import Authoring
import Records
import Testing

@Suite("progress follows from the attempts alone") struct ProgressTests {
    private func course(_ percents: [Double], experts: [Double] = []) -> Course {
        let attempts =
            percents.map { Station.attempt(percent: $0) } + experts.map { Station.attempt("teacher", percent: $0) }
        return TraineeProgress(of: "hanako-3", in: attempts, experts: ["teacher"]).courses[0]
    }

    @Test(
        "levels rise with what was passed in a row",
        arguments: [
            ([50.0, 60], Course.Level.beginner), ([50, 80], .able), ([80, 80, 50], .able), ([50, 80, 80, 80], .steady),
            ([96, 95, 95], .expert), ([96, 94.9, 99], .steady),
        ])
    func levels(percents: [Double], level: Course.Level) {
        #expect(course(percents).level == level)
    }

    @Test("with experts, their lowest attempt is the measure")
    func band() {
        let good = course([86, 87, 90], experts: [85, 99])
        #expect(good.band?.low == 85 && good.band?.high == 99)
        #expect(good.level == .expert)
        #expect(course([84, 87, 90], experts: [85, 99]).level == .steady)
    }

    @Test("best, streak and curve count passes from the end")
    func numbers() {
        let found = course([90, 50, 71, 72])
        #expect(found.best == 90)
        #expect(found.streak == 2)
        #expect(found.curve.map(\.percent) == [90, 50, 71, 72])
        #expect(found.curve.map(\.passed) == [true, false, true, true])
    }

    @Test("the costliest criterion is of the last five, summed")
    func costliest() {
        let old = (0..<3).map { _ in Station.attempt(losses: ["old": 40]) }
        let recent = (0..<5).map { _ in Station.attempt(losses: ["angle": 6, "depth": 10]) }
        let found = TraineeProgress(of: "hanako-3", in: old + recent).courses[0]
        #expect(found.costliest?.id == "depth")
        #expect(found.costliest?.lost == 50)
    }

    @Test("an attempt that is void counts for nothing")
    func void() {
        var void = Station.attempt(percent: 0)
        void.verdict = .void
        #expect(TraineeProgress(of: "hanako-3", in: [void]).courses.isEmpty)
    }

    private let library = [
        NextCase.Candidate(scenario: "deltoid", title: LocalizedText(ja: "", en: ""), criteria: ["angle"]),
        NextCase.Candidate(scenario: "abdomen", title: LocalizedText(ja: "", en: ""), criteria: ["depth"]),
        NextCase.Candidate(scenario: "forearm", title: LocalizedText(ja: "", en: ""), criteria: ["angle", "wheal"]),
    ]

    @Test("a beginner starts with the first; who failed does the same again, and is told what for")
    func again() {
        #expect(NextCase.after([], library: library)?.scenario == "deltoid")
        let next = NextCase.after(
            [Station.attempt("a", "abdomen", percent: 40, losses: ["depth": 60])], library: library)
        #expect(next?.scenario == "abdomen")
        #expect(next?.reason.en == "practise again: depth.")
    }

    @Test("who passed trains what costs most, in a procedure that was never passed")
    func elsewhere() {
        let next = NextCase.after([Station.attempt("a", "deltoid", percent: 80)], library: library)
        #expect(next?.scenario == "forearm")
    }

    @Test("who passed everything gets the one with most room")
    func all() {
        let attempts = [("deltoid", 90.0), ("forearm", 75), ("abdomen", 99)].map {
            Station.attempt("a", $0.0, percent: $0.1)
        }
        #expect(NextCase.after(attempts, library: library)?.scenario == "forearm")
        #expect(NextCase.after(attempts, library: []) == nil)
    }
}
