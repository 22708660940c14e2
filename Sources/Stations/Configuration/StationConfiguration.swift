public import Authoring
import Foundation

/// What a station is told by its file. Everything has a value without one.
public struct StationConfiguration: Sendable, Equatable {
    /// The certificate that the console shows, and its key: PEM files.
    public struct Certificate: Sendable, Equatable {
        public var chain: String
        public var key: String

        public init(chain: String, key: String) {
            self.chain = chain
            self.key = key
        }
    }

    /// The file's first line.
    public static let format = "senshi-station/1"

    /// The name of the place, on every page.
    public var title: LocalizedText?
    public var address = StationAddress.standard
    public var certificate: Certificate?
    /// The certificate is the one that `senshi station certificate` makes in the state folder.
    public var hasOwnCertificate = false
    /// Names that browsers may call the station by, besides its address and this machine's own.
    public var hosts: [String] = []
    /// The language of what the daemon writes; that of its environment where it is not said.
    public var language: Language?
    /// What a trainee may choose from; empty for everything that is there.
    public var scenarios: [String] = []
    public var devices: [String] = []
    /// The maker's image for a Novint Falcon that was switched off: a path; nil where none is given.
    public var firmware: String?
    /// The most browsers that may look on at once.
    public var viewers = 64
    /// How long somebody stays signed in who does nothing, and at the most, s.
    public var idle = 1800.0
    public var longest = 43_200.0
    /// Parts of the console that nobody needs here.
    public var hidden: [ConsolePart] = []
    /// The school's learning record store, where the daemon itself tells it of results.
    public var delivery: DeliverySettings?
    /// How long results and recordings stay; nil where nobody said.
    public var retention: RetentionSettings?
    /// The control socket is also for the group of the daemon's user.
    public var groupControls = false

    public init() {}

    /// Reads a file. Nil where it is wrong; everything that is goes into `diagnostics`.
    /// - Parameter offer: what there is to name; nil where that is not known.
    public static func read(
        contentsOf path: String, offer: StationOffer?, into diagnostics: Diagnostics
    ) -> StationConfiguration? {
        Document.read(contentsOf: path, into: diagnostics).flatMap {
            StationConfiguration($0, offer: offer, into: diagnostics)
        }
    }

    /// Reads a document. Nil where it is wrong.
    public init?(_ document: Document, offer: StationOffer?, into diagnostics: Diagnostics) {
        self.init()
        guard let root = document.root,
            let fields = Fields(
                root, of: LocalizedText(ja: "このファイル", en: "this file"), rule: "station", into: diagnostics)
        else { return nil }
        fields.check(format: Self.format)
        title = fields.optionalLocalized("title")
        readAddress(fields)
        hosts = Self.hosts(fields, into: diagnostics)
        language = fields.optionalChoice("language", of: Language.self)
        scenarios = Self.names("scenarios", of: fields, among: offer?.scenarios, into: diagnostics)
        devices = Self.names("devices", of: fields, among: offer?.devices, into: diagnostics)
        readFirmware(fields)
        viewers = fields.optionalInteger("viewers", in: 1...1000) ?? viewers
        if let own = fields.optionalFields("sign-in") {
            idle = own.optionalQuantity("idle", .time, in: 60...86_400) ?? idle
            longest = own.optionalQuantity("longest", .time, in: 300...604_800) ?? longest
            if longest < idle {
                own.refuse(
                    "longest",
                    LocalizedText(ja: "「longest」が「idle」より短くなっています", en: "'longest' is shorter than 'idle'"),
                    expected: LocalizedText(
                        ja: "何もしない間の時間は、サインインの長さ以下にしてください",
                        en: "nobody can do nothing for longer than they are signed in"), problem: "order")
            }
            own.finish()
        }
        let isSimple = fields.optionalFlag("simple") ?? false
        hidden = fields.optionalNodes("hide").compactMap { fields.reader("hide").choice($0, of: ConsolePart.self) }
        if isSimple { hidden += ConsolePart.advanced.filter { !hidden.contains($0) } }
        delivery = fields.optionalFields("results").flatMap(DeliverySettings.init)
        retention = fields.optionalFields("retention").flatMap(RetentionSettings.init)
        groupControls = fields.optionalFlag("group-controls") ?? false
        fields.finish()
        if diagnostics.hasErrors { return nil }
    }

    private mutating func readFirmware(_ fields: Fields) {
        firmware = fields.optionalText("firmware")
        Self.refuseUnreadable(
            firmware, "firmware", of: fields,
            expected: LocalizedText(
                ja: "Novint Falconのメーカーのファームウェアのパスを書いてください",
                en: "write the path of the maker's image for the Novint Falcon"))
    }

