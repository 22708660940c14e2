import Authoring
import Foundation
import Patients
import TestSupport

/// A real person's CT, which lies beside the checkout and is never copied into it.
enum Pelvis {
    static let folder = "\(Repository.root)/../shared/data/anatomy/pelvis-ct"
    static let (ct, labels, names) = ("\(folder)/ct.nii.gz", "\(folder)/labels.nii.gz", "\(folder)/labels.tsv")
    static let isThere = FileManager.default.fileExists(atPath: ct)
    static let missing = "../shared/data/anatomy/pelvis-ct is missing: the CT is not part of this repository"

    /// The python that has nibabel: the system's own.
    static let python = "/usr/bin/python3"
    static let hasNibabel = (try? Run(python, ["-c", "import nibabel, numpy"]).status) == 0
    static let noNibabel = "python3-nibabel is not installed: packaging/setup.sh test installs it"

    /// Imported once each, on a grid of 2 mm, so that a build without optimisation stays quick.
    static let left = Result { try patient(.ventroglutealLeft) }
    static let right = Result { try patient(.ventroglutealRight) }

    static func patient(_ site: ScanSite, spacing: Double = 0.002) throws -> SitePatient {
        let text = String(decoding: try Data(contentsOf: URL(filePath: names)), as: UTF8.self)
        let known = LabelNames(text, into: Diagnostics())
        return try PatientImport(ShippedPresets.site(.ventrogluteal), spacing: spacing).patient(
            ct: ct, labels: labels, names: known ?? .total, site: site)
    }
}
