import Authoring
import Devices
import Profiles
import Terminals
import Transports

/// Finds and opens the force device that a run was asked to use, and guides the person until it may show force.
struct ForceDevice: Sendable {
    let profile: Profile
    /// A node or a serial number.
    let given: String?
    let language: Language
    /// Who else sees how far it is: the console's session, where a daemon runs it.
    var session: StationSession?

    /// - Throws: the exit code, after one sentence that says what to do.
    func falcon(firmware: String?) throws -> FalconTransport {
        do throws(WireError) {
            let device = try LockstepDevices.find(profile, given: given)
            return try FalconTransport(device, profile: profile, firmware: firmware, tell: say)
        } catch { throw Complaint.sentence(error.message[language], .deviceTrouble) }
    }

    /// - Throws: the exit code, after one sentence that says what to do.
    func polhem() throws -> PolhemTransport {
        do throws(WireError) {
            guard let given else {
                return try PolhemTransport(node: LockstepDevices.find(profile).node, profile: profile)
            }
            return try PolhemTransport(node: given, profile: profile)
        } catch { throw Complaint.sentence(error.message[language], .deviceTrouble) }
    }

    /// Opens a Falcon that went away once it is back, loads its program where that is gone, and has it homed again.
    /// - Parameter last: as it was.
    func falconAgain(
        _ last: PluggedDevice, firmware: String?, telling words: ReplugWords
    ) -> @Sendable (() -> Bool) -> FalconTransport? {
        { [self] isWanted in
            // By its serial number: the kernel may have put it elsewhere.
            do throws(WireError) {
                let device = try LockstepDevices.find(profile, given: last.serial ?? given)
                let again = try FalconTransport(
                    device, profile: profile, firmware: firmware, tell: say, isWanted: isWanted)
                words.forget()
                return again
            } catch {
                if isWanted() { Self.tell(error, words) }
                return nil
            }
        }
    }

    /// Opens a Polhem that went away once it is back: by its serial number, where it was, or the only one that fits.
    /// - Parameter last: as it was; nil where the kernel did not list it.
    func polhemAgain(
        _ last: PluggedDevice?, telling words: ReplugWords
    ) -> @Sendable (() -> Bool) -> PolhemTransport? {
        { [self] _ in
            do throws(WireError) {
                let serial = last?.serial
                let known = serial == nil ? given : nil
                let node: String
                if let known { node = known } else { node = try LockstepDevices.find(profile, given: serial).node }
                let again = try PolhemTransport(node: node, profile: profile)
                words.forget()
                return again
            } catch {
                Self.tell(error, words)
                return nil
            }
        }
    }

    private static func tell(_ error: WireError, _ words: ReplugWords) {
        switch error.reason {
        case .notFound, .gone: words.forget()
        default: words.tell(error.message)
        }
    }

    private func say(_ stage: FalconStage) {
        Terminal().write(Self.words(stage)[language] + "\n")
        session?.prepare(stage)
    }

    /// What the person reads while a Falcon is got ready.
    static func words(_ stage: FalconStage) -> LocalizedText {
        switch stage {
        case .loading(let share):
            let percent = Int(share * 100)
            return LocalizedText(ja: "ファームウェアを読み込んでいます: \(percent) %", en: "loading the firmware: \(percent) %")
        case .homing(.pullOut, let legs):
            return LocalizedText(
                ja: "原点合わせ(\(legs)/3): グリップをいっぱいに引き出してください。力は出ません。",
                en: "homing (\(legs)/3): pull the grip all the way out. It shows no force.")
        case .homing(.pushIn, let legs):
            return LocalizedText(
                ja: "原点合わせ(\(legs)/3): グリップをゆっくり、いっぱいに押し込んでください。",
                en: "homing (\(legs)/3): now push the grip slowly all the way in.")
        case .homing(.done, _):
            return LocalizedText(
                ja: "原点合わせが終わりました。皮膚の外から始めてください。", en: "homed. Begin outside the skin.")
        case .homing(.gaveUp, let legs):
            return LocalizedText(
                ja: "原点合わせが時間内に終わりませんでした(\(legs)/3)。", en: "not homed in time (\(legs)/3).")
        }
    }
}
