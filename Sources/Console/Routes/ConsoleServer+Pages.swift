import HTTPTypes
import Hummingbird
import NIOCore

extension ConsoleServer {
    /// The page, what it is made of, and what machines ask for. Nothing of anybody is in them.
    var pageRoutes: [Route] {
        [
            Route(.get, "/", nil) { _ in Self.text(ConsolePage.source, "text/html; charset=utf-8") },
            Route(.get, "/assets/console.css", nil) { _ in Self.text(ConsoleStyle.source, "text/css; charset=utf-8") },
            Route(.get, "/assets/:script", nil) { call in
                guard let script = ConsoleScript.all[call.parameter("script")] else { throw Refusal.missing }
                return Self.text(script, "text/javascript; charset=utf-8")
            },
            Route(.get, "/favicon.ico", nil) { _ in Response(status: .noContent) },
            Route(.get, "/health", nil) { _ in Call.json(Array(#"{"status":"ok"}"#.utf8)) },
            Route(.get, "/metrics", nil) { [desk] _ in
                Call.answer(ByteBuffer(string: desk.metrics()), "text/plain; version=0.0.4; charset=utf-8")
            },
        ]
    }

    private static func text(_ source: StaticString, _ kind: String) -> Response {
        let buffer = source.withUTF8Buffer { unsafe ByteBuffer(bytes: $0) }
        var response = Call.answer(buffer, kind)
        // A newer daemon has newer pages.
        response.headers[.cacheControl] = "no-cache"
        return response
    }
}
