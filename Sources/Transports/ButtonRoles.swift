import Devices
import Profiles

/// What the bits of a device's buttons mean. Fixed size.
///
/// Safe on the servo thread.
struct ButtonRoles: BitwiseCopyable, Sendable {
    private struct Role: BitwiseCopyable {
        var bit: UInt32 = 0
        var meaning = Buttons.none
    }

    private var roles = InlineArray<8, Role>(repeating: Role())
    private var always = Buttons.deadMan

    /// - Parameter buttons: at most eight; without a dead-man's switch among them it counts as held.
    init(_ buttons: [NumberedButton]) {
        for (index, button) in buttons.prefix(8).enumerated() {
            roles[index] = Role(bit: 1 << UInt32(button.number - 1), meaning: button.role.buttons)
            if button.role == .deadMan { always = .none }
        }
    }

    /// - Parameter bits: of the buttons that are down, the first in bit 0.
    @_noLocks
    func meaning(of bits: UInt32) -> Buttons {
        var down = always
        for index in 0..<8 where bits & roles[index].bit != 0 { down = down.union(roles[index].meaning) }
        return down
    }
}
