public import Profiles
public import Transports

/// Looks at all that a station needs, and says of each how it stands and what to do. Not for the servo thread.
public struct Doctor: Sendable {
    let machine: Machine
    let profiles: [Profile]
    let plugged: [PluggedDevice]
    let reports: String

    /// - Parameters:
    ///   - machine: where it tells about itself.
    ///   - profiles: the devices that Senshi knows.
    ///   - plugged: the devices that are there.
    ///   - reports: the folder that sessions are written to.
    public init(machine: Machine = Machine(), profiles: [Profile], plugged: [PluggedDevice], reports: String) {
        self.machine = machine
        self.profiles = profiles
        self.plugged = plugged
        self.reports = reports
    }

    /// Everything, in the order of `Finding.Subject`.
    /// - Parameter latency: how late a thread was that slept until each millisecond.
    public func findings(latency: LatencyTrial) -> [Finding] {
        [kernel, scheduling(latency), memory] + [clocks, power] + devices + [lateness(latency), disk]
    }
}
