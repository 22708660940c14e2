import ArgumentParser
import Authoring
import Scoring

/// `senshi schema`.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema (draft-07) of a file format, for editors.",
        discussion: """
            Editors with the YAML language server use it where a file's first line says
              # yaml-language-server: $schema=scenario-1.schema.json
            What a schema can't know (limits with units, names that must exist) senshi check says.

            Examples:
              senshi schema > scenario-1.schema.json
              senshi schema guideline > guideline-1.schema.json
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case scenario, guideline
    }

    @Argument(help: "The format: scenario or guideline.")
    var format = Format.scenario

    func run() {
        switch format {
        case .scenario: print(Scenario.schema.printed, terminator: "")
        case .guideline: print(Guideline.schema.printed, terminator: "")
        }
    }
}
