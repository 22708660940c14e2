public import ArgumentParser
import Authoring
import Console
import Foundation
import Logging
import Records
public import Stations
import Terminals

/// `senshi serve`.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the station: sessions, records, and a console in the browser.",
        discussion: """
            Prints the console's address when it is ready, and goes on until SIGTERM or Ctrl-C, which end a session at \
            zero force, with its report. SIGHUP reads scenarios, profiles and the configuration again. Under systemd \
            it says when it is ready, and that the servo's thread is alive.

            Somebody has to be let in first: senshi account add NAME --role admin

            Examples:
              senshi serve
              senshi serve --state /var/lib/senshi --config /etc/senshi/station.yaml
              senshi serve --address 127.0.0.1:0

            \(ExitCode.meanings)
            """)

    @Option(help: ArgumentHelp("Where the console is; 127.0.0.1:8080 unless told.", valueName: "host:port"))
    var address: StationAddress?
    @Option(help: ArgumentHelp("The station's configuration.", valueName: "file"))
    var config: String?
    @Option(
        help: ArgumentHelp(
            "For virtual devices: a serial line on which another process feels the force.", valueName: "/dev/pts/N"))
    var link: String?
    @OptionGroup var state: StateFolder
    @OptionGroup var language: LanguageOption

    func run() throws {
        StateFolder.keepPrivate()
        let asked = language.language
        var configuration = StationConfiguration()
        Library.use(stationIn: state.path)
        if let config {
            let diagnostics = Diagnostics()
            let read = StationConfiguration.read(
                contentsOf: config, offer: Library.standard.offer, into: diagnostics)
            guard let read, !diagnostics.hasErrors else { throw Complaint.diagnostics(diagnostics, asked) }
            if !diagnostics.isEmpty { Terminal().write(diagnostics.rendered(in: read.language ?? asked)) }
            configuration = read
        }
        let language = configuration.language ?? asked
        if let address { configuration.address = address }
        if configuration.hasOwnCertificate { try useOwnCertificate(&configuration, language) }
        guard configuration.address.isLoopback || configuration.certificate != nil else {
            throw Complaint.sentence(Self.openToAll(configuration.address)[language], .badInput)
        }
        let lock: StationLock
        do throws(StationLock.Failure) { lock = try StationLock(in: state.path) } catch {
            throw Complaint.sentence(error.sentence[language], error.isTaken ? .deviceTrouble : .notWritten)
        }
        defer { withExtendedLifetime(lock) {} }
        let store = try state.store(language)
        // A service's socket lies in its run folder, where the group gets in already.
        let place = ControlSocket.place(in: store.folder, environment: ProcessInfo.processInfo.environment)
        if configuration.groupControls, place == ControlSocket.path(in: store.folder) {
            Self.letGroupPass(store.folder)
        }
        let log = Logger(label: "senshi", factory: { _ in JournalLog() })
        let daemon = StationDaemon(
            store: store, configuration: configuration, file: config, line: link, language: language, log: log)
        try StationService(daemon, configuration).run()
    }

    /// Who is in the group comes to the socket, and sees nothing that lies beside it.
    private static func letGroupPass(_ folder: String) {
        let files = FileManager.default
        guard let mode = (try? files.attributesOfItem(atPath: folder))?[.posixPermissions] as? Int else { return }
        try? files.setAttributes([.posixPermissions: mode | 0o010], ofItemAtPath: folder)
    }

    private func useOwnCertificate(_ configuration: inout StationConfiguration, _ language: Language) throws {
        do throws(OwnCertificate.Failure) {
            let own = try OwnCertificate(in: state.path)
            configuration.certificate = OwnCertificate.place(in: state.path)
            guard own.until.timeIntervalSinceNow < Self.soon else { return }
            let until = own.until.ISO8601Format()
            Terminal().write(
                LocalizedText(
                    ja: "senshi: 証明書の期限は\(until)です。「senshi station certificate --replace」で作り直してください。\n",
                    en: "senshi: the certificate holds until \(until); make a new one with "
                        + "'senshi station certificate --replace'.\n")[language])
        } catch { throw Complaint.sentence(error.sentence[language], .badInput) }
    }
    /// How long before its end a certificate is told of, s.
    private static let soon = 30 * 86_400.0

    private static func openToAll(_ address: StationAddress) -> LocalizedText {
        LocalizedText(
            ja: "\(address) は他の機械から見えますが、証明書がありません。--config のファイルに certificate を書くか、127.0.0.1 を使ってください。",
            en:
                "\(address) can be reached from other machines, and there is no certificate. Write one into the file of "
                + "--config, or use 127.0.0.1.")
    }
}

extension StationAddress: ExpressibleByArgument {
    /// As it is typed.
    public init?(argument: String) { self.init(argument) }
}
