/// What a label of a scan is to a needle.
public enum LabelKind: String, Sendable, CaseIterable {
    case bone, muscle, vessel, nerve, organ
    /// Left out: what Senshi does not use.
    case nothing

    /// What a name of TotalSegmentator's `total` task is; `nil` for a name that it does not use.
    public init?(total name: String) {
        guard TotalLabels.names.contains(name) else { return nil }
        func begins(_ starts: [String]) -> Bool { starts.contains { name.hasPrefix($0) } }
        self =
            if begins(["gluteus", "autochthon", "iliopsoas"]) {
                .muscle
            } else if begins([
                "vertebrae", "sacrum", "humerus", "scapula", "clavicula", "femur", "hip", "skull", "rib", "sternum",
                "costal",
            ]) {
                .bone
            } else if begins([
                "aorta", "pulmonary_vein", "brachiocephalic", "subclavian", "common_carotid", "superior_vena",
                "inferior_vena", "portal_vein", "iliac",
            ]) {
                .vessel
            } else if name == "spinal_cord" {
                .nerve
            } else {
                .organ
            }
    }
}
