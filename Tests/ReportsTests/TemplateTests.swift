import Authoring
import Foundation
import Reports
import Testing

extension Made {
    static let site = SiteLandmarks(
        title: both("三角筋 筋肉内注射", "Deltoid, IM"), acromion: .init(x: 0, y: 0), threeFingers: .init(x: 0, y: -0.050),
        axillaryLinePoint: .init(x: 0, y: -0.085), ring: 0.010, unsafe: 0.020, midline: 0.030,
        tabletCentre: .init(x: 0, y: -0.065), source: "JMA 2021 (s), rings and bands (e)")
}

@Suite("The site's sheet") struct TemplateTests {
    let template: SiteTemplate

    init() throws { template = try SiteTemplate(Made.site) }

    @Test("is A4 in millimetres as SVG, well-formed")
    func svg() throws {
        let sheet = PageTree(template.svg)
        let root = try #require(sheet.root, "\(sheet.problem ?? "")")
        #expect(root.attributes["width"] == "210mm" && root.attributes["height"] == "297mm")
        #expect(root.attributes["viewBox"] == "0 0 210 297")
    }

    @Test("shows every landmark at its place")
    func landmarks() throws {
        let circles = PageTree(template.svg).all("circle")
        let rings = circles.filter { $0.number("r") == 10 }
        let dots = circles.filter { $0.number("r") != 10 }
        #expect(rings.count == 2 && dots.count == 2)
        let heights = rings.compactMap { $0.number("cy") }
        #expect(heights == dots.compactMap { $0.number("cy") })
        #expect(abs(heights[1] - heights[0] - 35) < 1e-9)
        let lines = PageTree(template.svg).all("path").map(\.points)
        let acromion = heights[0] - 50
        func hasCross(_ y: Double, arm: Double) -> Bool {
            lines.contains { $0.count == 2 && $0[0].y == y && $0[1].y == y && $0[1].x - $0[0].x == 2 * arm }
        }
        #expect(hasCross(acromion, arm: 8) && hasCross(acromion + 65, arm: 4))
        #expect(lines.contains { $0.count == 2 && $0[0].y == acromion + 20 && $0[1].x - $0[0].x == 60 })
        let hatch = lines.filter { line in
            line.count == 2 && abs((line[0].x - line[1].x) + (line[0].y - line[1].y)) < 1e-6 && line[0].x > line[1].x
                && line.allSatisfy { $0.y >= acromion - 1e-6 && $0.y <= acromion + 20 + 1e-6 }
        }
        #expect(hatch.count > 15)
        #expect(lines.contains { $0.count == 2 && $0[0].y == acromion + 85 && $0[1].y == acromion + 85 })
    }

