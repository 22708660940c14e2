import ArgumentParser
import Authoring
import Terminals

/// Says on standard error what is wrong and what to do, and ends the program with a code that says which kind it is.
enum Complaint {
    /// Who else hears what is wrong: the page that asked for a session.
    @TaskLocal static var listener: ComplaintListener?

    /// One sentence.
    static func sentence(_ text: String, _ code: ExitCode) -> ExitCode {
        listener?.hear(text)
        Terminal().write("senshi: \(text)\n")
        return code
    }

    /// All diagnostics of a file.
    static func diagnostics(_ diagnostics: Diagnostics, _ language: Language) -> ExitCode {
        let text = diagnostics.rendered(in: language)
        listener?.hear(text)
        Terminal().write(text)
        return .badInput
    }
}
