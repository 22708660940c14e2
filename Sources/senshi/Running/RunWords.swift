import Authoring
import Patients
import Scoring
import Servo
import Sessions

/// What a run says to people.
enum RunWords {
    static let stoppedByEscape = LocalizedText(
        ja: "Escで中止し、デバイスを返しました。", en: "Stopped with Esc; the device was given back.")
    static let stoppedBySignal = LocalizedText(
        ja: "合図(シグナル)で中止しました。力はゼロです。", en: "Stopped by a signal; force is zero.")
    static let deviceGone = LocalizedText(
        ja: "デバイスがなくなりました。力はゼロです。ここまでの記録は残っています。つなぎ直して、もう一度実行してください。",
        en: "The device went away; force is zero, and what was done so far is in the report. Plug it in and run again.")
    static let finished = LocalizedText(ja: "すべての手順が終わりました", en: "all steps are done")

    static func recording(_ path: String) -> LocalizedText {
        LocalizedText(ja: "記録: \(path)", en: "Recording: \(path)")
    }
    static func recordingName(_ path: String) -> LocalizedText {
        LocalizedText(
            ja: "--record \(path): 記録は .mcap、表は .csv で終わる名前にしてください。",
            en: "--record \(path): name a file that ends in .mcap for a recording, or in .csv for a table.")
    }

    /// The expert's run, in words.
    static func exemplar(_ exemplar: Exemplar) -> LocalizedText {
        func whole(_ x: Double) -> Int { Int(x.rounded()) }
        let (angle, depth) = (whole(exemplar.angle * 180 / .pi), whole(exemplar.depth * 1000))
        let (way, injection) = (hundredths(exemplar.insertion), hundredths(exemplar.injection))
        return LocalizedText(
            ja: "お手本(\(exemplar.by)、\(whole(exemplar.percent)) %): 角度\(angle)度、深さ\(depth) mm、刺入\(way)秒、注入\(injection)秒",
            en:
                "Exemplar (\(exemplar.by), \(whole(exemplar.percent)) %): \(angle) deg, \(depth) mm deep, in \(way) s, injects in \(injection) s"
        )
    }

    /// How far the tip is from the exemplar's path, m.
    static func deviation(_ metres: Double) -> LocalizedText {
        let tenths = (metres * 10_000).rounded() / 10
        return LocalizedText(ja: "お手本まで\(tenths) mm", en: "\(tenths) mm from the exemplar")
    }

    static func kept(_ path: String) -> LocalizedText {
        LocalizedText(ja: "お手本: \(path)", en: "Exemplar: \(path)")
    }

    /// An exemplar of another scenario.
    static func foreign(_ exemplar: Exemplar, _ path: String, _ scenario: String) -> LocalizedText {
        LocalizedText(
            ja: "\(path) は \(exemplar.scenario) のお手本です。\(scenario) のものを選ぶか、--no-exemplar を付けてください。",
            en: "\(path) is an exemplar of \(exemplar.scenario); name one of \(scenario), or write --no-exemplar.")
    }

    static func interrupted(by scenario: String) -> LocalizedText {
        LocalizedText(ja: "続けて「\(scenario)」を行います。採点は別です。", en: "Now “\(scenario)”, which is scored apart.")
    }

    static func fastForwarded(_ seconds: Double) -> LocalizedText {
        let whole = Int(seconds.rounded())
        return LocalizedText(
            ja: "待ち時間のうち\(whole)秒を早送りしました。", en: "\(whole) s of waiting were fast-forwarded.")
    }

    /// A time without the device, for the report.
    static let clutchInTissue = LocalizedText(
        ja: "針が体に触れている間、クラッチは使えません。針を抜いてから押してください。",
        en: "the clutch does nothing while the needle touches the patient: pull it out first")

    static func absence(_ absence: Absences.Absence) -> LocalizedText {
        let (start, long) = (hundredths(absence.start), hundredths(absence.duration))
        return LocalizedText(
            ja: "\(start)秒から\(long)秒間、デバイスがありませんでした\(absence.inTissue ? "(針は組織の中)" : "")。力はゼロで、針の位置は記録されていません。",
            en: "The device was away for \(long) s from \(start) s\(absence.inTissue ? ", the needle in tissue" : ""). "
                + "Force was zero, and where the needle was is not known.")
    }

    static func held(_ seconds: Double) -> LocalizedText {
        let long = hundredths(seconds)
        return LocalizedText(
            ja: "指導者が合わせて\(long)秒間、一時停止しました。その間の力はゼロで、時間は数えていません。",
            en: "An instructor held the procedure, for \(long) s in all. Force was zero, and that time is not counted.")
    }

