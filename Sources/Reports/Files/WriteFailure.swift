public import Authoring

/// Why a file or a report's folder could not be written: where, what, and what to do.
public struct WriteFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// What stood in the way.
    public enum Cause: Sendable, Equatable {
        case missing, notDirectory, notPermitted, readOnly, full, nameTooLong
        /// Anything else, by the system's number (`errno`).
        case other(Int32)
    }
    /// The path at which it failed.
    public let path: String
    public let cause: Cause

    /// One sentence, in both languages.
    public var sentence: LocalizedText {
        switch cause {
        case .missing:
            LocalizedText(
                ja: "\(path)： このフォルダーはありません。先に作るか、別のフォルダーを指定してください。",
                en: "\(path): there is no such directory; create it or name another one.")
        case .notDirectory:
            LocalizedText(
                ja: "\(path)： フォルダーではありません。フォルダーを指定してください。",
                en: "\(path): this is not a directory; name a directory to write to.")
        case .notPermitted:
            LocalizedText(
                ja: "\(path)： 書き込む権限がありません。権限を変えるか、別のフォルダーを指定してください。",
                en: "\(path): you may not write here; change its permissions or name another directory.")
        case .readOnly:
            LocalizedText(
                ja: "\(path)： 読み取り専用のファイルシステムです。別のフォルダーを指定してください。",
                en: "\(path): the file system is read-only; name another directory.")
        case .full:
            LocalizedText(
                ja: "\(path)： ディスクに空きがありません。空きを作ってから、もう一度実行してください。",
                en: "\(path): the disk is full; make room and try again.")
        case .nameTooLong:
            LocalizedText(
                ja: "\(path)： 名前が長すぎます。短いパスを指定してください。",
                en: "\(path): the name is too long; name a shorter path.")
        case .other(let number):
            LocalizedText(
                ja: "\(path)： 書き込めませんでした（システムエラー \(number)）。別のフォルダーを試してください。",
                en: "\(path): it could not be written (system error \(number)); try another directory.")
        }
    }

    public var description: String { sentence.en }
}
