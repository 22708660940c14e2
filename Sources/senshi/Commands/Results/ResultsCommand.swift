import ArgumentParser
import Authoring
import Records

/// `senshi results`.
struct ResultsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "results",
        abstract: "Keep, join, back up and delete the results of a station.",
        discussion: """
            Examples:
              senshi results backup /media/stick/station-2
              senshi results merge /media/stick/station-2
              senshi results forget hanako-3
              senshi results expire --older-than 5y --dry-run

            \(ExitCode.meanings)
            """,
        subcommands: [
            MergeCommand.self, BackupCommand.self, RestoreCommand.self, ForgetCommand.self, ExpireCommand.self,
            DeliverCommand.self,
        ])
}
