/// Where something stands in a file that a person wrote.
public struct Place: Sendable, Hashable {
    /// 1 is the first line.
    public var line: Int
    /// 1 is the first character of the line; a character is one Unicode scalar.
    public var column: Int
    /// Characters on this line; 0 where there is no text to point at.
    public var length: Int
    /// The file, where it is another than the one that is read: a scenario may build on shared steps.
    public var document: String?

    public init(line: Int, column: Int, length: Int = 1, document: String? = nil) {
        self.line = line
        self.column = column
        self.length = length
        self.document = document
    }

    /// The whole file, where no line is to blame.
    public static let file = Place(line: 1, column: 1, length: 0)
}

extension Place: Comparable {
    public static func < (a: Place, b: Place) -> Bool {
        (a.document ?? "", a.line, a.column, a.length) < (b.document ?? "", b.line, b.column, b.length)
    }
}
