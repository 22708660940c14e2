/// One YAML file as a tree of nodes, each with its place.
///
/// Refused, with a sentence and a place each: files over 1 MiB, text that is not UTF-8, control characters, tabs in the
/// indentation, empty files, syntax errors, keys written twice, more than 32 levels or 50,000 values, anchors, aliases,
/// tags, and a second document in the file.
public struct Document: Sendable {
    /// The name that diagnostics use.
    public var file: String
    /// The whole text; bytes that are not UTF-8 as U+FFFD.
    public var text: String
    /// The value of the file; nil where it has none that can be used.
    public var root: Node?

    /// The largest file that is read, in bytes: 1 MiB.
    public static let largestFile = 1 << 20
    /// The most keys and values that a file may hold.
    public static let mostValues = 50_000
    /// The deepest nesting of lists and mappings.
    public static let deepestLevel = 32

    /// Reads a file. Nil where there is nothing to read; everything found goes into `diagnostics`.
    public static func read(contentsOf path: String, into diagnostics: Diagnostics) -> Document? {
        diagnostics.document = Document(unread: path)
        guard let bytes = SourceFile(path: path).read(into: diagnostics) else { return nil }
        return Document(bytes: bytes, file: path, into: diagnostics)
    }

    /// Reads a text.
    public init(text: String, file: String, into diagnostics: Diagnostics) {
        self.init(bytes: Array(text.utf8), file: file, into: diagnostics)
    }

    /// Reads bytes that should be UTF-8.
    init(bytes: [UInt8], file: String, into diagnostics: Diagnostics) {
        self.file = file
        let source = SourceText(bytes: bytes, into: diagnostics)
        text = source.text
        root = source.isReadable ? Composer(text: source.text, into: diagnostics).compose() : nil
        diagnostics.document = self
    }

    /// Name and text alone.
    public var withoutTree: Document {
        var copy = self
        copy.root = nil
        return copy
    }

    /// A text of another kind than YAML: its lines are shown in what is added to `diagnostics` from then on.
    public init(lines text: String, file: String, into diagnostics: Diagnostics) {
        self.file = file
        self.text = text
        diagnostics.document = self
    }

    /// A document that could not be opened.
    init(unread file: String) {
        self.file = file
        text = ""
    }
}
