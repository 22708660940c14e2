import CTerminal
import Glibc

/// Where the program writes for people: standard error, so that standard output stays free for results.
///
/// Writes go out at once, whole. A terminal that has gone away is not an error.
public struct Terminal: Sendable {
    private let descriptor: Int32
    /// True where a person watches: a line may be drawn over.
    public let isInteractive: Bool

    /// - Parameter descriptor: standard error unless said otherwise.
    public init(descriptor: Int32 = 2) {
        self.descriptor = descriptor
        isInteractive = isatty(descriptor) == 1
    }

    /// Columns now, since a window can be resized; 80 where the terminal does not say.
    public var columns: Int {
        let columns = Int(cterminal_columns(descriptor))
        return columns > 0 ? columns : 80
    }

    /// Writes the text as it is.
    public func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var rest = unsafe bytes[...]
            while unsafe !rest.isEmpty {
                let part = unsafe UnsafeBufferPointer(rebasing: rest)
                let written = unsafe Glibc.write(descriptor, part.baseAddress, part.count)
                if written < 0 && errno == EINTR { continue }
                guard written > 0 else { return }
                unsafe rest = rest.dropFirst(written)
            }
        }
    }
}
