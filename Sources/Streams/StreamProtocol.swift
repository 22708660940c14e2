import Foundation
import NIOHTTP1
import Recordings

/// The Foxglove WebSocket protocol, version 1: JSON texts both ways, and binary messages from the server.
///
/// A binary message is the byte 1, the subscription's number (32 bits), ns since 1970 (64 bits), both little-endian, and
/// the message itself.
enum StreamProtocol {
    /// By its name today, and by the one that older viewers know. What is used here is the same in both.
    static let names = ["foxglove.sdk.v1", "foxglove.websocket.v1"]

    /// What is answered to a client that wants to speak it; nil where it doesn't.
    static func choose(_ headers: HTTPHeaders) -> HTTPHeaders? {
        let offered = headers[canonicalForm: "Sec-WebSocket-Protocol"].map { String($0) }
        return names.first(where: offered.contains).map { ["Sec-WebSocket-Protocol": $0] }
    }

    /// What a client may ask for. Whatever else it says is answered with a status.
    struct Request: Decodable {
        struct Subscription: Decodable {
            var id: UInt32
            var channelId: UInt32
        }
        var op: String
        var subscriptions: [Subscription]?
        var subscriptionIds: [UInt32]?
    }

    private struct ServerInfo: Encodable {
        var op = "serverInfo"
        var name: String
        var capabilities: [String] = []
        var metadata: [String: String]
        var sessionId: String
    }
    private struct Advertise: Encodable {
        struct Channel: Encodable {
            var id: Int
            var topic, encoding, schemaName, schema, schemaEncoding: String
        }
        var op = "advertise"
        var channels: [Channel]
    }
    private struct Status: Encodable {
        var op = "status"
        var level: Int
        var message: String
    }
    /// How grave a status is, by its number on the wire.
    enum Level: Int { case info, warning, error }

    /// The first text that a client gets.
    static func serverInfo(_ facts: LiveStream.Facts, session: String) -> String {
        text(
            ServerInfo(
                name: facts.program, metadata: ["scenario": facts.scenario, "device": facts.device], sessionId: session)
        )
    }

    /// The second: all channels, numbered from 1 on. A schema that is not text is written in base64.
    static let advertise = text(
        Advertise(
            channels: LiveTopics.allCases.map { channel in
                let topic = channel.topic
                let isText = topic.schema.encoding == "jsonschema"
                return Advertise.Channel(
                    id: channel.rawValue + 1, topic: topic.name, encoding: topic.encoding,
                    schemaName: topic.schema.name,
                    schema: isText
                        ? String(decoding: topic.schema.data, as: UTF8.self)
                        : Data(topic.schema.data).base64EncodedString(),
                    schemaEncoding: topic.schema.encoding)
            }))

    static func status(_ level: Level, _ message: String) -> String {
        text(Status(level: level.rawValue, message: message))
    }

    /// What a client said; nil where it is no request.
    static func request(_ bytes: [UInt8]) -> Request? {
        try? JSONDecoder().decode(Request.self, from: Data(bytes))
    }

    private static func text(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}
