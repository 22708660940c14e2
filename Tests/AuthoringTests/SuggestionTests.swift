import Authoring
import Testing

@Suite("Suggestions")
struct SuggestionTests {
    @Test(
        "a slip of the hand is recognised",
        arguments: [
            ("postion", "position"), ("Position", "position"), ("psoition", "position"), ("angel", "angle"),
            ("MM", "mm"),
        ])
    func near(word: String, meant: String) {
        #expect(Suggestion.nearest(to: word, among: ["position", "angle", "mm", "deg"]) == meant)
    }

    @Test("another word is not", arguments: ["xyzzy", "", "ab", "position of the needle", "角度"])
    func far(word: String) {
        #expect(Suggestion.nearest(to: word, among: ["position", "angle", "mm", "deg"]) == nil)
    }
}
