import FoundationEssentials

/// The Python programs that `make python-tools` prepares in `.build/python`.
public enum PythonTools {
    /// Whether they are there; a test that needs them says so otherwise.
    public static let arePrepared = FileManager.default.fileExists(atPath: "\(folder)/prepared")
    /// What to say where they are not.
    public static let howTo = "the Python programs are not prepared: run make python-tools"

    private static let folder = "\(Repository.root)/.build/python"

    /// Runs one of the programs.
    public static func run(_ program: String, _ arguments: [String], input: String = "") throws -> Run {
        try Run(path(program), arguments, input: input)
    }

    /// Where one of the programs is.
    public static func path(_ program: String) -> String { "\(folder)/bin/\(program)" }
}
