import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
public import Logging
import NIOCore
import NIOSSL
public import Stations

/// The console over HTTP: pages, deeds and live pictures of one station. Nothing is fetched from elsewhere.
///
/// It runs on threads of its own, at ordinary priority; the servo thread knows nothing of it.
public final class ConsoleServer: Sendable {
    /// The most connections at once.
    static let mostConnections = 512

    let desk: any StationDesk
    let configuration: StationConfiguration
    let sessions: WebSessions
    let gate = SignInGate()
    let log: Logger
    let hasher = HashQueue()
    /// Recordings, and authors' drafts, are read away from the threads that serve pages, one after the other.
    let reader = WorkQueue(most: 8)
    let drafts = WorkQueue(most: 16)

    /// - Parameters:
    ///   - desk: what is shown.
    ///   - configuration: where, and for whom.
    ///   - log: never gets a passphrase, code, cookie or token.
    public init(desk: any StationDesk, configuration: StationConfiguration, log: Logger) {
        self.desk = desk
        self.configuration = configuration
        self.log = log
        sessions = WebSessions(idle: configuration.idle, longest: configuration.longest, store: desk.store)
    }

    /// Serves until the task is cancelled.
    /// - Parameter onReady: where it is, once it listens.
    public func run(onReady: @escaping @Sendable (StationAddress) -> Void) async throws {
        let router = Router(context: ConsoleContext.self)
        router.add(middleware: SecurityHeaders(isSecure: configuration.certificate != nil, log: log))
        let gatekeeper = Gatekeeper(sessions: sessions, hosts: Set(configuration.hosts.map { $0.lowercased() }))
        for route in routes {
            router.on(RouterPath(stringLiteral: route.path), method: route.method) { request, context in
                let (session, secret) = try gatekeeper.admit(request, to: route)
                let body = try await Self.body(of: request, largest: route.largest)
                return try await route.perform(
                    Call(request: request, context: context, session: session, secret: secret, body: body))
            }
        }
        // Hummingbird tells of every browser that goes away; what matters is told here.
        var quiet = log
        quiet.logLevel = .critical
        let host = configuration.address.host
        let application = Application(
            router: router, server: try server(),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: configuration.address.port), serverName: nil,
                availableConnectionsDelegate: MaximumAvailableConnections(Self.mostConnections)),
            onServerRunning: { channel in
                onReady(StationAddress(host: host, port: channel.localAddress?.port ?? 0))
            },
            logger: quiet)
        try await application.run()
    }

    private func server() throws -> HTTPServerBuilder {
        let plain = HTTPServerBuilder.http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [RequestDeadline()],
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 8192, maxHeaderListSize: 16_384, maxHeaderFieldCount: 64)))
        guard let files = configuration.certificate else { return plain }
        do {
            var tls = TLSConfiguration.makeServerConfiguration(
                certificateChain: try NIOSSLCertificate.fromPEMFile(files.chain).map { .certificate($0) },
                privateKey: .privateKey(try NIOSSLPrivateKey(file: files.key, format: .pem)))
            tls.minimumTLSVersion = .tlsv12
            return try .tls(plain, tlsConfiguration: tls)
        } catch { throw CertificateFailure(files, "\(error)") }
    }

    /// All that was sent, where it is not too much.
    private static func body(of request: Request, largest: Int) async throws -> ByteBuffer {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > largest {
            throw Refusal.tooLarge
        }
        var all = ByteBuffer()
        do {
            for try await var part in request.body {
                guard all.readableBytes + part.readableBytes <= largest else { throw Refusal.tooLarge }
                all.writeBuffer(&part)
            }
        } catch let refusal as Refusal { throw refusal } catch {
            // Broken off, or no chunks as HTTP has them: whoever sent it is told, not the log.
            throw Refusal(.wrong, Refusal.notUnderstood.sentence)
        }
        return all
    }
}
