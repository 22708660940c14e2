import ArgumentParser
import Authoring
import Recordings
import Terminals

extension Complaint {
    /// What a recording's reader threw, with the file's name, as the program's end.
    static func recording(_ path: String, _ error: any Error) -> ExitCode {
        switch error {
        case let error as RecordingError: return sentence("\(path): \(error)", .badInput)
        case let error as RecordingTrouble: return sentence(error.description, .notWritten)
        case let error as RecordedProcedure.Unreadable:
            Terminal().write(error.description)
            return sentence("\(path): the files that it carries can't be read by this version.", .badInput)
        case let code as ExitCode: return code
        default: return sentence("\(path): \(error)", .internalMistake)
        }
    }
}
