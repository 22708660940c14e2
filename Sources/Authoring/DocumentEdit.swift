/// Changes single values of a YAML text and leaves everything else as somebody wrote it: order, comments, spaces.
///
/// A path names keys one inside the other; in a list it names the item by its `id` (an override's by its `band`), or by its
/// number from 0.
public struct DocumentEdit: Sendable {
    /// Why a text is left as it is.
    public enum Trouble: Error, Sendable, Equatable {
        /// It is no YAML that is read here.
        case unreadable
        /// There is nothing at that path.
        case missing
        /// What stands there is written in a way that has to be changed by hand.
        case byHand
    }

    /// Keys whose values are lists of parts.
    static let lists: Set = ["steps", "expect", "options", "items", "events", "override", "landmarks"]

    var lines: [[Unicode.Scalar]]

    public init(_ text: String) {
        lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false).map {
            Array($0.unicodeScalars)
        }
    }

    /// The text as it is now.
    public var text: String {
        lines.map { line in
            var text = String.UnicodeScalarView()
            text.append(contentsOf: line)
            return String(text)
        }.joined(separator: "\n")
    }

    /// Whether something stands at a path in this text itself.
    public func has(_ path: [String]) -> Bool { (try? find(path))?.rest.isEmpty ?? false }

    /// A value on one line, as it can stand in a list.
    public static func inline(_ node: Node) -> String { DocumentText.flow(node) }

    /// Writes a value, and all that leads to it where that is not there yet.
    public mutating func set(_ path: [String], to value: String) throws(Trouble) {
        let found = try find(path)
        guard found.rest.isEmpty else { return try insert(found, value) }
        guard case .scalar(let old) = found.node.kind else { throw .byHand }
        if old == value { return }
        let place = found.node.place
        if old.isEmpty, let key = found.keyPlace { return try fill(key, with: " \(DocumentText.scalar(value))") }
        guard place.length > 1 || old.unicodeScalars.count == 1, !isBlockText(place) else { throw .byHand }
        replace(place, with: DocumentText.scalar(value))
    }

    /// Takes a key with its value, or an item of a list, out of the text.
    public mutating func remove(_ path: [String]) throws(Trouble) {
        let found = try find(path)
        guard found.rest.isEmpty else { throw .missing }
        let block = try found.isItem ? item(found) : entry(found)
        lines.removeSubrange(block)
    }

    /// Lets an item of a list change places with the one before (-1) or behind it (1).
    public mutating func move(_ path: [String], by step: Int) throws(Trouble) {
        let found = try find(path)
        guard found.rest.isEmpty, found.isItem, abs(step) == 1 else { throw .missing }
        let other = found.index + step
        guard found.siblings.indices.contains(other) else { throw .missing }
        let (own, its) = (try item(found), try item(found, at: other))
        let (first, second) = own.lowerBound < its.lowerBound ? (own, its) : (its, own)
        let (upper, lower) = (Array(lines[first]), Array(lines[second]))
        lines.replaceSubrange(second, with: upper)
        lines.replaceSubrange(first, with: lower)
    }

    /// Adds an item to a list: its lines without the dash, the first of them its `id`.
    /// - Parameter behind: the item that it follows; the last one unless said.
    public mutating func add(to path: [String], _ body: [String], behind: String? = nil) throws(Trouble) {
        let found = try find(path)
        if found.rest.isEmpty, case .sequence(let items) = found.node.kind, !items.isEmpty {
            let at = behind.flatMap { name in items.firstIndex { Self.name(of: $0) == name } } ?? items.count - 1
            let list = Found(
                node: items[at], rest: [], keyPlace: nil, isItem: true, index: at, siblings: items, parent: found.node)
            let dash = try dash(of: items[at])
            let block = try item(list)
            lines.insert(contentsOf: DocumentText.item(body, indent: dash), at: block.upperBound)
        } else if found.rest.count == 1, found.rest.first == path.last {
            let (line, indent) = try end(of: found.node)
            let key = Array("\(DocumentText.indent(indent))\(path[path.count - 1]):".unicodeScalars)
            lines.insert(contentsOf: [key] + DocumentText.item(body, indent: indent + 2), at: line)
        } else {
            throw .byHand
        }
    }

    /// Adds a word to a list of words.
    public mutating func add(word: String, to path: [String]) throws(Trouble) {
        let found = try find(path)
        if !found.rest.isEmpty {
            guard found.rest.count == 1, let key = path.last else { throw .missing }
            let (line, indent) = try end(of: found.node)
            lines.insert(Array("\(DocumentText.indent(indent))\(key): [\(word)]".unicodeScalars), at: line)
            return
        }
        guard case .sequence(let items) = found.node.kind else { throw .byHand }
        if items.contains(where: { $0.text == word }) { return }
        if isFlow(found.node) {
            let close = found.node.place.column + found.node.place.length - 2
            let separator = items.isEmpty ? "" : ", "
            lines[found.node.place.line - 1].insert(contentsOf: "\(separator)\(word)".unicodeScalars, at: close)
        } else if let last = items.last {
            let dash = try dash(of: last)
            lines.insert(Array("\(DocumentText.indent(dash))- \(word)".unicodeScalars), at: last.place.line)
        } else {
            throw .byHand
        }
    }
}
