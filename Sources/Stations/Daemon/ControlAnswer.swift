/// What the daemon answers, one JSON object on a line.
public struct ControlAnswer: Codable, Sendable, Equatable {
    /// What is on its way to the school's learning record store.
    public struct Outbox: Codable, Sendable, Equatable {
        public var waiting: Int
        public var delivered: Int
        /// The other side said that they are wrong.
        public var refused: Int
        /// What stands in the way, one sentence; nil where nothing does.
        public var trouble: String?

        public init(waiting: Int, delivered: Int, refused: Int, trouble: String?) {
            self.waiting = waiting
            self.delivered = delivered
            self.refused = refused
            self.trouble = trouble
        }
    }

    /// How a daemon stands.
    public struct Status: Codable, Sendable, Equatable {
        public var version: String
        public var process: Int32
        /// Where the console is.
        public var address: String
        /// Since it was ready, s.
        public var uptime: Double
        /// The session that is going on: scenario, device and who trains; nil where none is.
        public var scenario: String?
        public var device: String?
        public var trainee: String?
        /// Sessions since it was started, and browsers that look on.
        public var sessions: Int
        public var viewers: Int
        /// Nil where no learning record store is told of results.
        public var outbox: Outbox?
        /// Finished results that could not be written yet, and why; nil where there are none.
        public var unkept: Int?
        public var unkeptBecause: String?

        public init(
            version: String, process: Int32, address: String, uptime: Double, scenario: String?, device: String?,
            trainee: String?, sessions: Int, viewers: Int
        ) {
            self.version = version
            self.process = process
            self.address = address
            self.uptime = uptime
            self.scenario = scenario
            self.device = device
            self.trainee = trainee
            self.sessions = sessions
            self.viewers = viewers
        }
    }

    /// False where what was asked for was not done.
    public var done: Bool
    /// One sentence, in the language that was asked for.
    public var sentence: String
    public var status: Status?
    /// How many results that waited were given up.
    public var forgotten: Int?

    public init(done: Bool, sentence: String, status: Status? = nil) {
        self.done = done
        self.sentence = sentence
        self.status = status
    }
}
