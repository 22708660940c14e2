/// Where a live stream is offered: `8765`, `0.0.0.0:8765`, `[::1]:8765`.
public struct StreamAddress: Sendable, Equatable, CustomStringConvertible {
    /// This machine alone, unless told otherwise.
    public var host = "127.0.0.1"
    /// 0 for any that is free.
    public var port: Int

    /// Where viewers look first: this machine, port 8765.
    public static let standard = StreamAddress(port: 8765)

    public init(host: String = "127.0.0.1", port: Int) {
        self.host = host
        self.port = port
    }

    /// Nil where the text is no address.
    public init?(_ text: String) {
        let number = text.split(separator: ":").last ?? ""
        guard let port = Int(number), (0...65535).contains(port), text.hasSuffix(number) else { return nil }
        self.port = port
        var host = text.dropLast(number.count)
        if host.isEmpty { return }
        guard host.popLast() == ":", !host.isEmpty else { return nil }
        if host.first == "[" && host.last == "]" {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        self.host = String(host)
    }

    /// As a viewer wants it, without `ws://`.
    public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
