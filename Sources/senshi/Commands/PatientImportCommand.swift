public import ArgumentParser
import Authoring
import Foundation
public import Patients
import Reports
import Terminals

/// `senshi patient import`.
struct PatientImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Make a patient file of a CT and its labels.",
        discussion: """
            CT and labels are NIfTI-1 (.nii or .nii.gz) on the same voxels. Labels named as TotalSegmentator's task \
            'total' work as they are. Others: a names file with a line for each, number, tab, name, tab, and what it is: \
            a name of 'total', or bone, muscle, vessel, nerve, organ, nothing.
            A file that is there already is kept unless --replace is given; CT, labels and names are never written over.
            Only its owner may read a patient file.

            Examples:
              senshi patient import --ct ct.nii.gz --labels labels.nii.gz --site ventrogluteal-left
              senshi patient import --ct ct.nii.gz --labels labels.nii.gz --names labels.tsv \
            --site ventrogluteal-right --output patient-7.senshi

            \(ExitCode.meanings)
            """)

    @Option(help: ArgumentHelp("The CT, in Hounsfield units.", valueName: "ct.nii.gz"))
    var ct: String
    @Option(help: ArgumentHelp("The label image on the CT's voxels.", valueName: "labels.nii.gz"))
    var labels: String
    @Option(help: ArgumentHelp("What the labels' numbers mean: 'total', or a file.", valueName: "names"))
    var names = "total"
    @Option(help: "The site: \(ScanSite.allCases.map(\.rawValue).joined(separator: ", ")).")
    var site: ScanSite
    @Option(help: ArgumentHelp("The patient file; SITE.senshi-patient unless given.", valueName: "file"))
    var output: String?
    @Option(help: ArgumentHelp("Between the points of the distance fields, mm, 0.5 to 3.", valueName: "mm"))
    var spacing = 1.0
    @Flag(help: "Replace a file that is there already.")
    var replace = false
    @OptionGroup var language: LanguageOption

    func run() throws {
        let language = language.language
        let terminal = Terminal()
        guard (0.5...3).contains(spacing) else {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "--spacing \(spacing) は範囲外です。0.5から3のmmで書いてください。",
                    en: "--spacing \(spacing) is out of range. Write 0.5 to 3 mm.")[language], .badInput)
        }
        let path = output ?? "\(site.rawValue).senshi-patient"
        let inputs = [ct, labels] + (names == "total" ? [] : [names])
        try OutputFile(path: path).refuse(over: inputs, mayReplace: replace, language)
        let known = try readNames()
        let found = Diagnostics()
        guard let presets = PresetLibrary(directory: Library.standard.scenarios).site(site.site, into: found) else {
            throw Complaint.diagnostics(found, language)
        }
        var end: Double?
        let progress = ImportProgress(terminal, language)
        let patient: SitePatient
        do throws(ImportProblem) {
            patient = try PatientImport(
                presets, spacing: spacing * 1e-3, progress: { progress.show($0, $1) }, cut: { end = $0 }
            ).patient(ct: ct, labels: labels, names: known, site: site)
        } catch {
            progress.end()
            throw Complaint.sentence(error.sentence[language], .badInput)
        }
        progress.end()
        do throws(WriteFailure) {
            try WholeFile.write(PatientFile.bytes(of: patient), to: path, isPersonal: true)
        } catch {
            throw Complaint.sentence(error.sentence[language], .notWritten)
        }
        print(path)
        print(PatientWords.depths(patient)[language])
        if let end { terminal.write(PatientWords.cut(end)[language] + "\n") }
        terminal.write(SitePatient.notice[language] + "\n")
    }

    private func readNames() throws -> LabelNames {
        if names == "total" { return .total }
        let diagnostics = Diagnostics()
        guard FileKind(names)?.isFile == true, let data = FileManager.default.contents(atPath: names),
            data.count <= Document.largestFile
        else {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "\(names): 読めません。番号、タブ、名前の行からなるファイルを指定してください。",
                    en: "\(names): can't be read. Name a file whose lines are number, tab, name.")[language.language],
                .badInput)
        }
        let text = String(decoding: data, as: UTF8.self)
        _ = Document(lines: text, file: names, into: diagnostics)
        guard let known = LabelNames(text, into: diagnostics) else {
            throw Complaint.diagnostics(diagnostics, language.language)
        }
        return known
    }
}

extension ScanSite: ExpressibleByArgument {}
