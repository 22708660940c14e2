import Authoring
import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore
import Records

/// One request that may be answered: who asks, and what was sent.
struct Call: Sendable {
    let request: Request
    let context: ConsoleContext
    /// Nil where nobody has to be signed in.
    let session: WebSession?
    /// What the browser's cookie says.
    let secret: String?
    let body: ByteBuffer

    /// Who asks. Only for routes that need a role.
    var person: Person {
        get throws(Refusal) {
            guard let session else { throw Refusal.notSignedIn }
            return session.person
        }
    }

    /// What stands in the path for `:name`.
    func parameter(_ name: String) -> String { context.parameters.get(name) ?? "" }

    /// What was sent as JSON.
    func read<Value: Decodable>(_ type: Value.Type) throws(Refusal) -> Value {
        guard let value = try? JSONDecoder().decode(type, from: Data(body.readableBytesView)) else {
            throw Refusal.notUnderstood
        }
        return value
    }

    /// Says what was done.
    static func done() -> Response { json(Array("{}".utf8)) }

    /// JSON as it stands.
    static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        answer(ByteBuffer(bytes: bytes), "application/json; charset=utf-8", status: status)
    }

    /// A value as JSON, keys sorted.
    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return json([UInt8](try encoder.encode(value)), status: status)
    }

    /// Bytes of some kind.
    static func answer(_ buffer: ByteBuffer, _ kind: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: kind, .contentLength: "\(buffer.readableBytes)", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: buffer))
    }
}
