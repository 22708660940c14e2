import Testing

/// The compiler checks everything on the servo thread for locks and allocations, except what hides from it.
@Suite("the leaves of the servo thread") struct ServoLeaves {
    /// Every function that the compiler's check does not look into, by file. Each is one call or one instruction.
    static let named: Set = [
        "Space/Root.swift root",
        "Transports/VirtualTransport.swift isLost",
        "Transports/VirtualTransport.swift post",
        "Transports/EvdevLeaves.swift next",
        "Transports/EvdevLeaves.swift hasHungUp",
        "Transports/HidrawLeaves.swift next",
        "Transports/Heartbeat.swift exchange",
        "Transports/CommandLeaves.swift turns",
        "Transports/LockstepLeaves.swift takeReport",
        "Transports/LockstepLeaves.swift putOrder",
        "Transports/LockstepLeaves.swift waitForReport",
        "Transports/LockstepLeaves.swift isGone",
        "Transports/LockstepLeaves.swift turns",
    ]

    @Test("what hides from the compiler's check is the named list, and nothing else")
    func leaves() throws {
        var found: Set<String> = []
        for file in try SourceTree.sources.get() {
            for (index, line) in file.lines.enumerated() where line.contains("no_performance_analysis") {
                guard !line.contains(/^\s*\/\//) else { continue }
                let declaration = file.lines[index...].prefix(4).joined(separator: " ")
                let name = try #require(
                    declaration.firstMatch(of: /\b(?:func|var)\s+(\w+)|\b(init|subscript)\b/), "\(file):\(index + 1)")
                found.insert("\(file.module)/\(file.name) \(name.1 ?? name.2 ?? "")")
            }
        }
        #expect(found == Self.named)
    }
}
