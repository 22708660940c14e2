import Scoring
import Testing

@Suite("an expert") struct ExpertTests {
    @Test("earns every point and makes no critical error")
    func full() {
        let score = Attempt().score(period: 0.001)
        #expect(score.lost == [])
        #expect(score.critical == [])
        #expect(score.earned == 100)
        #expect(score.available == 100)
        #expect(score.verdict == .passed)
        #expect(score.steps.allSatisfy { $0.status == .done })
    }
}
