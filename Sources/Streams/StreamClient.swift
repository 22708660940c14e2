import NIOCore
import NIOWebSocket
import Recordings

/// One viewer: what it subscribed to, and what waits for it. Only on the stream's thread.
///
/// While it does not read, what only shows is left out, and at most ``mostWaiting`` messages that would be missed wait.
final class StreamClient: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    /// The longest text that a client may send, bytes.
    static let largestMessage = 1 << 16
    /// Messages that wait for a slow client.
    static let mostWaiting = 256
    /// Complaints after which a client that understands nothing is sent away.
    private static let mostComplaints = 100

    private let hub: StreamHub
    private var context: ChannelHandlerContext?
    /// The subscription of each channel that has one.
    private var subscriptions: [LiveTopics: UInt32] = [:]
    private var waiting: [StreamMessage] = []
    /// Left out since it was last said.
    private var omitted = 0
    private var complaints = 0

    init(_ hub: StreamHub) { self.hub = hub }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        hub.join(self)
        say(hub.serverInfo)
        say(StreamProtocol.advertise)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        hub.leave(self)
    }

    // MARK: To the viewer

    func wants(_ channel: LiveTopics) -> Bool { subscriptions[channel] != nil }

    /// Sends a message to whoever subscribed, or leaves it out.
    func send(_ message: StreamMessage) {
        guard let context, wants(message.channel) else { return }
        if context.channel.isWritable && waiting.isEmpty { return put(message, context) }
        if message.channel.isKept && waiting.count < Self.mostWaiting {
            waiting.append(message)
        } else {
            omitted += 1
        }
    }

    /// What was written goes out.
    func flush() { context?.flush() }

    /// Says goodbye; the connection ends when the viewer has it.
    func close(_ code: WebSocketErrorCode) {
        guard let context else { return }
        var data = context.channel.allocator.buffer(capacity: 2)
        data.write(webSocketErrorCode: code)
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(WebSocketFrame(fin: true, opcode: .connectionClose, data: data)))
            .whenComplete { _ in channel.close(promise: nil) }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        guard context.channel.isWritable else { return }
        while context.channel.isWritable, !waiting.isEmpty { put(waiting.removeFirst(), context) }
        if omitted > 0 && waiting.isEmpty {
            say(StreamProtocol.status(.warning, "\(omitted) messages were left out, since they were not read in time."))
            omitted = 0
        }
        context.flush()
    }

    private func put(_ message: StreamMessage, _ context: ChannelHandlerContext) {
        guard let subscription = subscriptions[message.channel] else { return }
        var data = context.channel.allocator.buffer(capacity: 13 + message.bytes.count)
        data.writeInteger(UInt8(1))
        data.writeInteger(subscription, endianness: .little)
        data.writeInteger(message.time, endianness: .little)
        data.writeBytes(message.bytes)
        context.write(wrapOutboundOut(WebSocketFrame(fin: true, opcode: .binary, data: data)), promise: nil)
    }

    private func say(_ text: String) {
        guard let context else { return }
        context.writeAndFlush(
            wrapOutboundOut(WebSocketFrame(fin: true, opcode: .text, data: ByteBuffer(string: text))), promise: nil)
    }

    // MARK: From the viewer

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        // A client that does not mask is none.
        guard frame.maskKey != nil || frame.data.readableBytes == 0 else { return close(.protocolError) }
        switch frame.opcode {
        case .text: obey(Array(frame.unmaskedData.readableBytesView))
        case .ping:
            guard context.channel.isWritable else { return close(.policyViolation) }
            context.writeAndFlush(
                wrapOutboundOut(WebSocketFrame(fin: true, opcode: .pong, data: frame.unmaskedData)), promise: nil)
        case .connectionClose: close(.normalClosure)
        case .binary: complain("This stream takes no messages.")
        default: break
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { close(.protocolError) }

    private func obey(_ text: [UInt8]) {
        guard let request = StreamProtocol.request(text) else {
            return complain("That is no request: expected a JSON object with \"op\".")
        }
        switch request.op {
        case "subscribe": for one in request.subscriptions ?? [] { subscribe(one) }
        case "unsubscribe":
            for id in request.subscriptionIds ?? [] {
                guard let channel = subscriptions.first(where: { $0.value == id })?.key else {
                    complain("There is no subscription \(id).")
                    continue
                }
                subscriptions[channel] = nil
                waiting.removeAll { $0.channel == channel }
            }
        default:
            complain(
                "This stream does not do '\(request.op.prefix(40))'; it can be subscribed to and unsubscribed from.")
        }
    }

    private func subscribe(_ wish: StreamProtocol.Request.Subscription) {
        guard let channel = LiveTopics(rawValue: Int(wish.channelId) - 1) else {
            return complain("There is no channel \(wish.channelId).")
        }
        guard !subscriptions.values.contains(wish.id), subscriptions[channel] == nil else {
            return complain("Subscription \(wish.id) to channel \(wish.channelId) is there already.")
        }
        subscriptions[channel] = wish.id
        // What does not come again by itself.
        if let last = hub.last[channel] { send(last) }
        flush()
    }

    private func complain(_ sentence: String) {
        complaints += 1
        guard complaints < Self.mostComplaints, context?.channel.isWritable == true else {
            return close(.policyViolation)
        }
        say(StreamProtocol.status(.error, sentence))
    }
}
