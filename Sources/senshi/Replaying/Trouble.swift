import ArgumentParser
import Authoring
import Recordings
import Terminals

extension Complaint {
    /// What a recording's reader threw, in one sentence or some lines, without the file's name.
    static func words(of error: any Error) -> LocalizedText {
        switch error {
        case let error as RecordingError: error.sentence
        case let error as RecordedProcedure.Unreadable: error.text
        default: LocalizedText(both: "\(error)")
        }
    }

    /// What a recording's reader threw, with the file's name, as the program's end.
    static func recording(_ path: String, _ error: any Error, _ language: Language) -> ExitCode {
        switch error {
        case let error as RecordingError: return sentence("\(path): \(error.sentence[language])", .badInput)
        case let error as RecordingTrouble: return sentence(error.sentence[language], .notWritten)
        case let error as RecordedProcedure.Unreadable:
            Terminal().write(error.text[language])
            guard error.isCarried else { return .badInput }
            let why = LocalizedText(
                ja: "\(path): 中のファイルがこの版では読めません。記録した版で再生してください。",
                en: "\(path): the files that it carries can't be read by this version; play it with the one that "
                    + "made it.")
            return sentence(why[language], .badInput)
        case let code as ExitCode: return code
        default: return sentence("\(path): \(error)", .internalMistake)
        }
    }
}
