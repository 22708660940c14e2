import Authoring
import Collision
import Patients

/// What is said of a real patient's site.
enum PatientWords {
    static func title(_ patient: SitePatient) -> LocalizedText {
        LocalizedText(
            ja: "\(patient.site.title.ja)、患者 \(patient.id.prefix(8))",
            en: "\(patient.site.title.en), patient \(patient.id.prefix(8))")
    }

    /// The scan ends within the site, so many metres from the landmark.
    static func cut(_ end: Double) -> LocalizedText {
        let mm = Int((end * 1000).rounded())
        return LocalizedText(
            ja: "注意: 撮影範囲が部位を切っています(目印から \(mm) mm)。その先の皮膚は本物ではありません。手前だけで刺してください。",
            en: "warning: the scan ends within the site, \(mm) mm from the landmark. Beyond that the skin is not real: "
                + "keep the needle nearer, or use a CT with a wider field of view.")
    }

    /// The depths under the landmark.
    static func depths(_ patient: SitePatient) -> LocalizedText {
        let depths = patient.anatomy.depths
        func mm(_ face: Int) -> String { depths[face] < 1 ? "\((depths[face] * 10_000).rounded() / 10) mm" : "–" }
        return LocalizedText(
            ja: "目印の下の深さ: 筋膜 \(mm(2))、筋肉 \(mm(3))、骨 \(mm(4))",
            en: "under the landmark: fascia at \(mm(2)), muscle at \(mm(3)), bone at \(mm(4))")
    }
}
