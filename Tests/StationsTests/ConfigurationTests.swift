import Authoring
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
            renamed, offer: StationOffer(scenarios: ["covid19-deltoid-im", "own-1"], devices: ["pen-tablet", "gamepad"]),
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
}
