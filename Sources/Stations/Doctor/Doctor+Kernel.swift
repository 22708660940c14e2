import Authoring

extension Doctor {
    /// Whether the kernel keeps a thousand deadlines a second under load.
    var kernel: Finding {
        let release = machine.text("/proc/sys/kernel/osrelease") ?? "?"
        guard machine.text("/sys/kernel/realtime") != "1" else {
            return .fine(.kernel, ja: "\(release)：リアルタイムカーネルです。", en: "\(release): a real-time kernel.")
        }
        return .trouble(
            .kernel, .worse,
            LocalizedText(
                ja: "\(release)：通常のカーネルです。他の負荷があると、手応えが遅れることがあります。",
                en: "\(release): an ordinary kernel. Under other load a force may come late."),
            fix: LocalizedText(
                ja: "「sudo apt install linux-image-rt-amd64」を実行し、再起動してください。",
                en: "run 'sudo apt install linux-image-rt-amd64' and start the machine again."))
    }

    /// The clock must not jump, and must be read without the kernel's help.
    var clocks: Finding {
        let folder = "/sys/devices/system/clocksource/clocksource0"
        guard let source = machine.text("\(folder)/current_clocksource") else {
            return .trouble(
                .clocks, .worse,
                LocalizedText(ja: "時計の種類がわかりません。", en: "the kernel does not say which clock it uses."),
                fix: LocalizedText(
                    ja: "/sys をマウントしてください(コンテナの中なら、読み取り専用で渡してください)。",
                    en: "mount /sys; in a container, hand it in read-only."))
        }
        // Read in the process itself, without a system call.
        let swift: Set = ["tsc", "arch_sys_counter", "kvm-clock", "hyperv_clocksource_tsc_page"]
        if swift.contains(source) { return .fine(.clocks, ja: "時計は \(source) です。", en: "the clock is \(source).") }
        let others = machine.text("\(folder)/available_clocksource") ?? ""
        let better = others.split(separator: " ").map(String.init).first { swift.contains($0) }
        return .trouble(
            .clocks, .worse,
            LocalizedText(
                ja: "時計は \(source) です。一度読むのに約1マイクロ秒かかります。",
                en: "the clock is \(source), which takes about a microsecond to read."),
            fix: better.map {
                LocalizedText(
                    ja: "「echo \($0) | sudo tee \(folder)/current_clocksource」を実行してください。",
                    en: "run 'echo \($0) | sudo tee \(folder)/current_clocksource'.")
            }
                ?? LocalizedText(
                    ja: "この機械に速い時計はありません。古い機械なら、別の機械を使ってください。",
                    en: "this machine has no faster one; where forces come late, use another machine."))
    }

    /// A processor that sleeps deeply or runs slowly wakes late.
    var power: Finding {
        let governors = Set(
            machine.names(in: "/sys/devices/system/cpu").filter { $0.wholeMatch(of: /cpu\d+/) != nil }.compactMap {
                machine.text("/sys/devices/system/cpu/\($0)/cpufreq/scaling_governor")
            })
        let slow = governors.subtracting(["performance", "schedutil"]).sorted()
        if !slow.isEmpty {
            return .trouble(
                .power, .worse,
                LocalizedText(
                    ja: "プロセッサの速さは「\(slow.joined(separator: ", "))」で決まります。",
                    en: "the processor's speed follows '\(slow.joined(separator: ", "))'."),
                fix: LocalizedText(
                    ja: "「sudo cpupower frequency-set -g performance」を実行してください。",
                    en: "run 'sudo cpupower frequency-set -g performance'."))
        }
        guard machine.mayUse("/dev/cpu_dma_latency") else {
            return .trouble(
                .power, .worse,
                LocalizedText(
                    ja: "プロセッサの深い眠りを止められません(/dev/cpu_dma_latency)。",
                    en: "deep sleep of the processor can't be held off (/dev/cpu_dma_latency)."),
                fix: LocalizedText(
                    ja: "「senshi devices rules」が出す規則を入れ、グループ senshi に入ってください。",
                    en: "install the rules that 'senshi devices rules' prints, and be in the group senshi."))
        }
        return .fine(
            .power, ja: "プロセッサは練習中、深く眠りません。",
            en: "the processor is kept out of deep sleep while a session runs.")
    }
}
