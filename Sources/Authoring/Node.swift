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

    /// What it is, as sentences say it.
    public var description: String {
        switch kind {
        case .scalar(""): "nothing"
        case .scalar: "a text"
        case .sequence: "a list"
        case .mapping: "a mapping of keys"
        }
    }
}
