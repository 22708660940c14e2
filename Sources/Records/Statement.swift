import Authoring
import Crypto
import FoundationEssentials

/// An experience statement (xAPI): what one attempt says to a school's learning record store. It holds a pseudonym, the
/// score and the hash of the attempt's link, and nothing else of a person.
///
/// Its id follows from the attempt's, so that a store that has it already knows it again, whichever station sends it.
///
/// Source: ADL, xAPI 1.0.3 part 2 (statements), and IEEE 9274.1.1-2023 (2.0.0); the verbs are those that cmi5 uses too.
struct Statement: Encodable {
    private let id: String
    private let actor: Agent
    private let verb: Verb
    private let object: Object
    private let result: Result?
    private let context: Context?
    private let timestamp: String
    private let version: String

    /// Says that an attempt was passed or failed.
    /// - Parameter link: the hash of the attempt's link, hex.
    init(_ attempt: Attempt, link: String, terms: StatementTerms) {
        id = Self.id(of: attempt.id, "statement")
        actor = Agent(account: Account(homePage: terms.school, name: attempt.trainee))
        verb = attempt.verdict == .passed ? .passed : .failed
        object = Object(
            objectType: "Activity", id: "urn:x-senshi:scenario:\(attempt.scenario)",
            definition: Definition(
                type: "http://adlnet.gov/expapi/activities/simulation",
                name: ["ja": attempt.title.ja, "en": attempt.title.en]))
        result = Result(
            score: Score(
                scaled: attempt.available > 0 ? attempt.earned / attempt.available : 0, raw: attempt.earned, min: 0,
                max: attempt.available),
            success: attempt.verdict == .passed, completion: true,
            duration: attempt.metrics["elapsed-time"].map(Self.duration))
        context = Context(
            platform: "Senshi \(attempt.program)",
            extensions: [
                "urn:x-senshi:link": link, "urn:x-senshi:digest": attempt.digest, "urn:x-senshi:mode": attempt.mode,
                "urn:x-senshi:scenario-version": attempt.version, "urn:x-senshi:device": attempt.device,
                // Nobody held the needle.
                "urn:x-senshi:hand": attempt.hand,
            ].compactMapValues(\.self))
        timestamp = attempt.began
        version = terms.version.rawValue
    }

    /// Whether a statement's text says of an attempt what was signed.
    /// - Parameters:
    ///   - id: the number under which it is sent.
    ///   - link: the hash of the attempt's link, hex.
    static func says(_ text: String, id: String, _ attempt: Attempt, link: String) -> Bool {
        // How it is worded may change from one Senshi to the next; what it says of the attempt may not.
        struct Told: Decodable, Equatable {
            struct Named: Decodable, Equatable { let id: String }
            struct Actor: Decodable, Equatable {
                struct Account: Decodable, Equatable { let name: String }
                let account: Account
            }
            struct Result: Decodable, Equatable {
                struct Score: Decodable, Equatable { let scaled, raw, max: Double }
                let score: Score
                let success: Bool
                let duration: String?
            }
            struct Context: Decodable, Equatable { let extensions: [String: String] }
            let id, timestamp: String
            let actor: Actor
            let verb, object: Named
            let result: Result
            let context: Context
        }
        func read(_ text: String) -> Told? { try? JSONDecoder().decode(Told.self, from: Data(text.utf8)) }
        guard let told = read(text), told.id == id,
            let signed = try? Statement(attempt, link: link, terms: StatementTerms(school: "")).text()
        else { return false }
        return told == read(signed)
    }

    /// Whether a statement's text takes back what was told of an attempt, and nothing else; it may not be written yet.
    /// - Parameter earlier: the statement that is taken back.
    static func takesBack(_ text: String, id: String, _ attempt: UUID, voids earlier: String) -> Bool {
        struct Told: Decodable {
            struct Named: Decodable { let id: String }
            let id: String
            let verb, object: Named
        }
        guard id == Self.id(of: attempt, "voiding"), earlier == Self.id(of: attempt, "statement") else { return false }
        if text.isEmpty { return true }
        guard let told = try? JSONDecoder().decode(Told.self, from: Data(text.utf8)) else { return false }
        return told.id == id && told.verb.id == Verb.voided.id && told.object.id == earlier
    }

    /// Says that an earlier statement counts no more: its trainee's data was deleted.
    init(voiding earlier: String, of attempt: UUID, station: String, at now: String, terms: StatementTerms) {
        id = Self.id(of: attempt, "voiding")
        actor = Agent(account: Account(homePage: terms.school, name: station))
        verb = .voided
        object = Object(objectType: "StatementRef", id: earlier, definition: nil)
        result = nil
        context = nil
        timestamp = now
        version = terms.version.rawValue
    }

    /// The one text that stands for it.
    func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// A name-based UUID (RFC 4122, version 5) in the attempt's own name space.
    static func id(of attempt: UUID, _ name: String) -> String {
        var bytes = unsafe withUnsafeBytes(of: attempt.uuid) { unsafe Data($0) }
        bytes.append(Data(name.utf8))
        var hash = Array(Insecure.SHA1.hash(data: bytes).prefix(16))
        hash[6] = hash[6] & 0x0F | 0x50
        hash[8] = hash[8] & 0x3F | 0x80
        let digits = Link.hex(hash)
        var parts: [Substring] = [], rest = digits[...]
        for length in [8, 4, 4, 4, 12] {
            parts.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return parts.joined(separator: "-")
    }

    /// Seconds as ISO 8601 has them, to the hundredth, which is all that a statement may say.
    private static func duration(_ seconds: Double) -> String {
        let hundredths = Int((max(0, seconds) * 100).rounded())
        let fraction = "0\(hundredths % 100)".suffix(2)
        return "PT\(hundredths / 100).\(fraction)S"
    }

    private struct Agent: Encodable {
        let objectType = "Agent"
        let account: Account
    }
    private struct Account: Encodable {
        let homePage: String
        let name: String
    }
    private struct Verb: Encodable {
        let id: String
        let display: [String: String]

        static let passed = Verb(
            id: "http://adlnet.gov/expapi/verbs/passed", display: ["ja": "合格した", "en": "passed"])
        static let failed = Verb(
            id: "http://adlnet.gov/expapi/verbs/failed", display: ["ja": "不合格だった", "en": "failed"])
        static let voided = Verb(
            id: "http://adlnet.gov/expapi/verbs/voided", display: ["ja": "取り消した", "en": "voided"])
    }
    private struct Object: Encodable {
        let objectType: String
        let id: String
        let definition: Definition?
    }
    private struct Definition: Encodable {
        let type: String
        let name: [String: String]
    }
    private struct Score: Encodable {
        let scaled: Double
        let raw: Double
        let min: Double
        let max: Double
    }
    private struct Result: Encodable {
        let score: Score
        let success: Bool
        let completion: Bool
        let duration: String?
    }
    private struct Context: Encodable {
        let platform: String
        let extensions: [String: String]
    }
}
