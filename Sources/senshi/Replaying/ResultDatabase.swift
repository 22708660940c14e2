import Foundation
import GRDB
import Synchronization

/// The results of a batch as a table of an SQLite file: one row a recording. Several shards may share it.
final class ResultDatabase: BatchResults {
    private let path: String
    private let queue: DatabaseQueue
    private let question: BatchQuestion
    private let trouble = Mutex<String?>(nil)
    /// How long another shard is waited for, s.
    private static let patience = 30.0

    /// - Parameters:
    ///   - path: of the file, which is made where it is not there.
    ///   - question: of the batch; only what answers it counts as done.
    init(path: String, question: BatchQuestion) throws {
        self.path = path
        self.question = question
        var configuration = Configuration()
        configuration.busyMode = .timeout(Self.patience)
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.write { database in
                try database.create(table: Row.databaseTableName, options: .ifNotExists) { table in
                    table.primaryKey("file", .text)
                    table.column("size", .integer)
                    for name in ["scenario", "version", "program", "device", "verdict"] { table.column(name, .text) }
                    for name in ["percent", "earned", "available", "peakForce_N", "peakSent_N"] {
                        table.column(name, .double)
                    }
                    table.column("ticks", .integer)
                    table.column("unfinished", .boolean)
                    table.column("same", .boolean)
                    for name in ["digest", "recordedDigest", "criticalErrors", "lost", "error"] {
                        table.column(name, .text)
                    }
                }
                // A table that an earlier version made has fewer.
                let columns = Set(try database.columns(in: Row.databaseTableName).map(\.name))
                for name in ["recordedBy", "source", "scenarioDigest", "verified"] where !columns.contains(name) {
                    try database.alter(table: Row.databaseTableName) { table in
                        table.add(column: name, name == "verified" ? .boolean : .text)
                    }
                }
            }
        } catch {
            throw Complaint.sentence(
                "\(path): can't be used as a table of results (\(error)). Name a new file, or one that this command made.",
                .notWritten)
        }
    }

    func holds(_ file: String) -> Bool {
        guard let row = try? queue.read({ try Row.fetchOne($0, key: file) }) else { return false }
        return row.line.answers(question, for: file)
    }

    func add(_ line: ReplayLine) {
        do { try queue.write { try Row(line: line).save($0) } } catch {
            trouble.withLock { $0 = "\(path): the results could not be written (\(error)). Make room and run again." }
        }
    }

    var failure: String? { trouble.withLock { $0 } }

    /// A result as it stands in the table: lists are JSON.
    private struct Row: Codable, FetchableRecord, PersistableRecord {
        static let databaseTableName = "scores"
        var line: ReplayLine

        init(line: ReplayLine) { self.line = line }
        init(from decoder: any Decoder) throws { line = try ReplayLine(from: decoder) }
        func encode(to encoder: any Encoder) throws { try line.encode(to: encoder) }
    }
}
