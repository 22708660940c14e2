public import Authoring
import Glibc

/// Why the store could not be used: where, what, and what to do.
public struct StoreFailure: Error, Sendable, Equatable {
    /// What stands in the way.
    public enum Cause: Sendable, Equatable {
        case notPermitted, readOnly, full, missing, damaged, newer, badKey, keyGone, notKept, busy, exists
        /// Something in it is not as it was signed.
        case changed(LocalizedText)
        /// Anything else, in the database's own words.
        case other(String)
    }
    public let cause: Cause
    /// The file or folder.
    public let path: String

    public init(_ cause: Cause, _ path: String) {
        self.cause = cause
        self.path = path
    }

    /// - Parameter number: the system's, `errno`.
    public init(_ number: Int32, _ path: String) {
        cause =
            switch number {
            case EACCES, EPERM: .notPermitted
            case EROFS: .readOnly
            case ENOSPC, EDQUOT: .full
            case ENOENT, ENOTDIR: .missing
            default: .other(unsafe String(cString: strerror(number)))
            }
        self.path = path
    }

    /// One sentence.
    public var sentence: LocalizedText {
        switch cause {
        case .notPermitted:
            LocalizedText(
                ja: "\(path)：使う権限がありません。持ち主か権限を変えてください。",
                en: "\(path): you may not use it; change its owner or its permissions.")
        case .readOnly:
            LocalizedText(
                ja: "\(path)：読み取り専用です。書ける場所を、--state か控えのフォルダーとして指定してください。",
                en: "\(path): it is read-only; name a place that can be written to, with --state or for the backup.")
        case .full:
            LocalizedText(
                ja: "\(path)：ディスクに空きがありません。空きを作ってから、もう一度実行してください。",
                en: "\(path): the disk is full; make room and try again.")
        case .missing:
            LocalizedText(
                ja: "\(path)：ありません。パスを確かめてください。", en: "\(path): it is not there; look at the path again.")
        case .damaged:
            LocalizedText(
                ja: "\(path)：壊れています。「senshi results restore」で控えから戻してください。",
                en: "\(path): it is damaged; bring it back from a backup with 'senshi results restore'.")
        case .newer:
            LocalizedText(
                ja: "\(path)：新しいSenshiが書いたものです。Senshiを新しくしてください。",
                en: "\(path): a newer Senshi wrote it; use that one or a newer one.")
        case .badKey:
            LocalizedText(
                ja: "\(path)：署名の鍵が読めません。控えから戻してください。",
                en: "\(path): the signing key can't be read; bring it back from a backup.")
        case .keyGone:
            LocalizedText(
                ja: "\(path)：署名の鍵がありません。新しい鍵では、ここにある結果を確かめられなくなります。控えの station.key を戻してください。",
                en: "\(path): the signing key is gone, and a new one would disown the results that are here; "
                    + "put station.key back from a backup.")
        case .notKept:
            LocalizedText(
                ja: "\(path)：書き終えられませんでした。ディスクの空きを確かめてください。",
                en: "\(path): it could not be written to the end; look at the room on the disk.")
        case .exists:
            LocalizedText(
                ja: "\(path)：すでにあります。別の名前を指定するか、先に移してください。",
                en: "\(path): it is there already; name another place, or move it away first.")
        case .busy:
            LocalizedText(
                ja: "\(path)：他のプログラムが使用中です。少し待って、もう一度実行してください。",
                en: "\(path): another program is using it; wait a little and try again.")
        case .changed(let what):
            LocalizedText(
                ja: "\(path)：\(what.ja) 「senshi verify --state \(path)」で調べてください。",
                en: "\(path): \(what.en) Look into it with 'senshi verify --state \(path)'.")
        case .other(let reason):
            LocalizedText(
                ja: "\(path)：使えません（\(reason)）。ディスクを確かめるか、控えから戻してください。",
                en: "\(path): it can't be used (\(reason)); look at the disk, or bring it back from a backup.")
        }
    }
}
