public import Collision
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket
import Recordings
public import Servo
public import Space
import Synchronization

/// A session as it goes, for viewers on the network: the Foxglove WebSocket protocol, at most 60 times a second.
///
/// Viewers are served by a thread of its own. Whoever follows the session leaves the last frame in a mailbox and goes
/// on: a viewer that is slow, hostile or gone keeps nobody waiting, and the servo thread knows nothing of it.
public final class LiveStream: Sendable {
    /// What viewers are told of the session.
    public struct Facts: Sendable {
        /// `senshi 0.1.0`.
        public var program: String
        public var scenario: String
        public var device: String
        /// ns since 1970 at the run's zero; 0 in stepped time.
        public var epoch: UInt64

        public init(program: String, scenario: String, device: String, epoch: UInt64) {
            self.program = program
            self.scenario = scenario
            self.device = device
            self.epoch = epoch
        }
    }

    /// ns between two looks into the mailbox.
    static let interval: Int64 = 16_700_000
    /// Connections that are open at once, whatever they are.
    static let mostConnections = 64

    /// Where it is offered; the port is the real one where any was asked for.
    public let address: StreamAddress
    private let mailbox = LiveMailbox()
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    private let hub: StreamHub
    private let listener: any Channel

    /// Begins to listen.
    /// - Parameter anatomy: what the needle goes into.
    public init(at address: StreamAddress, facts: Facts, anatomy: Anatomy) throws(StreamFailure) {
        hub = StreamHub(
            loop: group.next(), mailbox: mailbox, facts: facts, anatomy: LayerSurfaces(anatomy).scene(time: facts.epoch)
        )
        do {
            listener = try Self.bootstrap(group, hub).bind(host: address.host, port: address.port).wait()
        } catch {
            try? group.syncShutdownGracefully()
            throw StreamFailure(address, error)
        }
        self.address = StreamAddress(host: address.host, port: listener.localAddress?.port ?? address.port)
        hub.start()
    }

    /// How many viewers there are.
    public var viewers: Int { hub.viewers.load(ordering: .relaxed) }

    /// One frame, in order.
    /// - Parameter step: the step that is due, by its id.
    public func show(_ frame: Frame, step: String?) { mailbox.put(frame, step: step) }

    /// Something that happened, as JSON.
    public func tell(event: [UInt8], at time: Instant) {
        mailbox.put(LiveMailbox.Notice(channel: .events, time: time, bytes: event))
    }

    /// The score so far, as JSON.
    public func tell(score: [UInt8], at time: Instant) {
        mailbox.put(LiveMailbox.Notice(channel: .score, time: time, bytes: score))
    }

    /// Sends what is left, says goodbye, and stops listening. Waits for viewers for at most a second.
    public func close() {
        try? listener.close().wait()
        hub.stop(within: .seconds(1))
        try? group.syncShutdownGracefully()
    }

    private static func bootstrap(_ group: MultiThreadedEventLoopGroup, _ hub: StreamHub) -> ServerBootstrap {
        ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 16)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            // Little waits on the way: a viewer that reads again sees what is now, not what was.
            .childChannelOption(.socketOption(.so_sndbuf), value: 64 << 10)
            .childChannelOption(.writeBufferWaterMark, value: .init(low: 16 << 10, high: 64 << 10))
            .childChannelInitializer { channel in
                guard hub.admit(channel) else { return channel.close() }
                return channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.configureHTTPServerPipeline(
                        withServerUpgrade: (
                            upgraders: [upgrader(hub)],
                            completionHandler: {
                                $0.pipeline.syncOperations.removeHandler(name: HTTPRefusal.name, promise: nil)
                            }
                        ))
                    try pipeline.addHandler(HTTPRefusal(), name: HTTPRefusal.name)
                }
            }
    }

    private static func upgrader(_ hub: StreamHub) -> NIOWebSocketServerUpgrader {
        NIOWebSocketServerUpgrader(
            maxFrameSize: StreamClient.largestMessage, automaticErrorHandling: true,
            shouldUpgrade: { channel, request in
                channel.eventLoop.makeSucceededFuture(
                    hub.hasRoom ? StreamProtocol.choose(request.headers) : nil)
            },
            upgradePipelineHandler: { channel, _ in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(
                        NIOWebSocketFrameAggregator(
                            minNonFinalFragmentSize: 0, maxAccumulatedFrameCount: 16,
                            maxAccumulatedFrameSize: StreamClient.largestMessage))
                    try pipeline.addHandler(StreamClient(hub))
                }
            })
    }
}
