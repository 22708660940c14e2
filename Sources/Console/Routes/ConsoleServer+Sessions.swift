import Authoring
import FoundationEssentials
import Hummingbird
import Logging
import Records
import Stations

extension ConsoleServer {
    private struct Ask: Decodable { var control: SessionControl }

    /// Beginning, answering, stopping. What is a trainee's own is theirs and the instructor's.
    var sessionRoutes: [Route] {
        [
            Route(.get, "/api/choices", .trainee) { [desk] call in
                Call.json(try desk.choices(for: call.person))
            },
            Route(.post, "/api/sessions", .trainee) { [self] call in
                var order = try call.read(SessionOrder.self)
                let person = try call.person
                // Everybody sits for themselves; only an instructor attests that somebody else does.
                if !person.role.covers(.instructor) { (order.trainee, order.cohort) = (person.name, nil) }
                if let trainee = order.trainee, !Attempt.isPseudonym(trainee) {
                    throw Self.noPseudonym
                }
                guard order.mode.map({ $0 == "learn" || $0 == "test" }) ?? true else { throw Refusal.notUnderstood }
                try record(
                    person, "start", about: order.trainee,
                    detail: "\(order.scenario.prefix(64)) on \(order.device.prefix(64)), \(order.mode ?? "learn")")
                try desk.start(order)
                return Call.done()
            },
            Route(.post, "/api/session/answer", .trainee) { [self] call in
                let word = try call.read(SessionWord.self)
                guard word.isAnswer else { throw Refusal.notAllowed }
                try mayAct(call)
                try desk.say(word, by: call.person)
                return Call.done()
            },
            Route(.post, "/api/session/control", .trainee) { [self] call in
                let ask = try call.read(Ask.self)
                // Anybody who sees danger may take the force off; only whoever sits there, or an instructor, goes on.
                if ask.control != .emergencyStop { try mayAct(call) }
                let (person, trainee) = (try call.person, desk.trainee)
                let isTeaching = ask.control == .pause || ask.control == .proceed
                guard !isTeaching || person.role.covers(.instructor) else { throw Refusal.notAllowed }
                guard ask.control != .resume, ask.control != .proceed else {
                    try record(person, ask.control.rawValue, about: trainee)
                    try desk.ask(ask.control, by: person)
                    return Call.done()
                }
                // The force goes off whether or not that can be written down.
                try desk.ask(ask.control, by: person)
                do { try record(person, ask.control.rawValue, about: trainee) } catch {
                    log.error("\(ask.control.rawValue) by \(person.role.rawValue) is not in the audit log: \(error)")
                }
                return Call.done()
            },
            Route(.post, "/api/session/instruct", .instructor) { [self] call in
                let word = try call.read(SessionWord.self)
                guard !word.isAnswer, (word.text ?? "").count <= 1000 else { throw Refusal.notUnderstood }
                if word.kind != .point {
                    try record(
                        call.person, word.kind.rawValue, about: desk.trainee,
                        detail: [word.of, word.points.map { "\($0)" }, word.text].compactMap(\.self).joined(
                            separator: ", "))
                }
                try desk.say(word, by: call.person)
                return Call.done()
            },
        ]
    }

    static let noPseudonym = Refusal(
        .notUnderstood,
        LocalizedText(ja: "仮名は1〜64文字の英数字、- または _ です。", en: "A pseudonym has 1 to 64 letters, digits, - or _."))

    /// Whoever trains, and instructors.
    private func mayAct(_ call: Call) throws {
        let person = try call.person
        guard person.role.covers(.instructor) || desk.trainee == nil || desk.trainee == person.name else {
            throw Refusal.notAllowed
        }
    }
}
