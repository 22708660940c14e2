public import Authoring

/// An injection site at true size on A4, with its landmarks, to tape on a tablet: SVG or PDF.
public struct SiteTemplate: Sendable {
    let drawing: Drawing
    /// The sheet's x of the midline and y of the landmarks' origin, mm.
    static let origin = Point(105, 78)

    /// - Throws: ``Misfit`` where a landmark is not finite or not on the sheet.
    public init(_ site: SiteLandmarks) throws(Misfit) {
        try Self.check(site)
        var drawing = Drawing()
        drawing.heading(site)
        drawing.zones(site)
        drawing.points(site)
        drawing.directions()
        drawing.ruler()
        drawing.origin(of: site)
        self.drawing = drawing
    }

    /// For browsers and drawing programs, UTF-8.
    public var svg: String { drawing.svg }

    /// For printers.
    public var pdf: [UInt8] { drawing.pdf }

    /// Writes the sheet whole or not at all: PDF where the path ends in `.pdf`, else SVG.
    public func write(to path: String) throws(WriteFailure) {
        try Folder.replace(path, with: path.lowercased().hasSuffix(".pdf") ? pdf : Array(svg.utf8))
    }

    /// A landmark that can't be printed.
    public struct Misfit: Error, Sendable, Equatable, CustomStringConvertible {
        /// The field of ``SiteLandmarks``.
        public let field: String
        /// One sentence, in both languages.
        public var sentence: LocalizedText {
            LocalizedText(
                ja: "\(field)： A4 用紙の図（幅 ±70 mm、肩峰の上 10 mm から下 150 mm）に収まりません。部位ファイルの値を直してください。",
                en:
                    "\(field): this does not fit on the sheet (±70 mm across, 10 mm above to 150 mm below the acromion); "
                    + "correct the site's file.")
        }
        public var description: String { sentence.en }
    }

    /// Where a place on the skin lies on the sheet, mm.
    static func place(_ place: SiteLandmarks.Place) -> Point {
        Point(origin.x + place.x * 1000, origin.y - place.y * 1000)
    }

    private static func check(_ site: SiteLandmarks) throws(Misfit) {
        let places = [
            ("acromion", site.acromion), ("threeFingers", site.threeFingers),
            ("axillaryLinePoint", site.axillaryLinePoint), ("tabletCentre", site.tabletCentre),
        ]
        for (field, place) in places
        where !(place.x.magnitude <= 0.070 && place.y <= 0.010 && place.y >= -0.150) {
            throw Misfit(field: field)
        }
        let lengths = [("ring", site.ring), ("unsafe", site.unsafe), ("midline", site.midline)]
        for (field, length) in lengths where !(length > 0 && length <= 0.050) { throw Misfit(field: field) }
    }
}
