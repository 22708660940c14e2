public import ArgumentParser
import Authoring
import Devices
public import Profiles
import Space
import Terminals
import Transports

/// `senshi devices calibrate PROFILE`.
struct DevicesCalibrateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibrate",
        abstract:
            "Tell how a device stands to the patient and to the hand, by three touches; or try its motors with a weight.",
        discussion: """
            Touch the landmark, then a place toward the patient's head, then one to the right, each with the needle's tip, \
            and hold still. Lengths stay 1:1. With --weight, a spring of at most 5 N holds the grip of a force device that \
            stands upright: what it takes with a known weight, and without, says how strong its motors really are.
            Kept for each device by its serial number, and used by 'senshi run'.

            Examples:
              senshi devices calibrate my-arm
              senshi devices calibrate my-arm --hand left --tool-offset "0 mm, 0 mm, -80 mm"
              senshi devices calibrate my-arm --mounting inverted --no-touches
              senshi devices calibrate novint-falcon --weight "200 g"

            \(ExitCode.meanings)
            """)

    @Argument(help: "The device's profile.")
    var profile: String
    @Option(help: ArgumentHelp("The device's node, where more than one fits.", valueName: "node"))
    var node: String?
    @Option(help: "The hand that holds it: right or left.")
    var hand: Calibration.Hand?
    @Option(help: "How it is fixed: upright, inverted or sideways.")
    var mounting: Calibration.Mounting?
    @Option(help: ArgumentHelp("From the point that it reports to the needle's tip.", valueName: "x, y, z"))
    var toolOffset: String?
    @Option(help: ArgumentHelp("The needle's direction in the grip: 0, 0, -1 unless told.", valueName: "x, y, z"))
    var needle: String?
    @Flag(inversion: .prefixedNo, help: "Ask for the three touches.")
    var touches = true
    @Option(help: ArgumentHelp("Try the motors with this weight; nothing is touched then.", valueName: "200 g"))
    var weight: String?
    @Option(help: ArgumentHelp("For a Novint Falcon that was switched off: the maker's image.", valueName: "file"))
    var firmware: String?
    @OptionGroup var language: LanguageOption

    func run() throws {
        let language = language.language
        let profile = try Library.standard.profile(profile, language)
        let mass = try weight.map { try self.mass($0, profile, language) }
        guard let device = StoredCalibration.device(profile, node: node) else {
            throw Complaint.sentence(StoredCalibration.unclear(profile, node: node)[language], .deviceTrouble)
        }
        guard let path = StoredCalibration.path else {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "保存先がわかりません。HOME か XDG_CONFIG_HOME を設定してください。",
                    en: "there is no place to keep it: set HOME or XDG_CONFIG_HOME.")[language], .notWritten)
        }
        var all = try StoredCalibration.read(language)
        StoredCalibration.mention(all.damaged.filter { !$0.concerns(device) }, language)
        var calibration = all[device] ?? Calibration()
        if let hand { calibration.hand = hand }
        if let mounting { calibration.mounting = mounting }
        if let toolOffset { calibration.grip.tip = try vector(toolOffset, .length, "--tool-offset", language) }
        if let needle {
            let direction = try vector(needle, .count, "--needle", language)
            guard direction.length > 0.01 else {
                throw Complaint.sentence(
                    LocalizedText(
                        ja: "--needle \"\(needle)\" には向きがありません。\"0, 0, -1\" のように書いてください。",
                        en: "--needle \"\(needle)\" points nowhere. Write it as \"0, 0, -1\".")[language], .badInput)
            }
            calibration.grip.needle = direction.unit(or: Grip().needle)
        }
        if let mass {
            guard calibration.mounting == .upright else { throw noWeight(profile, language) }
            let found = Found<WeightCalibration>()
            let use = WeighSession(profile: profile, mass: mass, language: language, found: found)
            try LiveDevice.open(profile, node: node, size: nil, firmware: firmware, language: language, for: use)
            if let result = found.value {
                calibration.forceScale = result.scale
                print(Self.words(result)[language])
            }
        } else if touches {
            try refusePlaceless(profile, language)
            let found = Found<Touches>()
            let use = TouchSession(mapping: profile.mapping, grip: calibration.grip, language: language, found: found)
            try LiveDevice.open(profile, node: node, size: nil, firmware: firmware, language: language, for: use)
            calibration.touches = found.value
        }
        all[device] = calibration
        // What can't be read back would stop every later run of this device.
        let wrong = Diagnostics()
        guard all.readsBack(into: wrong) else {
            Terminal().write(wrong.rendered(in: language))
            throw Complaint.sentence(
                LocalizedText(
                    ja: "\(path): この値は保存できません。ファイルは前のままです。",
                    en: "\(path): these values can't be kept; the file stays as it was.")[language], .badInput)
        }
        do throws(AtomicFile.Failure) { try all.write(to: path) } catch {
            throw Complaint.sentence("\(error.path): \(error.reason)", .notWritten)
        }
        print(LocalizedText(ja: "保存しました: \(path)", en: "Kept in \(path)")[language])
    }

    /// The weight, kg.
    private func mass(_ text: String, _ profile: Profile, _ language: Language) throws -> Double {
        guard profile.transport.lockstep != nil else { throw noWeight(profile, language) }
        let reader = Reader(of: .quoted("--weight"), rule: "calibrate", into: Diagnostics())
        let node = Node(.scalar(text), at: Place(line: 1, column: 1))
        if let mass = reader.quantity(node, .mass, in: 0.05...0.4) { return mass }
        throw Complaint.sentence(
            LocalizedText(
                ja: "--weight \"\(text)\" は 50 g から 400 g の重さではありません。\"200 g\" のように書いてください。",
                en: "--weight \"\(text)\" is no weight from 50 to 400 g. Write it as \"200 g\".")[language], .badInput)
    }

    private func noWeight(_ profile: Profile, _ language: Language) -> ExitCode {
        Complaint.sentence(
            LocalizedText(
                ja: "--weight は、机に立てて使う力覚デバイスのためのものです。\(profile.name) には使えません。",
                en:
                    "--weight is for a force device that stands upright; \(profile.name) is none, or is fixed otherwise."
            )[
                language], .badInput)
    }

    private static func words(_ result: WeightCalibration) -> LocalizedText {
        let scale = (result.scale * 1000).rounded() / 1000
        let friction = (result.friction * 100).rounded() / 100
        return LocalizedText(
            ja: "力の倍率 \(scale)、関節の摩擦 \(friction) N", en: "force scale \(scale), friction of the joints \(friction) N")
    }

    private func refusePlaceless(_ profile: Profile, _ language: Language) throws {
        switch profile.mapping {
        case .direct, .point: return
        case .pen, .gamepad:
            throw Complaint.sentence(
                LocalizedText(
                    ja: "\(profile.name) は空間の位置を測りません。三点の代わりに台紙を使います(senshi template)。他の値だけなら --no-touches を付けてください。",
                    en:
                        "\(profile.name) senses no place in the room, so there is nothing to touch: its sheet says where the "
                        + "patient is (senshi template). With --no-touches the other values are kept.")[language],
                .badInput)
        }
    }

    private func vector(_ text: String, _ kind: Quantity, _ option: String, _ language: Language) throws -> Vector {
        let diagnostics = Diagnostics()
        let reader = Reader(of: .quoted(option), rule: "calibrate", into: diagnostics)
        let numbers = text.split(separator: ",").compactMap { part -> Double? in
            let word = part.drop { $0 == " " }
            let range = kind == .length ? Calibration.toolOffset : -1...1
            return reader.quantity(Node(.scalar(String(word)), at: Place(line: 1, column: 1)), kind, in: range)
        }
        guard numbers.count == 3, !diagnostics.hasErrors else {
            let example = kind == .length ? "0 mm, 0 mm, -80 mm" : "0, 0, -1"
            let (low, high) = (Calibration.toolOffset.lowerBound, Calibration.toolOffset.upperBound)
            let span =
                kind == .length
                ? LocalizedText(
                    ja: "\(Int(low * 1000))から\(Int(high * 1000)) mm", en: "\(Int(low * 1000)) to \(Int(high * 1000)) mm"
                )
                : LocalizedText(ja: "-1から1", en: "-1 to 1")
            let range = span[language]
            throw Complaint.sentence(
                LocalizedText(
                    ja: "\(option) \"\(text)\" は\(range)の三つの数として読めません。\"\(example)\" のように書いてください。",
                    en: "\(option) \"\(text)\" is not three numbers from \(range). Write it as \"\(example)\".")[
                        language],
                .badInput)
        }
        return Vector(numbers[0], numbers[1], numbers[2])
    }
}

extension Calibration.Hand: ExpressibleByArgument {}
extension Calibration.Mounting: ExpressibleByArgument {}
