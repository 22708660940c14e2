import Authoring
import Foundation
import Stations
import Testing

/// A station's configuration, broken in a hundred thousand ways.
@Suite struct ConfigurationHostileInRelease {
    #if DEBUG
        static let count = 10_000
    #else
        static let count = 100_000
    #endif

    /// Words that mean something somewhere in the file, or nowhere.
    private static let words = [
        "certificate: own", "certificate: {chain: a, key: b}", "address: 0.0.0.0:443", "address: [::1]:0", "viewers: 0",
        "viewers: 999999999999999999999", "hide: [codes, codes]", "retention: {results: -1 d}", "5 y", "1e400 d",
        "&a [*a]",
        "<<: *x", "!!binary x", "| \n", "> \n", "{", "}", "[", "]", ": ", "- ", "'", "\"", "#", "\t", "\u{0}",
        "\u{FEFF}", "穿刺",
        "null", "~", "%", "---\n", "...\n", "? ", "results: {to: 'http://[', credentials: x, school: y}",
        "sign-in: {idle: 5 s, longest: 1 y}",
    ]

    @Test("a hundred thousand broken configurations are each refused with a reason at a place, or mean something sound")
    func broken() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Configurations")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
        // Half of them begin with one that is right.
        let right = ["keeps.yaml", "whole.yaml"]
        let seeds = try (names.sorted() + Array(repeating: right, count: names.count / 2).joined()).map {
            Array(try Data(contentsOf: folder.appendingPathComponent($0)))
        }
        try #require(seeds.count >= 5)
        var random = SplitMix(seed: 7)
        var (refused, read) = (0, 0)
        for number in 0..<Self.count {
            let text = String(decoding: Self.mutated(seeds, &random), as: UTF8.self)
            let diagnostics = Diagnostics()
            let document = Document(text: text, file: "station.yaml", into: diagnostics)
            let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.count
            let found = StationConfiguration(document, offer: nil, into: diagnostics)
            guard let found, !diagnostics.hasErrors else {
                refused += 1
                let places = diagnostics.all.map(\.place)
                let hasReason = !places.isEmpty || document.root == nil
                #expect(hasReason, "\(number): refused without a reason: \(text)")
                let astray = places.filter { $0.line < 1 || $0.line > lines + 1 || $0.column < 1 || $0.length < 0 }
                #expect(astray.isEmpty, "\(number): \(diagnostics.rendered())")
                continue
            }
            read += 1
            let isSafe = found.address.isLoopback || found.certificate != nil || found.hasOwnCertificate
            #expect(isSafe, "\(number): open to all: \(text)")
            #expect((1...1000).contains(found.viewers), "\(number): \(text)")
            #expect(found.idle >= 60, "\(number): \(text)")
            #expect(found.longest >= 300, "\(number): \(text)")
            let kept = [found.retention?.results, found.retention?.recordings].compactMap(\.self)
            #expect(kept.min() ?? 1 > 0, "\(number): \(text)")
        }
        // Both ways were gone.
        let isBoth = refused > Self.count / 4 && read > Self.count / 100
        #expect(isBoth, "\(refused) refused, \(read) read")
    }

    private static func mutated(_ seeds: [[UInt8]], _ random: inout SplitMix) -> [UInt8] {
        var bytes = seeds[random.below(seeds.count)]
        for _ in 0..<(1 + random.below(3)) {
            let at = random.below(bytes.count + 1)
            switch random.below(6) {
            case 0 where at < bytes.count: bytes[at] = UInt8(random.below(256))
            case 1: bytes.removeSubrange(at..<min(bytes.count, at + 1 + random.below(12)))
            case 2: bytes.insert(contentsOf: bytes[max(0, at - random.below(30))..<at], at: at)
            case 3: bytes.insert(contentsOf: Array(words[random.below(words.count)].utf8), at: at)
            case 4:
                let line = "\n\(words[random.below(words.count)])\n"
                bytes.insert(contentsOf: Array(line.utf8), at: bytes.firstIndex(of: 10) ?? at)
            default:
                let other = seeds[random.below(seeds.count)]
                bytes = Array(bytes[..<at] + other[random.below(other.count + 1)...])
            }
        }
        return bytes
    }

    /// The same numbers everywhere.
    private struct SplitMix {
        var seed: UInt64

        mutating func below(_ limit: Int) -> Int {
            seed &+= 0x9E37_79B9_7F4A_7C15
            var mixed = seed
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((mixed ^ (mixed >> 31)) % UInt64(max(1, limit)))
        }
    }
}
