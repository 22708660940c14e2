import Foundation
import Stations
import Testing

@Suite("room that a station holds on its disk") struct BallastTests {
    @Test("it is really there, and given away once")
    func held() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "ballast-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let ballast = Ballast(in: folder)
        #expect(ballast.fill() == nil && ballast.fill() == nil)
        var facts = stat()
        try #require(unsafe stat("\(folder)/ballast", &facts) == 0)
        // Blocks of 512 bytes: a file with a hole would hold none.
        #expect(facts.st_blocks * 512 >= 1 << 20 && facts.st_mode & 0o777 == 0o600)
        #expect(ballast.release() && !ballast.release())
        #expect(Ballast(in: "\(folder)/nowhere").fill() == ENOENT)
    }
}
