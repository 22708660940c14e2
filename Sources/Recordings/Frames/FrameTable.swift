public import Authoring
import Foundation
public import Servo

/// All frames of a run as a table of comma-separated values, units in the column names.
///
/// Written to a file beside the wanted one and renamed at the end: nothing is ever half there.
public struct FrameTable: ~Copyable {
    /// Why a table could not be written: one sentence.
    public struct Failure: Error {
        /// In both languages: where, what, and what to do.
        public let sentence: LocalizedText

        /// Something wrong at a path.
        init(_ path: String, ja: String, en: String) {
            sentence = LocalizedText(ja: "\(path): \(ja)", en: "\(path): \(en)")
        }
    }

    private let path: String
    private let handle: FileHandle
    private var pending = Data()

    /// Begins a table at `path`.
    public init(path: String) throws(Failure) {
        self.path = path
        let part = path + ".part"
        guard FileManager.default.createFile(atPath: part, contents: nil),
            let handle = FileHandle(forWritingAtPath: part)
        else {
            throw Failure(
                path, ja: "書き込めません。書き込めるフォルダーの中のファイルを指定してください。",
                en: "can't be written. Name a file in a folder that exists and that you may write to.")
        }
        self.handle = handle
        pending.append(contentsOf: FrameColumns.names.joined(separator: ",").utf8)
        pending.append(10)
    }

    /// Writes the next frame as one line. Fails where the file can't take it.
    public mutating func add(_ frame: Frame) throws(Failure) {
        pending.append(contentsOf: FrameColumns.texts(of: frame).joined(separator: ",").utf8)
        pending.append(10)
        if pending.count > 1 << 20 { try flush() }
    }

    /// Writes the rest and gives the file its name.
    public mutating func finish() throws(Failure) {
        try flush()
        do {
            try handle.synchronize()
            try handle.close()
        } catch {
            throw Failure(
                path, ja: "書き終えられません(\(error.localizedDescription))。保存先を確かめてください。",
                en: "could not be finished (\(error.localizedDescription)). Check the place.")
        }
        guard unsafe rename(path + ".part", path) == 0 else {
            throw Failure(
                path, ja: "この名前を付けられません。表は\(path).partに全部あります。",
                en: "could not be given its name; the table is complete in \(path).part.")
        }
    }

    private mutating func flush() throws(Failure) {
        do { try handle.write(contentsOf: pending) } catch {
            throw Failure(
                path, ja: "ディスクがこれ以上受け付けません(\(error.localizedDescription))。空きを作って、もう一度実行してください。",
                en: "the disk does not take more (\(error.localizedDescription)). Make room and run again.")
        }
        pending.removeAll(keepingCapacity: true)
    }
}
