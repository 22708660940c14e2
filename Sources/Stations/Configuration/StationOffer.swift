/// What a station has to choose from: what its file names must be there.
public struct StationOffer: Sendable, Equatable {
    /// Names of scenarios and of device profiles.
    public var scenarios: [String]
    public var devices: [String]

    public init(scenarios: [String], devices: [String]) {
        self.scenarios = scenarios
        self.devices = devices
    }
}