    private static func hundredths(_ x: Double) -> String { "\((x * 100).rounded() / 100)" }

    /// Which real-time rights the run had, in both languages; the file and line to add are the same in both.
    static func policy(_ timing: LoopTiming) -> LocalizedText {
        let en = timing.policy
        if timing.stepped { return LocalizedText(ja: "ステップ時間: 締切も遅れもありません", en: en) }
        guard en.hasPrefix("best effort") else {
            return LocalizedText(ja: "リアルタイム: SCHED_FIFO 80、メモリ固定", en: en)
        }
        return LocalizedText(
            ja: "ベストエフォート: リアルタイムの権利がありません。/etc/security/limits.d/senshi.conf に "
                + "'@senshi - rtprio 80' と '@senshi - memlock unlimited' の行を加え、グループ senshi に入ってサインインし直してください",
            en: en)
    }

    static func fault(_ name: String) -> LocalizedText {
        let words: LocalizedText
        switch name {
        case "notFinite":
            words = LocalizedText(ja: "デバイスの値が数ではありません", en: "the device sent something that is no number")
        case "clockBackward": words = LocalizedText(ja: "デバイスの時計が戻りました", en: "the device's clock ran backward")
        case "jump": words = LocalizedText(ja: "位置が飛びました", en: "the position jumped")
        case "deviceGone":
            words = LocalizedText(
                ja: "デバイスがなくなりました。つなぎ直してください(Escで終了)", en: "the device went away; plug it in again (Esc ends the run)")
        case "silent":
            words = LocalizedText(ja: "デバイスから報告が来ません", en: "the device said nothing")
        case "slept":
            words = LocalizedText(ja: "コンピュータがスリープしました", en: "the machine slept")
        case "emergencyStop": words = LocalizedText(ja: "非常停止しました(rで解除)", en: "emergency stop (r allows force again)")
        default: words = LocalizedText(ja: "処理が間に合いませんでした", en: "the machine was stopped for too long")
        }
        return LocalizedText(ja: "力をゼロにしました: \(words.ja)", en: "force is zero: \(words.en)")
    }

    /// The step on the live line.
    static func step(_ step: Step?) -> LocalizedText { step?.text ?? finished }

    /// How far a wait has come, and how much faster than the clock it runs.
    static func progress(_ wait: WaitState) -> LocalizedText {
        let (now, target, factor) = (Int(wait.elapsed), Int(wait.target), Int(wait.factor))
        let faster = factor > 1
        return LocalizedText(
            ja: "\(now)/\(target)秒\(faster ? " \(factor)倍早送り" : "")",
            en: "\(now)/\(target) s\(faster ? ", ×\(factor)" : "")")
    }

    /// Whose patient and events these are.
    static func cohort(_ seed: UInt64) -> LocalizedText {
        LocalizedText(ja: "コホート\(seed)の患者とイベントです。", en: "Patient and events of cohort \(seed).")
    }

    /// What is to be seen of the patient.
    static func seen(_ words: LocalizedText) -> LocalizedText {
        LocalizedText(ja: "! \(words.ja)", en: "! \(words.en)")
    }

    /// Where viewers look on.
    static func streaming(at address: String) -> LocalizedText {
        LocalizedText(
            ja: "配信中: ws://\(address) (Foxgloveなどで開けます)", en: "streaming at ws://\(address) (open it with Foxglove)")
    }

    /// Coaching while learning.
    static func prompt(_ words: LocalizedText) -> LocalizedText {
        LocalizedText(ja: "ヒント: \(words.ja)", en: "hint: \(words.en)")
    }

    /// What somebody says, indented.
    static func quoted(_ words: LocalizedText) -> LocalizedText {
        LocalizedText(ja: "  「\(words.ja)」", en: "  “\(words.en)”")
    }

    /// Who is under the needle: described, or real.
    static func patient(_ patient: Patient) -> LocalizedText {
        guard let site = patient.real else { return person(patient.person ?? Person(sex: .female, age: 0, bmi: 0)) }
        let real = LocalizedText(
            ja: "実在の患者のCT(\(site.id.prefix(8)))、\(site.site.title.ja)",
            en: "a real patient's CT (\(site.id.prefix(8))), \(site.site.title.en)")
        guard let described = patient.person.map(Self.person) else { return real }
        return LocalizedText(ja: "\(described.ja)、\(real.ja)", en: "\(described.en), \(real.en)")
    }

    static func person(_ person: Person) -> LocalizedText {
        let sex = person.sex == .female ? "女性" : "男性"
        let tenths = (person.bmi * 10).rounded() / 10
        return LocalizedText(ja: "\(sex)、\(Int(person.age))歳、BMI \(tenths)", en: person.name)
    }
}
