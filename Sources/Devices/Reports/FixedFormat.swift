import Space

/// A ``ReportFormat`` in fixed size, with what its buttons did last. Safe on the servo thread.
struct FixedFormat: BitwiseCopyable, Sendable {
    struct Axis: BitwiseCopyable, Sendable {
        var channel = Channel.x
        var field = ReportField(offset: 0, width: 1)
        var scale = AxisScale(factor: 0, offset: 0)
        var minimum: Int64 = 0
        var maximum: Int64 = 0
    }
    struct Button: BitwiseCopyable, Sendable {
        var offset = 0
        var bit = 0
        var meaning = Buttons.none
        var toggles = false
        var wasDown = false
    }

    /// −1 where the device doesn't number its reports.
    var id = -1
    var length = 1
    var axes = InlineArray<16, Axis>(repeating: Axis())
    var axisCount = 0
    var buttons = InlineArray<16, Button>(repeating: Button())
    var buttonCount = 0
    var motion: MotionFormat?
    var clock: ReportField?
    var counter: ReportField?

    @_noLocks
    init() {}

    /// Not for the servo thread.
    init(_ format: ReportFormat) {
        id = format.id.map { Int($0) } ?? -1
        length = max(1, format.length)
        for axis in format.axes.prefix(ReportFormat.mostAxes) {
            axes[axisCount] = Axis(
                channel: axis.channel, field: axis.field, scale: axis.scale, minimum: axis.range.lowerBound,
                maximum: axis.range.upperBound)
            axisCount += 1
        }
        for button in format.buttons.prefix(ReportFormat.mostButtons) {
            buttons[buttonCount] = Button(
                offset: button.offset, bit: button.bit & 7, meaning: button.meaning, toggles: button.toggles)
            buttonCount += 1
        }
        motion = format.motion
        clock = format.clock?.field
        counter = format.counter
    }

    /// Three numbers of a sensor, one after the other.
    @_noLocks
    static func three(_ first: ReportField, at offset: Int, zero: Double, in bytes: ReportBytes) -> Vector {
        func number(_ index: Int) -> Double {
            let field = ReportField(
                offset: offset &+ index &* first.width, width: first.width, isSigned: first.isSigned,
                isBigEndian: first.isBigEndian)
            return Double(field.number(in: bytes)) - zero
        }
        return Vector(number(0), number(1), number(2))
    }

    /// From the sensor's axes to the needle's: x right, −z where the needle goes.
    @_noLocks
    static func inNeedle(_ vector: Vector, _ motion: MotionFormat) -> Vector {
        let right = axis(motion.right)
        let out = -axis(motion.needle)
        return Vector(vector.dot(right), vector.dot(out.cross(right)), vector.dot(out))
    }

    @_noLocks
    private static func axis(_ axis: MotionFormat.Axis) -> Vector {
        let size = axis.isNegative ? -1.0 : 1.0
        return Vector(axis.index == 0 ? size : 0, axis.index == 1 ? size : 0, axis.index == 2 ? size : 0)
    }
}
