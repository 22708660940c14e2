import Authoring
import Foundation
import Stations
import TestSupport
import Testing

@Suite("a station's configuration") struct ConfigurationTests {
    @Test(
        "a configuration gets exactly these sentences",
        arguments: GoldenCase.all(beside: #filePath, in: "Configurations"))
    func sentences(_ golden: GoldenCase) throws {
        let diagnostics = Diagnostics()
        guard let document = Document.read(contentsOf: golden.input, into: diagnostics) else { return }
        var renamed = document
        renamed.file = golden.file
        let read = StationConfiguration(
            renamed,
            offer: StationOffer(scenarios: ["covid19-deltoid-im", "own-1"], devices: ["pen-tablet", "gamepad"]),
            into: diagnostics)
        let told = read.map { "address \($0.address), \($0.viewers) viewers\(Self.hidden($0))\n" } ?? ""
        #expect(try golden.difference(from: diagnostics.rendered(for: renamed) + told) == nil)
        let inJapanese = diagnostics.rendered(for: renamed, in: .ja)
        #expect(try golden.ending("ja.out").difference(from: inJapanese) == nil)
    }

    private static func hidden(_ configuration: StationConfiguration) -> String {
        let names = configuration.hidden.map(\.rawValue)
        return names.isEmpty ? "" : ", without \(names.joined(separator: ", "))"
    }

    @Test(
        "an address is a host and a port",
        arguments: [
            ("127.0.0.1:8080", true), ("[::1]:0", true), ("localhost:443", true), ("0.0.0.0:443", false),
            ("station.example:443", false), ("127.0.0.1.example:80", false),
        ])
    func addresses(_ text: String, isLoopback: Bool) throws {
        let address = try #require(StationAddress(text))
        #expect(address.description == text && address.isLoopback == isLoopback)
    }

    @Test(
        "what is no address is none",
        arguments: ["", "8080", "127.0.0.1", "::1:80", "a b:80", "host:70000", ":80", "[x]:80"])
    func noAddresses(_ text: String) { #expect(StationAddress(text) == nil) }

    private static let keys = [
        "title", "language", "address", "certificate", "hosts", "viewers", "sign-in", "group-controls", "scenarios",
        "devices", "firmware", "simple", "hide", "retention", "results",
    ]

    /// What is wrong with lines of a configuration; empty where nothing is.
    private static func mistakes(_ lines: String) -> String {
        let diagnostics = Diagnostics()
        // Of the paths that stand there only this one is looked at.
        let text = lines.replacing(/firmware: \S+/) { _ in "firmware: /proc/version" }
        let document = Document(text: "format: senshi-station/1\n\(text)\n", file: "station.yaml", into: diagnostics)
        guard StationConfiguration(document, offer: nil, into: diagnostics) == nil else { return "" }
        return diagnostics.rendered(for: document)
    }

    @Test(
        "every setting that stands in a line of a page is one that a station takes",
        arguments: ["AdministratorGuide", "AdministratorGuideJapanese", "Station"])
    func shown(page: String) throws {
        let path = "\(Repository.root)/Sources/senshi/Documentation.docc/\(page).md"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let settings = text.matches(of: /`([a-z-]+): ([^`]+)`/).filter { Self.keys.contains(String($0.1)) }
        #expect(settings.count >= (page == "Station" ? 1 : 5))
        for setting in settings {
            let line = "\(setting.1): \(setting.2.replacing("\n", with: " "))"
            #expect(Self.mistakes(line) == "", "\(page): \(line)")
        }
    }

    @Test("the package's configuration shows every setting there is, and each is right as it stands there")
    func packaged() throws {
        let text = try String(contentsOfFile: "\(Repository.root)/packaging/station.yaml", encoding: .utf8)
        let settings = text.split(separator: "\n").filter { $0.contains(/^#[a-z]/) }.map { String($0.dropFirst()) }
        #expect(settings.map { String($0.prefix { $0 != ":" }) }.sorted() == Self.keys.sorted())
        for setting in settings { #expect(Self.mistakes(setting) == "", "\(setting)") }
        #expect(Self.mistakes(settings.joined(separator: "\n")) == "")
        #expect(
            Self.mistakes(text.split(separator: "\n").filter { !$0.hasPrefix("format") }.joined(separator: "\n")) == "")
    }
}
