import Foundation
import Testing

/// A folder that somebody removes: for this nobody needs rights.
@Suite(.serialized) struct VanishingFolderTests {
    @Test("a folder that vanishes in the middle of a session is said while the session goes on")
    func vanished() throws {
        let folder = try Folder()
        let place = folder.file("place")
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        let outcome = try HostileFolderTests.run(
            ["--record", "\(place)/a.mcap", "--reports", folder.file("reports")],
            under: ["/bin/sh", "-c", "(sleep 1.5; rm -rf \(place)) & exec \"$@\"", "sh"])
        try HostileFolderTests.check(outcome, says: "somebody removed the file")
    }
}
