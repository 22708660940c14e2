import AsyncHTTPClient
import Authoring
import FoundationEssentials
import NIOCore
import NIOHTTP1
import NIOSSL
public import Records

/// A school's learning record store, as xAPI reaches it. Statements go one by one, each under its own id: what it has
/// already, it does not take twice.
public struct LearningRecordStore: Sendable {
    /// What it says of one statement.
    enum Answer: Sendable, Equatable {
        /// It has it, since now or since before.
        case has
        /// The statement is wrong: trying again does not help.
        case refuses(String)
        /// Nothing can be delivered before somebody mends the settings.
        case shut(LocalizedText)
        /// Not now; after so many seconds, where it says when.
        case later(LocalizedText, after: Int?)
    }

    private let endpoint: String
    private let authorization: String
    private let version: StatementTerms.Version
    private let line: Line

    /// How long it may take to answer.
    static let patience = TimeAmount.seconds(15)

    /// - Parameters:
    ///   - endpoint: the address that the store's own pages call the xAPI endpoint; `https`, but on this machine.
    ///   - authority: a file with the certificates that it is believed by, PEM; nil for the system's.
    public init(
        endpoint: String, credentials: Credentials, version: StatementTerms.Version, authority: String? = nil
    ) throws(DeliveryFailure) {
        guard let url = URL(string: endpoint), let scheme = url.scheme, let host = url.host, !host.isEmpty,
            ["https", "http"].contains(scheme), url.query == nil, url.user == nil
        else { throw DeliveryFailure(.badAddress(endpoint)) }
        let isHere = ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host)
        guard scheme == "https" || isHere else { throw DeliveryFailure(.plain(endpoint)) }
        self.endpoint = endpoint.hasSuffix("/") ? String(endpoint.dropLast()) : endpoint
        self.version = version
        authorization = "Basic " + Data("\(credentials.key):\(credentials.secret)".utf8).base64EncodedString()
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(5), read: Self.patience))
        if let authority {
            guard let certificates = try? NIOSSLCertificate.fromPEMFile(authority), !certificates.isEmpty else {
                throw DeliveryFailure(.noAuthority(authority))
            }
            var secure = TLSConfiguration.makeClientConfiguration()
            secure.trustRoots = .certificates(certificates)
            configuration.tlsConfiguration = secure
        }
        line = Line(HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration))
    }

    /// Offers one statement.
    func take(_ parcel: Store.Parcel) async -> Answer {
        var request = HTTPClientRequest(url: "\(endpoint)/statements?statementId=\(parcel.id)")
        request.method = .PUT
        request.headers = [
            "Authorization": authorization, "X-Experience-API-Version": version.rawValue,
            "Content-Type": "application/json",
        ]
        request.body = .bytes(ByteBuffer(string: parcel.body))
        do {
            let response = try await line.client.execute(request, timeout: Self.patience)
            // An answer is short; more of it is not read.
            let words = String(buffer: (try? await response.body.collect(upTo: 4096)) ?? ByteBuffer())
            return Self.answer(
                response.status, words, after: response.headers.first(name: "Retry-After").flatMap { Int($0) })
        } catch {
            return .later(
                LocalizedText(
                    ja: "\(endpoint)：学習記録ストアに届きません（\(Self.reason(error))）。つながりを確かめてください。結果は残り、次の機会に送られます。",
                    en: "\(endpoint): the learning record store can't be reached (\(Self.reason(error))); look at the "
                        + "line to it. Nothing is lost: it is sent when the store is back."), after: nil)
        }
    }

    static func answer(_ status: HTTPResponseStatus, _ words: String, after: Int?) -> Answer {
        let said = words.split(whereSeparator: \.isNewline).joined(separator: " ").prefix(200)
        switch status.code {
        // A conflict is the same id with other bytes: another station, or an older Senshi, has told it already.
        case 200..<300, 409: return .has
        case 401, 403:
            return .shut(
                LocalizedText(
                    ja: "学習記録ストアが鍵を受け付けません（\(status.code)）。資格情報のファイルを確かめてください。",
                    en: "the learning record store does not accept the key (\(status.code)); look at the file of "
                        + "credentials."))
        case 404, 405, 300..<400:
            return .shut(
                LocalizedText(
                    ja: "そのアドレスにxAPIの受け口がありません（\(status.code)）。学習記録ストアの画面にあるエンドポイントを指定してください。",
                    en: "there is no xAPI endpoint at that address (\(status.code)); name the one that the learning "
                        + "record store's own pages show."))
        case 408, 425, 429, 500...:
            return .later(
                LocalizedText(
                    ja: "学習記録ストアは今は受け取れません（\(status.code)）。次の機会に送られます。",
                    en: "the learning record store can't take it now (\(status.code)); it is sent again later."),
                after: after)
        default: return .refuses("\(status.code) \(said)")
        }
    }

    private static func reason(_ error: any Error) -> String {
        if let error = error as? HTTPClientError { return error.description.replacing("HTTPClientError.", with: "") }
        return String("\(error)".prefix(120))
    }

    /// The connections, closed after their last user.
    private final class Line: Sendable {
        let client: HTTPClient

        init(_ client: HTTPClient) { self.client = client }

        deinit { client.shutdown { _ in } }
    }
}
