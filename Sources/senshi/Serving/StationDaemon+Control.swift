import ArgumentParser
import Authoring
import Console
import Foundation
import Logging
import Records
import Stations
import Synchronization

extension StationDaemon {
    /// Answers a command on the control socket. Whoever may speak there may do all that the daemon can.
    func answer(_ request: ControlRequest, from peer: ControlSocket.Peer, at address: StationAddress) -> ControlAnswer {
        let language = Language(rawValue: request.language) ?? language
        let person = Person(name: "user-\(peer.user)", role: .admin)
        do {
            // A deleted person's name does not go into the log; the command writes down that somebody's data is deleted.
            guard request.wish != .status, request.wish != .forget else {
                return try perform(request, person, address, language)
            }
            let entry = AuditEntry(
                at: StateFolder.now, who: person.name, role: "control", what: request.wish.rawValue,
                about: request.order?.trainee ?? trainee, detail: "process \(peer.process)")
            guard Self.isAnEnd(request.wish) else {
                try store.audit(entry)
                return try perform(request, person, address, language)
            }
            // The force goes off whether or not that can be written down.
            let answer = try perform(request, person, address, language)
            do throws(StoreFailure) { try store.audit(entry) } catch {
                log.error("\(request.wish.rawValue) is not in the audit log: \(error.sentence[self.language])")
            }
            return answer
        } catch let refusal as Refusal {
            return ControlAnswer(done: false, sentence: refusal.sentence[language])
        } catch let failure as StoreFailure {
            return ControlAnswer(done: false, sentence: failure.sentence[language])
        } catch { return ControlAnswer(done: false, sentence: "\(error)") }
    }

    private static func isAnEnd(_ wish: ControlRequest.Wish) -> Bool {
        [.emergencyStop, .end, .shutDown].contains(wish)
    }

    private func perform(
        _ request: ControlRequest, _ person: Person, _ address: StationAddress, _ language: Language
    ) throws -> ControlAnswer {
        func done(_ ja: String, _ en: String) -> ControlAnswer {
            ControlAnswer(done: true, sentence: LocalizedText(ja: ja, en: en)[language])
        }
        switch request.wish {
        case .status: return ControlAnswer(done: true, sentence: "", status: status(address, language))
        case .start:
            guard let order = request.order else {
                throw Refusal(.notUnderstood, LocalizedText(ja: "何を始めるかがありません。", en: "It does not say what to begin."))
            }
            try start(order)
            return done("始めました：\(order.scenario)、\(order.device)", "begun: \(order.scenario) on \(order.device)")
        case .emergencyStop:
            try ask(.emergencyStop, by: person)
            return done("非常停止：力はゼロです", "emergency stop: force is zero")
        case .end:
            try ask(.end, by: person)
            return done("終了：報告書を書きます", "ended: the report is being written")
        case .reload:
            let reading = reloadFiles()
            guard reading.troubles.isEmpty else {
                return ControlAnswer(done: false, sentence: reading.troubles.joined(separator: "\n"))
            }
            return done(
                "読み直しました：シナリオ\(reading.scenarios)、デバイス\(reading.profiles)",
                "read again: \(reading.scenarios) scenarios, \(reading.profiles) devices")
        case .forget:
            var answer = done("待っていた結果を消しました", "what waited is deleted")
            answer.forgotten = try forget(request.trainee ?? "")
            return answer
        case .shutDown:
            state.withLock { $0.isEnding = true }
            return done("デーモンを止めます", "the daemon ends")
        }
    }

    /// Gives up what waits of somebody whose data is deleted next.
    /// - Returns: how many results that were.
    private func forget(_ trainee: String) throws(Refusal) -> Int {
        let isBusy = state.withLock { state in
            if state.session?.trainee == trainee { return true }
            if state.last?.trainee == trainee { state.last = nil }
            return false
        }
        guard !isBusy else {
            throw Refusal(
                .notNow,
                LocalizedText(
                    ja: "この人のセッションが行われています。「senshi stop --end」で終えてから、もう一度実行してください。何も消していません。",
                    en: "a session of theirs goes on, so nothing was deleted; end it with 'senshi stop --end', "
                        + "and try again."))
        }
        return safe.forget(trainee)
    }

    private func status(_ address: StationAddress, _ language: Language) -> ControlAnswer.Status {
        let state = state.withLock { $0 }
        var status = ControlAnswer.Status(
            version: Senshi.configuration.version, process: getpid(), address: url(address),
            uptime: began.duration(to: .now) / .seconds(1), scenario: state.session?.scenario,
            device: state.session?.device, trainee: state.session?.trainee, sessions: state.number,
            viewers: board.viewers)
        status.outbox = outbox(language)
        if let unkept = safe.trouble { (status.unkept, status.unkeptBecause) = (unkept.count, unkept.why[language]) }
        return status
    }

    /// What waits for the learning record store; nil where none is told.
    func outbox(_ language: Language) -> ControlAnswer.Outbox? {
        guard let courier, let counts = try? store.outboxCounts() else { return nil }
        return ControlAnswer.Outbox(
            waiting: counts.waiting, delivered: counts.delivered, refused: counts.refused,
            trouble: courier.trouble?[language])
    }

    /// What to type into a browser.
    func url(_ address: StationAddress) -> String {
        let secure = state.withLock { $0.configuration.certificate != nil }
        return "\(secure ? "https" : "http")://\(address)"
    }
}
