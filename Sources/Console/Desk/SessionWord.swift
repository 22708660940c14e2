/// What somebody says into a session from a page.
public struct SessionWord: Codable, Sendable, Equatable {
    /// What it is. A trainee answers; the others are an instructor's.
    public enum Kind: String, Codable, Sendable {
        /// An option, a ticked item, a step that was done, a deed.
        case choose, check, confirm, did
        /// The instructor lets something happen, confirms, rules, rates.
        case event, vouch, override, lift, rate, void
        /// What the instructor saw, kept with the result.
        case note
        /// What the instructor tells the trainee; a place on the skin that is pointed at.
        case coach, point
    }
    public var kind: Kind
    /// The step, criterion, event or error.
    public var of: String?
    /// The option or item.
    public var option: String?
    public var points: Double?
    /// Why, or what is said.
    public var text: String?
    /// A place on the skin, m.
    public var x: Double?
    public var y: Double?

    public init(
        _ kind: Kind, of: String? = nil, option: String? = nil, points: Double? = nil, text: String? = nil,
        x: Double? = nil, y: Double? = nil
    ) {
        self.kind = kind
        self.of = of
        self.option = option
        self.points = points
        self.text = text
        self.x = x
        self.y = y
    }

    /// Whether it is the trainee's to say.
    public var isAnswer: Bool { [.choose, .check, .confirm, .did].contains(kind) }
}
