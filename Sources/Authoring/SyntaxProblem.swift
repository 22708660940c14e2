/// Why a text is not YAML, in libyaml's words, and in ours where they are known.
struct SyntaxProblem: Error {
    let problem: String
    let context: String?
    /// Where it became clear, from 1.
    let place: Place
    /// Where what is wrong began.
    let contextPlace: Place
    /// True where the text ended before it was complete.
    let isAtEnd: Bool
    private var contextLine: Int { contextPlace.line }

    var diagnostic: Diagnostic {
        if problem.hasPrefix("Maximum nesting level") { return Self.tooDeep(at: place) }
        let (message, expected) = sentence
        return Diagnostic(at: blamed, message, expected: expected, rule: "yaml/syntax")
    }

    static func tooDeep(at place: Place) -> Diagnostic {
        Diagnostic(
            at: place, "lists and mappings are nested deeper than \(Document.deepestLevel) levels",
            expected: "write it flatter", rule: "yaml/nesting")
    }

    /// Where the author should look: what was not closed or finished is pointed at by its beginning.
    private var blamed: Place {
        if isAtEnd, context != nil { return contextPlace }
        switch problem {
        case "could not find expected ':'", "found unexpected end of stream", "found unexpected document indicator":
            return context == nil ? place : contextPlace
        default: return place
        }
    }

    private var sentence: (String, String) {
        switch (problem, context) {
        case ("mapping values are not allowed in this context", _):
            ("a ':' stands where no key can be", "put quotes around a text that holds ': ', or begin a new line")
        case ("could not find expected ':'", _):
            ("a key without ':'", "write 'key: value', or look at the indentation")
        case ("did not find expected key", _):
            ("this line fits no mapping", "indent it like its neighbours; the mapping began in line \(contextLine)")
        case ("did not find expected '-' indicator", _):
            ("this line fits no list", "begin it with '- '; the list began in line \(contextLine)")
        case ("did not find expected ',' or ']'", _) where isAtEnd:
            ("the list that begins here is not closed", "write ']' where it ends")
        case ("did not find expected ',' or '}'", _) where isAtEnd:
            ("the mapping that begins here is not closed", "write '}' where it ends")
        case ("did not find expected ',' or ']'", _):
            ("the list that began with '[' in line \(contextLine) is not closed", "write ',' or ']' here")
        case ("did not find expected ',' or '}'", _):
            ("the mapping that began with '{' in line \(contextLine) is not closed", "write ',' or '}' here")
        case ("found unexpected end of stream", _), ("found unexpected document indicator", _):
            ("the text that begins with this quote is not closed", "write the closing quote")
        case ("found character that cannot start any token", _):
            ("no value can begin with this character", "put quotes around the text")
        case ("found unknown escape character", _):
            ("an unknown escape in a text in double quotes", "write '\\\\' for a backslash, or use single quotes")
        case ("block sequence entries are not allowed in this context", _):
            ("a list can't begin here", "begin the list on a line of its own")
        default:
            ("this is not YAML: \(context.map { "\($0), " } ?? "")\(problem)", "look at this line and the one before")
        }
    }
}
