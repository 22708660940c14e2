import Authoring
import Foundation
import Reports
import Testing

@Suite("Writing a report") struct WritingTests {
    /// A new directory that is gone after the test.
    private func inDirectory(_ work: (String) throws -> Void) throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("senshi-\(UUID().uuidString)")
            .path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try work(directory)
    }

    private func names(in directory: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
    }

    private let files = ReportFiles(Made.report(), language: .ja)

    @Test("makes the directory, and each run has a folder of its own that holds both files and nothing else")
    func folders() throws {
        try inDirectory { directory in
            let place = "\(directory)/made/here"
            let written = try (0..<3).map { _ in try files.write(to: place) }
            #expect(Set(written.map(\.folder)).count == 3)
            #expect(try names(in: place) == [files.name, "\(files.name)-2", "\(files.name)-3"])
            for report in written {
                #expect(try names(in: report.folder) == ["report.html", "report.json"])
                #expect(try String(contentsOfFile: report.json, encoding: .utf8) == Made.report().json())
                #expect(try String(contentsOfFile: report.page, encoding: .utf8) == Made.report().page(in: .ja))
            }
        }
    }

    @Test("many at once never share a folder")
    func together() async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("senshi-\(UUID().uuidString)")
            .path
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let files = files
        let folders = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<8 { group.addTask { try files.write(to: directory).folder } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(folders).count == 8)
        #expect(try names(in: directory).count == 8)
    }

    @Test("onto a file says that it is not a directory, and leaves the file alone")
    func notDirectory() throws {
        try inDirectory { directory in
            let file = "\(directory)/file"
            try "kept".write(toFile: file, atomically: true, encoding: .utf8)
            for path in [file, "\(file)/below"] {
                let failure = #expect(throws: WriteFailure.self) { try files.write(to: path) }
                #expect(failure?.cause == .notDirectory)
                #expect(failure?.sentence.en.contains("not a directory") == true)
                #expect(failure?.sentence.ja.contains("フォルダーではありません") == true)
                #expect(failure?.sentence.en.hasPrefix(file) == true)
            }
            #expect(try String(contentsOfFile: file, encoding: .utf8) == "kept")
        }
    }

    @Test(
        "where nobody may write says so",
        .enabled(if: FileManager.default.fileExists(atPath: "/sys/kernel"), "needs /sys"))
    func notPermitted() {
        let failure = #expect(throws: WriteFailure.self) { try files.write(to: "/sys/senshi") }
        #expect(failure?.cause == .notPermitted || failure?.cause == .readOnly)
        #expect(failure.map { $0.sentence.en.contains("name another directory") } == true)
    }

    @Test("with too long a path says so")
    func tooLong() {
        let failure = #expect(throws: WriteFailure.self) {
            try files.write(to: "/tmp/" + String(repeating: "n", count: 300))
        }
        #expect(failure?.cause == .nameTooLong)
    }

    /// 16 KiB: less than the JSON of any run.
    private static func mount(_ directory: String) -> Bool {
        (try? Command.run("/bin/mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", directory))?.status == 0
    }

    private static func unmount(_ directory: String) { _ = try? Command.run("/bin/umount", directory) }

    static let canMount: Bool = {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("senshi-\(UUID().uuidString)")
            .path
        try? FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        guard mount(directory) else { return false }
        unmount(directory)
        return true
    }()

    @Test(
        "on a full disk says so and leaves nothing behind",
        .enabled(if: canMount, "only root can make a small disk to fill"))
    func full() throws {
        try inDirectory { directory in
            #expect(Self.mount(directory))
            defer { Self.unmount(directory) }
            let failure = #expect(throws: WriteFailure.self) { try files.write(to: directory) }
            #expect(failure?.cause == .full)
            #expect(failure?.sentence.en.contains("the disk is full; make room and try again") == true)
            let left = try names(in: directory)
            #expect(left.isEmpty)
        }
    }

    @Test("a sheet is written whole, over an older one, and failure leaves the older one alone")
    func sheet() throws {
        let template = try SiteTemplate(Made.site)
        try inDirectory { directory in
            let path = "\(directory)/deltoid.pdf"
            try "old".write(toFile: path, atomically: true, encoding: .utf8)
            try template.write(to: path)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(template.pdf))
            #expect(try names(in: directory) == ["deltoid.pdf"])
            let failure = #expect(throws: WriteFailure.self) { try template.write(to: "\(directory)/none/x.svg") }
            #expect(failure?.cause == .missing)
            let taken = #expect(throws: WriteFailure.self) { try template.write(to: directory) }
            #expect(taken != nil)
            #expect(try names(in: directory) == ["deltoid.pdf"])
        }
    }
}
