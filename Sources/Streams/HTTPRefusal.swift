import NIOCore
import NIOHTTP1
import NIOWebSocket

/// Answers whoever does not want to speak the protocol, in one sentence, and closes; leaves with the upgrade.
final class HTTPRefusal: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    static let name = "refusal"
    /// How long a connection may say nothing.
    private static let patience = TimeAmount.seconds(10)
    private static let sentence = """
        This is a live stream of senshi. Open it with a viewer that speaks \(StreamProtocol.names[0]) over WebSocket, such \
        as Foxglove: Open connection, Foxglove WebSocket. At most \(StreamHub.mostViewers) viewers at once.

        """

    private var timer: Scheduled<Void>?

    func handlerAdded(context: ChannelHandlerContext) {
        let channel = context.channel
        timer = context.eventLoop.scheduleTask(in: Self.patience) { channel.close(promise: nil) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .end = unwrapInboundIn(data) else { return }
        var head = HTTPResponseHead(version: .http1_1, status: .upgradeRequired)
        head.headers = [
            "Connection": "close", "Upgrade": "websocket", "Content-Type": "text/plain; charset=utf-8",
            "Content-Length": "\(Self.sentence.utf8.count)",
        ]
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: Self.sentence)))), promise: nil)
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in channel.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // Who offered another protocol gets the sentence: the request comes after the error.
        if !(error is NIOWebSocketUpgradeError) { context.close(promise: nil) }
    }
}
