/// Collects everything that is wrong with one file, so that its author sees all of it in one run.
public final class Diagnostics {
    /// Beyond this many the rest is only counted.
    public static let limit = 200

    private var collected: [Diagnostic] = []
    /// How many were found beyond the limit.
    public private(set) var leftOut = 0
    /// True after at least one error.
    public private(set) var hasErrors = false
    /// The document that the places refer to; set by ``Document``.
    var document: Document?
    /// Other files that places may refer to, by name.
    private(set) var others: [String: Document] = [:]

    public init() {}

    /// Adds one.
    public func add(_ diagnostic: Diagnostic) {
        if diagnostic.severity == .error { hasErrors = true }
        if collected.count < Self.limit { collected.append(diagnostic) } else { leftOut += 1 }
    }

    /// Adds an error. Beyond the limit its sentence is not even made.
    public func add(
        at place: Place, _ message: @autoclosure () -> LocalizedText,
        expected: @autoclosure () -> LocalizedText? = nil, rule: String, suggestion: @autoclosure () -> String? = nil
    ) {
        guard collected.count < Self.limit else {
            hasErrors = true
            leftOut += 1
            return
        }
        add(
            Diagnostic(at: place, message(), expected: expected(), rule: rule, suggestion: suggestion()))
    }

    /// All of them in the order of the file.
    public var all: [Diagnostic] {
        collected.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element)
    }

    /// The other files, by name.
    public var otherDocuments: [Document] { others.sorted { $0.key < $1.key }.map(\.value) }

    /// Another file that places may refer to from now on.
    public func add(document other: Document) { others[other.file] = other }

    /// Takes over what was found in another file, at its places there.
    public func add(_ found: Diagnostics, in file: String) {
        for var diagnostic in found.all {
            if diagnostic.place.document == nil { diagnostic.place.document = file }
            add(diagnostic)
        }
        leftOut += found.leftOut
    }

    /// True where nothing was found, not even a warning.
    public var isEmpty: Bool { collected.isEmpty }

    /// All of them as text, against the document that was read with this collector.
    public func rendered(in language: Language = .en) -> String {
        rendered(for: document ?? Document(unread: "input"), in: language)
    }
}
