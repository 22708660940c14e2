import CYaml

/// libyaml's events, copied into Swift values. Nothing is resolved: aliases stay names, scalars stay text.
@safe
final class EventReader {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let bytes: UnsafeMutableBufferPointer<UInt8>

    /// How many characters the text has.
    private let characters: Int

    init(text: String) {
        characters = text.unicodeScalars.count
        unsafe bytes = .allocate(capacity: max(1, text.utf8.count))
        _ = unsafe bytes.initialize(from: text.utf8)
        unsafe parser = .allocate(capacity: 1)
        unsafe parser.initialize(to: yaml_parser_t())
        let ready = unsafe yaml_parser_initialize(parser)
        precondition(ready == 1, "out of memory")
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        unsafe yaml_parser_set_input_string(parser, bytes.baseAddress, text.utf8.count)
    }

    deinit {
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
        unsafe bytes.deallocate()
    }

    /// The next event. Throws where the text is not YAML; then there is no next.
    func next() throws(SyntaxProblem) -> YAMLEvent {
        var event = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw problem() }
        defer { unsafe yaml_event_delete(&event) }
        return unsafe YAMLEvent(event)
    }

    private func problem() -> SyntaxProblem {
        let state = unsafe parser.pointee
        return unsafe SyntaxProblem(
            problem: state.problem.map { unsafe String(cString: $0) } ?? "the text can't be read",
            context: state.context.map { unsafe String(cString: $0) },
            place: Place(line: Int(state.problem_mark.line) + 1, column: Int(state.problem_mark.column) + 1),
            contextPlace: Place(line: Int(state.context_mark.line) + 1, column: Int(state.context_mark.column) + 1),
            isAtEnd: Int(state.problem_mark.index) >= characters)
    }
}
