public import Authoring

extension Guideline: AuthoredFile {
    /// The version of the file format that this program reads.
    public static let format = "senshi-guideline/1"

    /// Reads a guideline from a document. Nil where anything in it is wrong; all of it is then in `diagnostics`.
    public init?(_ document: Document, into diagnostics: Diagnostics) {
        guard
            let fields = Self.fields(
                document, of: LocalizedText(ja: "ガイドライン", en: "a guideline"), rule: "guideline", into: diagnostics)
        else {
            return nil
        }
        let id = fields.text("id")
        let version = fields.text("version")
        let title = fields.localized("title")
        let bands = fields.fields("bands", rule: "guideline.bands").map(Self.bands)
        fields.finish()
        guard !diagnostics.hasErrors, let id, let version, let title, let bands else { return nil }
        self.init(id: id, version: version, title: title, bands: bands)
    }

    private static func bands(_ fields: Fields) -> [String: Band] {
        var bands: [String: Band] = [:]
        for entry in fields.entries {
            guard let own = fields.fields(entry.key, rule: "guideline.band") else { continue }
            bands[entry.key] = Band(own, named: entry.key)
        }
        fields.finish()
        return bands
    }
}
