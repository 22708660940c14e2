import Foundation
import TestSupport
import Testing

/// A daemon that is killed at any moment.
@Suite(.serialized) struct StationKillTests {
    @Test("killed at 50 random moments, a station loses no finished result and no store, and is ready again in 2 s")
    func killed() throws {
        let folder = try Folder()
        let seen = try StationTool.run("kill_station.py", [Program.path, Repository.root, folder.path, "50"])
        #expect((seen["broken"] as? [String]) == [] && (seen["lost"] as? [Any])?.isEmpty == true, "\(seen)")
        let (finished, kept) = (seen["finished"] as? Int ?? 0, seen["kept"] as? Int ?? 0)
        #expect(finished >= 5 && kept >= finished, "\(finished) finished, \(kept) kept")
        #expect(seen["killedInSession"] as? Int ?? 0 >= 5 && seen["notReady"] as? Int ?? 0 >= 3)
        // Half of them, so that a machine with much else to do is not a fault.
        let ready = (seen["ready_s"] as? [Double] ?? []).sorted()
        try #require(ready.count > 30)
        #expect(ready[ready.count / 2] <= 2, "\(ready)")
        print("ready again after \(ready[ready.count / 2]) s (median), \(ready.last ?? 0) s at the longest")
    }
}
