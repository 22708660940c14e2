import CYaml

/// One event of a YAML text, with its place.
struct YAMLEvent {
    enum Kind: Equatable {
        case streamEnd, documentStart, alias(String), scalar(String)
        case sequenceStart, sequenceEnd, mappingStart, mappingEnd, other
    }
    let kind: Kind
    let place: Place
    let anchor: String?
    let tag: String?

    @unsafe
    init(_ event: yaml_event_t) {
        var anchor: UnsafeMutablePointer<UInt8>?
        var tag: UnsafeMutablePointer<UInt8>?
        switch unsafe event.type {
        case YAML_STREAM_END_EVENT: kind = .streamEnd
        case YAML_DOCUMENT_START_EVENT: kind = .documentStart
        case YAML_ALIAS_EVENT: kind = unsafe .alias(text(at: event.data.alias.anchor) ?? "")
        case YAML_SCALAR_EVENT:
            let scalar = unsafe event.data.scalar
            unsafe (anchor, tag) = unsafe (scalar.anchor, scalar.tag)
            let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: Int(scalar.length))
            kind = unsafe .scalar(String(decoding: bytes, as: UTF8.self))
        case YAML_SEQUENCE_START_EVENT:
            unsafe (anchor, tag) = unsafe (event.data.sequence_start.anchor, event.data.sequence_start.tag)
            kind = .sequenceStart
        case YAML_MAPPING_START_EVENT:
            unsafe (anchor, tag) = unsafe (event.data.mapping_start.anchor, event.data.mapping_start.tag)
            kind = .mappingStart
        case YAML_SEQUENCE_END_EVENT: kind = .sequenceEnd
        case YAML_MAPPING_END_EVENT: kind = .mappingEnd
        default: kind = .other
        }
        self.anchor = unsafe text(at: anchor)
        self.tag = unsafe text(at: tag)
        let (start, end) = unsafe (event.start_mark, event.end_mark)
        let length = start.line == end.line ? Int(end.column) - Int(start.column) : 1
        place = Place(line: Int(start.line) + 1, column: Int(start.column) + 1, length: max(1, length))
    }
}

@unsafe
private func text(at pointer: UnsafeMutablePointer<UInt8>?) -> String? {
    unsafe pointer.map { unsafe String(cString: $0) }
}
