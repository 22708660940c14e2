/// One value of a document. Every scalar is text until somebody asks for it as a number, a choice or a quantity.
public struct Node: Sendable {
    /// The three shapes of a value.
    public indirect enum Kind: Sendable {
        case scalar(String)
        case sequence([Node])
        case mapping([Entry])
    }

    /// A key and its value, in the order of the file.
    public struct Entry: Sendable {
        /// The key's text.
        public var key: String
        /// Where the key stands.
        public var keyPlace: Place
        /// What is written after it.
        public var value: Node

        public init(key: String, keyPlace: Place, value: Node) {
            self.key = key
            self.keyPlace = keyPlace
            self.value = value
        }
    }

    public var kind: Kind
    public var place: Place

    public init(_ kind: Kind, at place: Place) {
        self.kind = kind
        self.place = place
    }

    /// The same value, with places that say which file it stands in.
    public func placed(in document: String) -> Node {
        func here(_ place: Place) -> Place {
            var place = place
            place.document = document
            return place
        }
        switch kind {
        case .scalar: return Node(kind, at: here(place))
        case .sequence(let items): return Node(.sequence(items.map { $0.placed(in: document) }), at: here(place))
        case .mapping(let entries):
            let placed = entries.map {
                Entry(key: $0.key, keyPlace: here($0.keyPlace), value: $0.value.placed(in: document))
            }
            return Node(.mapping(placed), at: here(place))
        }
    }

    /// The value of a key, where this is a mapping that has it.
    public subscript(key: String) -> Node? {
        guard case .mapping(let entries) = kind else { return nil }
        return entries.first { $0.key == key }?.value
    }

    /// Its text, where it is a scalar.
    public var text: String? {
        guard case .scalar(let text) = kind else { return nil }
        return text
    }

    /// What it is, as sentences say it.
    public var description: LocalizedText {
        switch kind {
        case .scalar(""): LocalizedText(ja: "空", en: "nothing")
        case .scalar: LocalizedText(ja: "文字列", en: "a text")
        case .sequence: LocalizedText(ja: "リスト", en: "a list")
        case .mapping: LocalizedText(ja: "キーのまとまり", en: "a mapping of keys")
        }
    }
}
