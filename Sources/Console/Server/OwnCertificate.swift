public import Authoring
import Crypto
public import FoundationEssentials
import Glibc
import NIOCore
public import Stations
import SwiftASN1
import X509

/// The certificate that a station makes for itself: whoever uses it compares the fingerprint once. It holds for a year,
/// for servers only, and can sign no other.
public struct OwnCertificate: Sendable {
    /// Why there is none.
    public enum Failure: Error, Sendable, Equatable {
        case missing(String), unreadable(String), notWritten(String)
        case badName(String)

        /// One sentence.
        public var sentence: LocalizedText {
            switch self {
            case .missing(let path):
                LocalizedText(
                    ja: "\(path)：証明書がまだありません。「senshi station certificate」で作ってください。",
                    en: "\(path): there is no certificate yet; make one with 'senshi station certificate'.")
            case .unreadable(let path):
                LocalizedText(
                    ja: "\(path)：証明書として読めません。「senshi station certificate --replace」で作り直してください。",
                    en: "\(path): it is no certificate; make a new one with 'senshi station certificate --replace'.")
            case .notWritten(let path):
                LocalizedText(
                    ja: "\(path)：書けません。ディスクの空きと権限を確かめてください。",
                    en: "\(path): it can't be written; look at the room on the disk and at its permissions.")
            case .badName(let name):
                LocalizedText(
                    ja: "「\(name)」は名前でもアドレスでもありません。station.example や 192.168.1.4 のように書いてください。",
                    en: "'\(name)' is neither a name nor an address; write it like station.example or 192.168.1.4.")
            }
        }
    }

    /// The SHA-256 of the certificate, as browsers show it: `3F:7C:…`.
    public let fingerprint: String
    /// The names and addresses that it is for.
    public let names: [String]
    /// Until when it may be used.
    public let until: Date

    /// How long it holds, and how much earlier it begins, for tablets whose clock is behind, s.
    private static let (lasting, earlier) = (365 * 86_400.0, 86_400.0)

    /// Where it is: key and certificate in one file that only its owner may read, so that they are replaced together.
    public static func place(in folder: String) -> StationConfiguration.Certificate {
        StationConfiguration.Certificate(chain: "\(folder)/console.pem", key: "\(folder)/console.pem")
    }
    /// The certificate alone, to give away.
    public static func publicPath(in folder: String) -> String { "\(folder)/certificate.pem" }

    /// The one that is there.
    public init(in folder: String) throws(Failure) {
        let path = Self.publicPath(in: folder)
        guard FileManager.default.fileExists(atPath: Self.place(in: folder).key),
            let text = FileManager.default.contents(atPath: path)
        else { throw .missing(Self.place(in: folder).key) }
        guard let certificate = try? Certificate(pemEncoded: String(decoding: text, as: UTF8.self)) else {
            throw .unreadable(path)
        }
        try self.init(certificate, path)
    }

    /// Makes one, in the place of the one that is there.
    public init(
        makingIn folder: String, for names: [String], at now: Date = Date()
    ) throws(Failure) {
        var all: [GeneralName] = []
        for name in names {
            guard let general = Self.general(name) else { throw .badName(name) }
            if !all.contains(general) { all.append(general) }
        }
        let key = P256.Signing.PrivateKey()
        let (secret, open) = (Self.place(in: folder).key, Self.publicPath(in: folder))
        guard let certificate = try? Self.certificate(key, all, at: now),
            let pem = try? certificate.serializeAsPEM().pemString
        else { throw .notWritten(secret) }
        try Self.write("\(key.pemRepresentation)\n\(pem)\n", to: secret, mode: 0o600)
        try Self.write("\(pem)\n", to: open, mode: 0o644)
        try self.init(certificate, open)
    }

    private init(_ certificate: Certificate, _ path: String) throws(Failure) {
        guard let bytes = try? Self.serialized(certificate),
            let alternatives = try? certificate.extensions.subjectAlternativeNames
        else { throw .unreadable(path) }
        let digits = SHA256.hash(data: bytes).map { byte in
            let text = String(byte, radix: 16, uppercase: true)
            return text.count == 1 ? "0\(text)" : text
        }
        fingerprint = digits.joined(separator: ":")
        names = alternatives.compactMap(Self.text)
        until = certificate.notValidAfter
    }

    /// What a machine may be called by: its name, its addresses, and what is always its own.
    public static var ownNames: [String] {
        var buffer = [CChar](repeating: 0, count: 256)
        let host =
            unsafe gethostname(&buffer, buffer.count - 1) == 0
            ? String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self) : ""
        let devices = (try? System.enumerateDevices()) ?? []
        let addresses = devices.compactMap { $0.address?.ipAddress }.filter {
            !$0.contains("%") && !$0.hasPrefix("fe80")
        }
        return [host, "localhost", "127.0.0.1", "::1"].filter { general($0) != nil }
            + Set(addresses).subtracting(["127.0.0.1", "::1"]).sorted()
    }

    private static func certificate(
        _ key: P256.Signing.PrivateKey, _ names: [GeneralName], at now: Date
    ) throws -> Certificate {
        let own = Certificate.PrivateKey(key)
        let subject = try DistinguishedName {
            CommonName(names.compactMap(text).first.map { String($0.prefix(64)) } ?? "senshi")
            OrganizationName("Senshi")
        }
        return try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: own.publicKey,
            notValidBefore: now - earlier, notValidAfter: now + lasting, issuer: subject, subject: subject,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                Critical(KeyUsage(digitalSignature: true))
                try ExtendedKeyUsage([.serverAuth])
                SubjectAlternativeNames(names)
                SubjectKeyIdentifier(hash: own.publicKey)
            }, issuerPrivateKey: own)
    }

    private static func serialized(_ certificate: Certificate) throws -> [UInt8] {
        var serializer = DER.Serializer()
        try serializer.serialize(certificate)
        return serializer.serializedBytes
    }

    /// An address or a name; nil for what is neither.
    private static func general(_ name: String) -> GeneralName? {
        for (family, length) in [(AF_INET, 4), (AF_INET6, 16)] {
            var bytes = [UInt8](repeating: 0, count: length)
            if unsafe inet_pton(family, name, &bytes) == 1 {
                return .ipAddress(ASN1OctetString(contentBytes: bytes[...]))
            }
        }
        let isName =
            (1...253).contains(name.utf8.count) && name.first != "." && name.last != "." && !name.contains("..")
            && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") }
            && name.contains(where: \.isLetter)
        return isName ? .dnsName(name.lowercased()) : nil
    }

    private static func text(_ name: GeneralName) -> String? {
        switch name {
        case .dnsName(let text): text
        case .ipAddress(let bytes):
            try? SocketAddress(packedIPAddress: ByteBuffer(bytes: bytes.bytes), port: 0).ipAddress
        default: nil
        }
    }

    /// Whole or not at all; nobody else may read it in between.
    private static func write(_ text: String, to path: String, mode: mode_t) throws(Failure) {
        let draft = "\(path).\(getpid())", bytes = Array(text.utf8)
        let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else { throw .notWritten(path) }
        defer { unsafe unlink(draft) }
        let written = unsafe Glibc.write(descriptor, bytes, bytes.count)
        let isWhole = written == bytes.count && fchmod(descriptor, mode) == 0 && fsync(descriptor) == 0
        close(descriptor)
        guard isWhole, unsafe rename(draft, path) == 0 else { throw .notWritten(path) }
    }
}
