import Authoring
import CPlatform

extension Doctor {
    /// SCHED_FIFO, as it was had or refused a moment ago.
    func scheduling(_ latency: LatencyTrial) -> Finding {
        if latency.hadPriority {
            return .fine(.rights, ja: "優先度(SCHED_FIFO 80)を使えます。", en: "SCHED_FIFO 80 may be used.")
        }
        return .trouble(
            .rights, .worse,
            LocalizedText(
                ja: "優先度(SCHED_FIFO)を使えません。", en: "SCHED_FIFO may not be used."),
            fix: Self.limits("rtprio 80"))
    }

    /// Locked memory: a page that has to be fetched from disk is a late force.
    var memory: Finding {
        let ipcLock = 14
        if cplatform_memlock_limit() == -1 || machine.has(capability: ipcLock) {
            return .fine(.rights, ja: "メモリを固定できます。", en: "memory may be locked.")
        }
        return .trouble(
            .rights, .worse,
            LocalizedText(ja: "メモリを固定できません。", en: "memory may not be locked."), fix: Self.limits("memlock unlimited"))
    }

    private static func limits(_ right: String) -> LocalizedText {
        LocalizedText(
            ja: "/etc/security/limits.d/senshi.conf に「@senshi - \(right)」という行を加え、グループ senshi に入り、サインインし直してください。",
            en:
                "add the line '@senshi - \(right)' to /etc/security/limits.d/senshi.conf, join the group senshi and sign in again."
        )
    }
}
