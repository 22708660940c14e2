public import Authoring

/// Why statements can't be sent at all: where, what, and what to do.
public struct DeliveryFailure: Error, Sendable, Equatable {
    /// What is wrong, with the address or the file that it is about.
    public enum Cause: Sendable, Equatable {
        case badAddress(String), plain(String), badSchool(String)
        case noCredentials(String), openCredentials(String), badCredentials(String), noAuthority(String)
    }
    public let cause: Cause

    init(_ cause: Cause) { self.cause = cause }

    /// One sentence.
    public var sentence: LocalizedText {
        switch cause {
        case .badAddress(let address):
            LocalizedText(
                ja: "「\(address)」は学習記録ストアのアドレスではありません。https://lrs.example/xapi のように書いてください。",
                en: "\"\(address)\" is no address of a learning record store; write it like https://lrs.example/xapi.")
        case .plain(let address):
            LocalizedText(
                ja: "「\(address)」は暗号化されません。結果は https でだけ送ります。",
                en: "\"\(address)\" is not encrypted; results are sent by https only.")
        case .badSchool(let address):
            LocalizedText(
                ja: "「\(address)」は学校のページのアドレスではありません。https://school.example/training のように書いてください。",
                en: "\"\(address)\" is no address of a school's page; write it like https://school.example/training.")
        case .noCredentials(let file):
            LocalizedText(
                ja: "\(file)：読めません。「鍵:秘密」を1行書いたファイルを用意してください。",
                en: "\(file): it can't be read; make a file with one line, key:secret.")
        case .openCredentials(let file):
            LocalizedText(
                ja: "\(file)：ほかの人にも読めます。chmod 600 \(file) で閉じてください。",
                en: "\(file): others can read it; close it with chmod 600 \(file).")
        case .badCredentials(let file):
            LocalizedText(
                ja: "\(file)：1行目が「鍵:秘密」ではありません。学習記録ストアの画面にある組を書いてください。",
                en: "\(file): its first line is not key:secret; write the pair that the learning record store shows.")
        case .noAuthority(let file):
            LocalizedText(
                ja: "\(file)：証明書として読めません。PEM形式のファイルを指定してください。",
                en: "\(file): it can't be read as certificates; name a file in PEM.")
        }
    }
}
