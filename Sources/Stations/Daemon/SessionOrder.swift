/// What a session is made of, as a command or a page asks for it.
public struct SessionOrder: Codable, Sendable, Equatable {
    /// A scenario and a device profile, by their names in the library.
    public var scenario: String
    public var device: String
    /// For a virtual device: a hand script of the scenario.
    public var hand: String?
    /// A pseudonym.
    public var trainee: String?
    /// `learn` or `test`; learn unless said.
    public var mode: String?
    /// The seed of a class.
    public var cohort: UInt64?
    /// `ja` or `en`: what is said, and shown first in the report; the daemon's own unless said.
    public var language: String?

    public init(
        scenario: String, device: String, hand: String? = nil, trainee: String? = nil, mode: String? = nil,
        cohort: UInt64? = nil, language: String? = nil
    ) {
        self.scenario = scenario
        self.device = device
        self.hand = hand
        self.trainee = trainee
        self.mode = mode
        self.cohort = cohort
        self.language = language
    }
}
