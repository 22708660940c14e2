import Servo

/// The channels of a senshi recording.
public enum Topics {
    /// Every channel, in the order of its number.
    public static let all: [Topic] = Channel.allCases.map(\.topic)

    /// What only shows, or can be computed again: in chunks of their own, which a replay need not unpack.
    static let apart = Set([Channel.frames, .transforms, .needle].map(\.rawValue))

    /// The channels by their place in ``all``.
    public enum Channel: Int, Sendable, CaseIterable {
        /// `senshi.Frame`: 100 Hz and every event, or every tick.
        case frames
        /// `senshi.Inputs`: what went into every tick, without loss.
        case inputs
        /// `senshi.Reports`: what the device said, byte for byte.
        case reports
        /// `foxglove.FrameTransform` and `foxglove.PoseInFrame`.
        case transforms, needle
        /// JSON: what happened; at the end the score, how punctual the loop was, and the digest.
        case events, score, timing, end
        /// `senshi.File`: what the session was made of, before everything else.
        case files

        /// The name that viewers show.
        public var name: String {
            switch self {
            case .frames: "/frame"
            case .inputs: "/inputs"
            case .reports: "/reports"
            case .transforms: "/tf"
            case .needle: "/needle"
            case .events: "/events"
            case .score: "/score"
            case .timing: "/timing"
            case .end: "/end"
            case .files: "/files"
            }
        }

        var topic: Topic {
            switch self {
            case .frames: protobuf(Frame.messageSchema)
            case .inputs: protobuf(InputBatch.messageSchema)
            case .reports: protobuf(ReportBatch.messageSchema)
            case .transforms: protobuf(Foxglove.frameTransformSchema)
            case .needle: protobuf(Foxglove.poseInFrameSchema)
            case .events: json("senshi.Event", JSONSchemas.event)
            case .score: json("senshi.Score", JSONSchemas.score)
            case .timing: json("senshi.Timing", JSONSchemas.timing)
            case .end: json("senshi.End", JSONSchemas.end)
            case .files: protobuf(Attachment.messageSchema)
            }
        }

        private func protobuf(_ message: MessageSchema) -> Topic {
            Topic(
                name: name, encoding: "protobuf",
                schema: Schema(name: message.fullName, encoding: "protobuf", data: message.descriptorSet))
        }

        private func json(_ title: String, _ text: String) -> Topic {
            Topic(
                name: name, encoding: "json",
                schema: Schema(name: title, encoding: "jsonschema", data: Array(text.utf8)))
        }
    }

    /// The `.proto` files of Senshi's own messages, by name.
    public static var protoFiles: [String: String] {
        Dictionary(
            uniqueKeysWithValues: [
                Frame.messageSchema, InputBatch.messageSchema, ReportBatch.messageSchema, Attachment.messageSchema,
            ].map { ($0.file, $0.text) })
    }
}
