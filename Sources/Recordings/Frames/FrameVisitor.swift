import Collision
import Devices
import Servo
import Space

/// Whoever does something with every field of a frame: reads it, or fills it in.
protocol FrameVisitor {
    mutating func whole(_ field: FrameField, _ value: inout UInt64)
    mutating func signed(_ field: FrameField, _ value: inout Int64)
    mutating func bits(_ field: FrameField, _ value: inout UInt32)
    mutating func number(_ field: FrameField, _ value: inout Double)
    mutating func layer(_ field: FrameField, _ value: inout Layer)
    mutating func fault(_ field: FrameField, _ value: inout Fault)
    /// What says how a tick ran and not what it computed: no part of the digest.
    mutating func circumstance(_ field: FrameField, _ value: inout Int64)
}

extension Frame {
    /// The one list of a frame's fields. Digest, table, recording, difference and export all go over it, so that a new
    /// field is added here and nowhere else, at the end of its kind and with a number of its own.
    @inline(__always)
    mutating func visit<Visitor: FrameVisitor>(_ visitor: inout Visitor) {
        visitor.whole(FrameField(1, "tick"), &tick)
        visitor.signed(FrameField(2, "time", "", .milliseconds), &time.nanoseconds)
        visitor.signed(FrameField(3, "sampled", "", .milliseconds), &sampled.nanoseconds)
        visitor.whole(FrameField(4, "report"), &report)
        visitor.bits(FrameField(5, "buttons"), &buttons.bits)
        visitor.number(FrameField(6, "tip", "x", .metres), &tip.x)
        visitor.number(FrameField(7, "tip", "y", .metres), &tip.y)
        visitor.number(FrameField(8, "tip", "z", .metres), &tip.z)
        visitor.number(FrameField(9, "axis", "x"), &axis.x)
        visitor.number(FrameField(10, "axis", "y"), &axis.y)
        visitor.number(FrameField(11, "axis", "z"), &axis.z)
        visitor.number(FrameField(12, "velocity", "x", .metresPerSecond), &velocity.x)
        visitor.number(FrameField(13, "velocity", "y", .metresPerSecond), &velocity.y)
        visitor.number(FrameField(14, "velocity", "z", .metresPerSecond), &velocity.z)
        visitor.number(FrameField(15, "plunger", "", .share), &plunger)
        visitor.number(FrameField(16, "travel", "", .metres), &travel)
        visitor.number(FrameField(17, "dimple", "", .metres), &dimple)
        visitor.number(FrameField(18, "depth", "", .metres), &depth)
        visitor.number(FrameField(19, "angle", "sine"), &steepness)
        visitor.number(FrameField(20, "entry", "x", .metres), &entry.x)
        visitor.number(FrameField(21, "entry", "y", .metres), &entry.y)
        visitor.number(FrameField(22, "entry", "z", .metres), &entry.z)
        visitor.layer(FrameField(23, "layer"), &layer)
        visitor.number(FrameField(24, "below", "skin", .metres), &below[0])
        visitor.number(FrameField(25, "below", "fat", .metres), &below[1])
        visitor.number(FrameField(26, "below", "fascia", .metres), &below[2])
        visitor.number(FrameField(27, "below", "muscle", .metres), &below[3])
        visitor.number(FrameField(28, "below", "bone", .metres), &below[4])
        visitor.number(FrameField(29, "axial", "", .newtons), &axial)
        visitor.number(FrameField(30, "tip", "", .newtons), &tipForce)
        visitor.number(FrameField(31, "force", "x", .newtons), &force.x)
        visitor.number(FrameField(32, "force", "y", .newtons), &force.y)
        visitor.number(FrameField(33, "force", "z", .newtons), &force.z)
        visitor.number(FrameField(34, "sent", "x", .newtons), &sent.x)
        visitor.number(FrameField(35, "sent", "y", .newtons), &sent.y)
        visitor.number(FrameField(36, "sent", "z", .newtons), &sent.z)
        visitor.number(FrameField(37, "delivered", "air", .share), &delivered[0])
        visitor.number(FrameField(38, "delivered", "skin", .share), &delivered[1])
        visitor.number(FrameField(39, "delivered", "fat", .share), &delivered[2])
        visitor.number(FrameField(40, "delivered", "fascia", .share), &delivered[3])
        visitor.number(FrameField(41, "delivered", "muscle", .share), &delivered[4])
        visitor.number(FrameField(42, "delivered", "bone", .share), &delivered[5])
        visitor.number(FrameField(43, "flow", "", .sharePerSecond), &flow)
        visitor.bits(FrameField(44, "marks"), &marks.bits)
        visitor.bits(FrameField(45, "interlocks"), &interlocks.bits)
        visitor.fault(FrameField(46, "fault"), &fault)
        visitor.number(FrameField(48, "leaked", "", .share), &leaked)
        visitor.number(FrameField(49, "intravenous", "", .share), &intravenous)
        visitor.number(FrameField(50, "blood", "", .share), &blood)
        visitor.number(FrameField(51, "pressure", "", .pascals), &pressure)
        visitor.number(FrameField(52, "plunger", "force", .newtons), &plungerForce)
        visitor.number(FrameField(53, "moment", "x", .newtonMetres), &moment.x)
        visitor.number(FrameField(54, "moment", "y", .newtonMetres), &moment.y)
        visitor.number(FrameField(55, "moment", "z", .newtonMetres), &moment.z)
        visitor.number(FrameField(56, "guidance", "x", .newtons), &guidance.x)
        visitor.number(FrameField(57, "guidance", "y", .newtons), &guidance.y)
        visitor.number(FrameField(58, "guidance", "z", .newtons), &guidance.z)
        visitor.number(FrameField(59, "deviation", "", .metres), &deviation)
        visitor.circumstance(FrameField(47, "lateness", "", .microseconds), &lateness)
    }
}
