import Foundation
import Testing

/// The real program, killed with the needle in tissue, and the device in another process that feels what comes.
@Suite(.serialized) struct KilledRunTests {
    /// How often each way to die is tried, and how many runs there are at a time.
    static let repetitions = 8
    static let atOnce = 2

    /// The machine was never punctual enough for the hand to feel the tissue.
    struct Unpunctual: Error {}

    /// A live run whose hand is in tissue and feels it, and the device that it feels.
    struct Attempt {
        let process = Process()
        let peer: ForcePeer
        let folder: Folder
        let keys = Pipe()

        /// - Parameters:
        ///   - blocking: signals that whoever starts the run has blocked.
        ///   - more: variables of its environment.
        ///   - runner: a fixture that runs it, with its arguments; what is written to ``keys`` is its standard input.
        init(blocking: String? = nil, more: [String: String] = [:], under runner: [String] = []) throws {
            folder = try Folder()
            peer = try ForcePeer()
            let script = Program.root.appendingPathComponent("Tests/SenshiTests/Scripts/stays-in-tissue.yaml").path
            // A test may itself run where signals are ignored, as in a shell's background.
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            let terminal = "\(Program.root.path)/Tests/Fixtures/terminal"
            let fixture = runner.first.map { ["python3", "\(terminal)/\($0)"] + runner.dropFirst() } ?? []
            process.arguments =
                ["--default-signal=HUP,INT,TERM,USR1", "--block-signal=\(blocking ?? "PROF")"] + fixture + [
                    Program.path, "run", "covid19-deltoid-im", "--hand", script, "--link", peer.path, "--reports",
                    folder.path,
                    "--language", "en",
                ]
            var environment = ProcessInfo.processInfo.environment
            environment["SENSHI_LIBRARY"] = Program.root.path
            environment["XDG_RUNTIME_DIR"] = folder.path
            // A crash is a crash: its report on the screen may take minutes.
            environment["SWIFT_BACKTRACE"] = "enable=no"
            process.environment = environment.merging(more) { $1 }
            process.currentDirectoryURL = Program.root
            if fixture.isEmpty {
                process.standardInput = FileHandle.nullDevice
            } else {
                process.standardInput = keys
            }
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
        }

        /// Waits until the hand feels the tissue. False where it never does: a machine that is too busy to be punctual
        /// shows no force, as it should.
        func settles() -> Bool {
            guard peer.waitsFor(0.2, within: 10) else { return false }
            usleep(50_000)
            return true
        }

        /// One whose hand is in tissue and feels it.
        static func settled(
            blocking: String? = nil, more: [String: String] = [:], under runner: [String] = []
        ) throws -> Attempt {
            for _ in 0..<5 {
                let attempt = try Attempt(blocking: blocking, more: more, under: runner)
                if attempt.settles() { return attempt }
                attempt.finish()
            }
            throw Unpunctual()
        }

        /// Sends a signal, and returns when the first zero came after the last force, s: until then the device holds what
        /// it was told. Infinite where none came.
        func forceAfter(_ signal: Int32, for seconds: Double = 0.3) -> Double { strike(signal, for: seconds)() }

        /// Sends a signal; the answer waits until `seconds` have passed.
        func strike(_ signal: Int32, for seconds: Double = 0.3) -> () -> Double {
            let struck = ForcePeer.now
            kill(process.processIdentifier, signal)
            return {
                usleep(UInt32(max(0, struck + seconds - ForcePeer.now) * 1e6))
                let packets = peer.packets
                guard let last = packets.lastIndex(where: { $0.force > 0 }), last + 1 < packets.count else {
                    return .infinity
                }
                return packets[last + 1].time - struck
            }
        }

        func finish() {
            kill(process.processIdentifier, SIGCONT)
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            peer.close()
        }
    }

    @Test(
        "killed, stopped or crashed in tissue, the device is at zero within 100 ms",
        arguments: [("SIGKILL", SIGKILL), ("SIGSTOP", SIGSTOP), ("SIGSEGV", SIGSEGV)])
    func killed(name: String, signal: Int32) throws {
        var times: [Double] = []
        var tried = 0
        while times.count < Self.repetitions {
            let attempts = try (0..<Self.atOnce).map { _ in try Attempt() }
            tried += attempts.count
            let ready = attempts.filter { $0.settles() }
            let answers = ready.map { $0.strike(signal) }
            times += answers.map { $0() }
            for attempt in attempts { attempt.finish() }
            if tried > 3 * Self.repetitions { throw Unpunctual() }
        }
        let worst = times.max() ?? .infinity
        print("\(name): force ended within \((worst * 10_000).rounded() / 10) ms at worst of \(times.count)")
        #expect(worst <= 0.1, "\(times)")
    }

