public import Authoring
public import Collision
import Space

/// A real patient's site as one SVG: both cuts with their boundaries, the depths under the landmark, the planned needle.
public struct PatientPicture: Sendable {
    let title: LocalizedText
    let notice: LocalizedText
    let slices: [Slice]
    let depths: [Double]
    let needle: (length: Double, depth: Double)?
    let language: Language

    /// - Parameters:
    ///   - title: whose site it is.
    ///   - notice: what must be said of such a file.
    ///   - anatomy: the site.
    ///   - needle: its length and how deep its tip is to be, m; `nil` for none.
    public init(
        title: LocalizedText, notice: LocalizedText, anatomy: Anatomy, needle: (length: Double, depth: Double)?,
        language: Language
    ) {
        self.title = title
        self.notice = notice
        slices = [Slice.across(anatomy), Slice.along(anatomy)]
        depths = (0..<5).map { anatomy.depths[$0] }
        self.needle = needle
        self.language = language
    }

    private static let style: StaticString = """
        <style>text{font:14px Helvetica,Arial,"Noto Sans CJK JP",sans-serif;fill:#1b1f24}.strong{font-weight:600}
        .layer{stroke:none}.air{fill:#eef1f5}.skin{fill:#d99e8c}.fat{fill:#f5dc9c}.fascia{fill:#8f9fb3}.muscle{fill:#c9686a}
        .bone{fill:#efe9da}.vessel{fill:#7b2d8b}.nerve{fill:#f2e205}.landmark,.bar{stroke:#1b1f24;stroke-width:2;fill:none}
        .needle{stroke:#14181c;stroke-width:2.5;fill:none}.hub{stroke:#14181c;stroke-width:9;fill:none}
        .tip{fill:#fff;stroke:#14181c;stroke-width:2}.plate{fill:#fff;fill-opacity:.85}.middle{text-anchor:middle}
        .small{font-size:12px;fill:#57606a}</style>
        """
    private static let across = LocalizedText(ja: "横断面（左が体の向かって左）", en: "Across the site")
    private static let along = LocalizedText(ja: "縦断面（右が頭側）", en: "Along the body, head to the right")

    /// The whole picture, UTF-8.
    public var svg: String {
        let pictures = slices.map(SlicePicture.init)
        let (left, top) = (16.0, 70.0)
        let width = 2 * SlicePicture.width + 3 * left
        let foot = top + (pictures.first?.height ?? 0)
        let picture = element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg",
                "viewBox": "0 0 \(width.coordinate()) \((foot + 130).coordinate())",
                "width": width.coordinate(), "height": (foot + 130).coordinate(),
            ]
        ) {
            Markup.literal(Self.style)
            Shapes.rectangle(0, 0, width, foot + 130, "plate")
            Shapes.text(title[language], Point(left, 28), "strong")
            for (number, picture) in pictures.enumerated() {
                let x = left + Double(number) * (SlicePicture.width + left)
                Shapes.text((number == 0 ? Self.across : Self.along)[language], Point(x, top - 10), "")
                element(
                    "svg",
                    [
                        "x": x.coordinate(), "y": top.coordinate(),
                        "width": SlicePicture.width.coordinate(), "height": picture.height.coordinate(),
                        "viewBox": "0 0 \(SlicePicture.width.coordinate()) \(picture.height.coordinate())",
                    ]
                ) {
                    picture.layers
                    picture.landmark
                    planned(picture)
                    ScaleBar(metres: 0.010, scale: picture.scale, at: Point(16, picture.height - 16)).markup
                }
            }
            legend(left, foot + 30)
            Shapes.text(notice[language], Point(left, foot + 112), "small")
        }
        return picture.source
    }

    /// Straight in at the landmark.
    @MarkupBuilder private func planned(_ picture: SlicePicture) -> Markup {
        if let needle {
            let (tip, hub) = (Vector(0, 0, -needle.depth), Vector(0, 0, needle.length - needle.depth))
            Shapes.path([picture.place(tip), picture.place(hub)], "needle")
            Shapes.path([picture.place(hub), picture.place(hub + Vector(0, 0, 0.005))], "hub")
            Shapes.circle(picture.place(tip), 4, "tip")
        }
    }

    /// The bone under the site is no humerus.
    private static func name(_ layer: Layer) -> LocalizedText {
        layer == .bone ? LocalizedText(ja: "骨", en: "bone") : Words.layer(layer)
    }

    /// Each layer with its colour and its depth under the landmark.
    @MarkupBuilder private func legend(_ left: Double, _ y: Double) -> Markup {
        let layers: [Layer] = [.skin, .fat, .fascia, .muscle, .bone]
        for (number, layer) in layers.enumerated() {
            let x = left + Double(number) * 180
            Shapes.rectangle(x, y - 11, 14, 14, "layer \(layer)")
            let depth = depths[number] < 1 ? "\((depths[number] * 1000).fixed(1)) mm" : "–"
            Shapes.text("\(Self.name(layer)[language]) \(depth)", Point(x + 20, y + 1), "")
        }
        if let needle {
            let words = LocalizedText(
                ja: "針 \((needle.length * 1000).short(1)) mm、針先の深さ \((needle.depth * 1000).short(1)) mm",
                en: "needle \((needle.length * 1000).short(1)) mm, tip \((needle.depth * 1000).short(1)) mm deep")
            Shapes.text(words[language], Point(left, y + 32), "")
        }
    }

    /// Writes the picture whole or not at all.
    public func write(to path: String) throws(WriteFailure) { try Folder.replace(path, with: Array(svg.utf8)) }
}
