import Authoring

/// Where a station's daemon tells of results: the configuration's `results`.
public struct DeliverySettings: Sendable, Equatable {
    /// The version of xAPI that the store speaks.
    public enum Version: String, Sendable, CaseIterable {
        case one = "1.0.3"
        case two = "2.0.0"
    }

    /// The learning record store's xAPI endpoint.
    public var endpoint: String
    /// A file with one line, `key:secret`, that only the daemon's user may read.
    public var credentials: String
    /// The school's page, under which its pseudonyms are accounts.
    public var school: String
    public var version = Version.one
    /// A file with the certificates that the store is believed by, PEM; nil for the system's.
    public var authority: String?

    /// Reads the section. Nil where it is wrong; everything that is goes into the diagnostics.
    init?(_ fields: Fields) {
        let (endpoint, credentials, school) = (fields.text("to"), fields.text("credentials"), fields.text("school"))
        version = fields.optionalChoice("xapi", of: Version.self) ?? .one
        authority = fields.optionalText("authority")
        fields.finish()
        guard let endpoint, let credentials, let school else { return nil }
        (self.endpoint, self.credentials, self.school) = (endpoint, credentials, school)
        if let host = Self.host(of: endpoint) {
            let isHere = ["localhost", "127.0.0.1", "[::1]"].contains(host)
            if !endpoint.hasPrefix("https://") && !isHere {
                fields.refuse(
                    "to", LocalizedText(ja: "「\(endpoint)」は暗号化されていません", en: "'\(endpoint)' is not encrypted"),
                    expected: LocalizedText(ja: "結果はhttpsだけで送ります", en: "results are sent by https only"),
                    problem: "address")
            }
        } else {
            fields.refuse(
                "to",
                LocalizedText(
                    ja: "「\(endpoint)」は学習記録ストアのアドレスではありません",
                    en: "'\(endpoint)' is no address of a learning record store"),
                expected: LocalizedText(
                    ja: "https://lrs.example/xapi のように書いてください", en: "write it like https://lrs.example/xapi"),
                problem: "address")
        }
        if Self.host(of: school) == nil {
            fields.refuse(
                "school",
                LocalizedText(ja: "「\(school)」は学校のページのアドレスではありません", en: "'\(school)' is no address of a school's page"),
                expected: LocalizedText(
                    ja: "https://school.example/training のように書いてください",
                    en: "write it like https://school.example/training"), problem: "address")
        }
    }

    /// The host of an `http` or `https` address without a user or a query; nil where it is none.
    private static func host(of address: String) -> Substring? {
        guard let scheme = ["https://", "http://"].first(where: address.hasPrefix) else { return nil }
        let rest = address.dropFirst(scheme.count).prefix { $0 != "/" }
        guard !address.contains(where: { $0.isWhitespace || "?#@\\\"".contains($0) }) else { return nil }
        if rest.first == "[" { return rest.firstIndex(of: "]").map { rest[...$0] } }
        let host = rest.prefix { $0 != ":" }
        return host.isEmpty ? nil : host
    }
}
