/// The message that tells a 3-D viewer what to draw, with all that it may hold: a viewer expects every list to be there.
extension Foxglove {
    private static let duration = MessageSchema(
        package: "google.protobuf", name: "Duration",
        fields: [field(1, "seconds", .int64), field(2, "nanos", .int32)], file: "google/protobuf/duration.proto")
    private static let colour = MessageSchema(
        package: "foxglove", name: "Color",
        fields: ["r", "g", "b", "a"].enumerated().map { field($0 + 1, $1, .double) })
    private static let point = MessageSchema(
        package: "foxglove", name: "Point3", fields: ["x", "y", "z"].enumerated().map { field($0 + 1, $1, .double) })
    private static let note = MessageSchema(
        package: "foxglove", name: "KeyValuePair", fields: [field(1, "key", .string), field(2, "value", .string)])

    private static let arrow = primitive(
        "Arrow",
        placed + doubles(["shaft_length", "shaft_diameter", "head_length", "head_diameter"], from: 2) + [tint(6)])
    private static let cube = primitive("Cube", placed + [size, tint(3)])
    private static let sphere = primitive("Sphere", placed + [size, tint(3)])
    private static let cylinder = primitive(
        "Cylinder", placed + [size] + doubles(["bottom_scale", "top_scale"], from: 3) + [tint(5)])
    private static let line = primitive(
        "Line",
        [
            field(1, "type", .choice("Type")), field(2, "pose", .message("foxglove.Pose")),
            field(3, "thickness", .double), field(4, "scale_invariant", .bool),
            field(5, "points", .message("foxglove.Point3"), repeated: true), tint(6),
            field(7, "colors", .message("foxglove.Color"), repeated: true),
            field(8, "indices", .fixed32, repeated: true),
        ], choices: [("Type", ["LINE_STRIP", "LINE_LOOP", "LINE_LIST"])])
    private static let triangles = primitive(
        "TriangleList",
        placed + [
            field(2, "points", .message("foxglove.Point3"), repeated: true), tint(3),
            field(4, "colors", .message("foxglove.Color"), repeated: true),
            field(5, "indices", .fixed32, repeated: true),
        ])
    private static let text = primitive(
        "Text",
        placed + [
            field(2, "billboard", .bool), field(3, "font_size", .double), field(4, "scale_invariant", .bool), tint(5),
            field(6, "text", .string),
        ])
    private static let model = primitive(
        "Model",
        placed + [
            field(2, "scale", .message("foxglove.Vector3")), tint(3), field(4, "override_color", .bool),
            field(5, "url", .string), field(6, "media_type", .string), field(7, "data", .bytes),
        ])

    private static let entity = MessageSchema(
        package: "foxglove", name: "SceneEntity",
        fields: [
            field(1, "timestamp", .message("google.protobuf.Timestamp")), field(2, "frame_id", .string),
            field(3, "id", .string), field(4, "lifetime", .message("google.protobuf.Duration")),
            field(5, "frame_locked", .bool),
        ]
            + [
                ("metadata", note), ("arrows", arrow), ("cubes", cube), ("spheres", sphere), ("cylinders", cylinder),
                ("lines", line), ("triangles", triangles), ("texts", text), ("models", model),
            ].enumerated().map { field($0 + 6, $1.0, .message($1.1.fullName), repeated: true) },
        needs: [timestamp, duration, note, arrow, cube, sphere, cylinder, line, triangles, text, model])
    private static let deletion = MessageSchema(
        package: "foxglove", name: "SceneEntityDeletion",
        fields: [
            field(1, "timestamp", .message("google.protobuf.Timestamp")), field(2, "type", .choice("Type")),
            field(3, "id", .string),
        ], choices: [("Type", ["MATCHING_ID", "ALL"])], needs: [timestamp])

    static let sceneUpdateSchema = MessageSchema(
        package: "foxglove", name: "SceneUpdate",
        fields: [
            field(1, "deletions", .message("foxglove.SceneEntityDeletion"), repeated: true),
            field(2, "entities", .message("foxglove.SceneEntity"), repeated: true),
        ], needs: [deletion, entity])

    private static var placed: [MessageSchema.Field] { [field(1, "pose", .message("foxglove.Pose"))] }
    private static var size: MessageSchema.Field { field(2, "size", .message("foxglove.Vector3")) }

    private static func tint(_ number: Int) -> MessageSchema.Field {
        field(number, "color", .message("foxglove.Color"))
    }

    private static func doubles(_ names: [String], from first: Int) -> [MessageSchema.Field] {
        names.enumerated().map { field(first + $0, $1, .double) }
    }

    private static func primitive(
        _ name: String, _ fields: [MessageSchema.Field], choices: [(name: String, values: [String])] = []
    ) -> MessageSchema {
        MessageSchema(
            package: "foxglove", name: "\(name)Primitive", fields: fields, choices: choices,
            needs: [vector, quaternion, poseSchema, colour, point])
    }
}
