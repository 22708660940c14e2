import Collision
import Foundation
public import Servo

/// All frames of a run as columns: one file a field, 8 bytes a tick, little-endian, and `schema.json` that names them.
///
/// SI throughout. `f64` are IEEE doubles, `u64` and `i64` whole numbers, `layer` and `fault` the numbers of their cases.
public struct ColumnFiles: ~Copyable {
    private struct Words: FrameVisitor {
        var words: [UInt64] = []
        var fields: [(name: String, type: String)] = []

        private mutating func add(_ field: FrameField, _ type: String, _ word: UInt64) {
            words.append(word)
            // A length and a force may share their base: the unit tells them apart.
            fields.append((field.unit == .newtons ? "\(field.name)_N" : field.name, type))
        }
        mutating func whole(_ field: FrameField, _ value: inout UInt64) { add(field, "u64", value) }
        mutating func signed(_ field: FrameField, _ value: inout Int64) {
            add(field, "i64", UInt64(bitPattern: value))
        }
        mutating func bits(_ field: FrameField, _ value: inout UInt32) { add(field, "u64", UInt64(value)) }
        mutating func number(_ field: FrameField, _ value: inout Double) { add(field, "f64", value.bitPattern) }
        mutating func layer(_ field: FrameField, _ value: inout Layer) { add(field, "u64", UInt64(value.rawValue)) }
        mutating func fault(_ field: FrameField, _ value: inout Fault) { add(field, "u64", UInt64(value.rawValue)) }
        mutating func circumstance(_ field: FrameField, _ value: inout Int64) { signed(field, &value) }
    }

    private let folder: String
    private let fields: [(name: String, type: String)]
    private var handles: [FileHandle] = []
    private var pending: [Data]
    private var rows = 0

    /// Begins the columns in a folder, which is created where it is missing.
    public init(folder: String) throws(FrameTable.Failure) {
        self.folder = folder
        var (frame, visitor) = (Frame(), Words())
        frame.visit(&visitor)
        fields = visitor.fields
        pending = Array(repeating: Data(), count: fields.count)
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for field in fields {
            let path = "\(folder)/\(field.name).\(field.type)"
            guard FileManager.default.createFile(atPath: path, contents: nil),
                let handle = FileHandle(forWritingAtPath: path)
            else {
                throw FrameTable.Failure(
                    path, ja: "書き込めません。書き込めるフォルダーを指定してください。",
                    en: "can't be written. Name a folder that you may write to.")
            }
            handles.append(handle)
        }
    }

    /// Writes the next frame.
    public mutating func add(_ frame: Frame) throws(FrameTable.Failure) {
        var (frame, visitor) = (frame, Words())
        frame.visit(&visitor)
        for (index, word) in visitor.words.enumerated() {
            unsafe withUnsafeBytes(of: word.littleEndian) { unsafe pending[index].append(contentsOf: $0) }
        }
        rows += 1
        if rows % 8192 == 0 { try flush() }
    }

    /// Writes the rest and the schema.
    public mutating func finish() throws(FrameTable.Failure) {
        try flush()
        let columns = fields.map {
            "{\"name\":\"\($0.name)\",\"type\":\"\($0.type)\",\"file\":\"\($0.name).\($0.type)\"}"
        }
        let text =
            "{\"format\":\"senshi-columns/1\",\"rows\":\(rows),\"columns\":[\(columns.joined(separator: ","))]}\n"
        do {
            for handle in handles { try handle.close() }
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/schema.json"))
        } catch {
            throw FrameTable.Failure(
                folder, ja: "書き終えられません(\(error.localizedDescription))。保存先を確かめてください。",
                en: "could not be finished (\(error.localizedDescription)). Check the place.")
        }
    }

    private mutating func flush() throws(FrameTable.Failure) {
        do {
            for index in handles.indices {
                try handles[index].write(contentsOf: pending[index])
                pending[index].removeAll(keepingCapacity: true)
            }
        } catch {
            throw FrameTable.Failure(
                folder, ja: "ディスクがこれ以上受け付けません(\(error.localizedDescription))。空きを作って、もう一度実行してください。",
                en: "the disk does not take more (\(error.localizedDescription)). Make room and run again.")
        }
    }
}
