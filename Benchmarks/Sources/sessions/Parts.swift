import Authoring
import Devices
import Foundation
import Profiles
import Recordings
import Scoring
import Servo
import Sessions
import Space
import Transports

/// What can be counted around the loop, by name. Each does its work so many times: a tick, a frame or a report.
enum Parts {
    /// In the order in which they are printed.
    static let names = [
        "tap", "recorder", "replay", "inputs-decode", "events", "scorer", "digest", "hid-codec", "evdev-codec",
        "polhem-codec",
    ]

    /// Nil where there is none of that name.
    static func named(_ name: String) throws -> ((Int) -> Void)? {
        switch name {
        case "tap": tap()
        case "recorder": recorder(try RecordedRun())
        case "replay": try replay(try RecordedRun())
        case "inputs-decode": try decoding(try RecordedRun())
        case "events": events(try RecordedRun())
        case "scorer": scorer(try RecordedRun())
        case "digest": digest(try RecordedRun())
        case "hid-codec": try reports()
        case "evdev-codec": try evdev()
        case "polhem-codec": polhem()
        default: nil
        }
    }

    /// What a recording costs the servo thread: a tick's input, and a report of the device, pushed into two rings.
    private static func tap() -> (Int) -> Void {
        let tap = Tap(capacity: 65_536)
        var input = TickInput()
        input.reading = .sample(Sample())
        var report = RawReport()
        return { count in
            for _ in 0..<count {
                input.tick &+= 1
                report.words[0] &+= 1
                tap.reports.push(report)
                tap.inputs.push(input)
            }
        }
    }

    /// From the tap to the file: batches, frames at 100 Hz, chunks, checksums, and the thread that writes them.
    private static func recorder(_ run: RecordedRun) -> (Int) -> Void {
        let path = "\(NSTemporaryDirectory())/senshi-bench-\(ProcessInfo.processInfo.processIdentifier).mcap"
        return { count in
            write(run, count, to: path)
            unlink(path)
        }
    }

    /// Records so many ticks of a run, which is done over and over.
    private static func write(_ run: RecordedRun, _ count: Int, to path: String) {
        let facts = SessionFacts(
            program: "bench", model: "", scenario: "", device: "", language: "", mode: "", started: nil, epoch: 0,
            stepped: true, files: [])
        var recorder = SessionRecorder(path: path, facts: facts)
        let tap = recorder.source
        for index in 0..<count {
            let place = index % run.frames.count
            for event in run.events[place] ?? [] { recorder.observe(event) }
            recorder.observe(run.frames[place])
            tap.inputs.push(run.inputs[place])
            if index % 100 == 99 { recorder.drain(tap) }
        }
        _ = recorder.finish(
            score: "",
            timing: LoopTiming(
                ticks: 0, missed: 0, dropped: 0, p50: 0, p99: 0, p999: 0, maximum: 0, stepped: true, policy: ""),
            digest: "", ticks: 0, ending: "")
    }

    /// From a file of ten seconds to the score: reading, the step, events, scoring, as `senshi score` does it.
    private static func replay(_ run: RecordedRun) throws -> (Int) -> Void {
        let path = "\(NSTemporaryDirectory())/senshi-replay-\(ProcessInfo.processInfo.processIdentifier).mcap"
        write(run, run.frames.count, to: path)
        let file = RecordedFile(path: path)
        return { count in
            var (done, sum) = (0, 0.0)
            while done < count {
                guard var session = try? RecordedSession(path: file.path) else { return }
                var tick = Tick(run.setup)
                var detector = EventDetector()
                var scorer = Scorer(scenario: run.scenario, senses: run.profile.senses)
                while done < count, (try? session.advance()) == true {
                    let frame = tick.step(session.input).frame
                    detector.observe(frame) { scorer.observe($0) }
                    scorer.observe(frame)
                    sum += frame.axial
                    done += 1
                }
            }
            precondition(sum.isFinite)
        }
    }

    /// From a message of 100 ticks to what went into each.
    private static func decoding(_ run: RecordedRun) throws -> (Int) -> Void {
        var batches: [[UInt8]] = []
        var batch = InputBatch()
        for input in run.inputs {
            if batch.isFull {
                batches.append(batch.encoded())
                batch.removeAll()
            }
            _ = batch.add(input)
        }
        return { count in
            var sum = 0
            for index in 0..<(count / InputBatch.capacity) {
                sum += (try? InputBatch(decoding: batches[index % batches.count][...]))?.inputs.count ?? 0
            }
            precondition(sum == count / InputBatch.capacity * InputBatch.capacity)
        }
    }

