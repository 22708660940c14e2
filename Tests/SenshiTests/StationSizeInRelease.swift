import Foundation
import TestSupport
import Testing

/// How large and how fast an idle station is.
@Suite(.serialized) struct StationSizeInRelease {
    @Test("an idle station takes 64 MiB at the most, and is ready 300 ms after its start")
    func idle() throws {
        let folder = try Folder()
        let seen = try StationTool.run("measure_station.py", [Program.path, folder.path, "9"])
        let ready = (seen["ready_ms"] as? [Double] ?? []).sorted()
        let resident = (seen["resident_MiB"] as? [Double] ?? []).sorted()
        try #require(ready.count == 9 && resident.count == 9)
        print("ready after \(ready[4]) ms (median; \(ready[0]) to \(ready[8])), \(resident[8]) MiB at most")
        #if DEBUG
            // What an unoptimised program may take: it is five times as slow, and larger.
            let (longest, largest) = (1500.0, 80.0)
        #else
            let (longest, largest) = (300.0, 64.0)
        #endif
        // Half of the starts: a machine with much else to do is late for any program.
        #expect(ready[4] <= longest, "\(ready)")
        #expect(resident[8] <= largest, "\(resident)")
    }
}
