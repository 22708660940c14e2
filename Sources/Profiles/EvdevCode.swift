/// An axis or a button of the kernel's input interface, by name and number.
///
/// Names and numbers are those of the kernel's `linux/input-event-codes.h`.
public struct EvdevCode: Sendable, Hashable {
    /// The two kinds of input that profiles use.
    public enum Kind: String, Sendable {
        /// `EV_KEY`, 1.
        case button
        /// `EV_ABS`, 3.
        case axis
    }
    /// Axis or button.
    public let kind: Kind
    /// `ABS_TILT_X`.
    public let name: String
    /// The number in its kind.
    public let number: UInt16

    /// Finds a code by its name, or by a second name of the same number such as `BTN_A`.
    public init?(named name: String) {
        guard let known = Self.byName[name] else { return nil }
        self = known
    }

    private init(_ kind: Kind, _ name: String, _ number: UInt16) {
        self.kind = kind
        self.name = name
        self.number = number
    }

    /// Every name of one kind.
    public static func names(of kind: Kind) -> [String] {
        byName.filter { $0.value.kind == kind }.map(\.key).sorted()
    }

    public static func == (a: EvdevCode, b: EvdevCode) -> Bool { a.kind == b.kind && a.number == b.number }
    public func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(number)
    }

    private static let byName: [String: EvdevCode] = {
        var codes: [String: EvdevCode] = [:]
        for (kind, first, names) in blocks {
            for (offset, name) in names.split(separator: " ").enumerated() {
                codes[String(name)] = EvdevCode(kind, String(name), first + UInt16(offset))
            }
        }
        return codes
    }()

    /// Runs of names with consecutive numbers.
    private static let blocks: [(Kind, UInt16, String)] = [
        (.axis, 0x00, "ABS_X ABS_Y ABS_Z ABS_RX ABS_RY ABS_RZ ABS_THROTTLE ABS_RUDDER ABS_WHEEL ABS_GAS ABS_BRAKE"),
        (.axis, 0x10, "ABS_HAT0X ABS_HAT0Y ABS_HAT1X ABS_HAT1Y ABS_HAT2X ABS_HAT2Y ABS_HAT3X ABS_HAT3Y"),
        (.axis, 0x18, "ABS_PRESSURE ABS_DISTANCE ABS_TILT_X ABS_TILT_Y ABS_TOOL_WIDTH"),
        (.axis, 0x20, "ABS_VOLUME ABS_PROFILE"),
        (.axis, 0x28, "ABS_MISC"),
        (.button, 0x100, "BTN_0 BTN_1 BTN_2 BTN_3 BTN_4 BTN_5 BTN_6 BTN_7 BTN_8 BTN_9"),
        (.button, 0x110, "BTN_LEFT BTN_RIGHT BTN_MIDDLE BTN_SIDE BTN_EXTRA BTN_FORWARD BTN_BACK BTN_TASK"),
        (.button, 0x120, "BTN_TRIGGER BTN_THUMB BTN_THUMB2 BTN_TOP BTN_TOP2 BTN_PINKIE"),
        (.button, 0x126, "BTN_BASE BTN_BASE2 BTN_BASE3 BTN_BASE4 BTN_BASE5 BTN_BASE6"),
        (.button, 0x130, "BTN_SOUTH BTN_EAST BTN_C BTN_NORTH BTN_WEST BTN_Z"),
        (.button, 0x130, "BTN_A BTN_B"),
        (.button, 0x133, "BTN_X BTN_Y"),
        (.button, 0x136, "BTN_TL BTN_TR BTN_TL2 BTN_TR2 BTN_SELECT BTN_START BTN_MODE BTN_THUMBL BTN_THUMBR"),
        (.button, 0x140, "BTN_TOOL_PEN BTN_TOOL_RUBBER BTN_TOOL_BRUSH BTN_TOOL_PENCIL BTN_TOOL_AIRBRUSH"),
        (.button, 0x145, "BTN_TOOL_FINGER BTN_TOOL_MOUSE BTN_TOOL_LENS BTN_TOOL_QUINTTAP BTN_STYLUS3"),
        (.button, 0x14A, "BTN_TOUCH BTN_STYLUS BTN_STYLUS2"),
        (.button, 0x220, "BTN_DPAD_UP BTN_DPAD_DOWN BTN_DPAD_LEFT BTN_DPAD_RIGHT"),
    ]
}
