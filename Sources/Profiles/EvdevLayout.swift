/// How an input device of the kernel is read.
public struct EvdevLayout: Sendable, Equatable {
    /// Which devices it is for.
    public var match: EvdevMatch
    /// Each drives a channel of its own.
    public var axes: [EvdevAxis]
    /// What the buttons mean.
    public var buttons: [EvdevButton]
    /// Down while the pen is near the tablet; nil for devices that are always in range.
    public var rangeButton: EvdevCode?
    /// True where the desktop must not see the device while a run uses it.
    public var grab: Bool
    /// How strong the device's force feedback is to be, 0 … 1 of what it can; nil where it is not to be used.
    public var feedback: Double?

    public init(
        match: EvdevMatch, axes: [EvdevAxis], buttons: [EvdevButton], rangeButton: EvdevCode? = nil, grab: Bool = true,
        feedback: Double? = nil
    ) {
        self.match = match
        self.axes = axes
        self.buttons = buttons
        self.rangeButton = rangeButton
        self.grab = grab
        self.feedback = feedback
    }

    /// True where no button is a dead-man's switch: it then counts as always held.
    public var isDeadManAlwaysHeld: Bool { !buttons.contains { $0.role == .deadMan } }
}
