/// One kind of report of a device, as its profile describes it. Set up before a run; not for the servo thread.
public struct ReportFormat: Sendable, Equatable {
    /// A number that drives a channel.
    public struct Axis: Sendable, Equatable {
        /// What it drives.
        public var channel: Channel
        public var field: ReportField
        /// From the device's unit to the channel's.
        public var scale: AxisScale
        /// Numbers beyond are held at the limit.
        public var range: ClosedRange<Int64>

        public init(channel: Channel, field: ReportField, scale: AxisScale, range: ClosedRange<Int64>? = nil) {
            self.channel = channel
            self.field = field
            self.scale = scale
            self.range = range ?? field.range
        }
    }
    /// A bit that is a button.
    public struct Button: Sendable, Equatable {
        /// The byte and the bit in it, 0 … 7.
        public var offset: Int
        public var bit: Int
        /// What it means.
        public var meaning: Buttons
        /// From one press to the next, not while it is pressed.
        public var toggles: Bool

        public init(offset: Int, bit: Int, meaning: Buttons, toggles: Bool = false) {
            self.offset = offset
            self.bit = bit
            self.meaning = meaning
            self.toggles = toggles
        }
    }
    /// The device's own clock.
    public struct Clock: Sendable, Equatable {
        public var field: ReportField
        /// What one count is, s.
        public var tick: Double

        public init(field: ReportField, tick: Double) {
            self.field = field
            self.tick = tick
        }
    }

    /// The first byte, where the device numbers its reports.
    public var id: UInt8?
    /// The shortest that it comes in, bytes, its id included.
    public var length: Int
    public var axes: [Axis]
    public var buttons: [Button]
    public var motion: MotionFormat?
    public var clock: Clock?
    /// Counts the reports, so that lost ones show.
    public var counter: ReportField?

    public init(
        id: UInt8? = nil, length: Int, axes: [Axis] = [], buttons: [Button] = [], motion: MotionFormat? = nil,
        clock: Clock? = nil, counter: ReportField? = nil
    ) {
        self.id = id
        self.length = length
        self.axes = axes
        self.buttons = buttons
        self.motion = motion
        self.clock = clock
        self.counter = counter
    }

    /// The most formats of a device, and the most axes and buttons of a format.
    public static let mostFormats = 4
    public static let mostAxes = 16
    public static let mostButtons = 16
}
