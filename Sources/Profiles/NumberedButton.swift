/// A button of a device that only counts its buttons, and what it means while it is down.
public struct NumberedButton: Sendable, Equatable {
    /// 1 for the device's first.
    public var number: Int
    /// What it means.
    public var role: EvdevButton.Role

    public init(number: Int, role: EvdevButton.Role) {
        self.number = number
        self.role = role
    }
}
