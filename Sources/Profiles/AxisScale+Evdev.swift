public import Devices

extension AxisScale {
    /// Units per radian of a pen whose tilt axes report no resolution: one unit is about one degree, as on the tablets
    /// that do report it (57). Assumed.
    public static let assumedTiltResolution = 57.0

    /// - Parameters:
    ///   - size: the length of the whole axis, m, which is needed where `metres` meets a resolution of 0.
    /// - Returns: nil where the range is empty, where that size is missing, or where no axis can drive the channel.
    public init?(_ axis: EvdevAxis, over range: AxisRange, size: Double? = nil) {
        let (minimum, maximum) = (Double(range.minimum), Double(range.maximum))
        let travel = maximum - minimum
        guard travel > 0, let conversion = axis.conversion else { return nil }
        let resolution = Double(range.resolution)
        var (factor, origin, deadZone) = (1.0, 0.0, 0.0)
        switch conversion {
        case .metres:
            guard resolution > 0 || (size ?? 0) > 0 else { return nil }
            factor = resolution > 0 ? 1 / (resolution * 1000) : (size ?? 0) / travel
            origin = (minimum + maximum) / 2
        case .share:
            (factor, origin) = (1 / travel, axis.inverted ? maximum : minimum)
            deadZone = axis.deadZone
        case .stick:
            (factor, origin) = (2 / travel, (minimum + maximum) / 2)
            deadZone = axis.deadZone
        case .tilt:
            factor = 1 / (resolution > 0 ? resolution : Self.assumedTiltResolution)
            // Upright is 0 where the range has both signs, else the middle: 64 of 0…127.
            origin = minimum < 0 && maximum > 0 ? 0 : ((minimum + maximum + 1) / 2).rounded(.down)
        }
        if axis.inverted { factor = -factor }
        self.init(factor: factor, offset: -origin * factor, deadZone: deadZone)
    }
}