    @Test("a link's writer that hangs and goes on: zero within 100 ms, and none until the needle has been outside")
    func writerHeld() throws {
        var soonest = Double.infinity
        // Once more where the host was busy, but at zero every time.
        for _ in 0..<3 where soonest > 0.1 {
            let attempt = try Attempt.settled(under: ["hold.py", "senshi-writer", "0.4"])
            let struck = ForcePeer.now
            try attempt.keys.fileHandleForWriting.write(contentsOf: Data([10]))
            usleep(900_000)
            let packets = attempt.peer.packets
            let last = try #require(packets.lastIndex { $0.force > 0 })
            try #require(last + 1 < packets.count)
            soonest = min(soonest, packets[last + 1].time - struck)
            // The guardian's, while the writer was held, and the writer's own after it.
            #expect(packets[last].time < struck + 0.3 && packets.count - last > 100, "\(packets.count - last)")
            attempt.finish()
        }
        #expect(soonest <= 0.1)
    }

    @Test("a program that goes on after a stop shows no force until the needle has been outside")
    func goesOn() throws {
        let attempt = try Attempt.settled()
        #expect(attempt.forceAfter(SIGSTOP) <= 0.1)
        let before = attempt.peer.packets.count
        kill(attempt.process.processIdentifier, SIGCONT)
        usleep(500_000)
        let after = attempt.peer.packets.dropFirst(before)
        #expect(after.count > 50)
        #expect(after.allSatisfy { $0.force == 0 })
        attempt.finish()
    }

    @Test(
        "an interrupt, a request to end and a hangup end the run at zero force, with a report",
        arguments: [SIGINT, SIGTERM, SIGHUP], [nil, "HUP,INT,TERM,USR1"])
    func ended(signal: Int32, blocked: String?) throws {
        let attempt = try Attempt.settled(blocking: blocked)
        #expect(attempt.forceAfter(signal) <= 0.1)
        attempt.process.waitUntilExit()
        #expect(attempt.process.terminationReason == .exit && attempt.process.terminationStatus == 1)
        let written = FileManager.default.enumerator(atPath: attempt.folder.path)?.compactMap { $0 as? String } ?? []
        #expect(written.contains { $0.hasSuffix("report.json") })
        #expect(attempt.peer.packets.last?.force == 0)
        attempt.finish()
    }

    @Test("senshi stop takes the force off in every run, and the device is one program's alone")
    func stop() throws {
        let attempt = try Attempt.settled()
        let runtime = ["XDG_RUNTIME_DIR": attempt.folder.path]
        let second = try Program.run(
            [
                "run", "covid19-deltoid-im", "--hand", "expert", "--link", attempt.peer.path, "--reports",
                attempt.folder.path,
            ],
            environment: runtime)
        #expect(second.status == 3)
        #expect(
            second.complaint.contains("is in use by senshi, process \(attempt.process.processIdentifier)"),
            "\(second.complaint)")
        let stop = try Program.run(["stop", "--language", "en"], environment: runtime)
        #expect(stop.status == 0 && stop.output.contains("emergency stop"), "\(stop.complaint)")
        usleep(100_000)
        let count = attempt.peer.packets.count
        usleep(300_000)
        let after = attempt.peer.packets.dropFirst(count)
        #expect(after.count > 50 && after.allSatisfy { $0.force == 0 })
        attempt.finish()
        #expect(try Program.run(["stop"], environment: runtime).status == 3)
    }

    @Test("the key 0 takes the force off at once and for good, and Esc ends the run")
    func key() throws {
        let attempt = try Attempt.settled(under: ["typist.py"])
        attempt.keys.fileHandleForWriting.write(Data("0".utf8))
        usleep(300_000)
        let count = attempt.peer.packets.count
        usleep(300_000)
        let after = attempt.peer.packets.dropFirst(count)
        #expect(after.count > 50 && after.allSatisfy { $0.force == 0 } && attempt.process.isRunning)
        attempt.keys.fileHandleForWriting.write(Data([0x1B]))
        for _ in 0..<1000 where attempt.process.isRunning { usleep(10_000) }
        #expect(!attempt.process.isRunning)
        attempt.finish()
    }
}
