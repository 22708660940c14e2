import Devices
import Profiles
import Space

/// Puts the kernel's single events together to samples, by the numbers of a profile.
///
/// Fixed size; made before the run. Safe on the servo thread.
struct EvdevReports: BitwiseCopyable, Sendable {
    /// One axis of the profile.
    private struct Axis: BitwiseCopyable {
        var code: UInt16 = 0
        var channel = Channel.x
        var scale: AxisScale?
        var minimum: Int32 = 0
        var maximum: Int32 = 0
        var raw: Int32 = 0
    }
    /// One button of the profile.
    private struct Button: BitwiseCopyable {
        var code: UInt16 = 0
        var meaning = Buttons.none
        var toggles = false
    }

    private var axes = InlineArray<16, Axis>(repeating: Axis())
    private var axisCount = 0
    private var buttons = InlineArray<16, Button>(repeating: Button())
    private var buttonCount = 0
    private let rangeButton: UInt16?
    /// The sample that the next SYN_REPORT completes.
    private var sample = Sample()
    /// How many SYN_REPORTs there were.
    private(set) var reports: UInt64 = 0

    /// The most axes and the most buttons that a profile may use.
    static let capacity = 16

    /// - Returns: nil where an axis reports no resolution and nobody said how large the surface is, or where the facts
    ///   are of another device.
    init?(_ layout: EvdevLayout, _ facts: EvdevFacts) {
        guard facts.axes.map(\.code) == layout.axes.map(\.code.number), layout.axes.count <= Self.capacity,
            layout.buttons.count <= Self.capacity
        else { return nil }
        rangeButton = layout.rangeButton?.number
        for (axis, said) in zip(layout.axes, facts.axes) {
            let range = AxisRange(minimum: said.minimum, maximum: said.maximum, resolution: said.resolution)
            let length = axis.channel == .x ? facts.size?.width : (axis.channel == .y ? facts.size?.height : nil)
            guard let scale = AxisScale(axis, over: range, size: length) else { return nil }
            axes[axisCount] = Axis(
                code: axis.code.number, channel: axis.channel, scale: scale, minimum: range.minimum,
                maximum: range.maximum, raw: said.value)
            axisCount += 1
        }
        for button in layout.buttons {
            buttons[buttonCount] = Button(
                code: button.code.number, meaning: button.role.buttons, toggles: button.press == .toggle)
            buttonCount += 1
        }
        if layout.isDeadManAlwaysHeld { sample.buttons = .deadMan }
        sample.inRange = facts.inRange
    }

    /// Takes one event in. A whole sample comes with the event that ends a report.
    @_noLocks
    mutating func take(type: UInt16, code: UInt16, value: Int32, time: Int64) -> Sample? {
        switch Int32(type) {
        case 3: turn(axis: code, to: value)
        case 1: press(code, value)
        case 0 where code == 0: return complete(at: Instant(nanoseconds: time))
        default: break
        }
        return nil
    }

    /// EV_ABS. A number beyond what the device declared is held at its limit.
    @_noLocks
    private mutating func turn(axis code: UInt16, to value: Int32) {
        for i in 0..<axisCount where axes[i].code == code {
            axes[i].raw =
                value < axes[i].minimum ? axes[i].minimum : (value > axes[i].maximum ? axes[i].maximum : value)
        }
    }

    /// EV_KEY: 1 pressed, 0 released, 2 repeated by the kernel.
    @_noLocks
    private mutating func press(_ code: UInt16, _ value: Int32) {
        if let rangeButton, rangeButton == code { sample.inRange = value != 0 }
        if value == 2 { return }
        for i in 0..<buttonCount where buttons[i].code == code {
            let button = buttons[i]
            let down = button.toggles ? !sample.buttons.contains(button.meaning) : value != 0
            if button.toggles && value == 0 { continue }
            sample.buttons = down ? sample.buttons.union(button.meaning) : sample.buttons.subtracting(button.meaning)
        }
    }

    /// SYN_REPORT. Out of range the kernel sets every axis to 0: the numbers of before are kept.
    @_noLocks
    private mutating func complete(at time: Instant) -> Sample {
        reports &+= 1
        sample.time = time
        sample.report = reports
        if sample.inRange {
            for i in 0..<axisCount {
                guard let scale = axes[i].scale else { continue }
                sample[axes[i].channel] = scale(axes[i].raw)
            }
        }
        return sample
    }
}
