public import Authoring
import Stations

/// A certificate that was given can't be shown.
public struct CertificateFailure: Error, Sendable {
    /// One sentence.
    public let sentence: LocalizedText

    init(_ files: StationConfiguration.Certificate, _ reason: String) {
        sentence = LocalizedText(
            ja: "証明書 \(files.chain) と鍵 \(files.key) が使えません（\(reason)）。PEMの証明書と、それに合う鍵を書いてください。",
            en:
                "the certificate \(files.chain) with the key \(files.key) can't be used (\(reason)); write a PEM certificate and "
                + "the key that belongs to it.")
    }
}
