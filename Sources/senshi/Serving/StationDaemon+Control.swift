import ArgumentParser
import Authoring
import Console
import Foundation
import Records
import Stations
import Synchronization

extension StationDaemon {
    /// Answers a command on the control socket. Whoever may speak there may do all that the daemon can.
    func answer(_ request: ControlRequest, from peer: ControlSocket.Peer, at address: StationAddress) -> ControlAnswer {
        let language = Language(rawValue: request.language) ?? language
        let person = Person(name: "user-\(peer.user)", role: .admin)
        do {
            if request.wish != .status {
                try store.audit(
                    AuditEntry(
                        at: StateFolder.now, who: person.name, role: "control", what: request.wish.rawValue,
                        about: request.order?.trainee ?? trainee,
                        detail: "process \(peer.process)"))
            }
            return try perform(request, person, address, language)
        } catch let refusal as Refusal {
            return ControlAnswer(done: false, sentence: refusal.sentence[language])
        } catch let failure as StoreFailure {
            return ControlAnswer(done: false, sentence: failure.sentence[language])
        } catch { return ControlAnswer(done: false, sentence: "\(error)") }
    }

    private func perform(
        _ request: ControlRequest, _ person: Person, _ address: StationAddress, _ language: Language
    ) throws -> ControlAnswer {
        func done(_ ja: String, _ en: String) -> ControlAnswer {
            ControlAnswer(done: true, sentence: LocalizedText(ja: ja, en: en)[language])
        }
        switch request.wish {
        case .status: return ControlAnswer(done: true, sentence: "", status: status(address))
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
        case .shutDown:
            state.withLock { $0.isEnding = true }
            return done("デーモンを止めます", "the daemon ends")
        }
    }

    private func status(_ address: StationAddress) -> ControlAnswer.Status {
        let state = state.withLock { $0 }
        return ControlAnswer.Status(
            version: Senshi.configuration.version, process: getpid(), address: url(address),
            uptime: began.duration(to: .now) / .seconds(1), scenario: state.session?.scenario,
            device: state.session?.device, trainee: state.session?.trainee, sessions: state.number,
            viewers: board.viewers)
    }

    /// What to type into a browser.
    func url(_ address: StationAddress) -> String {
        let secure = state.withLock { $0.configuration.certificate != nil }
        return "\(secure ? "https" : "http")://\(address)"
    }
}
