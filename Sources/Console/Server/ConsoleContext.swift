import Hummingbird
import NIOCore

/// What belongs to one request: besides Hummingbird's own, where it comes from.
struct ConsoleContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The address of whoever asks, without its port.
    let remote: String

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        remote = source.channel.remoteAddress?.ipAddress ?? "unknown"
    }
}
