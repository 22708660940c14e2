public import Records
public import Stations

/// What a console shows and asks for. The daemon is one.
///
/// Every function is called on a thread of the console and may take its time; none of them ever waits for the servo thread.
public protocol StationDesk: Sendable {
    /// Where the running session leaves its pictures.
    var board: LiveBoard { get }
    /// Results, accounts and the audit log.
    var store: Store { get }

    /// The procedures and devices to choose from, JSON.
    func choices(for person: Person) throws -> [UInt8]
    /// What does not change during a session, JSON; nil where none goes on.
    /// - Parameter whole: with what a trainee may not see.
    func scene(whole: Bool) -> [UInt8]?
    /// The pseudonym of whoever trains now; nil where nobody does, or nobody said.
    var trainee: String? { get }
    /// Begins a session.
    func start(_ order: SessionOrder) throws(Refusal)
    /// Says something into the running session.
    func say(_ word: SessionWord, by person: Person) throws(Refusal)
    /// Stops, resumes or ends it.
    func ask(_ control: SessionControl, by person: Person) throws(Refusal)
    /// Where reports are.
    var reports: String { get }
    /// Finished reports, newest first, JSON: of one trainee, or of everybody.
    func reportCards(of trainee: String?) throws -> [UInt8]
    /// A report's session as a page plays it, JSON; nil where it was not recorded.
    func replay(of report: String) throws(Refusal) -> [UInt8]?
    /// Makes a report's session the model that trainees follow.
    func keepExemplar(of report: String, by person: Person) throws(Refusal) -> [UInt8]
    /// Nobody is followed any more in a scenario.
    func removeExemplar(of scenario: String) throws(Refusal)
    /// How everybody comes along, JSON: trainees, their attempts, and what is best next.
    func progress() throws -> [UInt8]
    /// Looks through a scenario's text: what is wrong with it, and the force that will be felt, JSON.
    func check(_ text: String) throws -> [UInt8]
    /// Makes a change of the form in a scenario's text, and looks through it, JSON.
    func change(_ text: String, _ edit: [UInt8]) throws(Refusal) -> [UInt8]
    /// Keeps a scenario at the station, JSON.
    /// - Parameters:
    ///   - over: what has its name may be replaced.
    ///   - base: what it was made from.
    func save(_ text: String, over: Bool, base: String?) throws(Refusal) -> [UInt8]
    /// The text of a scenario of the library; nil where there is none of that name.
    func text(of scenario: String) -> String?
    /// Reads scenarios, profiles and configuration again. What was found, JSON.
    func reload() throws(Refusal) -> [UInt8]
    /// What an administrator must know, JSON: results that wait for the school's learning record store, and results that
    /// could not be written.
    func standing() throws -> [UInt8]
    /// How the station stands, for Prometheus.
    func metrics() -> String
}
