/// What a device says of one of its axes (`struct input_absinfo`).
public struct AxisRange: Sendable, Equatable {
    /// The smallest number that it reports.
    public var minimum: Int32
    /// The largest.
    public var maximum: Int32
    /// Units per millimetre, or per radian for tilt; 0 where the device doesn't say.
    public var resolution: Int32

    public init(minimum: Int32, maximum: Int32, resolution: Int32) {
        self.minimum = minimum
        self.maximum = maximum
        self.resolution = resolution
    }
}
