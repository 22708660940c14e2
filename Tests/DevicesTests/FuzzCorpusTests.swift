import FoundationEssentials
import FuzzTargets
import TestSupport
import Testing

/// What `make fuzz` found worth keeping, played again, and a bounded number of its mutations.
@Suite("readers of bytes from outside keep their promises")
struct FuzzCorpusTests {
    private func replay(_ name: String, seed: UInt64, _ run: ([UInt8]) -> Void) throws {
        let folder = "\(Repository.root)/Tests/Fuzz/Corpora/\(name)"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        let inputs = try files.map { try [UInt8](Data(contentsOf: URL(filePath: "\(folder)/\($0)"))) }
        try #require(inputs.count >= 20)
        for input in inputs { run(input) }
        var random = SeededRandom(seed: seed)
        for round in 0..<5_000 {
            var input = inputs[round % inputs.count]
            for _ in 0..<Int.random(in: 1...6, using: &random) where !input.isEmpty {
                let at = Int.random(in: 0..<input.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: input[at] = UInt8.random(in: 0...255, using: &random)
                case 1: input.remove(at: at)
                default: input.insert(contentsOf: inputs[Int.random(in: 0..<inputs.count, using: &random)], at: at)
                }
            }
            run(Array(input.prefix(2048)))
        }
    }

    // A broken promise is a precondition that fails: the whole test process ends there.
    @Test("raw reports by any layout are finite, in range and never turn time back")
    func reports() throws { try replay("report-decoder", seed: 11, ReportDecoderTarget.run) }

    @Test("only what is a frame of the Falcon is one, and no byte is lost or counted twice")
    func falcon() throws { try replay("falcon-decoder", seed: 12, FalconDecoderTarget.run) }

    @Test("a scan gives its voxels or a sentence, whatever its bytes")
    func scans() throws { try replay("scan-reader", seed: 13, ScanReaderTarget.run) }

    @Test("only a line of eight numbers is a Polhem's, with the values that another reader finds")
    func polhem() throws { try replay("polhem-decoder", seed: 14, PolhemDecoderTarget.run) }

    @Test("a recording is read to its end or to an error, and gives no more than its bytes can hold")
    func recordings() throws { try replay("recording-reader", seed: 15, RecordingReaderTarget.run) }

    @Test("what is recovered is a whole recording, and the same when it is recovered again")
    func recoveries() throws { try replay("recovery", seed: 18, RecoveryTarget.run) }

    @Test("a session is read tick by tick to its end, or to a sentence that says why not")
    func sessions() throws { try replay("recorded-session", seed: 19, RecordedSessionTarget.run) }

    @Test("a message is refused, or is the same when it is written and read again")
    func messages() throws { try replay("message-reader", seed: 16, MessageReaderTarget.run) }

    @Test("a hand script is read, or every reason why not has its place")
    func scripts() throws { try replay("hand-script", seed: 17, HandScriptTarget.run) }
}
