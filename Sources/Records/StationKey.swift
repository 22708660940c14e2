import Crypto
import FoundationEssentials
import Glibc

/// The key that a station signs its results with. It never leaves the station; what verifies it is public.
public struct StationKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// What others verify the station's signatures with, base 64.
    public var publicText: String { key.publicKey.rawRepresentation.base64EncodedString() }

    /// Its place in a folder.
    static func path(in folder: String) -> String { "\(folder)/station.key" }

    /// Reads the key of a folder, or makes one that only its owner may read.
    /// - Parameter mayBeNew: nothing was signed there yet. A new key would disown what was.
    init(in folder: String, mayBeNew: Bool) throws(StoreFailure) {
        let path = Self.path(in: folder)
        if unsafe access(path, F_OK) != 0 {
            guard mayBeNew else { throw StoreFailure(.keyGone, path) }
            try Self.make(path)
        }
        guard let bytes = try? Data(contentsOf: URL(filePath: path)),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        else { throw StoreFailure(.badKey, path) }
        self.key = key
    }

    func signature(of hash: String) throws(StoreFailure) -> String {
        guard let signature = try? key.signature(for: Data(hash.utf8)) else {
            throw StoreFailure(.badKey, "station.key")
        }
        return signature.base64EncodedString()
    }

    func signed(_ hash: String, _ signature: String) -> Bool {
        guard let bytes = Data(base64Encoded: signature) else { return false }
        return key.publicKey.isValidSignature(bytes, for: Data(hash.utf8))
    }

    /// Whole or not at all: two processes that start at once end up with one key.
    private static func make(_ path: String) throws(StoreFailure) {
        let draft = "\(path).\(getpid())"
        let bytes = [UInt8](Curve25519.Signing.PrivateKey().rawRepresentation)
        let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreFailure(errno, path) }
        defer { unsafe unlink(draft) }
        let written = unsafe write(descriptor, bytes, bytes.count)
        let kept = written == bytes.count && fsync(descriptor) == 0
        close(descriptor)
        guard kept else { throw StoreFailure(.notKept, path) }
        guard unsafe link(draft, path) == 0 || errno == EEXIST else { throw StoreFailure(errno, path) }
    }
}
