public import Space

/// The two messages of Foxglove's schemas that show the needle in a 3-D viewer, in its protobuf form.
///
/// `foxglove.FrameTransform` is timestamp 1, parent frame 2, child frame 3, translation 4, rotation 5;
/// `foxglove.PoseInFrame` is timestamp 1, frame 2, pose 3. Vectors and quaternions are x, y, z (and w) from 1 on.
public enum Foxglove {
    static let timestamp = MessageSchema(
        package: "google.protobuf", name: "Timestamp",
        fields: [field(1, "seconds", .int64), field(2, "nanos", .int32)], file: "google/protobuf/timestamp.proto")
    static let vector = MessageSchema(
        package: "foxglove", name: "Vector3", fields: ["x", "y", "z"].enumerated().map { field($0 + 1, $1, .double) })
    static let quaternion = MessageSchema(
        package: "foxglove", name: "Quaternion",
        fields: ["x", "y", "z", "w"].enumerated().map { field($0 + 1, $1, .double) })
    static let poseSchema = MessageSchema(
        package: "foxglove", name: "Pose",
        fields: [
            field(1, "position", .message("foxglove.Vector3")),
            field(2, "orientation", .message("foxglove.Quaternion")),
        ], needs: [vector, quaternion])

    static let frameTransformSchema = MessageSchema(
        package: "foxglove", name: "FrameTransform",
        fields: [
            field(1, "timestamp", .message("google.protobuf.Timestamp")), field(2, "parent_frame_id", .string),
            field(3, "child_frame_id", .string), field(4, "translation", .message("foxglove.Vector3")),
            field(5, "rotation", .message("foxglove.Quaternion")),
        ], needs: [timestamp, vector, quaternion])
    static let poseInFrameSchema = MessageSchema(
        package: "foxglove", name: "PoseInFrame",
        fields: [
            field(1, "timestamp", .message("google.protobuf.Timestamp")), field(2, "frame_id", .string),
            field(3, "pose", .message("foxglove.Pose")),
        ], needs: [timestamp, poseSchema])

    /// Where the needle is in the patient: the frame `needle` in the frame `patient`.
    ///
    /// - Parameters:
    ///   - time: ns since 1970, or of the run in stepped time.
    ///   - needle: its tip, m, and its direction: −z of the needle's frame points where it is pushed.
    public static func frameTransform(time: UInt64, needle: Pose) -> [UInt8] {
        var out = WireWriter()
        out.nested(1, stamp(time))
        out.text(2, "patient")
        out.text(3, "needle")
        out.nested(4, numbers(needle.position))
        out.nested(5, numbers(needle.rotation))
        return out.bytes
    }

    /// The needle as a pose that a viewer draws as an arrow.
    public static func poseInFrame(time: UInt64, needle: Pose) -> [UInt8] {
        var out = WireWriter()
        out.nested(1, stamp(time))
        out.text(2, "patient")
        out.nested(3, pose(needle))
        return out.bytes
    }

    static func pose(_ pose: Pose) -> [UInt8] {
        var out = WireWriter()
        out.nested(1, numbers(pose.position))
        out.nested(2, numbers(pose.rotation))
        return out.bytes
    }

    static func field(
        _ number: Int, _ name: String, _ kind: MessageSchema.Kind, repeated: Bool = false
    ) -> MessageSchema.Field {
        MessageSchema.Field(number: number, name: name, kind: kind, repeated: repeated)
    }

    static func stamp(_ time: UInt64) -> [UInt8] {
        var out = WireWriter()
        out.varint(1, time / 1_000_000_000)
        out.varint(2, time % 1_000_000_000)
        return out.bytes
    }

    static func numbers(_ vector: Vector) -> [UInt8] {
        var out = WireWriter()
        out.double(1, vector.x)
        out.double(2, vector.y)
        out.double(3, vector.z)
        return out.bytes
    }

    static func numbers(_ rotation: Quaternion) -> [UInt8] {
        var out = WireWriter()
        out.double(1, rotation.x)
        out.double(2, rotation.y)
        out.double(3, rotation.z)
        out.double(4, rotation.w)
        return out.bytes
    }
}
