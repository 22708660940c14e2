import Recordings

/// One message of a channel, for every viewer that subscribed.
struct StreamMessage: Sendable {
    var channel: LiveTopics
    /// ns since 1970, or of the run in stepped time.
    var time: UInt64
    var bytes: [UInt8]
}
