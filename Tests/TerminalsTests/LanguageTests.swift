import Authoring
import Terminals
import Testing

@Suite struct LanguageTests {
    @Test(
        "the language comes from LC_ALL, then LC_MESSAGES, then LANG; Japanese only where it is asked for",
        arguments: [
            (["LANG": "ja_JP.UTF-8"], Language.ja),
            (["LANG": "ja"], .ja),
            (["LANG": "en_US.UTF-8"], .en),
            (["LANG": "C.UTF-8"], .en),
            ([:], .en),
            (["LC_ALL": "", "LANG": "ja_JP"], .ja),
            (["LC_ALL": "C", "LANG": "ja_JP"], .en),
            (["LC_MESSAGES": "ja_JP.eucJP", "LANG": "en_GB"], .ja),
            (["LANG": "jam_JM"], .en),
        ])
    func environment(environment: [String: String], language: Language) {
        #expect(Language(environment: environment) == language)
    }
}
