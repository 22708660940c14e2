import ArgumentParser

/// `senshi patient`.
struct PatientCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patient",
        abstract: "Make a patient of a CT, and look at one.",
        discussion: """
            A patient file keeps the site's layers, a random id, and nothing of the scan's texts, path or date. It is \
            personal data all the same.

            \(ExitCode.meanings)
            """,
        subcommands: [PatientImportCommand.self, PatientShowCommand.self])
}
