import ArgumentParser
import Authoring
import CPlatform
import CStation
import Console
import Foundation
import Logging
import Records
import Stations
import Synchronization

/// The daemon's first thread: signals, the service manager, and the end.
struct StationService {
    private let daemon: StationDaemon
    private let configuration: StationConfiguration
    private let signs: ServiceSigns

    /// How often signals are looked for, s: an emergency stop must not wait.
    private static let period = 0.02
    /// How long a session may take to come to its end, and the console, s.
    private static let patience = 20.0

    init(_ daemon: StationDaemon, _ configuration: StationConfiguration) {
        self.daemon = daemon
        self.configuration = configuration
        signs = ServiceSigns(ProcessInfo.processInfo.environment)
    }

    /// Serves until it is told to end.
    func run() throws {
        cplatform_catch_requests()
        station_catch_reload()
        let console = Serving()
        let server = ConsoleServer(desk: daemon, configuration: configuration, log: daemon.log)
        let task = Task.detached {
            do { try await server.run { console.ready($0) } } catch {
                console.failed("\(error)", saying: (error as? CertificateFailure)?.sentence)
            }
            console.failed(nil)
        }
        let address: StationAddress
        switch console.wait() {
        case .success(let found): address = found
        case .failure(let failure):
            let sentence = failure.sentence ?? unreachable(failure.reason)
            throw Complaint.sentence(
                sentence[daemon.language], failure.sentence == nil ? .deviceTrouble : .badInput)
        }
        let control: ControlSocket
        do throws(ControlFailure) {
            control = try ControlSocket(
                at: ControlSocket.place(in: daemon.folder, environment: ProcessInfo.processInfo.environment),
                link: ControlSocket.path(in: daemon.folder), group: configuration.groupControls
            ) { [daemon] request, peer in daemon.answer(request, from: peer, at: address) }
        } catch { throw Complaint.sentence(error.sentence[daemon.language], .deviceTrouble) }
        announce(address)
        let keeper = StationKeeper(daemon, configuration.retention)
        keeper.start()
        let courier = Task.detached { [daemon] in await daemon.courier?.run() }
        while !isOver(console) {
            signs.beat(daemon.isAlive)
            usleep(UInt32(Self.period * 1e6))
        }
        ServiceNotice.stopping()
        daemon.log.notice("stopping")
        courier.cancel()
        end(control, task, console)
        keeper.end()
    }

    private func announce(_ address: StationAddress) {
        print(daemon.url(address))
        fflush(nil)
        ServiceNotice.ready(daemon.url(address))
        daemon.log.notice("ready at \(daemon.url(address)), \(Self.sinceStart) ms after its start")
        if (try? daemon.store.accounts().isEmpty) == true {
            daemon.log.warning("nobody can sign in yet: senshi account add NAME --role admin --state \(daemon.folder)")
        }
    }

    /// Obeys what signals and commands have asked for; true once it is the end.
    private func isOver(_ console: Serving) -> Bool {
        let requests = cplatform_take_requests()
        if requests & 2 != 0 { daemon.session?.emergencyStop() }
        if station_take_reload() != 0 {
            ServiceNotice.reloading(at: UInt64(cplatform_now() / 1000))
            _ = daemon.reloadFiles()
            ServiceNotice.ready("")
        }
        return requests & 1 != 0 || daemon.state.withLock { $0.isEnding } || console.isOver
    }

    /// First the force, then the report, then the pages.
    private func end(_ control: ControlSocket, _ task: Task<Void, Never>, _ console: Serving) {
        daemon.state.withLock { $0.isEnding = true }
        daemon.session?.end()
        let clock = ContinuousClock()
        let limit = clock.now + .seconds(Self.patience)
        while daemon.session != nil, clock.now < limit {
            signs.beat(true)
            usleep(10_000)
        }
        control.close()
        task.cancel()
        let last = clock.now + .seconds(2)
        while !console.isOver, clock.now < last { usleep(5000) }
    }

    private func unreachable(_ reason: String) -> LocalizedText {
        LocalizedText(
            ja: "\(configuration.address) で画面を出せません（\(reason)）。--address に別のポートを指定してください。",
            en: "the console can't be offered at \(configuration.address) (\(reason)); give --address another port.")
    }

    /// ms since the kernel started this process.
    private static var sinceStart: Int {
        let stat = (try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8)) ?? ""
        let uptime = (try? String(contentsOfFile: "/proc/uptime", encoding: .utf8)) ?? ""
        let fields = stat.split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 19, let ticks = Double(fields[19]),
            let now = uptime.split(separator: " ").first.flatMap({ Double($0) })
        else { return 0 }
        return Int(((now - ticks / Double(sysconf(Int32(_SC_CLK_TCK)))) * 1000).rounded())
    }

    /// How the console's own threads stand, as the first thread sees it.
    private final class Serving: Sendable {
        struct Failure: Error {
            var reason: String
            /// One that says what to do.
            var sentence: LocalizedText?
        }
        private let state = Mutex<(address: Result<StationAddress, Failure>?, isOver: Bool)>((nil, false))
        private let known = DispatchSemaphore(value: 0)

        func ready(_ address: StationAddress) {
            state.withLock { $0.address = .success(address) }
            known.signal()
        }

        func failed(_ reason: String?, saying sentence: LocalizedText? = nil) {
            let isFirst = state.withLock { state in
                state.isOver = true
                guard state.address == nil else { return false }
                state.address = .failure(Failure(reason: reason ?? "it ended", sentence: sentence))
                return true
            }
            if isFirst { known.signal() }
        }

        func wait() -> Result<StationAddress, Failure> {
            known.wait()
            return state.withLock { $0.address } ?? .failure(Failure(reason: "?"))
        }

        var isOver: Bool { state.withLock { $0.isOver } }
    }
}
