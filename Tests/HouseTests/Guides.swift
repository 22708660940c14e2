import Foundation
import Testing

@Suite("the guides") struct Guides {
    private static let folder = "Sources/senshi/Documentation.docc"

    @Test("every picture that a page shows is there and is told in words, and every picture is shown")
    func pictures() throws {
        let resources = SourceTree.root.appending(path: "\(Self.folder)/Resources").path
        let files = Set(try FileManager.default.contentsOfDirectory(atPath: resources))
        var shown: Set<String> = ["report-en.png"]
        for page in try SourceTree.files(in: Self.folder, ["md"]) {
            for picture in page.lines.joined(separator: "\n").matches(of: /!\[([^\]]*)\]\(([^)]+)\)/) {
                let name = String(picture.2)
                let file = ["\(name).png", "\(name).svg"].first { files.contains($0) }
                #expect(file != nil, "\(page): there is no picture \(name)")
                #expect(picture.1.count >= 10, "\(page): \(name) is not told in words")
                if let file { shown.insert(file) }
            }
        }
        #expect(files == shown)
    }

    @Test("a picture of the console is at most 150 kB, and there are as many in Japanese as in English")
    func sizes() throws {
        let all = try SourceTree.root.appending(path: "\(Self.folder)/Resources").contents(startingWith: "guide-")
        #expect(all.count >= 8 && all.count <= 12)
        for file in all {
            let bytes = try Data(contentsOf: file)
            #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) && bytes.count <= 150_000, "\(file)")
        }
        #expect(all.filter { $0.path.hasSuffix("-ja.png") }.count * 2 == all.count)
        #expect(all.filter { $0.path.hasSuffix("-en.png") }.count * 2 == all.count)
    }

    @Test(
        "what stands in bold in a guide stands on the console's pages",
        arguments: ["TraineeGuide", "TraineeGuideJapanese", "InstructorGuide", "InstructorGuideJapanese"])
    func words(page: String) throws {
        let console = try SourceTree.files(in: "Sources/Console", ["swift"]).map { $0.lines.joined(separator: "\n") }
        let text = try SourceFile(path: "\(Self.folder)/\(page).md").lines.joined(separator: "\n")
        let bold = text.matches(of: /\*\*([^*]+)\*\*/).map { $0.1 }
        #expect(bold.count >= 15)
        for word in bold {
            #expect(console.contains { $0.contains("\"\(word)\"") || $0.contains(">\(word)<") }, "'\(word)'")
        }
    }
}

extension URL {
    fileprivate func contents(startingWith prefix: String) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: self, includingPropertiesForKeys: nil)
            .filter { $0.lastPathComponent.hasPrefix(prefix) }
    }
}
