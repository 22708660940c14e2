public import ArgumentParser
public import Authoring
import Foundation
import Terminals

/// The language of what people read: `--language`, or what the environment asks for.
struct LanguageOption: ParsableArguments {
    @Option(name: .customLong("language"), help: "Language of screens and reports: ja or en. From LANG unless given.")
    private var given: Language?

    /// The one that was asked for.
    var language: Language { given ?? Language(environment: ProcessInfo.processInfo.environment) }

    /// What is wrong with the command line, for the reader.
    func usage(ja: String, en: String) -> ValidationError {
        ValidationError(LocalizedText(ja: ja, en: en)[language])
    }
}

extension Language: ExpressibleByArgument {}
