import Authoring
import Profiles
import TestSupport
import Testing

@Suite("Profile library")
struct ProfileLibraryTests {
    let library = ProfileLibrary(directories: ["/nowhere", "\(Repository.root)/devices"])

    @Test("profiles are found by name, and files by path") func finds() throws {
        #expect(try library.path(of: "pen-tablet") == "\(Repository.root)/devices/pen-tablet.yaml")
        #expect(try library.path(of: "./mine.yaml") == "./mine.yaml")
        #expect(try library.path(of: "mine.yaml") == "mine.yaml")
        #expect(library.names.contains("gamepad"))
        #expect(!library.names.contains("_template"))
    }

    @Test("an unknown name gets the list and what was meant") func unknown() throws {
        let error = try #require(throws: ProfileLibrary.Unknown.self) { try library.path(of: "pan-tablet") }
        #expect(error.suggestion == "pen-tablet")
        #expect(
            error.message.en.contains(
                "gamepad, haptikfabriken-polhem, novint-falcon, pen-tablet, ps-move, razer-hydra, spacemouse, "
            ))
        #expect(error.message.en.hasSuffix("Did you mean 'pen-tablet'?"))
        #expect(error.message.ja.contains("pen-tablet"))
        let none = try #require(throws: ProfileLibrary.Unknown.self) {
            try ProfileLibrary(directories: ["/nowhere"]).path(of: "gamepad")
        }
        #expect(none.message.en.contains("/nowhere"))
    }
}
