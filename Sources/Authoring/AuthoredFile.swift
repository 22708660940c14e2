/// A file that people write, of one format, which is read whole or not at all.
public protocol AuthoredFile {
    /// The version of the file format that this program reads; the value of the file's `format`.
    static var format: String { get }

    /// Reads a document. Nil where anything in it is wrong; all of it is then in `diagnostics`.
    init?(_ document: Document, into diagnostics: Diagnostics)
}

extension AuthoredFile {
    /// Reads a file. Nil where anything in it is wrong; all of it is then in `diagnostics`.
    public static func read(contentsOf path: String, into diagnostics: Diagnostics) -> Self? {
        Document.read(contentsOf: path, into: diagnostics).flatMap { Self($0, into: diagnostics) }
    }

    /// The keys of a document, after its format was compared. Nil where it has none.
    ///
    /// - Parameters:
    ///   - what: the file, as sentences name it: `a needle file`.
    ///   - rule: the area of its rules.
    public static func fields(
        _ document: Document, of what: LocalizedText, rule: String, into diagnostics: Diagnostics
    ) -> Fields? {
        guard let root = document.root, let fields = Fields(root, of: what, rule: rule, into: diagnostics) else {
            return nil
        }
        fields.check(format: Self.format)
        return fields
    }
}
