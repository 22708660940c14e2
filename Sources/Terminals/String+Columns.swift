import Authoring

extension String {
    /// Columns that the text takes on a terminal: 2 for a Japanese character, 0 for a mark on the one before.
    public var columns: Int { unicodeScalars.reduce(0) { $0 + $1.displayWidth } }

    /// The text, or as much of its beginning as fits into `limit` columns, with "…" where something was cut.
    public func cut(toColumns limit: Int) -> String {
        guard columns > limit else { return self }
        guard limit > 0 else { return "" }
        var shown = ""
        var used = 1
        for character in self {
            let width = String(character).columns
            guard used + width <= limit else { break }
            shown.append(character)
            used += width
        }
        return shown + "…"
    }

    /// The text with spaces after it, up to `width` columns.
    func padded(toColumns width: Int) -> String { self + String(repeating: " ", count: max(0, width - columns)) }
}
