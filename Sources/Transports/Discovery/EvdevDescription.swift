import CLibEvdev
public import Profiles

/// Everything that an input device says it has. Not for the servo thread.
public struct EvdevDescription: Sendable {
    /// An axis, as the device declares it, and where it stands.
    public struct Axis: Sendable, Equatable {
        /// The kernel's name: `ABS_X`.
        public var name: String
        public var range: AxisRange
        /// The device's whole number.
        public var value: Int32
    }

    /// Where it is, what it calls itself, and its USB or Bluetooth numbers.
    public let node: String
    public let name: String
    public let model: EvdevMatch.Model
    /// In the kernel's order.
    public private(set) var axes: [Axis] = []
    /// The kernel's names: `BTN_SOUTH`.
    public private(set) var buttons: [String] = []
    /// What its motors can do: `FF_RUMBLE`. None where it has no motors.
    public private(set) var effects: [String] = []

    /// Opens the device, asks it, and closes it again.
    public init(node: String) throws(EvdevError) {
        let handle = try EvdevHandle(node: node)
        guard let open = handle.opened else { throw .notAnInputDevice(node) }
        self.node = node
        let identity = EvdevIdentity(open)
        name = identity.name
        model = identity.model
        for code in identity.axes.sorted() {
            guard let said = unsafe libevdev_get_abs_info(open.device, UInt32(code)) else { continue }
            let range = unsafe AxisRange(
                minimum: said.pointee.minimum, maximum: said.pointee.maximum, resolution: said.pointee.resolution)
            axes.append(Axis(name: Self.name(EV_ABS, code), range: range, value: unsafe said.pointee.value))
        }
        buttons = identity.buttons.sorted().map { Self.name(EV_KEY, $0) }
        effects = (0..<UInt16(FF_CNT)).filter {
            unsafe libevdev_has_event_code(open.device, UInt32(EV_FF), UInt32($0)) == 1
        }.map { Self.name(EV_FF, $0) }
    }

    static func name(_ type: Int32, _ code: UInt16) -> String {
        guard let name = unsafe libevdev_event_code_get_name(UInt32(type), UInt32(code)) else { return "\(code)" }
        return unsafe String(cString: name)
    }
}
