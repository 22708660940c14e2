public import Devices

/// Where a loop leaves what a recording needs beside the frames: each tick's input, and what the device said.
///
/// Two rings: the servo thread never waits for whoever records, and what finds no room is counted.
public final class Tap: Sendable {
    /// One for each tick.
    public let inputs: Ring<TickInput>
    /// As the device made them; none for a device whose samples are its reports.
    public let reports: Ring<RawReport>

    /// - Parameter capacity: of each ring; a power of two. 16,384 are 16 s of ticks.
    public init(capacity: Int = 16_384) {
        inputs = Ring(capacity: capacity, filler: TickInput())
        reports = Ring(capacity: capacity, filler: RawReport())
    }
}
