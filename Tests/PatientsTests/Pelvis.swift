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

    /// Imported once each, on the grid that an import has unless told.
    static let left = Result { try patient(.ventroglutealLeft) }
    static let right = Result { try patient(.ventroglutealRight) }

    /// - Parameter progress: is told the share of the work that is done, 0 … 1.
    static func patient(_ site: ScanSite, progress: @escaping (Double) -> Void = { _ in }) throws -> SitePatient {
        let text = String(decoding: try Data(contentsOf: URL(filePath: names)), as: UTF8.self)
        let known = LabelNames(text, into: Diagnostics())
        return try PatientImport(ShippedPresets.site(.ventrogluteal), progress: { progress($1) }).patient(
            ct: ct, labels: labels, names: known ?? .total, site: site)
    }
}
