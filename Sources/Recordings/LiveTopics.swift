/// The channels of a live stream.
public enum LiveTopics: Int, Sendable, CaseIterable {
    /// `foxglove.FrameTransform`: the needle in the patient.
    case transforms
    /// `foxglove.SceneUpdate`: needle, forces and the layer of the tip, as they move.
    case scene
    /// `foxglove.SceneUpdate`: the surfaces of the layers, once.
    case anatomy
    /// JSON: depth, layer, angle and force as numbers; what happened; the score so far.
    case state, events, score

    /// Its name, encoding and schema.
    public var topic: Topic {
        switch self {
        case .transforms: Topics.Channel.transforms.topic
        case .scene: scene("/scene")
        case .anatomy: scene("/anatomy")
        case .state:
            Topic(
                name: "/state", encoding: "json",
                schema: Schema(name: "senshi.State", encoding: "jsonschema", data: Array(JSONSchemas.state.utf8)))
        case .events: Topics.Channel.events.topic
        case .score: Topics.Channel.score.topic
        }
    }

    /// True where a message that is left out would be missed: each says something that the next does not.
    public var isKept: Bool {
        switch self {
        case .transforms, .scene, .state: false
        case .anatomy, .events, .score: true
        }
    }

    private func scene(_ name: String) -> Topic {
        let schema = Foxglove.sceneUpdateSchema
        return Topic(
            name: name, encoding: "protobuf",
            schema: Schema(name: schema.fullName, encoding: "protobuf", data: schema.descriptorSet))
    }
}
