// What a fuzzer's bytes do to the reader of hand scripts. Compiled into the fuzzer by fuzz.sh, and into `swift test`.
import Authoring
import Transports

/// A script that may be any text: it is read, or every reason why not is a sentence with its place.
public enum HandScriptTarget {
    /// Runs one input.
    public static func run(_ bytes: [UInt8]) {
        let diagnostics = Diagnostics()
        let document = Document(text: String(decoding: bytes, as: UTF8.self), file: "hand.yaml", into: diagnostics)
        guard let script = HandScript(document, into: diagnostics) else {
            precondition(diagnostics.hasErrors)
            precondition(!diagnostics.rendered().isEmpty)
            return
        }
        precondition(!diagnostics.hasErrors && script.moves.count <= Document.mostValues)
    }
}
