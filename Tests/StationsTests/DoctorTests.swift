import Authoring
import Foundation
import Profiles
import Stations
import Testing
import Transports

/// `senshi doctor` on machines made of files.
@Suite("the doctor says how each thing stands, and what to do") struct DoctorTests {
    private let fake: FakeMachine
    /// Late by 1 to 100 µs.
    private let punctual = LatencyTrial(hadPriority: true, lateness: (1...100).map { $0 * 1000 })

    init() throws { fake = try FakeMachine() }

    private func finding(
        _ subject: Finding.Subject, latency: LatencyTrial? = nil, reports: String = "/", plugged: [PluggedDevice] = []
    ) throws -> Finding {
        let doctor = Doctor(machine: fake.machine, profiles: [], plugged: plugged, reports: reports)
        return try #require(doctor.findings(latency: latency ?? punctual).first { $0.subject == subject })
    }

    @Test("a kernel that says it is real-time is fine, any other has a fix")
    func kernel() throws {
        try fake.write("/proc/sys/kernel/osrelease", "6.1.0-rt\n")
        #expect(try finding(.kernel).state == .worse)
        try fake.write("/sys/kernel/realtime", "1\n")
        let found = try finding(.kernel)
        #expect(found.state == .fine)
        #expect(found.sentence.en.hasPrefix("6.1.0-rt:"))
    }

    @Test("a slow clock names the faster one that this machine has")
    func clock() throws {
        let folder = "/sys/devices/system/clocksource/clocksource0"
        try fake.write("\(folder)/current_clocksource", "hpet\n")
        try fake.write("\(folder)/available_clocksource", "tsc hpet acpi_pm \n")
        let found = try finding(.clocks)
        #expect(found.state == .worse)
        #expect(found.fix?.en == "run 'echo tsc | sudo tee \(folder)/current_clocksource'.")
        try fake.write("\(folder)/current_clocksource", "tsc\n")
        #expect(try finding(.clocks).state == .fine)
    }

    @Test("one core that saves power is found among those that do not")
    func power() throws {
        try fake.write("/dev/cpu_dma_latency", "")
        try fake.write("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance\n")
        #expect(try finding(.power).state == .fine)
        try fake.write("/sys/devices/system/cpu/cpu1/cpufreq/scaling_governor", "powersave\n")
        #expect(try finding(.power).sentence.en.contains("powersave"))
    }

    @Test("without SCHED_FIFO it says which line of which file grants it")
    func rights() throws {
        let found = try finding(.rights, latency: LatencyTrial(hadPriority: false, lateness: [1]))
        #expect(found.fix?.en.contains("'@senshi - rtprio 80' to /etc/security/limits.d/senshi.conf") == true)
        #expect(try finding(.rights).state == .fine)
    }

    @Test(
        "lateness is judged by its 99th percentile",
        arguments: [
            (Int64(100), Finding.State.fine), (Int64(101), .worse), (Int64(1000), .worse), (Int64(1001), .broken),
        ])
    func latency(microseconds: Int64, state: Finding.State) throws {
        let most = (1...99).map { _ in microseconds * 1000 }
        #expect(
            try finding(.latency, latency: LatencyTrial(hadPriority: true, lateness: most + [1 << 40])).state == state)
    }

    @Test("a real trial wakes as often as it was told, and is never early")
    func trial() {
        let trial = LatencyTrial(wakes: 50)
        #expect(trial.quantile(0) >= 0)
        #expect(trial.quantile(1) > 0)
        #expect(trial.quantile(0.5) <= trial.quantile(1))
    }

    @Test("missing, old and right udev rules are told apart")
    func rules() throws {
        #expect(try finding(.usb).sentence.en.hasPrefix("there are no udev rules"))
        try fake.write("/etc/udev/rules.d/70-senshi.rules", "# old\nKERNEL==\"x\"\n")
        #expect(try finding(.usb).sentence.en.hasSuffix("is not what the profiles give now."))
        try fake.write("/etc/udev/rules.d/70-senshi.rules", UdevRules([]).text)
        #expect(try finding(.usb).state == .fine)
        // With the rule that somebody asked for, of a serial device.
        try fake.write(
            "/etc/udev/rules.d/70-senshi.rules", UdevRules([]).text + "SUBSYSTEM==\"tty\", GROUP=\"senshi\"\n")
        #expect(try finding(.usb).state == .fine)
    }

    @Test("a device that can't be used is named, with its own fix")
    func blocked() throws {
        let problem = LocalizedText(ja: "抜いてください。", en: "unplug it.")
        let device = PluggedDevice(.usb, node: "/dev/bus/usb/001/002", name: "Falcon", problem: problem)
        let doctor = Doctor(machine: fake.machine, profiles: [], plugged: [device], reports: "/")
        let found = doctor.findings(latency: punctual).filter { $0.fix == problem }
        #expect(found.map(\.sentence.en) == ["Falcon (/dev/bus/usb/001/002) can't be used."])
    }

    @Test("a folder that can't be written to is broken; one that is not there yet is judged by what is above it")
    func disk() throws {
        let missing = fake.folder.appendingPathComponent("a/b").path
        #expect(try finding(.disk, reports: missing).state == .fine)
        #expect(!FileManager.default.fileExists(atPath: missing))
        #expect(try finding(.disk, reports: "/proc/senshi").state == .broken)
    }

    @Test("whatever is not fine has a fix in both languages")
    func fixes() {
        let late = LatencyTrial(hadPriority: false, lateness: [5_000_000])
        let doctor = Doctor(machine: fake.machine, profiles: [], plugged: [], reports: "/proc/senshi")
        let findings = doctor.findings(latency: late)
        #expect(Set(findings.map(\.subject)) == Set(Finding.Subject.allCases))
        for finding in findings where finding.state != .fine {
            #expect(finding.fix?.ja.isEmpty == false && finding.fix?.en.isEmpty == false, "\(finding.sentence.en)")
        }
        #expect(findings.filter { $0.state != .fine }.count >= 6)
    }
}
