import Foundation
import TestSupport
import Testing

/// A station that gets requests which are broken in a thousand ways.
@Suite(.serialized) struct StationFuzzInRelease {
    #if DEBUG
        static let (count, patience) = (1_600, 0.15)
    #else
        static let (count, patience) = (100_000, 0.04)
    #endif

    @Test("broken requests by the ten thousand never trip a station up, open nothing to nobody, and cost it no memory")
    func requests() throws {
        let folder = try Folder()
        let seen = try StationTool.run(
            "fuzz_station.py", [Program.path, Repository.root, folder.path, "\(Self.count)", "\(Self.patience)"])
        #expect(seen["sent"] as? Int == Self.count)
        #expect((seen["faults"] as? [Any])?.isEmpty == true, "\(seen)")
        #expect(seen["alive"] as? Bool == true)
        for name in ["health", "stillSignedIn"] { #expect(seen[name] as? Int == 200, "\(name)") }
        for name in ["end", "verify"] { #expect(seen[name] as? Int == 0, "\(name)") }
        #expect(seen["leaks"] as? [String] == [])
        // Some were still good, and many kinds of refusal were seen.
        let statuses = seen["statuses"] as? [String: Int] ?? [:]
        for status in ["200", "400", "401", "403", "404", "422"] {
            #expect(statuses[status] != nil, "\(status)")
        }
        let memory = seen["memory_MiB"] as? [Double] ?? []
        try #require(memory.count == 2)
        let grown = memory[1] - memory[0]
        #expect(grown <= 64)
        print("\(Self.count) requests: \(statuses), \(memory[0]) MiB before, \(memory[1]) MiB after")
    }
}
