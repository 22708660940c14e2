extension Fields {
    /// A text that is not empty.
    public func text(_ key: String) -> String? { node(key).flatMap(reader(key).text) }
    public func optionalText(_ key: String) -> String? { optionalNode(key).flatMap(reader(key).text) }

    /// A list of texts.
    public func texts(_ key: String) -> [String] { nodes(key).compactMap(reader(key).text) }
    public func optionalTexts(_ key: String) -> [String] { optionalNodes(key).compactMap(reader(key).text) }

    /// `true` or `false`.
    public func flag(_ key: String) -> Bool? { node(key).flatMap(reader(key).flag) }
    public func optionalFlag(_ key: String) -> Bool? { optionalNode(key).flatMap(reader(key).flag) }

    /// A text in both languages.
    public func localized(_ key: String) -> LocalizedText? { node(key).flatMap(reader(key).localized) }
    public func optionalLocalized(_ key: String) -> LocalizedText? {
        optionalNode(key).flatMap(reader(key).localized)
    }

    /// One of a few words.
    public func choice<T: RawRepresentable & CaseIterable>(_ key: String, of type: T.Type) -> T?
    where T.RawValue == String {
        node(key).flatMap { reader(key).choice($0, of: type) }
    }
    public func optionalChoice<T: RawRepresentable & CaseIterable>(_ key: String, of type: T.Type) -> T?
    where T.RawValue == String {
        optionalNode(key).flatMap { reader(key).choice($0, of: type) }
    }

    /// What a word that is none of the few may have meant; without a diagnostic. Nil where nothing is near.
    public func meant<T: RawRepresentable & CaseIterable>(_ key: String, of type: T.Type) -> T?
    where T.RawValue == String {
        guard let text = optionalNode(key)?.text else { return nil }
        return Suggestion.meant(by: text, among: type.allCases.map(\.rawValue)).flatMap(T.init(rawValue:))
    }

    /// A number without a unit.
    public func number(_ key: String, in range: ClosedRange<Double>) -> Double? {
        node(key).flatMap { reader(key).number($0, in: range) }
    }
    public func optionalNumber(_ key: String, in range: ClosedRange<Double>) -> Double? {
        optionalNode(key).flatMap { reader(key).number($0, in: range) }
    }

    /// A whole number.
    public func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
        node(key).flatMap { reader(key).integer($0, in: range) }
    }
    public func optionalInteger(_ key: String, in range: ClosedRange<Int>) -> Int? {
        optionalNode(key).flatMap { reader(key).integer($0, in: range) }
    }

    /// A number with its unit, in SI; `range` is SI.
    public func quantity(_ key: String, _ kind: Quantity, in range: ClosedRange<Double>) -> Double? {
        node(key).flatMap { reader(key).quantity($0, kind, in: range) }
    }
    public func optionalQuantity(_ key: String, _ kind: Quantity, in range: ClosedRange<Double>) -> Double? {
        optionalNode(key).flatMap { reader(key).quantity($0, kind, in: range) }
    }

    /// A list of exactly `count` quantities: a point is `[0 mm, -65 mm]`.
    public func quantities(_ key: String, _ kind: Quantity, count: Int, in range: ClosedRange<Double>) -> [Double]? {
        node(key).flatMap { list($0, key, kind, count: count, in: range) }
    }
    public func optionalQuantities(
        _ key: String, _ kind: Quantity, count: Int, in range: ClosedRange<Double>
    ) -> [Double]? {
        optionalNode(key).flatMap { list($0, key, kind, count: count, in: range) }
    }

    /// `80 to 100 deg`, `30 s or more`, `5 % or less`, in SI. See ``Reader/span(_:_:in:)``.
    public func span(_ key: String, _ kind: Quantity, in range: ClosedRange<Double>) -> ClosedRange<Double>? {
        node(key).flatMap { reader(key).span($0, kind, in: range) }
    }
    public func optionalSpan(_ key: String, _ kind: Quantity, in range: ClosedRange<Double>) -> ClosedRange<Double>? {
        optionalNode(key).flatMap { reader(key).span($0, kind, in: range) }
    }

    private func list(
        _ node: Node, _ key: String, _ kind: Quantity, count: Int, in range: ClosedRange<Double>
    ) -> [Double]? {
        guard let items = reader(key).items(node) else { return nil }
        guard items.count == count else {
            refuse(
                key, LocalizedText(ja: "「\(key)」の値が\(items.count)個あります", en: "'\(key)' has \(items.count) values"),
                expected: LocalizedText(ja: "\(count)個書いてください", en: "write \(count)"), problem: "count")
            return nil
        }
        let values = items.compactMap { reader(key).quantity($0, kind, in: range) }
        return values.count == count ? values : nil
    }
}
