import FoundationEssentials
import Glibc

/// A key and its secret for a learning record store. Never printed, never logged.
public struct Credentials: Sendable {
    let key: String
    let secret: String

    /// Reads `key:secret` from the first line of a file that nobody but its owner may read.
    public init(file: String) throws(DeliveryFailure) {
        var facts = stat()
        guard unsafe stat(file, &facts) == 0, let bytes = try? Data(contentsOf: URL(filePath: file)) else {
            throw DeliveryFailure(.noCredentials(file))
        }
        guard facts.st_mode & 0o077 == 0 else { throw DeliveryFailure(.openCredentials(file)) }
        let line = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first ?? ""
        guard let colon = line.firstIndex(of: ":"), colon > line.startIndex, line.index(after: colon) < line.endIndex
        else { throw DeliveryFailure(.badCredentials(file)) }
        key = String(line[..<colon])
        secret = String(line[line.index(after: colon)...])
    }
}
