import ArgumentParser
import Authoring
import Reports

/// `senshi template SITE`.
struct TemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "Print an injection site in its true size, to tape on a tablet.",
        discussion: """
            Writes SITE.svg and SITE.pdf (A4). Print at 100 %, measure the ruler on the sheet, and lay the cross \
            "centre of the tablet" on the middle of the tablet's active area.

            Examples:
              senshi template deltoid
              senshi template deltoid --output /tmp --language ja
            """)

    enum Site: String, CaseIterable, ExpressibleByArgument {
        case deltoid
    }

    @Argument(help: "The site: deltoid.")
    var site: Site
    @Option(help: "The folder that the files go to.")
    var output = "."
    @OptionGroup var language: LanguageOption

    func run() throws {
        let language = language.language
        let landmarks = try SiteLandmarks(of: site, language)
        let template: SiteTemplate
        do throws(SiteTemplate.Misfit) {
            template = try SiteTemplate(landmarks)
        } catch { throw Complaint.sentence(error.sentence[language], .badInput) }
        for ending in ["svg", "pdf"] {
            let path = "\(output)/\(site.rawValue).\(ending)"
            do throws(WriteFailure) { try template.write(to: path) } catch {
                throw Complaint.sentence(error.sentence[language], .notWritten)
            }
            print(path)
        }
    }
}
