import Testing

@Suite("the package") struct PackageRules {
    @Test("every dependency is pinned exactly")
    func pinned() throws {
        let package = try SourceFile(path: "Package.swift")
        let dependencies = package.lines.filter { $0.contains(/\.package\(/) }
        #expect(!dependencies.isEmpty)
        for line in dependencies {
            #expect(line.contains(/exact: "\d+\.\d+\.\d+"/), "\(line)")
        }
    }

    @Test("every Swift target is held to the strict settings")
    func strict() throws {
        let text = try SourceFile(path: "Package.swift").lines.joined(separator: "\n")
        for setting in [
            ".swiftLanguageMode(.v6)", "\"ExistentialAny\"", "\"MemberImportVisibility\"",
            "\"InternalImportsByDefault\"",
            ".strictMemorySafety()", ".treatAllWarnings(as: .error)",
        ] {
            #expect(text.contains(setting))
        }
        for module in ImportRules.realtime {
            #expect(text.contains(try Regex("module\\(\"\(module)\", \\[[^\\]]*\\], realtime\\)")), "\(module)")
        }
        // What is made without the settings holds no Swift.
        let made = /\.(?:target|testTarget|executableTarget)\(\s*name: "([\w-]+)"(?:[^\n]|\n {12,})*/
        for target in text.matches(of: made) {
            guard !target.output.0.contains("swiftSettings") else { continue }
            let folders = ["Sources/\(target.output.1)", "Tests/\(target.output.1)"]
            let swift = try folders.flatMap { try SourceTree.files(in: $0, ["swift"]) }
            #expect(swift.isEmpty, "\(target.output.1)")
        }
    }

    @Test("tests see what a caller sees, so that they build in release too")
    func noTestableImport() throws {
        for file in try SourceTree.tests.get() {
            for (index, line) in file.code.enumerated() {
                #expect(!line.contains(#/^\s*@testable\b/#), "\(file):\(index + 1)")
            }
        }
    }

    @Test("what must hold with optimisation is in suites that make test runs in release too")
    func releaseSuites() throws {
        let makefile = try SourceFile(path: "Makefile").lines
        #expect(makefile.contains { $0.contains("test -c release") && $0.hasSuffix("--filter InRelease") })
        var suites: Set<String> = []
        for file in try SourceTree.tests.get() {
            for line in file.code {
                if let suite = line.firstMatch(of: /\b(?:struct|class) (\w*InRelease\w*)/) {
                    suites.insert(String(suite.1))
                }
            }
        }
        let needed: Set = [
            "AllocationGuardInRelease", "TickInRelease", "HostileSamplesInRelease", "HandMotionInRelease",
            "HandsInRelease",
        ]
        #expect(needed.isSubset(of: suites), "missing: \(needed.subtracting(suites))")
    }
}
