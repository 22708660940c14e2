import Foundation
import TestSupport
import Testing

/// A daemon whose learning record store is away for the whole run.
@Suite(.serialized, .enabled(if: PythonTools.arePrepared, "\(PythonTools.howTo)")) struct StationDeliveryTests {
    @Test("a store that is away for the whole run is told of each result once, though the daemon is killed in between")
    func away() throws {
        let folder = try Folder()
        let seen = try StationTool.run("deliver_station.py", [Program.path, Repository.root, folder.path])
        #expect(seen["said"] as? Bool == true && seen["delivered"] as? Bool == true, "\(seen)")
        #expect((seen["away"] as? [String: Any])?["waiting"] as? Int == 2, "\(seen)")
        #expect((seen["text"] as? String)?.contains("2 waiting") == true)
        #expect((seen["metrics"] as? [String])?.contains("senshi_outbox_blocked 1.0") == true)
        #expect((seen["again"] as? [String: Any])?["delivered"] as? Int == 2, "\(seen)")
        #expect(seen["kept"] as? Int == 2 && seen["complaints"] as? [String] == [], "\(seen)")
        #expect(seen["verify"] as? Int == 0 && seen["end"] as? Int == 0)
    }
}
