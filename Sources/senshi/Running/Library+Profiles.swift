import Authoring
import Profiles

extension Library {
    /// Every profile of the library, by name. What is wrong in one is said, and ends the program.
    func profiles(_ language: Language) throws -> [Profile] {
        try ProfileLibrary(directories: [devices]).names.map { try profile($0, language) }
    }

    /// A profile of the library, or a file.
    func profile(_ name: String, _ language: Language) throws -> Profile {
        let diagnostics = Diagnostics()
        let path = try Procedure.profilePath(name, language)
        guard let profile = Profile.read(contentsOf: path, into: diagnostics) else {
            throw Complaint.diagnostics(diagnostics, language)
        }
        return profile
    }
}
