import Foundation
import TestSupport
import Testing

#if !DEBUG
    /// What scoring costs, and where it runs: by counting instructions, so that a busy machine changes nothing.
    @Suite(.serialized) struct ScoringCostInRelease {
        /// The program without debug information, which valgrind can't read; its symbols stay.
        private static func program(in folder: Folder) throws -> String {
            let stripped = folder.file("senshi")
            let strip = try Run("/usr/bin/env", ["strip", "-g", "-o", stripped, Program.path])
            try #require(strip.status == 0, "\(strip.errors)")
            return stripped
        }

        /// Runs the program under callgrind.
        private func callgrind(_ options: [String], _ program: String, _ arguments: [String]) throws -> Run {
            var environment = ProcessInfo.processInfo.environment
            environment["SENSHI_LIBRARY"] = Repository.root
            environment["LANG"] = "C.UTF-8"
            return try Run(
                "/usr/bin/env", ["valgrind", "--tool=callgrind"] + options + [program] + arguments,
                environment: environment, folder: Repository.root)
        }

        @Test("scoring is at most 5 % of the instructions of a replay")
        func share() throws {
            let folder = try Folder()
            let recording = try ReplayTests.record("expert", in: folder)
            let program = try Self.program(in: folder)
            let counts = folder.file("counts")
            let run = try callgrind(["--callgrind-out-file=\(counts)"], program, ["replay", recording])
            let match = try #require(run.errors.firstMatch(of: #/Collected : (\d+)/#), "\(run.errors)")
            let whole = try #require(Double(match.1))
            let list = try Run("/usr/bin/env", ["callgrind_annotate", "--inclusive=yes", "--threshold=100", counts])
            // All that a replay calls of a scorer, each with what it calls: events and frames in, a score out.
            let entries = ["6ScorerV7observeyy5Servo", "6ScorerV7observeyy8Sessions", "6ScorerV6finish"]
            let scoring = try entries.reduce(0.0) { sum, entry in
                let line = list.output.split(separator: "\n").first { $0.contains("$s7Scoring" + entry) }
                let number = try #require(
                    line?.trimmingPrefix(while: \.isWhitespace).prefix { $0.isNumber || $0 == "," })
                return try sum + #require(Double(number.replacing(",", with: "")))
            }
            print("scoring: \(scoring / whole * 100) % of the instructions of a replay")
            #expect(scoring > 1_000_000)
            #expect(scoring <= 0.05 * whole, "\(scoring) of \(whole)")
        }

        @Test("in a live run no function of the scoring, the events or the report is called on the servo thread")
        func threads() throws {
            let folder = try Folder()
            let script = folder.file("short.yaml")
            try McapTests.short.write(toFile: script, atomically: true, encoding: .utf8)
            let program = try Self.program(in: folder)
            _ = try callgrind(
                ["--separate-threads=yes", "--callgrind-out-file=\(folder.file("calls"))"], program,
                ["run", "covid19-deltoid-im", "--hand", script, "--reports", folder.path])
            let threads = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
                $0.hasPrefix("calls-")
            }.map { try String(contentsOfFile: folder.file($0), encoding: .utf8) }
            // What belongs to the one step is called by the servo thread and by nobody else; the step itself may be inlined.
            let servo = threads.filter { $0.contains("$s5Servo4Tick") }
            #expect(servo.count == 1, "\(servo.count) of \(threads.count) threads")
            for module in ["$s7Scoring", "$s8Sessions13EventDetector", "$s7Reports", "$s10Recordings"] {
                #expect(servo.allSatisfy { !$0.contains(module) }, "\(module)")
            }
            // They do run, on another.
            #expect(threads.contains { $0.contains("$s7Scoring6ScorerV7observe") })
        }
    }
#endif
