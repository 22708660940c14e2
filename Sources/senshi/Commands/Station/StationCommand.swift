import ArgumentParser
import Authoring
import Console
import Foundation
import Records
import Stations

/// `senshi station`.
struct StationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "station", abstract: "Set up what the station's daemon needs.",
        subcommands: [MakeCertificate.self])

    struct MakeCertificate: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "certificate",
            abstract: "Make the console's own certificate, or show the one that is there.",
            discussion: """
                The configuration's 'certificate: own' uses it. Browsers don't know it: compare the fingerprint with the \
                one that the browser shows before you accept it, once for each. It holds for a year.

                Examples:
                  senshi station certificate
                  senshi station certificate --name station.example --name 192.168.1.4 --replace

                \(ExitCode.meanings)
                """)

        @Option(
            help: ArgumentHelp(
                "A name or an address that browsers call the station by; this machine's own unless told.",
                valueName: "name"))
        var name: [String] = []
        @Flag(help: "Make a new one where there is one: every browser has to accept it again.")
        var replace = false
        @OptionGroup var state: StateFolder
        @OptionGroup var language: LanguageOption

        func run() throws {
            let language = language.language
            let store = try state.store(language)
            let found: OwnCertificate
            let isThere = FileManager.default.fileExists(atPath: OwnCertificate.place(in: store.folder).key)
            do throws(OwnCertificate.Failure) {
                if isThere && !replace {
                    found = try OwnCertificate(in: store.folder)
                } else {
                    found = try OwnCertificate(
                        makingIn: store.folder, for: name.isEmpty ? OwnCertificate.ownNames : name)
                }
            } catch { throw Complaint.sentence(error.sentence[language], .badInput) }
            if !isThere || replace {
                try StateFolder.attempt(language) { () throws(StoreFailure) in
                    try AccountCommand.record("certificate", about: nil, detail: found.fingerprint, in: store)
                }
            } else if !name.isEmpty {
                throw Complaint.sentence(
                    LocalizedText(
                        ja: "証明書はもうあります。作り直すには --replace を付けてください。",
                        en: "there is a certificate already; add --replace to make a new one.")[language], .badInput)
            }
            show(found, OwnCertificate.publicPath(in: store.folder), language)
        }

        private func show(_ certificate: OwnCertificate, _ path: String, _ language: Language) {
            let (names, until) = (certificate.names.joined(separator: ", "), certificate.until.ISO8601Format())
            print("SHA-256 \(certificate.fingerprint)")
            print(LocalizedText(ja: "名前：\(names)", en: "for \(names)")[language])
            print(LocalizedText(ja: "期限：\(until)", en: "until \(until)")[language])
            print(LocalizedText(ja: "ブラウザに渡すもの：\(path)", en: "to give to browsers: \(path)")[language])
        }
    }
}
