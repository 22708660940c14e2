import ArgumentParser
import Console
import Foundation
import Glibc
import Records
import Servo
import Synchronization

extension StationDaemon {
    /// In Prometheus' text format. Nothing of anybody is in it.
    func metrics() -> String {
        let state = state.withLock { $0 }
        let outcome = state.last?.outcome
        var text = ""
        func add(_ name: String, _ help: String, _ kind: String, _ values: [(label: String, value: Double)]) {
            text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n"
            for (label, value) in values { text += "\(name)\(label) \(value)\n" }
        }
        func add(_ name: String, _ help: String, _ kind: String, _ value: Double) {
            add(name, help, kind, [("", value)])
        }
        add("senshi_info", "The program.", "gauge", [("{version=\"\(Senshi.configuration.version)\"}", 1)])
        add("senshi_uptime_seconds", "Since the daemon began.", "gauge", began.duration(to: .now) / .seconds(1))
        add("senshi_session_active", "A session goes on.", "gauge", state.session == nil ? 0 : 1)
        add("senshi_sessions_started_total", "Sessions that were begun.", "counter", Double(state.number))
        add(
            "senshi_sessions_finished_total", "Sessions that ended with a score.", "counter",
            ["passed", "failed", "void"].map { ("{verdict=\"\($0)\"}", Double(state.verdicts[$0] ?? 0)) })
        add("senshi_viewers", "Browsers that look on.", "gauge", Double(board.viewers))
        add("senshi_reloads_total", "How often the files were read again.", "counter", Double(state.reloads))
        if courier != nil, let counts = try? store.outboxCounts() {
            add(
                "senshi_outbox_results", "Results for the learning record store.", "gauge",
                [
                    ("{state=\"waiting\"}", Double(counts.waiting)),
                    ("{state=\"delivered\"}", Double(counts.delivered)),
                    ("{state=\"refused\"}", Double(counts.refused)),
                ])
            add("senshi_outbox_blocked", "Something stands in their way.", "gauge", courier?.trouble == nil ? 0 : 1)
        }
        add(
            "senshi_unkept_results", "Finished results that could not be written yet.", "gauge",
            Double(safe.trouble?.count ?? 0))
        if let timing = outcome?.timing {
            add(
                "senshi_servo_lateness_seconds", "How late the ticks of the last session were.", "gauge",
                [
                    ("{quantile=\"0.5\"}", timing.p50 * 1e-6), ("{quantile=\"0.99\"}", timing.p99 * 1e-6),
                    ("{quantile=\"0.999\"}", timing.p999 * 1e-6), ("{quantile=\"1\"}", timing.maximum * 1e-6),
                ])
            add("senshi_servo_ticks", "Ticks of the last session.", "gauge", Double(timing.ticks))
            add(
                "senshi_servo_missed_ticks", "Periods of the last session without a tick.", "gauge",
                Double(timing.missed))
            add(
                "senshi_servo_dropped_frames", "Frames of the last session that nobody took.", "gauge",
                Double(timing.dropped))
        }
        add("process_resident_memory_bytes", "Memory in use.", "gauge", Self.resident)
        add("process_cpu_seconds_total", "Processor time.", "counter", Self.processorTime)
        return text
    }

    /// From /proc, bytes.
    private static var resident: Double {
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0
        return pages * Double(sysconf(Int32(_SC_PAGESIZE)))
    }

    private static var processorTime: Double {
        var usage = rusage()
        unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) * 1e-6 }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }
}
