import ArgumentParser
import CPlatform

/// The process that takes the force off when a run dies. Started by a run, never by people.
struct GuardianCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guardian", abstract: "Watches over a run; started by it.", shouldDisplay: false)

    func run() throws {
        if guardian_watch() != 0 {
            throw Complaint.sentence(
                "guardian is started by a run, with what it watches; it does nothing alone.", .usage)
        }
    }
}
