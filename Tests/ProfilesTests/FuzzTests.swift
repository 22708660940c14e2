import Authoring
import FoundationEssentials
import Profiles
import TestSupport
import Testing

@Suite("Mutations")
struct FuzzTests {
    static let pieces: [String] = [
        "\t", "&a ", "*a", "!!str ", "<<: ", ": ", "- ", "[", "]", "{", "}", "\"", "'", "|", ">", "#", "\n", "\r\n",
        "\r",
        "\u{FEFF}", "\u{85}", "\u{2028}", "三角筋", "ガ", "👩‍⚕️", "\u{0}", "---\n", "...\n", "%YAML 1.1\n", "? ", "\\", "@",
        "`",
        "1e999", "-", "9999999999999999999999", "NaN", " to ", " or more", "x", "  ", "null", "~",
    ]

    static func mutated(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let at = Int.random(in: 0...bytes.count, using: &random)
            let end = min(bytes.count, at + Int.random(in: 0...24, using: &random))
            switch Int.random(in: 0..<7, using: &random) {
            case 0: bytes.insert(UInt8.random(in: 0...255, using: &random), at: at)
            case 1: bytes.removeSubrange(at..<end)
            case 2: bytes.insert(contentsOf: bytes[at..<end], at: Int.random(in: 0...bytes.count, using: &random))
            case 3: if at < bytes.count { bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random) }
            case 4: bytes.insert(contentsOf: pieces.randomElement(using: &random).map { Array($0.utf8) } ?? [], at: at)
            case 5: if Int.random(in: 0..<8, using: &random) == 0 { bytes.removeSubrange(at...) }
            default: bytes.replaceSubrange(at..<end, with: Array(pieces[at % pieces.count].utf8))
            }
        }
        return bytes
    }

    @Test(
        "20,000 mutations of the shipped profiles end in a value or a sentence, and never in a crash",
        arguments: UInt64(0)..<4)
    func mutations(seed: UInt64) throws {
        let files = ShippedProfilesTests.files.map { "\(ShippedProfilesTests.folder)/\($0)" }
        let sources = try files.map { try [UInt8](Data(contentsOf: URL(filePath: $0))) }
        try #require(sources.count >= 4)
        var random = SeededRandom(seed: seed)
        var (values, refused) = (0, 0)
        for round in 0..<5_000 {
            let bytes = Self.mutated(sources[round % sources.count], &random)
            let diagnostics = Diagnostics()
            // Every fourth as it is, through the check of its bytes; the others as text, so that the parser sees them.
            let document =
                round % 4 == 0
                ? try read(bytes, into: diagnostics)
                : Document(text: String(decoding: bytes, as: UTF8.self), file: "mutated.yaml", into: diagnostics)
            let profile = document.flatMap { Profile($0, into: diagnostics) }
            if profile == nil { refused += 1 } else { values += 1 }
            #expect((profile == nil) == diagnostics.hasErrors, "round \(round): \(document?.text ?? "")")
            let lines = 1 + (document?.text ?? "").utf8.count { $0 == 0x0A || $0 == 0x0D }
            for diagnostic in diagnostics.all {
                #expect(diagnostic.place.line >= 1 && diagnostic.place.line <= lines + 1, "round \(round)")
                #expect(diagnostic.place.column >= 1 && !diagnostic.message.ja.isEmpty, "round \(round)")
            }
            if round % 16 == 0 { #expect(diagnostics.isEmpty == diagnostics.rendered().isEmpty, "round \(round)") }
        }
        // Mutations inside comments leave a profile whole; both ends are really reached.
        #expect(values > 250 && refused > 1250, "\(values) values, \(refused) refused")
    }

    private func read(_ bytes: [UInt8], into diagnostics: Diagnostics) throws -> Document? {
        let path =
            FileManager.default.temporaryDirectory.path() + "/senshi-mutated-\(UInt64.random(in: 0 ... .max)).yaml"
        try Data(bytes).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return Document.read(contentsOf: path, into: diagnostics)
    }
}