    @Test("speaks both languages, and no two texts overlap or leave the paper")
    func texts() throws {
        let texts = PageTree(template.svg).all("text")
        let all = texts.map(\.text).joined(separator: "\n")
        for word in [
            "肩峰", "腋窩線", "タブレットの中心", "centre of the tablet", "ちょうど100 mmでなければならない", "it must be 100 mm", "頭側", "head",
            "左", "left",
            "右", "right", "three fingers", "axillary line", "JMA 2021",
        ] { #expect(all.contains(word), "\(word)") }
        let boxes = try texts.map { text in
            let size = try #require(text.number("font-size"))
            let length = text.text.unicodeScalars.reduce(0.0) { $0 + ($1.value > 0x2E80 ? 1 : 0.52) } * size
            let x = try #require(text.number("x"))
            let anchor = text.attributes["text-anchor"]
            let left = anchor == "middle" ? x - length / 2 : (anchor == "end" ? x - length : x)
            let y = try #require(text.number("y"))
            return (text: text.text, left: left, right: left + length, top: y - 0.75 * size, bottom: y + 0.15 * size)
        }
        for (index, box) in boxes.enumerated() {
            #expect(box.left > 5 && box.right < 207 && box.top > 5 && box.bottom < 292, "\(box.text)")
            for other in boxes[(index + 1)...] {
                let apart =
                    box.right <= other.left || other.right <= box.left || box.bottom <= other.top
                    || other.bottom <= box.top
                #expect(apart, "\(box.text) and \(other.text)")
            }
        }
    }

    /// The ruler's end strokes stand 8 mm high above its line; other strokes only 3 mm. Measured 5 mm above the line.
    private func ruler(_ pdf: String) throws -> Double {
        let picture = try Command.run("/usr/bin/pdftoppm", "-r", "600", "-gray", pdf)
        let bitmap = try #require(Bitmap(pgm: picture.output))
        let perMillimetre = 600 / 25.4
        #expect(abs(Double(bitmap.width) / perMillimetre - 210) < 0.1)
        #expect(abs(Double(bitmap.height) / perMillimetre - 297) < 0.1)
        let strokes = bitmap.strokes(row: Int((262.0 - 5) * perMillimetre))
        #expect(strokes.count == 2)
        // From the acromion's cross to the two-finger bar: the vertical scale.
        let column = bitmap.strokes(column: Int((105.0 + 29) * perMillimetre))
        #expect(column.contains { abs($0 / perMillimetre - 98) < 0.1 })
        return (try #require(strokes.last) - (try #require(strokes.first))) / perMillimetre
    }

    private func inDirectory(_ work: (String) throws -> Void) throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("senshi-\(UUID().uuidString)")
            .path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try work(directory)
    }

    static let hasPoppler = Command.exists("/usr/bin/pdftoppm")
    static let hasSVG = Command.exists("/usr/bin/rsvg-convert") && hasPoppler

    @Test(
        "as PDF has a ruler of 100 mm on paper",
        .enabled(if: hasPoppler, "pdftoppm is missing: apt-get install poppler-utils"))
    func pdfRuler() throws {
        try inDirectory { directory in
            try template.write(to: "\(directory)/sheet.pdf")
            #expect(abs(try ruler("\(directory)/sheet.pdf") - 100) <= 0.1)
        }
    }

    @Test(
        "as SVG has the same ruler",
        .enabled(if: hasSVG, "rsvg-convert is missing: apt-get install librsvg2-bin poppler-utils"))
    func svgRuler() throws {
        try inDirectory { directory in
            try template.write(to: "\(directory)/sheet.svg")
            _ = try Command.run(
                "/usr/bin/rsvg-convert", "-f", "pdf", "-o", "\(directory)/sheet.pdf", "\(directory)/sheet.svg")
            #expect(abs(try ruler("\(directory)/sheet.pdf") - 100) <= 0.1)
        }
    }

    @Test(
        "as PDF holds text that a reader can search, in Japanese too",
        .enabled(if: hasPoppler, "pdftotext is missing: apt-get install poppler-utils"))
    func pdfText() throws {
        try inDirectory { directory in
            try template.write(to: "\(directory)/sheet.pdf")
            let output = try Command.run("/usr/bin/pdftotext", "\(directory)/sheet.pdf", "-").output
            let text = String(decoding: output, as: UTF8.self)
            for word in ["Deltoid, IM", "it must be 100 mm", "タブレットの中心", "肩峰", "腋窩線"] {
                #expect(text.contains(word), "\(word)")
            }
            let info = String(
                decoding: try Command.run("/usr/bin/pdfinfo", "\(directory)/sheet.pdf").output, as: UTF8.self)
            #expect(info.contains("A4") && info.contains(/Pages: +1\b/))
        }
    }

    @Test("the PDF's table points at its objects")
    func crossReference() throws {
        let bytes = template.pdf
        // One letter per byte, so that places in the text are places in the file.
        let text = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        let start = try #require(text.firstMatch(of: #/startxref\n(\d+)\n%%EOF\n$/#).flatMap { Int($0.1) })
        let letters = Array(text.unicodeScalars)
        #expect(String(String.UnicodeScalarView(letters[start..<start + 5])) == "xref\n")
        let places = text.matches(of: #/(\d{10}) 00000 n /#).compactMap { Int($0.1) }
        #expect(places.count == 9)
        for (index, place) in places.enumerated() {
            let head = "\(index + 1) 0 obj\n"
            #expect(String(String.UnicodeScalarView(letters[place..<place + head.count])) == head)
        }
        let stream = try #require(text.firstMatch(of: #/Length (\d+) >>\nstream\n/#))
        let rest = text[stream.range.upperBound...]
        let end = try #require(rest.range(of: "endstream"))
        #expect(Int(stream.1) == rest[..<end.lowerBound].unicodeScalars.count)
    }

    @Test("landmarks that leave the paper, or are no numbers, are refused by name")
    func misfits() {
        func misfit(_ change: (inout SiteLandmarks) -> Void) -> SiteTemplate.Misfit? {
            var site = Made.site
            change(&site)
            return #expect(throws: SiteTemplate.Misfit.self) { try SiteTemplate(site) }
        }
        #expect(misfit { $0.threeFingers.y = -0.4 }?.field == "threeFingers")
        #expect(misfit { $0.acromion.x = .nan }?.field == "acromion")
        #expect(misfit { $0.ring = 0 }?.field == "ring")
        #expect(misfit { $0.midline = .infinity }?.field == "midline")
        #expect(misfit { $0.tabletCentre.y = 0.2 }?.sentence.ja.contains("A4") == true)
    }

    @Test("other numbers move the landmarks")
    func moved() throws {
        var site = Made.site
        site.axillaryLinePoint = .init(x: 0.004, y: -0.095)
        site.ring = 0.012
        let rings = PageTree(try SiteTemplate(site).svg).all("circle").filter { $0.number("r") == 12 }
        #expect(rings.count == 2)
        #expect(rings.last?.number("cx") == 109)
        #expect(abs((rings.last?.number("cy") ?? 0) - (rings.first?.number("cy") ?? 0) - 45) < 1e-9)
    }
}
