public import Authoring
import FoundationEssentials
public import Records

/// Carries what waits in a station's outbox to a learning record store. It may be stopped, killed or started twice at any
/// moment: nothing is lost, and the other side has each statement once.
public struct Courier: Sendable {
    /// How a round ended.
    public struct Round: Sendable, Equatable {
        public let counts: Store.OutboxCounts
        /// Why it ended before all was told; nil where nothing waits any more.
        public let trouble: LocalizedText?
        /// True where trying again does not help before somebody mends the settings.
        public let isShut: Bool
        /// How many seconds the other side wants to be left alone, where it says so.
        public let after: Int?
    }

    private let store: Store
    private let terms: StatementTerms
    private let target: LearningRecordStore
    private let now: @Sendable () -> String

    /// - Parameter now: says the time, UTC.
    public init(
        from store: Store, to target: LearningRecordStore, terms: StatementTerms, now: @escaping @Sendable () -> String
    ) throws(DeliveryFailure) {
        guard let school = URL(string: terms.school), let scheme = school.scheme, ["http", "https"].contains(scheme),
            school.host?.isEmpty == false
        else { throw DeliveryFailure(.badSchool(terms.school)) }
        self.store = store
        self.target = target
        self.terms = terms
        self.now = now
    }

    /// Sends all that waits, the oldest first, until nothing is left or something stands in the way.
    public func round() async throws(StoreFailure) -> Round {
        while true {
            let parcels = try store.outbox(terms, at: now())
            guard !parcels.isEmpty else { return try end(nil) }
            for parcel in parcels {
                try store.sending(parcel.id)
                switch await target.take(parcel) {
                case .has: try store.delivered(parcel.id, at: now())
                case .refuses(let answer): try store.refused(parcel.id, answer: answer, at: now())
                case .shut(let why): return try end(why, isShut: true)
                case .later(let why, let after): return try end(why, after: after)
                }
                if Task.isCancelled { return try end(nil) }
            }
        }
    }

    /// Goes on until it is cancelled: at once where something new waits, later and later while the other side is away, at
    /// most a quarter of an hour.
    /// - Parameter told: hears how each round went.
    public func run(told: @Sendable (Round) -> Void) async throws(StoreFailure) {
        var backoff = Backoff()
        while !Task.isCancelled {
            let round = try await round()
            told(round)
            try? await Task.sleep(for: .seconds(backoff.pause(after: round)))
        }
    }

    private func end(_ trouble: LocalizedText?, isShut: Bool = false, after: Int? = nil) throws(StoreFailure) -> Round {
        Round(counts: try store.outboxCounts(), trouble: trouble, isShut: isShut, after: after)
    }
}
