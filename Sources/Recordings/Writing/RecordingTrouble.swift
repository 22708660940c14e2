public import Authoring
import Glibc

/// Why a recording ended before its session. The session goes on.
public struct RecordingTrouble: Error, Sendable, Equatable, CustomStringConvertible {
    /// What stood in the way.
    public enum Cause: Sendable, Equatable {
        case full, readOnly, notPermitted, missing
        /// Somebody removed the file or its folder.
        case vanished
        /// The disk did not answer for so many seconds.
        case slow(Int)
        /// Anything else, in the system's words.
        case other(String)
    }
    /// Where the recording was to go.
    public let path: String
    public let cause: Cause

    public init(path: String, cause: Cause) {
        self.path = path
        self.cause = cause
    }

    /// What the system's number means.
    init(path: String, errno number: Int32) {
        self.path = path
        switch number {
        case ENOSPC, EDQUOT, EFBIG: cause = .full
        case EROFS: cause = .readOnly
        case EACCES, EPERM: cause = .notPermitted
        case ENOENT, ENOTDIR: cause = .missing
        default: cause = unsafe .other(String(cString: strerror(number)))
        }
    }

    /// One sentence in both languages.
    public var sentence: LocalizedText {
        let why: LocalizedText
        switch cause {
        case .full: why = LocalizedText(ja: "ディスクに空きがありません。空きを作ってください", en: "the disk is full; make room")
        case .readOnly:
            why = LocalizedText(ja: "読み取り専用です。別の場所を指定してください", en: "the file system is read-only; name another place")
        case .notPermitted:
            why = LocalizedText(ja: "書き込む権限がありません。別の場所を指定してください", en: "you may not write there; name another place")
        case .missing:
            why = LocalizedText(ja: "このフォルダーはありません。先に作ってください", en: "there is no such folder; create it first")
        case .vanished:
            why = LocalizedText(ja: "記録中にファイルが消されました。保存先を確かめてください", en: "somebody removed the file; check the place")
        case .slow(let seconds):
            why = LocalizedText(
                ja: "ディスクが\(seconds)秒応答しません。保存先を確かめてください", en: "the disk did not answer for \(seconds) s; check it")
        case .other(let reason):
            why = LocalizedText(
                ja: "書き込めません(\(reason))。別の場所を指定してください", en: "it can't be written (\(reason)); name another place")
        }
        return LocalizedText(
            ja: "\(path): 記録が止まりました。\(why.ja)。手技はこのまま続けられます。",
            en: "\(path): the recording stopped: \(why.en). The session goes on without it.")
    }

    public var description: String { sentence.en }
}
