import CLibEvdev
import Profiles

/// What an input device said of itself when it was opened: with it and its events, a recording plays as the device did.
public struct EvdevFacts: Sendable, Codable, Equatable {
    /// One axis of the profile.
    public struct Axis: Sendable, Codable, Equatable {
        public var code: UInt16
        public var minimum, maximum, resolution: Int32
        /// Where it stood.
        public var value: Int32
    }
    /// In the order of the profile.
    public var axes: [Axis]
    /// The range button was down.
    public var inRange: Bool
    /// What the user said of the surface, m; nil where the device knew it.
    public var size: SurfaceSize?

    /// Nil where the device lacks an axis of the layout.
    init?(_ layout: EvdevLayout, _ open: EvdevOpen, size: SurfaceSize?) {
        axes = []
        for axis in layout.axes {
            guard let said = unsafe libevdev_get_abs_info(open.device, UInt32(axis.code.number)) else { return nil }
            axes.append(
                unsafe Axis(
                    code: axis.code.number, minimum: said.pointee.minimum, maximum: said.pointee.maximum,
                    resolution: said.pointee.resolution, value: said.pointee.value))
        }
        inRange =
            layout.rangeButton.map {
                unsafe libevdev_get_event_value(open.device, UInt32(EV_KEY), UInt32($0.number)) != 0
            } ?? true
        self.size = size
    }
}
