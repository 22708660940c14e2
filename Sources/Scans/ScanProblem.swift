public import Authoring

/// Why a scan can't be read.
public enum ScanProblem: Error, Sendable, Equatable {
    /// The system's words.
    case unreadable(String)
    /// A folder, a pipe or a device.
    case notAFile
    case truncated
    case badCompression
    /// What was found in place of a NIfTI-1 header.
    case notNIfTI
    case nifti2
    case headerAndImageApart
    /// How many dimensions the header claims, or the sizes that no body has.
    case dimensions([Int])
    case voxelType(Int)
    case scaling
    case spacing
    case noOrientation
    case notWhole

    /// One sentence: what is wrong and what to do.
    public var sentence: LocalizedText {
        switch self {
        case .unreadable(let reason):
            LocalizedText(
                ja: "開けません(\(reason))。ファイル名と読み取り権限を確かめてください。",
                en: "can't be read (\(reason)). Check the name and whether you may read it.")
        case .notAFile:
            LocalizedText(
                ja: "ファイルではありません(フォルダー、パイプ、デバイスなど)。ディスク上の .nii か .nii.gz を指定してください。",
                en: "is no file (but a folder, a pipe or a device). Name a .nii or .nii.gz on the disk.")
        case .truncated:
            LocalizedText(
                ja: "途中で切れています。ヘッダーが示す量のデータがありません。コピーし直してください。",
                en: "ends before the data that its header promises. Copy it again from where it came.")
        case .badCompression:
            LocalizedText(
                ja: "gzipの圧縮が壊れています。コピーし直してください。",
                en: "its gzip compression is damaged. Copy it again from where it came.")
        case .notNIfTI:
            LocalizedText(
                ja: "NIfTI-1ファイルではありません。dcm2niixなどで .nii か .nii.gz に変換してください。",
                en: "is no NIfTI-1 file. Convert the scan to .nii or .nii.gz, for example with dcm2niix.")
        case .nifti2:
            LocalizedText(
                ja: "NIfTI-2です。NIfTI-1で保存し直してください。", en: "is NIfTI-2. Save it as NIfTI-1.")
        case .headerAndImageApart:
            LocalizedText(
                ja: "ヘッダーと画像が別のファイル(.hdr/.img)です。一つの .nii か .nii.gz に変換してください。",
                en: "keeps header and image apart (.hdr/.img). Convert the pair to one .nii or .nii.gz.")
        case .dimensions(let sizes):
            LocalizedText(
                ja: "大きさが\(Self.product(sizes))です。3次元で、各辺2〜2048、合計\(ScanHeader.mostVoxels)ボクセルまで読めます。",
                en: "its size is \(Self.product(sizes)). Three dimensions of 2 to 2048 each can be read, "
                    + "at most \(ScanHeader.mostVoxels) voxels in all.")
        case .voxelType(let code):
            LocalizedText(
                ja: "データ型\(code)は読めません。uint8、int8、int16、uint16、int32、uint32、float32、float64で保存してください。",
                en: "its data type \(code) can't be read. Save it as uint8, int8, int16, uint16, int32, uint32, "
                    + "float32 or float64.")
        case .scaling:
            LocalizedText(
                ja: "scl_slopeかscl_interが数ではありません。書き出し直してください。",
                en: "its scl_slope or scl_inter is not a number. Export it again.")
        case .spacing:
            LocalizedText(
                ja: "ボクセルの間隔か向きが不正です(0.1〜10 mmで、直交していること)。書き出し直してください。",
                en:
                    "its voxels' spacing or orientation makes no sense (0.1 to 10 mm, at right angles). Export it again."
            )
        case .noOrientation:
            LocalizedText(
                ja: "向きが書かれていません(sformもqformも0)。左右が分からないため使えません。向きを付けて書き出し直してください。",
                en: "does not say how the body lies in it (sform and qform are 0), so left and right are unknown. "
                    + "Export it again with its orientation.")
        case .notWhole:
            LocalizedText(
                ja: "ラベルに整数でない値か範囲外の値があります(0〜65535)。ラベル画像を指定してください。",
                en: "holds values that are no labels (whole numbers, 0 to 65535). Give the label image.")
        }
    }

    private static func product(_ sizes: [Int]) -> String { sizes.map(String.init).joined(separator: "×") }
}
