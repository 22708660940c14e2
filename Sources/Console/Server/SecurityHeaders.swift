import Authoring
import HTTPTypes
import Hummingbird
import Logging
import Records

/// What every answer says about itself: nothing from elsewhere, in nobody else's frame, kept by nobody. What goes wrong
/// becomes one sentence in both languages.
struct SecurityHeaders: RouterMiddleware {
    /// Pages may load from here alone. A report carries a policy of its own, for what is written in it.
    static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    static let policyHeader = HTTPField.Name.contentSecurityPolicy

    /// The console is reached by TLS.
    let isSecure: Bool
    let log: Logger

    func handle(
        _ request: Request, context: ConsoleContext, next: (Request, ConsoleContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do { response = try await next(request, context) } catch let refusal as Refusal {
            response = Self.response(refusal)
        } catch let failure as StoreFailure {
            log.error("\(request.method) \(request.uri.path): \(failure.sentence.en)")
            response = Self.response(Refusal(.trouble, failure.sentence))
        } catch let error as any HTTPResponseError {
            response = Self.response(
                error.status == .notFound
                    ? .missing : error.status == .contentTooLarge ? .tooLarge : .notUnderstood)
            response.status = error.status
        } catch {
            log.error("\(request.method) \(request.uri.path): \(error)")
            response = Self.response(.trouble)
        }
        if response.headers[Self.policyHeader] == nil { response.headers[Self.policyHeader] = Self.policy }
        for (name, value) in Self.fixed { response.headers[name] = value }
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        return response
    }

    private static let fixed: [(HTTPField.Name, String)] = [
        (.xContentTypeOptions, "nosniff"), (named("Referrer-Policy"), "no-referrer"),
        (named("X-Frame-Options"), "SAMEORIGIN"), (named("Cross-Origin-Opener-Policy"), "same-origin"),
        (named("Cross-Origin-Resource-Policy"), "same-origin"),
        (named("Permissions-Policy"), "camera=(), microphone=(), geolocation=()"),
    ]

    private static func named(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is a header's name") }
        return name
    }

    static func response(_ refusal: Refusal) -> Response {
        struct Body: Encodable { var ja, en: String }
        let body = Body(ja: refusal.sentence.ja, en: refusal.sentence.en)
        let status = HTTPResponse.Status(code: refusal.kind.rawValue)
        return (try? Call.json(body, status: status)) ?? Response(status: status)
    }
}
