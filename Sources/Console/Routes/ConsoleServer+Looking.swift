import Authoring
import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore
import Records
import Stations

extension ConsoleServer {
    private struct Clock: Encodable { var now: Double }

    /// Looking on, and what comes of a session.
    var lookingRoutes: [Route] {
        [
            Route(.get, "/api/session", .trainee) { [desk] call in
                let (person, began) = (try call.person, call.session?.began ?? 0)
                let whole = person.role.covers(.instructor)
                let isOpen = whole || desk.board.now.isOpen(to: person.name, since: began)
                return Call.json(isOpen ? desk.scene(whole: whole) ?? Array("null".utf8) : Array("null".utf8))
            },
            Route(.get, "/api/clock", .trainee) { _ in try Call.json(Clock(now: Date().timeIntervalSince1970 * 1000)) },
            Route(.get, "/api/live", .trainee) { [self] call in
                guard let secret = call.secret, let session = call.session else { throw Refusal.notSignedIn }
                guard desk.board.viewers < configuration.viewers else {
                    throw Refusal(.tooOften, LocalizedText(ja: "見学者が多すぎます。", en: "Too many look on already."))
                }
                return Response(
                    status: .ok,
                    headers: [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store"],
                    body: live(secret, session))
            },
        ]
    }

    /// Pictures until the browser goes, or is signed out. A slow one gets the newest, and misses those between.
    private func live(_ secret: String, _ session: WebSession) -> ResponseBody {
        let (board, most, sessions) = (desk.board, configuration.viewers, sessions)
        let whole = session.person.role.covers(.instructor)
        return ResponseBody { writer in
            guard board.join(most: most) else { return try await writer.finish(nil) }
            defer { board.leave() }
            var seen: UInt64?
            var quiet = 0
            // By the clock, not after the work: else what writing takes would be missing from each second.
            let clock = ContinuousClock(), period = Duration.seconds(1) / LiveBoard.rate
            var next = clock.now
            while sessions.isLive(secret, at: Monotonic.now) {
                let picture = board.now
                quiet += 1
                if picture.number != seen {
                    seen = picture.number
                    quiet = 0
                    let isOpen = picture.isOpen(to: session.person.name, since: session.began)
                    let message = whole ? picture.whole : isOpen ? picture.trainee : LiveBoard.nothing
                    if message.readableBytes > 0 { try await writer.write(message) }
                } else if quiet >= LiveBoard.rate {
                    quiet = 0
                    try await writer.write(ByteBuffer(string: ":\n\n"))
                }
                next = max(next + period, clock.now)
                try await Task.sleep(until: next, tolerance: .milliseconds(2), clock: clock)
            }
            try await writer.finish(nil)
        }
    }
}
