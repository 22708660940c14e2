import Testing

@Suite("what is written for people") struct Prose {
    @Test("every public declaration says what it is")
    func documented() throws {
        var declarations = 0
        var silent: [String] = []
        for file in try SourceTree.sources.get() {
            for (index, line) in file.code.enumerated() {
                guard let declaration = PublicDeclaration(line) else { continue }
                declarations += 1
                if declaration.speaksForItself || declaration.isDocumented(at: index, in: file) { continue }
                silent.append("\(file):\(index + 1): \(line.trimmingPrefix(/\s*/))")
            }
        }
        #expect(silent.isEmpty, "without ///:\n\(silent.joined(separator: "\n"))")
        #expect(declarations > 300)
    }

    @Test("no word says that work was left undone, or claims what was not shown")
    func words() throws {
        // Put together here, so that this file passes too.
        let unfinished = [
            "TO" + "DO", "FIX" + "ME", "XX" + "X", "st" + "ub", "place" + "holder", "for " + "now(?! in)",
        ]
        let pattern = try Regex("\\b(\(unfinished.joined(separator: "|")))\\b").ignoresCase()
        let claim = try Regex("\\b(\\w+) (clinically )?vali" + "dated\\b").ignoresCase()
        for file in try texts() {
            for (index, line) in file.lines.enumerated() {
                #expect(!line.contains(pattern), "\(file):\(index + 1): \(line)")
                for match in line.matches(of: claim) {
                    #expect(match.output[1].substring?.lowercased() == "not", "\(file):\(index + 1): \(line)")
                }
            }
        }
    }

    /// Everything that people read or write, recorded data aside.
    private func texts() throws -> [SourceFile] {
        let kinds: Set = ["swift", "c", "h", "md", "yaml", "yml", "html", "css", "js", "sh", "py"]
        let folders = ["Sources", "Tests", "devices", "scenarios", "guidelines", "packaging"]
        let single = ["Makefile", "Package.swift", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", ".ci/run"]
        return try folders.flatMap { try SourceTree.files(in: $0, kinds) } + single.map(SourceFile.init(path:))
    }
}
