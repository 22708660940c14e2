import Authoring
import FoundationEssentials
import GRDB

extension Store {
    /// Looks whether anything was changed, taken out or put in since it was signed.
    /// - Parameter head: a hash that was written down elsewhere (a report, a statement); nil where there is none.
    /// - Returns: everything that is wrong, in the order of the chain; empty where nothing is.
    public func violations(head: String? = nil) throws(StoreFailure) -> [Violation] {
        try Self.guarded(path) {
            try pool.read { database in
                let said = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
                var found = said.map {
                    Self.violation(.damaged, nil, "データベースが壊れています：\($0)", "the database is damaged: \($0)")
                }
                let links = try Self.links(database)
                found += chain(links) + (try commitments(links, database))
                if let head, !links.contains(where: { $0.hash == head }) {
                    found.append(
                        Self.violation(
                            .head, nil, "控えたハッシュ \(head) に続く鎖ではありません。",
                            "the chain does not go through the hash that was written down, \(head)."))
                }
                return found
            }
        }
    }

    private func chain(_ links: [Link]) -> [Violation] {
        var found: [Violation] = [], previous = Link.genesis
        for (index, link) in links.enumerated() {
            let number = link.sequence
            if number != Int64(index + 1) || link.previous != previous {
                found.append(
                    Self.violation(
                        .broken, number, "\(number)番の前で鎖が切れています。", "the chain is broken before number \(number)."))
            }
            if !key.signed(link.hash, link.signature) {
                found.append(
                    Self.violation(
                        .unsigned, number, "\(number)番はこの装置の署名ではありません。",
                        "number \(number) is not signed by this station."))
            }
            previous = link.hash
        }
        return found
    }

    private func commitments(_ links: [Link], _ database: Database) throws -> [Violation] {
        var found: [Violation] = []
        var texts: [Int64: (body: String, salt: Data)] = [:], forgotten: Set<Int64> = [], silent: Set<Int64> = []
        for row in try Row.fetchAll(
            database,
            sql: "SELECT sequence, body, salt FROM attempt UNION ALL SELECT sequence, body, salt FROM audit")
        {
            texts[row["sequence"]] = (row["body"], row["salt"])
        }
        for row in try Row.fetchAll(database, sql: "SELECT sequence, body, salt FROM tombstone") {
            let body: String = row["body"]
            texts[row["sequence"]] = (body, row["salt"])
            let parts = body.split(separator: ",")
            forgotten.formUnion(parts.compactMap { Int64($0) })
            silent.formUnion(parts.filter { $0.first == "r" }.compactMap { Int64($0.dropFirst()) })
        }
        for link in links {
            guard let text = texts.removeValue(forKey: link.sequence) else {
                if link.kind == .tombstone || !forgotten.contains(link.sequence) {
                    found.append(
                        Self.violation(
                            .missing, link.sequence, "\(link.sequence)番の結果がありません。",
                            "the result of number \(link.sequence) is gone, and nobody deleted a person's data."))
                }
                continue
            }
            if Link.commitment(to: text.body, salt: text.salt) != link.commitment {
                found.append(
                    Self.violation(
                        .changed, link.sequence, "\(link.sequence)番の結果が変えられています。",
                        "the result of number \(link.sequence) was changed."))
            } else if link.kind == .attempt, !silent.contains(link.sequence),
                let trouble = recording(try Attempt.read(text.body), link.sequence)
            {
                found.append(trouble)
            }
        }
        for sequence in texts.keys.sorted() {
            found.append(
                Self.violation(
                    .foreign, sequence, "\(sequence)番は鎖にない結果です。",
                    "number \(sequence) is a result that the chain does not know."))
        }
        return found
    }

    private func recording(_ attempt: Attempt, _ sequence: Int64) -> Violation? {
        guard let name = attempt.recording, let hash = attempt.recordingHash else { return nil }
        let path = recordingPath(name)
        if (try? Self.hash(of: path)) == hash { return nil }
        return Self.violation(
            .recording, sequence, "\(path) は、採点した時の記録ではありません。", "\(path) is not the recording that was scored.")
    }

    private static func violation(_ kind: Violation.Kind, _ sequence: Int64?, _ ja: String, _ en: String) -> Violation {
        Violation(kind: kind, sequence: sequence, sentence: LocalizedText(ja: ja, en: en))
    }
}
