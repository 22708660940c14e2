public import Authoring
import NIOCore

/// Why a live stream can't be offered.
public struct StreamFailure: Error, Sendable {
    /// One sentence in both languages.
    public let sentence: LocalizedText

    init(_ address: StreamAddress, _ error: any Error) {
        let reason = (error as? IOError).map { "\($0)" } ?? "\(error)"
        sentence = LocalizedText(
            ja: "\(address) で配信できません(\(reason))。--stream に別のポートを指定してください。",
            en: "nothing can be streamed at \(address) (\(reason)). Give --stream another port.")
    }
}
