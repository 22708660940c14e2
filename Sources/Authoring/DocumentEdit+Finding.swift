extension DocumentEdit {
    /// How far a path leads.
    struct Found {
        /// The value at the end of what is there, and the part of the path that is not.
        var node: Node
        var rest: ArraySlice<String>
        /// Of the value's own key.
        var keyPlace: Place?
        /// It is an item of a list, which one, and all of them.
        var isItem = false
        var index = 0
        var siblings: [Node] = []
        /// What it stands in.
        var parent: Node?
        /// The key of the list that an item is missing in.
        var listKey = ""
    }

    /// What names an item of a list.
    static func identity(of list: String) -> String { list == "override" ? "band" : "id" }

    static func name(of item: Node) -> String? { (item["id"] ?? item["band"])?.text }

    func find(_ path: [String]) throws(Trouble) -> Found {
        guard let root = Document(text: text, file: "", into: Diagnostics()).root else { throw .unreadable }
        var found = Found(node: root, rest: path[...])
        var last = ""
        while let word = found.rest.first {
            switch found.node.kind {
            case .mapping(let entries):
                guard let entry = entries.first(where: { $0.key == word }) else { return found }
                found = Found(
                    node: entry.value, rest: found.rest.dropFirst(), keyPlace: entry.keyPlace, parent: found.node)
            case .sequence(let items):
                guard let index = items.firstIndex(where: { Self.name(of: $0) == word }) ?? Int(word),
                    items.indices.contains(index)
                else {
                    found.listKey = last
                    return found
                }
                found = Found(
                    node: items[index], rest: found.rest.dropFirst(), isItem: true, index: index, siblings: items,
                    parent: found.node)
            case .scalar: return found
            }
            last = word
        }
        return found
    }

    /// Writes what is missing.
    mutating func insert(_ found: Found, _ value: String) throws(Trouble) {
        switch found.node.kind {
        case .mapping(let entries) where isFlow(found.node):
            let place = found.node.place
            let close = place.column + place.length - 2
            let separator = entries.isEmpty ? "" : ", "
            lines[place.line - 1].insert(
                contentsOf: "\(separator)\(DocumentText.entries(found.rest, value))".unicodeScalars, at: close)
        case .mapping:
            let (line, indent) = try end(of: found.node)
            let block = DocumentText.block(found.rest, value, indent: indent)
            lines.insert(contentsOf: block.map { Array($0.unicodeScalars) }, at: line)
        case .sequence(let items):
            guard let name = found.rest.first, Int(name) == nil, let last = items.last, !isFlow(found.node) else {
                throw .byHand
            }
            let dash = try dash(of: last)
            let own = "\(Self.identity(of: found.listKey)): \(DocumentText.scalar(name))"
            let more = DocumentText.block(found.rest.dropFirst(), value, indent: 0)
            let list = Found(
                node: last, rest: [], keyPlace: nil, isItem: true, index: items.count - 1, siblings: items,
                parent: found.node)
            lines.insert(contentsOf: DocumentText.item([own] + more, indent: dash), at: try item(list).upperBound)
        case .scalar(let old):
            guard old.isEmpty, let key = found.keyPlace else { throw .byHand }
            try fill(key, with: " \(DocumentText.flow(found.rest, value))")
        }
    }

    /// Writes a value behind a key that has none.
    mutating func fill(_ key: Place, with text: String) throws(Trouble) {
        let line = lines[key.line - 1], colon = key.column - 1 + key.length
        guard line.indices.contains(colon), line[colon] == ":" else { throw .byHand }
        lines[key.line - 1].insert(contentsOf: text.unicodeScalars, at: colon + 1)
    }

    mutating func replace(_ place: Place, with text: String) {
        let start = place.column - 1
        let end = min(lines[place.line - 1].count, start + place.length)
        lines[place.line - 1].replaceSubrange(start..<end, with: Array(text.unicodeScalars))
    }

    /// Written within brackets, on one line.
    func isFlow(_ node: Node) -> Bool { startsFlow(node) && node.place.length > 1 }

    private func startsFlow(_ node: Node) -> Bool {
        let line = lines[node.place.line - 1], column = node.place.column - 1
        return line.indices.contains(column) && "{[".unicodeScalars.contains(line[column])
    }

    /// A text that begins with `|` or `>` goes on below.
    func isBlockText(_ place: Place) -> Bool {
        let line = lines[place.line - 1]
        return line.indices.contains(place.column - 1) && "|>".unicodeScalars.contains(line[place.column - 1])
    }

    /// The line behind a mapping's last one (from 0), and the column of its keys.
    func end(of node: Node) throws(Trouble) -> (line: Int, indent: Int) {
        guard case .mapping(let entries) = node.kind, let last = entries.last, !startsFlow(node) else { throw .byHand }
        let indent = last.keyPlace.column - 1
        return (end(from: last.keyPlace.line - 1, indent: indent, value: last.value) + 1, indent)
    }

    /// The lines of a key and its value.
    func entry(_ found: Found) throws(Trouble) -> Range<Int> {
        guard let key = found.keyPlace, let parent = found.parent, !startsFlow(parent) else { throw .byHand }
        let first = key.line - 1
        // Beside a dash: the item would lose its beginning.
        guard indentation(first) == key.column - 1 else { throw .byHand }
        return first..<end(from: first, indent: key.column - 1, value: found.node) + 1
    }

    /// The lines of an item of a list.
    func item(_ found: Found, at index: Int? = nil) throws(Trouble) -> Range<Int> {
        let node = found.siblings[index ?? found.index]
        let dash = try dash(of: node), first = node.place.line - 1
        return first..<end(from: first, indent: dash, value: Node(.scalar(""), at: node.place)) + 1
    }

    /// The column (from 0) of the dash before an item; items within brackets have none.
    func dash(of node: Node) throws(Trouble) -> Int {
        let line = lines[node.place.line - 1]
        guard let column = line.firstIndex(where: { $0 != " " }), line[column] == "-",
            column < node.place.column - 1, line[(column + 1)..<(node.place.column - 1)].allSatisfy({ $0 == " " })
        else { throw .byHand }
        return column
    }

    /// The last line (from 0) of what begins on a line at a column.
    private func end(from line: Int, indent: Int, value: Node) -> Int {
        var last = line, next = line + 1
        var hasDashes = false
        if case .sequence = value.kind { hasDashes = true }
        while next < lines.count {
            if let own = indentation(next) {
                let belongs = own > indent || (hasDashes && own == indent && lines[next][own] == "-")
                if !belongs { break }
                last = next
            }
            next += 1
        }
        return last
    }

    /// Nil for an empty line and one that is a comment alone.
    private func indentation(_ line: Int) -> Int? {
        lines[line].firstIndex { $0 != " " }.flatMap { lines[line][$0] == "#" ? nil : $0 }
    }
}
