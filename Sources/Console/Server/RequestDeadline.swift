import NIOCore
import NIOHTTPTypes

/// Closes a connection whose other end is slow on purpose: that begins no request, does not end one, or takes nothing.
final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// How long a connection may say nothing between two requests, a request may take to arrive, and an answer may wait to
    /// be taken.
    private static let (quiet, whole, taken) = (TimeAmount.seconds(60), TimeAmount.seconds(15), TimeAmount.seconds(20))
    /// The first request's first byte.
    private static let first = TimeAmount.seconds(10)

    private var reading: Scheduled<Void>?
    private var writing: Scheduled<Void>?

    func handlerAdded(context: ChannelHandlerContext) { wait(Self.first, context) }

    func handlerRemoved(context: ChannelHandlerContext) {
        reading?.cancel()
        writing?.cancel()
    }

    func channelInactive(context: ChannelHandlerContext) {
        reading?.cancel()
        writing?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head: wait(Self.whole, context)
        case .end: reading?.cancel()
        case .body: break
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { wait(Self.quiet, context) }
        context.write(data, promise: promise)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        writing?.cancel()
        if !context.channel.isWritable { writing = close(after: Self.taken, context.channel) }
        context.fireChannelWritabilityChanged()
    }

    private func wait(_ time: TimeAmount, _ context: ChannelHandlerContext) {
        reading?.cancel()
        reading = close(after: time, context.channel)
    }

    private func close(after time: TimeAmount, _ channel: any Channel) -> Scheduled<Void> {
        channel.eventLoop.scheduleTask(in: time) { channel.close(mode: .all, promise: nil) }
    }
}
