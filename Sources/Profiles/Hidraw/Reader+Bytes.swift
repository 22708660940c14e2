import Authoring

extension Reader {
    /// A byte: `0x1f` or `31`.
    func byte(_ node: Node) -> UInt8? {
        guard let text = text(node) else { return nil }
        if text.hasPrefix("0x"), text.utf8.count <= 4, let byte = UInt8(text.dropFirst(2), radix: 16) { return byte }
        if text.utf8.count <= 3, let byte = UInt8(text) { return byte }
        refuseByte(node, text, LocalizedText(ja: "0x1fや31のようにバイトを書いてください", en: "write a byte, such as 0x1f or 31"))
        return nil
    }

    /// Bytes in a row, in two hexadecimal digits each: `05 00 ff`.
    func hexadecimal(_ node: Node) -> [UInt8]? {
        guard let text = text(node) else { return nil }
        let parts = text.split(separator: " ")
        let bytes = parts.compactMap { $0.utf8.count == 2 ? UInt8($0, radix: 16) : nil }
        if bytes.count == parts.count, !bytes.isEmpty, bytes.count <= 256 { return bytes }
        refuseByte(
            node, text,
            LocalizedText(
                ja: "「05 00 ff」のように16進2桁ずつで書いてください",
                en: "write bytes in two hexadecimal digits each, such as '05 00 ff'"))
        return nil
    }

    private func refuseByte(_ node: Node, _ text: String, _ expected: LocalizedText) {
        diagnostics.add(at: node.place, saying(text), expected: expected, rule: "\(rule)/byte")
    }
}

extension Fields {
    /// Single bytes of a report by their offset: `{6: 0x01, 89: 6}`; none where the key is not written.
    func bytes(_ key: String, within length: Int) -> [Int: UInt8] {
        guard let node = optionalNode(key) else { return [:] }
        guard case .mapping(let entries) = node.kind else {
            refuse(
                key, Reader.shape(of: node, as: .quoted(key)),
                expected: LocalizedText(
                    ja: "{1: 0x0f, 2: 0x04}のように位置とバイトを書いてください", en: "write offsets and bytes: {1: 0x0f, 2: 0x04}"),
                problem: "type")
            return [:]
        }
        var bytes: [Int: UInt8] = [:]
        for entry in entries {
            guard entry.key.utf8.count <= 3, let offset = Int(entry.key), (1..<length).contains(offset) else {
                diagnostics.add(
                    at: entry.keyPlace,
                    LocalizedText(
                        ja: "「\(entry.key.prefix(40))」はこのレポートの中の位置ではありません",
                        en: "'\(entry.key.prefix(40))' is no offset in this report"),
                    expected: LocalizedText(
                        ja: "1〜\(max(1, length - 1))を書いてください。0はidです",
                        en: "write 1 to \(max(1, length - 1)); the id is at 0"), rule: "\(rule)/range")
                continue
            }
            if let byte = reader(key).byte(entry.value) { bytes[offset] = byte }
        }
        return bytes
    }
}
