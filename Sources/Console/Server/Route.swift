import HTTPTypes
import Hummingbird
import Records

/// A page or a deed of the console, and who may have it. There is no other way to add one.
struct Route: Sendable {
    let method: HTTPRequest.Method
    /// As Hummingbird writes it: `/reports/:name/:file`.
    let path: String
    /// Nil: anybody, signed in or not.
    let role: StationRole?
    /// The most that may be sent, bytes.
    var largest = 16_384
    let perform: @Sendable (Call) async throws -> Response

    init(
        _ method: HTTPRequest.Method, _ path: String, _ role: StationRole?, largest: Int = 16_384,
        _ perform: @escaping @Sendable (Call) async throws -> Response
    ) {
        self.method = method
        self.path = path
        self.role = role
        self.largest = largest
        self.perform = perform
    }
}
