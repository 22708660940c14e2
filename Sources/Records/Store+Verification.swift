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
                found += try statements(links, database) + accounts(database)
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
        var texts: [Int64: Text] = [:], forgotten: Set<Int64> = [], silent: Set<Int64> = []
        for text in try Text.all(database) {
            // Two of one number: one of them is nobody's.
            guard texts.updateValue(text, forKey: text.sequence) == nil else {
                found.append(Self.foreign(text.sequence))
                continue
            }
            guard text.kind == .tombstone else { continue }
            let parts = text.body.split(separator: ",")
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
            if text.kind != link.kind || !text.hasItsColumns
                || Link.commitment(to: text.body, salt: text.salt) != link.commitment
            {
                found.append(
                    Self.violation(
                        .changed, link.sequence, "\(link.sequence)番の結果が変えられています。",
                        "the result of number \(link.sequence) was changed."))
            } else if link.kind == .attempt, !silent.contains(link.sequence),
                let trouble = recording(try? Attempt.read(text.body), link.sequence)
            {
                found.append(trouble)
            }
        }
        for sequence in texts.keys.sorted() { found.append(Self.foreign(sequence)) }
        return found
    }

    /// What the learning record store is told must be what was signed; and what it is to take back, be gone.
    private func statements(_ links: [Link], _ database: Database) throws -> [Violation] {
        let hashes = Dictionary(links.map { ($0.sequence, $0.hash) }) { one, _ in one }
        return try Row.fetchAll(
            database,
            sql: """
                SELECT statement.id AS id, statement.attempt AS about, voids, statement.body AS said,
                attempt.body AS body, attempt.sequence AS sequence
                FROM statement LEFT JOIN attempt ON attempt.id = statement.attempt ORDER BY number
                """
        ).compactMap { row in
            let (id, said, about): (String, String, String) = (row["id"], row["said"], row["about"])
            let (voids, body, sequence): (String?, String?, Int64?) = (row["voids"], row["body"], row["sequence"])
            let isTrue: Bool
            if let voids {
                isTrue =
                    body == nil
                    && UUID(uuidString: about).map { Statement.takesBack(said, id: id, $0, voids: voids) } ?? false
            } else {
                let attempt = body.flatMap { try? Attempt.read($0) }, link = sequence.flatMap { hashes[$0] }
                isTrue = attempt.map { Statement.says(said, id: id, $0, link: link ?? "") } ?? false
            }
            guard !isTrue else { return nil }
            let number = sequence.map { " \($0)" } ?? ""
            return Self.violation(
                .statement, sequence, "学習記録ストアに送る内容\(number)が、署名した結果と違います。",
                "what the learning record store is told\(number.isEmpty ? "" : " of number\(number)") "
                    + "is not what was signed.")
        }
    }

    /// Whoever may sign in was let in by somebody, in that role.
    private func accounts(_ database: Database) throws -> [Violation] {
        var roles: [String: String] = [:]
        for entry in try Self.entries(database) where entry.what == AuditEntry.account {
            if let name = entry.about { roles[name] = entry.detail }
        }
        return try Row.fetchAll(database, sql: "SELECT name, role FROM account ORDER BY name").compactMap { row in
            let (name, role): (String, String) = (row["name"], row["role"])
            guard roles[name] != role else { return nil }
            return Self.violation(
                .account, nil, "アカウント \(name)（\(role)）を、この役割で作った人が監査記録にありません。",
                "the account \(name) (\(role)): the audit log has nobody who made it so.")
        }
    }

    private func recording(_ attempt: Attempt?, _ sequence: Int64) -> Violation? {
        guard let attempt else {
            return Self.violation(
                .recording, sequence, "\(sequence)番が指す記録は、装置が付ける名前ではありません。",
                "number \(sequence) names a recording as no station does.")
        }
        guard let name = attempt.recording, let hash = attempt.recordingHash else { return nil }
        let path = recordingPath(name)
        if (try? Self.hash(of: path)) == hash { return nil }
        return Self.violation(
            .recording, sequence, "\(path) は、採点した時の記録ではありません。", "\(path) is not the recording that was scored.")
    }

    private static func foreign(_ sequence: Int64) -> Violation {
        violation(
            .foreign, sequence, "\(sequence)番は鎖にない結果です。",
            "number \(sequence) is a result that the chain does not know.")
    }

    private static func violation(_ kind: Violation.Kind, _ sequence: Int64?, _ ja: String, _ en: String) -> Violation {
        Violation(kind: kind, sequence: sequence, sentence: LocalizedText(ja: ja, en: en))
    }
}