    private static func events(_ run: RecordedRun) -> (Int) -> Void {
        { count in
            var (detector, found) = (EventDetector(), 0)
            for index in 0..<count { detector.observe(run.frames[index % run.frames.count]) { _ in found += 1 } }
            precondition(found > 0 || count < 2000)
        }
    }

    private static func scorer(_ run: RecordedRun) -> (Int) -> Void {
        { count in
            var scorer = Scorer(scenario: run.scenario, senses: run.profile.senses)
            for index in 0..<count {
                let place = index % run.frames.count
                if let events = run.events[place] { for event in events { scorer.observe(event) } }
                scorer.observe(run.frames[place])
            }
        }
    }

    private static func digest(_ run: RecordedRun) -> (Int) -> Void {
        { count in
            var digest = FrameDigest()
            for index in 0..<count { digest.add(run.frames[index % run.frames.count]) }
            precondition(digest.finish().count == 64)
        }
    }

    private static func profile(_ name: String) throws -> Profile {
        let diagnostics = Diagnostics()
        guard let profile = Profile.read(contentsOf: "../devices/\(name).yaml", into: diagnostics) else {
            throw RecordedRun.Unreadable(text: diagnostics.rendered())
        }
        return profile
    }

    /// A DualSense's report to a sample: sticks, trigger, buttons, turning.
    private static func reports() throws -> (Int) -> Void {
        guard case .hidraw(let layout) = try profile("dualsense").transport else { return { _ in } }
        var decoder = ReportDecoder(layout.reports)
        var (bytes, sum, clock) = (ReportBytes(), 0.0, UInt32(0))
        bytes.count = 64
        bytes.storage[0] = 1
        return { count in
            for index in 0..<count {
                bytes.storage[1] = UInt8(truncatingIfNeeded: index)
                clock &+= 3000
                for byte in 0..<4 { bytes.storage[28 + byte] = UInt8(truncatingIfNeeded: clock >> UInt32(byte * 8)) }
                sum += decoder.decode(bytes, at: Instant(nanoseconds: Int64(clock) * 333))?[.slideX] ?? 0
            }
        }
    }

    /// A tablet's report: five axes and its end, and the sample of a tick between two of them.
    private static func evdev() throws -> (Int) -> Void {
        let axes = [(0, 44_704), (1, 27_940), (26, 127), (27, 127), (24, 1023)].map { code, most in
            #"{"code": \#(code), "minimum": 0, "maximum": \#(most), "resolution": 200, "value": 0}"#
        }
        let facts = try JSONDecoder().decode(
            EvdevFacts.self, from: Data(#"{"inRange": true, "axes": [\#(axes.joined(separator: ","))]}"#.utf8))
        guard var codec = EvdevCodec(try profile("pen-tablet"), facts: facts) else {
            throw RecordedRun.Unreadable(text: "the tablet's profile does not fit its facts")
        }
        var time: Int64 = 0
        func event(_ type: UInt64, _ code: UInt64, _ value: Int32) -> RawReport {
            var report = RawReport()
            report.time = Instant(nanoseconds: time)
            report.words[0] = type | code << 16 | UInt64(UInt32(bitPattern: value)) << 32
            return report
        }
        return { count in
            for index in 0..<count {
                time += 5_000_000
                for code: UInt64 in [0, 1, 26, 27, 24] { codec.take(event(3, code, Int32(index % 1000))) }
                codec.take(event(0, 0, 0))
                _ = codec.read(at: Instant(nanoseconds: time))
            }
        }
    }

    /// A Polhem's line of 64 bytes to its numbers.
    private static func polhem() -> (Int) -> Void {
        var decoder = PolhemDecoder()
        let text = "0.012 -0.034 0.056 0.1 0.2 0.3 0.4 7"
        let line = Array((text + String(repeating: " ", count: 63 - text.count) + "\n").utf8)
        return { count in
            var reports = 0
            for _ in 0..<count { for byte in line where decoder.take(byte) != nil { reports += 1 } }
            precondition(reports == count)
        }
    }
}
