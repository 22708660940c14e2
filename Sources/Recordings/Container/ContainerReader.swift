/// Reads an MCAP file from front to back, chunks unpacked and their checksums compared.
///
/// Needs no index, and no more memory than the largest record that a recording may hold. An unfinished file is read up
/// to its last whole record: then ``cut`` says so, and nothing is thrown.
struct ContainerReader: Sendable {
    private let source: ByteSource
    private let zstandard = Zstandard()
    private var chunk: [UInt8] = []
    private var inside = 0
    private var chunkOffset: UInt64 = 0
    private var isOver = false
    /// Channels that nobody wants: a chunk with no others is not unpacked.
    var unwanted: Set<UInt16> = []
    /// A chunk that is still packed, and whether it is wanted: what its indexes say, which stand behind it.
    private var packed: (body: ArraySlice<UInt8>, offset: UInt64)?
    private var isIndexed = false
    private var isWanted = false

    /// The file ends in the middle, without its index.
    private(set) var cut: RecordingError?
    /// Bytes up to the end of the last whole record.
    private var whole: UInt64 = 0
    /// Bytes that are not part of a whole record.
    var left: UInt64 { cut == nil ? 0 : source.size - whole }

    init(path: String) throws(RecordingError) { try self.init(ByteSource(path: path)) }

    init(bytes: [UInt8]) throws(RecordingError) { try self.init(ByteSource(bytes)) }

    private init(_ source: ByteSource) throws(RecordingError) {
        self.source = source
        guard let magic = try source.take(8), magic.elementsEqual(Container.magic) else {
            throw RecordingError(
                .foreign, at: 0, ja: "MCAPファイルではありません。senshiが作った記録(.mcap)を指定してください。",
                en: "this is no MCAP file; name a recording (.mcap) that senshi made.")
        }
        whole = 8
    }

    /// The next record, those inside chunks too; nil after the last.
    mutating func next() throws(RecordingError) -> ContainerRecord? {
        while true {
            if inside < chunk.count { return try nextInside() }
            let coming = isOver || packed == nil ? nil : try source.peek()
            if let packed, coming != Container.Opcode.messageIndex.rawValue {
                self.packed = nil
                // Where the file ends among the indexes, nobody knows what else there is.
                if isWanted || !isIndexed || isOver { try open(packed.body, at: packed.offset) }
                continue
            }
            if isOver { return nil }
            let offset = source.position
            guard let head = try source.take(9) else {
                end(offset)
                continue
            }
            var reader = ByteReader(head, at: offset)
            let opcode: UInt8 = try reader.number()
            let length: UInt64 = try reader.number()
            guard length <= Container.largestRecord else {
                // Nobody knows where the next record would begin.
                end(offset)
                throw RecordingError(
                    .damaged, at: offset, ja: "レコードが\(length)バイトあることになっています。「senshi recover」を実行してください。",
                    en: "a record says that it has \(length) bytes; run 'senshi recover'.")
            }
            guard let body = try source.take(Int(length)) else {
                end(offset)
                continue
            }
            guard opcode != 0 else {
                end(offset)
                throw RecordingError(
                    .damaged, at: offset, ja: "種類0のレコードはありません。「senshi recover」を実行してください。",
                    en: "there is no record of kind 0; run 'senshi recover'.")
            }
            if opcode == Container.Opcode.chunk.rawValue {
                packed = (body, offset)
                (isIndexed, isWanted) = (false, false)
                whole = source.position
                continue
            }
            if opcode == Container.Opcode.messageIndex.rawValue, packed != nil {
                let channel: UInt16 = try ByteReader.first(of: body, at: offset)
                isIndexed = true
                if !unwanted.contains(channel) { isWanted = true }
            }
            let record = try ContainerRecord(opcode, body, at: offset)
            whole = source.position
            if case .dataEnd = record { isOver = true }
            return record
        }
    }

    private mutating func end(_ offset: UInt64) {
        isOver = true
        cut = RecordingError(
            .cut, at: offset, ja: "記録が途中で終わっています。「senshi recover」で閉じられます。",
            en: "the recording is unfinished; 'senshi recover' closes it.")
    }

    private mutating func open(_ body: ArraySlice<UInt8>, at offset: UInt64) throws(RecordingError) {
        chunk = []
        inside = 0
        var reader = ByteReader(body, at: offset)
        let _: UInt64 = try reader.number()
        let _: UInt64 = try reader.number()
        let size: UInt64 = try reader.number()
        let sum: UInt32 = try reader.number()
        let compression = try reader.text()
        let packedSize: UInt64 = try reader.number()
        let packed = try reader.take(packedSize)
        guard size <= Container.largestRecord else {
            throw RecordingError(
                .damaged, at: offset, ja: "かたまりが\(size)バイトに展開されることになっています。「senshi recover」を実行してください。",
                en: "a chunk says that it unpacks to \(size) bytes; run 'senshi recover'.")
        }
        let bytes: [UInt8]
        switch compression {
        case "": bytes = Array(packed)
        case "zstd":
            guard let unpacked = zstandard.unpack(packed, size: Int(size)) else {
                throw RecordingError(
                    .damaged, at: offset, ja: "かたまりを展開できません。「senshi recover」を実行してください。",
                    en: "a chunk can't be unpacked; run 'senshi recover'.")
            }
            bytes = unpacked
        default:
            throw RecordingError(
                .unsuitable, at: offset,
                ja: "かたまりが「\(compression)」で圧縮されています。「mcap compress」などでzstdに変換してください。",
                en: "its chunks are packed with '\(compression)'; convert it to zstd, such as with 'mcap compress'.")
        }
        guard bytes.count == Int(size), sum == 0 || CRC32.of(bytes) == sum else {
            throw RecordingError(
                .damaged, at: offset, ja: "かたまりのチェックサムが違います。「senshi recover」を実行してください。",
                en: "a chunk's checksum is wrong; run 'senshi recover'.")
        }
        chunk = bytes
        chunkOffset = offset
    }

    private mutating func nextInside() throws(RecordingError) -> ContainerRecord {
        var reader = ByteReader(chunk[inside...], at: chunkOffset)
        // Where a record inside is wrong, the rest of the chunk is passed over.
        inside = chunk.count
        let opcode: UInt8 = try reader.number()
        let length: UInt64 = try reader.number()
        let body = try reader.take(length)
        inside = reader.position
        switch Container.Opcode(rawValue: opcode) {
        case .schema, .channel, .message: return try ContainerRecord(opcode, body, at: chunkOffset)
        default: return .other
        }
    }
}
