import ArgumentParser
import Authoring
import Terminals

/// Says on standard error what is wrong and what to do, and ends the program with a code that says which kind it is.
enum Complaint {
    /// One sentence.
    static func sentence(_ text: String, _ code: ExitCode) -> ExitCode {
        Terminal().write("senshi: \(text)\n")
        return code
    }

    /// All diagnostics of a file.
    static func diagnostics(_ diagnostics: Diagnostics) -> ExitCode {
        Terminal().write(diagnostics.rendered())
        return .badInput
    }
}
