import Devices
import Glibc
import Profiles

/// Shows commands on a device of raw reports. On the writing thread alone.
final class HidrawSink: CommandSink {
    private let handle: HidrawHandle
    private let outputs: [OutputFormat]
    private let interval: Int64
    private var rumble = Rumble()
    private var sent: [[UInt8]]
    private var at: [Int64]

    /// A rumbling pad that hears nothing for some seconds stops by itself: it is told again after this, ns (assumed).
    private static let renewal: Int64 = 500_000_000

    init(_ handle: HidrawHandle, outputs: [OutputFormat], interval: Double) {
        self.handle = handle
        self.outputs = outputs
        self.interval = Int64(interval * 1e9)
        sent = outputs.map { _ in [] }
        at = outputs.map { _ in .min / 2 }
    }

    func show(_ told: Told, at now: Int64) {
        var actuation = rumble.feel(told, at: now)
        actuation.plunger = told.plunger
        for index in outputs.indices {
            let bytes = outputs[index].report(actuation)
            let since = now &- at[index]
            guard since >= interval, bytes != sent[index] || since >= Self.renewal else { continue }
            send(bytes, index, at: now)
        }
    }

    @discardableResult
    func silence(at now: Int64) -> Bool {
        rumble = Rumble()
        var said = true
        for index in outputs.indices where !send(outputs[index].report(.off), index, at: now) { said = false }
        return said
    }

    func end() {}

    /// False where the device is there and did not take it.
    @discardableResult
    private func send(_ bytes: [UInt8], _ index: Int, at now: Int64) -> Bool {
        let error = handle.send(bytes)
        // What was not taken is tried again at the next turn.
        sent[index] = error == 0 ? bytes : []
        at[index] = now
        return error == 0 || error == ENODEV
    }
}
