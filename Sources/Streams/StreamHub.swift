import NIOCore
import NIOWebSocket
import Recordings
import Servo
import Space
import Synchronization

/// Looks into the mailbox 60 times a second and hands on what is there to every viewer. All but the counts belongs to the
/// stream's thread.
final class StreamHub: @unchecked Sendable {
    /// The most viewers at once.
    static let mostViewers = 16

    let serverInfo: String
    let viewers = Atomic<Int>(0)
    /// The last message of each channel whose messages do not come again by themselves.
    private(set) var last: [LiveTopics: StreamMessage] = [:]

    private let loop: any EventLoop
    private let mailbox: LiveMailbox
    private let epoch: UInt64
    private var clients: [StreamClient] = []
    private var connections = 0
    private var timer: RepeatedTask?

    init(loop: any EventLoop, mailbox: LiveMailbox, facts: LiveStream.Facts, anatomy: [UInt8]) {
        self.loop = loop
        self.mailbox = mailbox
        epoch = facts.epoch
        serverInfo = StreamProtocol.serverInfo(facts, session: "\(facts.scenario)-\(facts.epoch)")
        last[.anatomy] = StreamMessage(channel: .anatomy, time: facts.epoch, bytes: anatomy)
    }

    func start() {
        loop.execute { [self] in
            timer = loop.scheduleRepeatedTask(
                initialDelay: .zero, delay: .nanoseconds(LiveStream.interval)
            ) { [self] _ in pump() }
        }
    }

    /// Hands on what is left and says goodbye. From another thread.
    func stop(within patience: TimeAmount) {
        let gone = loop.makePromise(of: Void.self)
        loop.execute { [self] in
            timer?.cancel()
            pump()
            for client in clients { client.close(.goingAway) }
            let limit = NIODeadline.now() + patience
            loop.scheduleRepeatedTask(initialDelay: .zero, delay: .milliseconds(5)) { [self] task in
                guard clients.isEmpty || NIODeadline.now() >= limit else { return }
                task.cancel()
                gone.succeed()
            }
        }
        try? gone.futureResult.wait()
    }

    /// Counts a connection; false where there are too many.
    func admit(_ channel: any Channel) -> Bool {
        guard connections < LiveStream.mostConnections else { return false }
        connections += 1
        channel.closeFuture.whenComplete { [self] _ in connections -= 1 }
        return true
    }

    var hasRoom: Bool { clients.count < Self.mostViewers }

    func join(_ client: StreamClient) {
        clients.append(client)
        viewers.store(clients.count, ordering: .relaxed)
    }

    func leave(_ client: StreamClient) {
        clients.removeAll { $0 === client }
        viewers.store(clients.count, ordering: .relaxed)
    }

    private func pump() {
        let news = mailbox.take()
        for notice in news.notices {
            let message = StreamMessage(channel: notice.channel, time: stamp(notice.time), bytes: notice.bytes)
            if notice.channel == .score { last[.score] = message }
            send(message)
        }
        if let frame = news.frame {
            let picture = LivePicture(frame: frame, time: stamp(frame.time))
            for channel in [LiveTopics.transforms, .scene, .state] where clients.contains(where: { $0.wants(channel) })
            {
                send(
                    StreamMessage(
                        channel: channel, time: picture.time, bytes: picture.message(channel, step: news.step)))
            }
        }
        for client in clients { client.flush() }
    }

    private func send(_ message: StreamMessage) {
        for client in clients { client.send(message) }
    }

    private func stamp(_ time: Instant) -> UInt64 { epoch &+ UInt64(max(0, time.nanoseconds)) }
}
