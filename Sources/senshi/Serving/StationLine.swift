import ArgumentParser
import Authoring
import Foundation
import Stations

/// How a command speaks to the station's daemon.
enum StationLine {
    /// Where the package's service keeps its state.
    private static let system = "/var/lib/senshi"

    /// Asks the daemon, or ends the program with one sentence where none can be asked.
    static func ask(_ request: ControlRequest, _ state: StateFolder, _ language: Language) throws -> ControlAnswer {
        do throws(ControlFailure) { return try ControlSocket.ask(request, at: path(state)) } catch {
            throw Complaint.sentence(error.sentence[language], .deviceTrouble)
        }
    }

    /// The same where there may be none.
    static func tryAsk(_ request: ControlRequest, _ state: StateFolder) -> ControlAnswer? {
        try? ControlSocket.ask(request, at: path(state))
    }

    /// The folder's that was named, or the user's own; the package's service where the user runs none.
    private static func path(_ state: StateFolder) -> String {
        let own = ControlSocket.path(in: state.path)
        let isNamed = state.named != nil || ProcessInfo.processInfo.environment["SENSHI_STATE"] != nil
        let service = ControlSocket.path(in: system)
        let isThere = FileManager.default.fileExists(atPath: own)
        return !isNamed && !isThere && FileManager.default.fileExists(atPath: service) ? service : own
    }
}
