public import Devices

/// How a device is read and driven by its raw HID reports. Its input nodes stay as they are.
public struct HidrawLayout: Sendable, Equatable {
    /// A feature report to exchange before the first sample.
    public struct Feature: Sendable, Equatable {
        /// Which way.
        public enum Kind: String, Sendable, CaseIterable {
            /// Asked of the device; some change their reports by being asked.
            case get
            /// Sent to the device.
            case set
        }
        public var kind: Kind
        /// The report, its id first; where it is asked for, only the id and the length count.
        public var bytes: [UInt8]

        public init(_ kind: Kind, bytes: [UInt8]) {
            self.kind = kind
            self.bytes = bytes
        }
    }

    /// Which devices it is for, by their USB or Bluetooth numbers.
    public var models: Set<EvdevMatch.Model>
    /// The number of the USB interface that carries the reports; nil where there is one, or any will do.
    public var interface: Int?
    /// What it says.
    public var reports: [ReportFormat]
    /// What is exchanged at the start, in this order.
    public var features: [Feature]
    /// What it can be told.
    public var outputs: [OutputFormat]
    /// The shortest time from one report that it is sent to the next, s.
    public var outputInterval: Double

    public init(
        models: Set<EvdevMatch.Model>, interface: Int? = nil, reports: [ReportFormat], features: [Feature] = [],
        outputs: [OutputFormat] = [], outputInterval: Double = 0.010
    ) {
        self.models = models
        self.interface = interface
        self.reports = reports
        self.features = features
        self.outputs = outputs
        self.outputInterval = outputInterval
    }

    /// The channels that its reports drive.
    public var channels: [Channel] {
        reports.flatMap { report in
            report.axes.map(\.channel) + (report.motion == nil ? [] : [Channel.qw, .qx, .qy, .qz])
        }
    }
}
