import Authoring
import FoundationEssentials
import Profiles
import Testing

@Suite("Tablet sizes")
struct TabletSizesTests {
    static let intuos = TabletSizes.Tablet(
        model: EvdevMatch.Model(vendor: 0x56A, product: 0xB9), name: "Wacom Intuos4 6x9")
    let folder = FileManager.default.temporaryDirectory.path() + "/senshi-\(UInt64.random(in: 0 ... .max))"
    var path: String { "\(folder)/a/b/tablets.yaml" }

    @Test(
        "a size is two lengths",
        arguments: [
            ("224 mm x 140 mm", 0.224, 0.140), ("224 x 140 mm", 0.224, 0.140), ("22.4cm x 14cm", 0.224, 0.140),
            ("22.4 cm × 140 mm", 0.224, 0.140),
        ])
    func reads(text: String, width: Double, height: Double) {
        let diagnostics = Diagnostics()
        let size = TabletSize(text, into: diagnostics)
        #expect(abs((size?.width ?? 0) - width) < 1e-12 && abs((size?.height ?? 0) - height) < 1e-12)
        #expect(diagnostics.isEmpty)
    }

    @Test(
        "anything else is told what a size is",
        arguments: [
            "", "224", "224 mm", "224 x 140", "x", "224 mm x", "2 mm x 3 mm", "3 N x 4 N", "1 mm x 2 mm x 3 mm", "\"",
            "a\nb: [", "\u{1}",
        ])
    func refuses(text: String) {
        let diagnostics = Diagnostics()
        #expect(TabletSize(text, into: diagnostics) == nil)
        #expect(diagnostics.hasErrors)
    }

    @Test("what was stored comes back, for hostile names too") func roundTrip() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var sizes = TabletSizes()
        let names = [
            "Wacom Intuos4 6x9", "", "a\"b\\c: [*&]", "タブレット", "x\u{1}\u{7F}\u{85}\u{2028}\u{FEFF}\t\r\n#", "- {", "'",
        ]
        for (index, name) in names.enumerated() {
            let tablet = TabletSizes.Tablet(model: EvdevMatch.Model(vendor: 0x56A, product: UInt16(index)), name: name)
            sizes[tablet] = TabletSize(width: Double(100 + index) / 1000, height: 0.14)
        }
        try sizes.write(to: path)
        let diagnostics = Diagnostics()
        let back = TabletSizes.read(contentsOf: path, into: diagnostics)
        #expect(diagnostics.isEmpty, "\(diagnostics.rendered())")
        #expect(back == sizes)
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/a/b") == ["tablets.yaml"])
    }

    @Test("a size is replaced, not added") func replaces() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for width in [0.2, 0.3] {
            let diagnostics = Diagnostics()
            var sizes = try #require(TabletSizes.read(contentsOf: path, into: diagnostics))
            sizes[Self.intuos] = TabletSize(width: width, height: 0.14)
            try sizes.write(to: path)
        }
        let sizes = try #require(TabletSizes.read(contentsOf: path, into: Diagnostics()))
        #expect(sizes[Self.intuos] == TabletSize(width: 0.3, height: 0.14))
        #expect(
            sizes[TabletSizes.Tablet(model: EvdevMatch.Model(vendor: 1, product: 1), name: Self.intuos.name)] == nil)
    }

    @Test("a file that can't be written is said, and the old one stays") func failure() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        #expect(throws: AtomicFile.Failure.self) { try TabletSizes().write(to: path) }
        #expect(throws: AtomicFile.Failure.self) { try TabletSizes().write(to: "/proc/senshi/tablets.yaml") }
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/a/b") == ["tablets.yaml"])
    }

    @Test("a broken file is told, not overwritten silently") func broken() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: "\(folder)/a/b", withIntermediateDirectories: true)
        try "format: senshi-tablets/1\ntablets:\n  - {model: 56a, name: x, size: 3}\n"
            .write(toFile: path, atomically: false, encoding: .utf8)
        let diagnostics = Diagnostics()
        #expect(TabletSizes.read(contentsOf: path, into: diagnostics) == nil)
        #expect(diagnostics.all.count == 2)
    }

    @Test("the file is below the user's configuration") func standardPath() {
        #expect(
            TabletSizes.standardPath(environment: ["XDG_CONFIG_HOME": "/c", "HOME": "/h"]) == "/c/senshi/tablets.yaml")
        #expect(
            TabletSizes.standardPath(environment: ["XDG_CONFIG_HOME": "c", "HOME": "/h"])
                == "/h/.config/senshi/tablets.yaml")
        #expect(TabletSizes.standardPath(environment: [:]) == nil)
    }
}