    private static func refuseUnreadable(
        _ path: String?, _ key: String, of fields: Fields, expected: LocalizedText
    ) {
        guard let path, !FileManager.default.isReadableFile(atPath: path) else { return }
        fields.refuse(
            key, LocalizedText(ja: "「\(path)」を読めません", en: "'\(path)' can't be read"), expected: expected, problem: key)
    }

    /// Names of what is offered. One that is not there is a warning: the others are offered all the same.
    private static func names(
        _ key: String, of fields: Fields, among known: [String]?, into diagnostics: Diagnostics
    ) -> [String] {
        fields.optionalNodes(key).compactMap { node in
            guard let name = fields.reader(key).text(node) else { return nil }
            if let known, !known.contains(name) {
                diagnostics.add(
                    Diagnostic(
                        .warning, at: node.place,
                        LocalizedText(ja: "「\(name)」はここにありません", en: "'\(name)' is not here"),
                        expected: .thereAre(known), rule: "station.\(key)/unknown",
                        suggestion: Suggestion.nearest(to: name, among: known)))
            }
            return name
        }
    }

    private static func hosts(_ fields: Fields, into diagnostics: Diagnostics) -> [String] {
        fields.optionalNodes("hosts").compactMap { node in
            guard let host = fields.reader("hosts").text(node) else { return nil }
            if !isHost(host) {
                diagnostics.add(
                    at: node.place,
                    LocalizedText(ja: "「\(host)」はホスト名ではありません", en: "'\(host)' is no name of a host"),
                    expected: LocalizedText(
                        ja: "station.exampleのように、英数字、-、点だけで、ポートもhttp://も付けずに書いてください",
                        en: "write letters, digits, - and dots, without a port or http://: station.example"),
                    rule: "station.hosts/name")
            }
            return host
        }
    }

    private static func isHost(_ text: String) -> Bool {
        let isPart = { (part: Substring) in
            (1...63).contains(part.utf8.count) && part.first != "-" && part.last != "-"
                && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        }
        return text.utf8.count <= 253 && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(isPart)
    }

    private mutating func readAddress(_ fields: Fields) {
        if let text = fields.optionalText("address") {
            if let address = StationAddress(text) {
                self.address = address
            } else {
                fields.refuse(
                    "address", LocalizedText(ja: "「\(text)」はアドレスではありません", en: "'\(text)' is no address"),
                    expected: LocalizedText(
                        ja: "127.0.0.1:8080や[::1]:8080のように、ホストとポートを書いてください",
                        en: "write a host and a port: 127.0.0.1:8080, or [::1]:8080"), problem: "address")
            }
        }
        if let node = fields.optionalNode("certificate") { readCertificate(node, fields) }
        if !address.isLoopback && certificate == nil && !fields.has("certificate") {
            fields.refuse(
                "address",
                LocalizedText(
                    ja: "\(address)は他の機械からつながりますが、証明書がありません",
                    en: "\(address) can be reached from other machines, and there is no certificate"),
                expected: LocalizedText(
                    ja:
                        "certificate: own か certificate: {chain: FILE, key: FILE} を書くか、127.0.0.1:\(address.port)のようなこの機械だけのアドレスにしてください",
                    en: "write certificate: own, or certificate: {chain: FILE, key: FILE}, or an address of this "
                        + "machine such as 127.0.0.1:\(address.port)"), problem: "certificate")
        }
    }

    private mutating func readCertificate(_ node: Node, _ fields: Fields) {
        if let text = node.text {
            hasOwnCertificate = text == "own"
            if !hasOwnCertificate {
                fields.refuse(
                    "certificate",
                    LocalizedText(
                        ja: "「certificate」が「\(text.prefix(64))」になっています", en: "'certificate' is '\(text.prefix(64))'"),
                    expected: LocalizedText(
                        ja: "senshi station certificateが作るものならown、そうでなければ{chain: FILE, key: FILE}と書いてください",
                        en: "write own, for the one that senshi station certificate makes, or {chain: FILE, key: FILE}"),
                    problem: "choice")
            }
        } else if let own = fields.optionalFields("certificate") {
            let (chain, key) = (own.text("chain"), own.text("key"))
            let expected = LocalizedText(ja: "PEMファイルのパスを書いてください", en: "write the path of a PEM file")
            Self.refuseUnreadable(chain, "chain", of: own, expected: expected)
            Self.refuseUnreadable(key, "key", of: own, expected: expected)
            own.finish()
            if let chain, let key { certificate = Certificate(chain: chain, key: key) }
        }
    }
}
