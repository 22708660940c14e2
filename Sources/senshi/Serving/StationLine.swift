import ArgumentParser
import Authoring
import Foundation
import Stations

/// How a command speaks to the station's daemon.
enum StationLine {
    /// Where the package's service runs.
    private static let system = "/run/senshi"

    /// Asks the daemon, or ends the program with one sentence where none can be asked.
    static func ask(_ request: ControlRequest, _ state: StateFolder, _ language: Language) throws -> ControlAnswer {
        do throws(ControlFailure) { return try ControlSocket.ask(request, at: path(state)) } catch {
            throw Complaint.sentence(error.sentence[language], .deviceTrouble)
        }
    }

    /// The same where there may be none: then nil. One that is there and can't be asked is a failure.
    static func tryAsk(_ request: ControlRequest, _ state: StateFolder) throws(ControlFailure) -> ControlAnswer? {
        do throws(ControlFailure) { return try ControlSocket.ask(request, at: path(state)) } catch {
            guard error.isAbsent else { throw error }
            return nil
        }
    }

    /// The folder's that was named, or the user's own; the package's service where the user runs none.
    private static func path(_ state: StateFolder) -> String {
        let own = ControlSocket.path(in: state.path)
        let isNamed = state.named != nil || ProcessInfo.processInfo.environment["SENSHI_STATE"] != nil
        let service = ControlSocket.path(in: system)
        return !isNamed && !isThere(own) && isThere(service) ? service : own
    }

    /// Also where only others may look.
    private static func isThere(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 || errno == EACCES }
}
