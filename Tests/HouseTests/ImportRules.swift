import Testing

/// The table of modules. Arrows go down from a module to what it may import; nothing goes up.
@Suite("imports go down the table only") struct ImportRules {
    /// In the order of the table, from what imports nothing to what may import all.
    static let table: [(module: String, imports: Set<String>)] = [
        ("Space", ["CPlatform"]),
        ("Authoring", ["Yams", "CYaml"]),
        ("Devices", ["Space"]),
        ("Profiles", ["Space", "Authoring", "Devices"]),
        ("Poses", ["Space", "Devices"]),
        ("Collision", ["Space"]),
        ("Forces", ["Space", "Collision"]),
        ("Scans", ["Space", "Authoring", "CZlib"]),
        ("Patients", ["Space", "Authoring", "Collision", "Forces", "Scans", "CZlib"]),
        ("Fidelity", ["Space", "Authoring", "Poses", "Collision", "Forces", "Patients"]),
        ("Servo", ["Space", "Devices", "Poses", "Collision", "Forces", "CPlatform"]),
        ("Transports", ["Space", "Authoring", "Devices", "Profiles", "CLibEvdev", "CLibUSB", "CPlatform"]),
        ("Recordings", ["Space", "Authoring", "Devices", "Collision", "Servo", "CZstd", "Crypto"]),
        (
            "Sessions",
            [
                "Space", "Authoring", "Devices", "Profiles", "Poses", "Collision", "Forces", "Patients", "Servo",
                "Transports", "Recordings",
            ]
        ),
        ("Scoring", ["Space", "Authoring", "Devices", "Collision", "Patients", "Servo", "Sessions"]),
        ("Trainees", ["Devices", "Patients", "Transports", "Scoring"]),
        ("Records", ["Authoring", "Crypto", "GRDB"]),
        (
            "Deliveries",
            ["Authoring", "Records", "AsyncHTTPClient", "NIOCore", "NIOHTTP1", "NIOSSL"]
        ),
        ("Reports", ["Space", "Authoring", "Devices", "Collision", "Servo", "Sessions", "Scoring", "Records"]),
        ("Stations", ["Authoring", "Profiles", "Transports", "CPlatform", "CStation"]),
        (
            "Console",
            [
                "Authoring", "Records", "Stations", "Crypto", "CryptoExtras", "Logging", "Hummingbird",
                "HummingbirdCore",
                "HummingbirdTLS", "HTTPTypes", "NIOHTTPTypes", "NIOSSL", "NIOCore", "NIOPosix", "X509", "SwiftASN1",
            ]
        ),
        (
            "Streams",
            [
                "Space", "Authoring", "Collision", "Servo", "Recordings", "NIOCore", "NIOHTTP1", "NIOPosix",
                "NIOWebSocket",
            ]
        ),
        ("Terminals", ["Authoring", "Collision", "Devices", "CTerminal"]),
    ]
    /// Sample to command: what runs on the servo thread.
    static let realtime: Set = ["Space", "Devices", "Poses", "Collision", "Forces", "Servo"]
    /// What comes with the toolchain, for the modules off the servo thread.
    static let toolchain: Set = ["Foundation", "FoundationEssentials", "Glibc", "Synchronization"]

    @Test("each module imports what the table gives it, and nothing else")
    func imports() throws {
        let allowed = Dictionary(uniqueKeysWithValues: Self.table.map { ($0.module, $0.imports) })
        var checked = 0
        for file in try SourceTree.sources.get() where file.module != "senshi" {
            let isRealtime = Self.realtime.contains(file.module)
            // Atomics are all that the servo thread takes from the toolchain.
            let permitted = try #require(allowed[file.module], "\(file.module) is not in the table")
                .union(isRealtime ? ["Synchronization"] : Self.toolchain)
            for (module, line) in file.imports {
                #expect(permitted.contains(module), "\(file):\(line): \(file.module) may not import \(module)")
                checked += 1
            }
        }
        #expect(checked > 30)
    }

    @Test("no arrow of the table goes up")
    func downwards() {
        var below: Set = [
            "CPlatform", "CLibEvdev", "CLibUSB", "CTerminal", "CZlib", "CZstd", "Yams", "CYaml", "Crypto", "GRDB",
            "NIOCore", "NIOHTTP1", "NIOPosix", "NIOWebSocket", "CStation", "CryptoExtras", "Logging", "Hummingbird",
            "HummingbirdCore", "HummingbirdTLS", "HTTPTypes", "NIOHTTPTypes", "NIOSSL", "X509", "SwiftASN1",
            "AsyncHTTPClient",
        ]
        for (module, imports) in Self.table {
            #expect(imports.isSubset(of: below), "\(module) imports \(imports.subtracting(below))")
            below.insert(module)
        }
    }

    @Test("the servo thread takes atomics from the toolchain, never a lock")
    func noLocks() throws {
        for file in try SourceTree.sources.get() where Self.realtime.contains(file.module) {
            for (index, line) in file.code.enumerated() {
                #expect(!line.contains(/\b(Mutex|DispatchQueue|Task|actor|async|await)\b/), "\(file):\(index + 1)")
            }
        }
    }

    @Test("only the limiter makes a command")
    func oneMaker() throws {
        let makers = try SourceTree.sources.get().filter { file in
            file.path != "Sources/Devices/Command.swift" && file.code.contains { $0.contains(/\bCommand(\.init)?\(/) }
        }
        #expect(makers.map(\.module).allSatisfy { $0 == "Servo" }, "\(makers)")
        #expect(makers.map(\.name).allSatisfy { $0.hasPrefix("Limiter") }, "\(makers)")
        #expect(!makers.isEmpty)
    }
}
