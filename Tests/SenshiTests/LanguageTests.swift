import Testing

/// What language a trainee reads in.
@Suite(.serialized) struct LanguageTests {
    @Test(
        "a report's data are the same in Japanese and English, score, evidence and digest",
        arguments: ["expert", "angle-45", "strikes-bone", "withdraws-while-injecting"])
    func same(hand: String) throws {
        let japanese = try RunResult.stepped(hand: hand, ["--language", "ja"]).outcome
        let english = try RunResult.stepped(hand: hand, ["--language", "en"]).outcome
        #expect(japanese.output == english.output)
        #expect(japanese.output.count > 10_000 && japanese.status == english.status)
        #expect(japanese.complaint != english.complaint)
    }
}
