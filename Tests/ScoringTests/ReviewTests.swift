import Authoring
import Devices
import Scoring
import Testing

@Suite("what an instructor rules") struct ReviewTests {
    private func rule(_ hand: inout FakeHand, _ kind: Ruling.Kind, _ evidence: Action.Evidence = .instructor) {
        hand.say(.rule(Ruling(kind, by: "teacher-1", because: "seen")), evidence)
    }

    private func attempt(_ attempt: Attempt, mode: ScoringMode = .learn) -> FakeHand {
        var hand = FakeHand(mode: mode)
        hand.period = 0.01
        attempt.perform(&hand)
        return hand
    }

    @Test("an override changes the points of its criterion and no other, with what they were and why")
    func override() throws {
        var hand = attempt(Attempt(angle: 60))
        let before = hand.finish()
        rule(&hand, .override(criterion: "angle", points: 8))
        let after = hand.finish()
        #expect(before.line("angle")?.earned == 0 && after.line("angle")?.earned == 8)
        #expect(after.earned == before.earned + 8 && after.available == before.available)
        let line = try #require(after.review?.lines.first)
        #expect(line.was == 0 && line.points == 8 && line.because == "seen" && line.by == "teacher-1")
        #expect(after.line("angle")?.feedback?.en.contains("seen") == true)
    }

    @Test("no override gives more than a criterion has, or less than nothing")
    func bounds() {
        for (points, earned) in [(1000.0, 12.0), (-5, 0), (.nan, 0)] {
            var hand = attempt(Attempt(angle: 60))
            rule(&hand, .override(criterion: "angle", points: points))
            #expect(hand.finish().line("angle")?.earned == earned)
        }
    }

    @Test("only an instructor rules")
    func whose() {
        var hand = attempt(Attempt(angle: 60))
        let before = hand.finish()
        rule(&hand, .override(criterion: "angle", points: 8), .declared)
        #expect(hand.finish() == before)
    }

    @Test("a critical error that is lifted no longer fails the attempt, and stays in the review")
    func lift() {
        var hand = attempt(Attempt(skipped: ["hands"]))
        #expect(hand.finish().verdict == .failed)
        rule(&hand, .lift(error: "hygiene"))
        let score = hand.finish()
        #expect(score.verdict == .passed && score.critical.isEmpty)
        #expect(score.review?.lifted.map(\.id) == ["hygiene"])
    }

    @Test("in a test an instructor's confirmation afterwards satisfies what the trainee only declared")
    func confirm() {
        var hand = attempt(Attempt(), mode: .test)
        #expect(hand.finish().critical.contains("hygiene"))
        rule(&hand, .confirm(step: "hands"))
        let score = hand.finish()
        #expect(!score.critical.contains("hygiene"))
        #expect(score.step("hands")?.evidence == .instructor)
    }

    @Test("what an instructor confirms or lets happen during the run stands in the review, with their name")
    func live() throws {
        var hand = FakeHand(mode: .test)
        hand.step()
        hand.say(Action(.confirm(step: "hands"), evidence: .instructor, by: "teacher-1", because: "seen"))
        hand.say(Action(.did("anaphylaxis"), evidence: .instructor, by: "teacher-1"))
        hand.say(Action(.confirm(step: "posture"), by: "the trainee"))
        hand.step()
        let score = hand.finish()
        #expect(score.step("hands")?.evidence == .instructor)
        #expect(hand.scorer.activeEvent?.id == "anaphylaxis")
        let lines = try #require(score.review?.lines)
        #expect(lines.map(\.kind) == [.confirm, .event] && lines.map(\.of) == ["hands", "anaphylaxis"])
        #expect(lines.allSatisfy { $0.by == "teacher-1" && $0.tick != nil })
        #expect(lines[0].because == "seen")
    }

    @Test("a rating stands beside the points and changes none; a void attempt is neither passed nor failed")
    func rating() {
        var hand = attempt(Attempt())
        let before = hand.finish()
        rule(&hand, .rate(4))
        let rated = hand.finish()
        #expect(rated.review?.rating?.value == 4)
        #expect(rated.earned == before.earned && rated.verdict == before.verdict)
        rule(&hand, .void)
        #expect(hand.finish().verdict == .void)
        #expect(hand.finish().voidReasons.first?.en.contains("seen") == true)
    }

    @Test("a review file says the same, and its mistakes are told with their places")
    func file() throws {
        let good = """
            format: senshi-review/1
            by: teacher-1
            confirm: [{step: hands, because: I saw it}]
            override: [{criterion: angle, points: 6, because: the pen slipped}]
            lift: [{error: hygiene, because: seen}]
            rating: {overall: 5, because: calm}
            void: fire alarm
            """
        let diagnostics = Diagnostics()
        let review = Document(text: good, file: "r.yaml", into: diagnostics)
        let read = try #require(ReviewFile(review, of: Fixtures.covid19, into: diagnostics))
        #expect(read.actions.count == 5 && read.actions.allSatisfy { $0.evidence == .instructor })
        let bad = """
            format: senshi-review/1
            by: teacher-1
            confirm: [{step: identify, because: no}]
            override: [{criterion: angle, points: 6}]
            lift: [{error: hygeine, because: seen}]
            rating: {overall: 6, because: calm}
            """
        let told = Diagnostics()
        #expect(ReviewFile(Document(text: bad, file: "r.yaml", into: told), of: Fixtures.covid19, into: told) == nil)
        let text = told.rendered()
        for words in ["override its points", "'because'", "did you mean 'hygiene'?", "1 to 5"] {
            #expect(text.contains(words), "\(text)")
        }
    }
}
